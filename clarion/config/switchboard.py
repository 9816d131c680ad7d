"""When this happens, that is done. An event that is missing here fails a test."""

from clarion.kit.announcements import Switchboard

SWITCHBOARD: Switchboard = {}
