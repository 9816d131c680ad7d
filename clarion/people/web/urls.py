"""The addresses of an office's people, below `/<office>/people/`."""

from django.urls import path

from clarion.people.web.administration import changes, roles, staff, teams

app_name = "people"
urlpatterns = [
    path("", staff.staff, name="staff"),
    path("invite/", staff.invite, name="invite"),
    path("link/", staff.link, name="link"),
    path(
        "invitations/<int:invitation_id>/withdraw/",
        staff.withdraw_invitation,
        name="withdraw_invitation",
    ),
    path("<int:membership_id>/", staff.member, name="member"),
    path("<int:membership_id>/role/", staff.change_role, name="change_role"),
    path("<int:membership_id>/team/", staff.change_team, name="change_team"),
    path("<int:membership_id>/unlock/", staff.unlock, name="unlock"),
    path(
        "<int:membership_id>/second-factors/",
        staff.remove_second_factors,
        name="remove_second_factors",
    ),
    path("<int:membership_id>/new-password/", staff.offer_new_password, name="offer_new_password"),
    path("<int:membership_id>/end/", staff.end_membership, name="end_membership"),
    path("changes/", changes.changes, name="changes"),
    path("changes/<int:change_id>/agree/", changes.agree, name="agree_to_change"),
    path("changes/<int:change_id>/drop/", changes.drop, name="drop_change"),
    path("teams/", teams.teams, name="teams"),
    path("teams/<int:team_id>/close/", teams.close_team, name="close_team"),
    path("roles/", roles.roles, name="roles"),
    path("roles/new/", roles.make_role, name="make_role"),
    path("roles/<int:role_id>/", roles.role, name="role"),
]
