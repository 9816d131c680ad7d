"""When this happens, that is done. An event that is missing here fails a test."""

from clarion.desk import events as desk
from clarion.desk import jobs as desk_jobs
from clarion.insight import events as insight
from clarion.insight import jobs as insight_jobs
from clarion.kit.announcements import Switchboard
from clarion.listening import events as listening
from clarion.listening import jobs as listening_jobs
from clarion.newsroom import jobs as newsroom_jobs
from clarion.people import events as people
from clarion.people import jobs as people_jobs
from clarion.postroom import events as postroom
from clarion.postroom import jobs as postroom_jobs
from clarion.publishing import events as publishing
from clarion.publishing import jobs as publishing_jobs
from clarion.signoff import events as signoff
from clarion.signoff import jobs as signoff_jobs

SWITCHBOARD: Switchboard = {
    people.OfficeSetUp: (signoff_jobs.begin_first_standing_word,),
    people.NoticeWritten: (postroom_jobs.carry_one,),
    people.ChangeProposed: (people_jobs.tell_of_change,),
    people.ZoneChanged: (newsroom_jobs.follow_zone,),
    postroom.ArrivalsStored: (postroom_jobs.sort_office,),
    postroom.MessagesArrived: (desk_jobs.triage_messages,),
    postroom.MessagesChanged: (desk_jobs.note_changes,),
    postroom.DispatchQueued: (postroom_jobs.deliver_one,),
    postroom.DispatchMoved: (desk_jobs.confirm_answer, publishing_jobs.confirm_rendition),
    postroom.AccountTroubled: (postroom_jobs.tell_of_trouble,),
    postroom.AccountTaken: (publishing_jobs.begin_warning,),
    signoff.WarrantGranted: (
        desk_jobs.send_signed,
        desk_jobs.begin_signed,
        publishing_jobs.approve_edition,
    ),
    signoff.SignatureReturned: (
        desk_jobs.take_back,
        desk_jobs.give_back,
        publishing_jobs.take_back_edition,
    ),
    signoff.StepUnanswered: (signoff_jobs.tell_of_step,),
    signoff.EmergencyAsked: (signoff_jobs.tell_of_emergency,),
    signoff.ReviewOverdue: (signoff_jobs.tell_of_review,),
    signoff.SigningChangeProposed: (signoff_jobs.tell_of_proposal,),
    desk.CasesOpened: (desk_jobs.group_cases,),
    desk.RumourNoted: (insight_jobs.recognize_anew,),
    desk.MatterResolved: (desk_jobs.resolve_cases,),
    desk.CircularBegun: (desk_jobs.send_copies,),
    desk.PromiseDue: (desk_jobs.tell_of_promise,),
    publishing.StatementSaid: (newsroom_jobs.print_office,),
    listening.MentionsKept: (listening_jobs.weigh, listening_jobs.gather),
    listening.MentionsGlimpsed: (listening_jobs.read_glimpsed,),
    listening.MentionsRead: (insight_jobs.recognize_mentions,),
    insight.SomethingBegan: (insight_jobs.tell_of_beginning,),
    insight.StreamFellSilent: (insight_jobs.tell_of_silence,),
    publishing.ReadyToHand: (newsroom_jobs.print_office,),
}
