"""Offices, staff, and how they belong together."""

from clarion.people.models.invitation import Invitation
from clarion.people.models.membership import Membership, Role, Team
from clarion.people.models.office import Office
from clarion.people.models.one_time_pass import Pass
from clarion.people.models.staff import Staff

__all__ = ["Invitation", "Membership", "Office", "Pass", "Role", "Staff", "Team"]
