"""Opens a live office that has said things for sharing: one stands, one is corrected, one is gone.

Run in a house's own surroundings: `python -m tests.house.share_something`. Prints its short name,
the secret of an advocate's link, the address of whoever works there, and a statement's number.
"""

from datetime import timedelta

import django


def main() -> str:
    """Open it, say and correct and withdraw something, and ask an advocate."""
    from clarion.kit import clock  # noqa: PLC0415  (Django must be set up first)
    from clarion.people import queries as people  # noqa: PLC0415
    from clarion.publishing.actions import begin_edition, revise, withdraw  # noqa: PLC0415
    from tests.house.open_drill import PASSWORD  # noqa: PLC0415
    from tests.makers.publishing import (  # noqa: PLC0415
        page,
        see_off,
        send_for_signature,
        signed,
        wording,
    )
    from tests.makers.sharing import (  # noqa: PLC0415
        FACTS,
        LONG,
        SHORT,
        a_town,
        an_advocate_link,
        for_sharing,
    )

    now = clock.now() - timedelta(minutes=20)
    town = a_town(at=now)
    chief = people.person(town.chief.person)
    chief.set_password(PASSWORD)
    chief.save()
    first = for_sharing(town, at=now)
    gone = for_sharing(town, at=now, headline="Weir Road is closed", text="Use the bridge.")
    bins = for_sharing(
        town,
        at=now,
        headline="Bins are collected on Thursday",
        text="Because of the holiday. Put them out by 07:00.",
        theme="service",
        handed={SHORT: "", LONG: "Your bin day is Thursday this week. By 07:00!", FACTS: ""},
    )
    see_off(town, at=now + timedelta(seconds=1))
    withdraw(
        statement_id=page(town, gone).statement_id,
        why="It was another road",
        by=town.chief,
        at=now + timedelta(minutes=5),
    )
    later = now + timedelta(minutes=10)
    second = begin_edition(edition_id=first, by=town.chief, at=later)
    words = wording(town, text="Mill Lane is closed until 20:00 on Friday. Use Weir Road.")
    version = page(town, second).version
    revise(edition_id=second, seen_version=version, wording=words, by=town.chief, at=later)
    send_for_signature(town, second, at=later)
    signed(town, second, at=later)
    see_off(town, at=later + timedelta(seconds=1))
    slug = people.office(town.office_id).slug
    secret = an_advocate_link(town, joined=False, at=clock.now())
    return f"{slug} {secret} {chief.email} {bins} {page(town, bins).code}"


if __name__ == "__main__":
    django.setup()
    print(main())
