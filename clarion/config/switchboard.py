"""When this happens, that is done. An event that is missing here fails a test."""

from clarion.kit.announcements import Switchboard
from clarion.postroom import events as postroom
from clarion.postroom import jobs as postroom_jobs
from clarion.signoff import events as signoff

SWITCHBOARD: Switchboard = {
    postroom.ArrivalsStored: (postroom_jobs.sort_office,),
    postroom.MessagesArrived: (),
    postroom.MessagesChanged: (),
    postroom.DispatchQueued: (postroom_jobs.deliver_one,),
    postroom.DispatchMoved: (),
    postroom.AccountTroubled: (),
    signoff.WarrantGranted: (),
    signoff.SignatureReturned: (),
}
