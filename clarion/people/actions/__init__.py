"""What can be done about offices and the people in them."""

from clarion.people.actions.accept_invitation import accept_invitation
from clarion.people.actions.begin_work import begin_work
from clarion.people.actions.change_role import change_role
from clarion.people.actions.change_team import change_team
from clarion.people.actions.change_zone import NoSuchZone, change_zone
from clarion.people.actions.close_team import close_team
from clarion.people.actions.end_membership import end_membership
from clarion.people.actions.invite import invite
from clarion.people.actions.join import join
from clarion.people.actions.make_role import make_role
from clarion.people.actions.offer_new_password import offer_new_password
from clarion.people.actions.offer_welcome import offer_welcome
from clarion.people.actions.open_office import open_office
from clarion.people.actions.open_team import open_team
from clarion.people.actions.remove_second_factors import remove_second_factors
from clarion.people.actions.reseal_second_factors import reseal_second_factors
from clarion.people.actions.reshape_role import reshape_role
from clarion.people.actions.set_up import set_up
from clarion.people.actions.take_new_password import take_new_password
from clarion.people.actions.unlock import unlock
from clarion.people.actions.welcome_visitor import welcome_visitor
from clarion.people.actions.withdraw_invitation import withdraw_invitation

__all__ = [
    "NoSuchZone",
    "accept_invitation",
    "begin_work",
    "change_role",
    "change_team",
    "change_zone",
    "close_team",
    "end_membership",
    "invite",
    "join",
    "make_role",
    "offer_new_password",
    "offer_welcome",
    "open_office",
    "open_team",
    "remove_second_factors",
    "reseal_second_factors",
    "reshape_role",
    "set_up",
    "take_new_password",
    "unlock",
    "welcome_visitor",
    "withdraw_invitation",
]
