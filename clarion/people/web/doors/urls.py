"""The addresses outside of any office that belong to people."""

from django.urls import path

from clarion.people.web.doors.first_run import first_run
from clarion.people.web.doors.home import home, offices
from clarion.people.web.doors.invitation import invitation
from clarion.people.web.doors.new_password import new_password
from clarion.people.web.doors.town import town

urlpatterns = [
    path("", home, name="home"),
    path("offices/", offices, name="offices"),
    path("first-run/<str:secret>/", first_run, name="first_run"),
    path("invitation/<str:secret>/", invitation, name="invitation"),
    path("new-password/<str:secret>/", new_password, name="new_password"),
    path("town/<str:secret>/", town, name="town"),
]
