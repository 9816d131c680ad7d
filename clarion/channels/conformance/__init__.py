"""What any network's plug must be able to prove, in tests and nowhere else.

Give `READING` a `Reader`, and `SENDING` a `Stage`: a network, or its double, that fails on command.

    @pytest.mark.parametrize("check", [*READING, *SENDING], ids=lambda check: check.__name__)
    def test_conforms(check, stage):
        check(stage)
"""

from clarion.channels.conformance.figures import COUNTING
from clarion.channels.conformance.reading import READING
from clarion.channels.conformance.sending import SENDING as SAYING
from clarion.channels.conformance.stage import Reader, Stage
from clarion.channels.conformance.threading import THREADING

SENDING = (*SAYING, *COUNTING, *THREADING)

__all__ = ["READING", "SENDING", "Reader", "Stage"]
