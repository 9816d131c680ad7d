"""Offices, staff, how they belong together, and what they are told by e-mail."""

from clarion.people.models.change import Change
from clarion.people.models.invitation import Invitation
from clarion.people.models.membership import Membership, Role, Team
from clarion.people.models.notice import Notice
from clarion.people.models.office import Office
from clarion.people.models.one_time_pass import Pass
from clarion.people.models.spent_code import SpentCode
from clarion.people.models.staff import Staff
from clarion.people.models.wishes import Wishes

__all__ = [
    "Change",
    "Invitation",
    "Membership",
    "Notice",
    "Office",
    "Pass",
    "Role",
    "SpentCode",
    "Staff",
    "Team",
    "Wishes",
]
