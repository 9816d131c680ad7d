"""Everything that one running FakeNet holds."""

import time

from fakenet.calls import Seen
from fakenet.faults import Faults
from fakenet.network.society import Society
from fakenet.webhooks import Courier


class Site:
    def __init__(self, society: Society | None = None) -> None:
        self.base_url = ""
        self.started_at = time.time()
        self._fill(society or Society())

    def reset(self) -> None:
        """A new and empty network at the same address."""
        self.courier.stop()
        self._fill(Society())

    def _fill(self, society: Society) -> None:
        self.society = society
        self.faults = Faults()
        self.seen = Seen()
        self.courier = Courier(society, self.faults, lambda: self.base_url)
        society.on_event = self.courier.carry
        society.on_test = self.courier.carry_to
