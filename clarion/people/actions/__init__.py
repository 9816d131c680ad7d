"""What can be done about offices and the people in them."""

from clarion.people.actions.accept_invitation import accept_invitation
from clarion.people.actions.begin_work import begin_work
from clarion.people.actions.change_team import change_team
from clarion.people.actions.change_zone import NoSuchZone, change_zone
from clarion.people.actions.choose_laws import NoSuchLaw, choose_laws
from clarion.people.actions.close_team import close_team
from clarion.people.actions.join import join
from clarion.people.actions.offer_welcome import offer_welcome
from clarion.people.actions.open_office import open_office
from clarion.people.actions.open_team import open_team
from clarion.people.actions.powers.agree_to_change import agree_to_change
from clarion.people.actions.powers.change_role import change_role
from clarion.people.actions.powers.drop_change import drop_change
from clarion.people.actions.powers.end_membership import end_membership
from clarion.people.actions.powers.invite import invite
from clarion.people.actions.powers.make_role import make_role
from clarion.people.actions.powers.offered import Offered
from clarion.people.actions.powers.reshape_role import reshape_role
from clarion.people.actions.powers.tell_of_change import tell_of_change
from clarion.people.actions.powers.withdraw_invitation import withdraw_invitation
from clarion.people.actions.set_up import set_up
from clarion.people.actions.signing.give_app import give_app
from clarion.people.actions.signing.let_in import let_in
from clarion.people.actions.signing.offer_new_password import offer_new_password
from clarion.people.actions.signing.remove_second_factors import remove_second_factors
from clarion.people.actions.signing.reseal_second_factors import reseal_second_factors
from clarion.people.actions.signing.spend_code import spend_code
from clarion.people.actions.signing.take_new_password import take_new_password
from clarion.people.actions.signing.unlock import unlock
from clarion.people.actions.telling.claim_notice import Claimed, claim_notice
from clarion.people.actions.telling.reseal_notices import reseal_notices
from clarion.people.actions.telling.settle_notice import Carried, settle_notice
from clarion.people.actions.telling.tell import Telling, tell
from clarion.people.actions.telling.tell_guest import tell_guest
from clarion.people.actions.telling.wish_notices import HalfQuiet, wish_notices
from clarion.people.actions.welcome_visitor import welcome_visitor
from clarion.people.queries.notices import CODE_HERE
from clarion.people.rules.four_eyes import Course
from clarion.people.rules.notices import Happening

__all__ = [
    "CODE_HERE",
    "Carried",
    "Claimed",
    "Course",
    "HalfQuiet",
    "Happening",
    "NoSuchLaw",
    "NoSuchZone",
    "Offered",
    "Telling",
    "accept_invitation",
    "agree_to_change",
    "begin_work",
    "change_role",
    "change_team",
    "change_zone",
    "choose_laws",
    "claim_notice",
    "close_team",
    "drop_change",
    "end_membership",
    "give_app",
    "invite",
    "join",
    "let_in",
    "make_role",
    "offer_new_password",
    "offer_welcome",
    "open_office",
    "open_team",
    "remove_second_factors",
    "reseal_notices",
    "reseal_second_factors",
    "reshape_role",
    "set_up",
    "settle_notice",
    "spend_code",
    "take_new_password",
    "tell",
    "tell_guest",
    "tell_of_change",
    "unlock",
    "welcome_visitor",
    "wish_notices",
    "withdraw_invitation",
]
