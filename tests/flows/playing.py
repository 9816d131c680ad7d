"""Whatever people may do about statements, in any order and at any moment."""

import random
from datetime import timedelta
from io import BytesIO

from PIL import Image

from clarion.kit.refusals import Refusal
from clarion.postroom.actions import (
    Upload,
)
from clarion.publishing.actions import (
    Translated,
    add_pictures,
    begin_edition,
    begin_statement,
    drop_draft,
    move_edition,
    revise,
    say_again,
    submit,
    take_down_again,
    withdraw,
)
from clarion.publishing.models import Edition
from clarion.signoff import queries as signoff
from clarion.signoff.actions import answer_by_link, give_back, offer_link, sign
from tests.flows.stage import Stage
from tests.makers.people import code_of
from tests.makers.publishing import LINK, page, wording

STATEMENTS_MAX = 2
# What people and machines do; what is done more often stands here more than once.
DEEDS = (
    "say", "say", "say", "say", "say", "say", "say in an emergency", "say in an emergency",
    "say by link", "say by link", "edit", "submit", "sign", "give back", "begin", "correct",
    "work", "work", "hear", "hold", "lift", "lift", "release", "release", "drop held", "withdraw",
    "take down again", "say again", "say again", "drop", "move", "wait", "trouble",
)  # fmt: skip
COLOURS = ("red", "green", "blue", "black")


class Play(Stage):
    """What they write, sign, send back, withdraw and say again; what is refused is not done."""

    def say(self, dice: random.Random, how: str = "submit", by: str = "sign") -> None:
        """Go all the way with one statement, as most do; what is refused is left out."""
        place, number = dice.randrange(len(self.editions)), dice.randrange(10_000)
        self.editions[0], self.editions[place] = self.editions[place], self.editions[0]
        kept, self.editions = self.editions[1:], self.editions[:1]
        state = page(self.press, self.editions[0]).state
        deeds = ["correct"] if state not in {"draft", "in_review"} else []
        hands = [by, by] if how != "submit" or dice.random() < 0.1 else [by]
        for deed in (*deeds, dice.choice(("edit", "illustrate")), how, *hands, "work"):
            self.step(deed, number + dice.randrange(100))
        self.editions += kept

    def say_in_an_emergency(self, dice: random.Random) -> None:
        self.say(dice, how="ask in an emergency")

    def say_by_link(self, dice: random.Random) -> None:
        self.say(dice, by="sign by link")

    def edit(self, dice: random.Random, edition_id: int = 0) -> None:
        """Write other words, for other accounts, at another time, in one language or in two."""
        edition_id = edition_id or self.edition(dice)
        now = page(self.press, edition_id)
        self.words += 1
        n, thread, two = self.words, dice.random() < 0.3, dice.random() < 0.4
        accounts = [*self.press.accounts, self.other]
        text = f"Mill Lane is closed, notice {n}."
        if dice.random() < 0.3:
            accounts.remove(dice.choice(accounts))
        if thread:
            text = f"{text}\n---\nUse Weir Road, notice {n}."
        polish = Translated(
            headline=f"Mill Lane, {n}",
            text=f"Mill Lane jest zamknięta, {n}." + ("\n---\nWeir Road." if thread else ""),
            mistake="Nie.",
            translator="Ola Nowak",
        )
        revise(
            edition_id=edition_id,
            seen_version=now.version,
            wording=wording(
                self.press,
                headline=f"Mill Lane, notice {n}",
                text=text,
                theme=dice.choice(("safety", "safety", "promotional")),
                account_ids=tuple(accounts),
                own_texts={self.other: f"Riverside, notice {n}."} if dice.random() < 0.3 else {},
                threads=frozenset(accounts) if thread else frozenset(),
                comments={accounts[-1]: f"A map is on our page, {n}."} if thread else {},
                alts={one.id: f"A map, notice {n}." for one in now.pictures},
                dropped_pictures=frozenset(one.id for one in now.pictures if dice.random() < 0.2),
                translations={"pl": polish} if two else {},
                account_languages={self.other: "pl"} if two and self.other in accounts else {},
                due_at=self.at + timedelta(minutes=20) if dice.random() < 0.3 else None,
                mistake=f"It was not what notice {n} says.",
                removes_old_words=dice.random() < 0.3,
            ),
            by=self.press.chief,
            at=self.at,
        )

    def illustrate(self, dice: random.Random) -> None:
        edition_id = self.edition(dice)
        shown = a_picture(dice.choice(COLOURS))
        add_pictures(edition_id=edition_id, uploads=[shown], by=self.press.chief, at=self.at)
        self.edit(dice, edition_id)

    def submit(self, dice: random.Random, emergency: str = "") -> None:
        """Ask for signatures; from now on everybody may see these words, and no others."""
        edition_id = self.edition(dice)
        submit(
            edition_id=edition_id,
            seen_version=page(self.press, edition_id).version,
            link=LINK,
            emergency=emergency,
            by=self.press.chief,
            at=self.at,
        )
        self._see()

    def ask_in_an_emergency(self, dice: random.Random) -> None:
        self.submit(dice, emergency="The river is over the wall.")

    def _see(self) -> None:
        for one in signoff.open_requests(office_id=self.press.office_id):
            self.watch.look(one)
            if one.id not in self.asked:
                self.asked.append(one.id)

    def _request(self, dice: random.Random) -> int:
        """Return what waits, or sometimes what somebody has had open for a long time."""
        waits = signoff.open_requests(office_id=self.press.office_id)
        if waits and dice.random() < 0.9:
            return dice.choice(waits).id
        return dice.choice(self.asked) if self.asked else 0

    def _turn(self) -> int:
        """Return who is next to be asked: where two must sign, it is mostly each in turn."""
        self.turn = 1 - self.turn
        return self.turn

    def sign(self, dice: random.Random) -> None:
        by = self.press.chief if dice.random() < 0.1 else self.signers[self._turn()]
        number = self._request(dice)
        warrant_id = sign(request_id=number, by=by, at=self.at)
        if warrant_id is not None:
            self.heard.append((number, warrant_id, False))

    def sign_by_link(self, dice: random.Random) -> None:
        who, number = self._turn(), self._request(dice)
        staff_id = self.signers[who].person
        secret = offer_link(request_id=number, staff_id=staff_id, by=self.press.chief, at=self.at)
        shown = signoff.linked(secret=secret, at=self.at)
        assert shown is not None
        self.watch.look(shown.request)
        code = code_of(self.apps[who], self.at)
        warrant_id = answer_by_link(secret=secret, how="sign", code=code, at=self.at)
        if warrant_id is not None:
            self.heard.append((number, warrant_id, False))

    def give_back(self, dice: random.Random) -> None:
        number, final = self._request(dice), dice.random() < 0.2
        give_back(
            request_id=number, reason="No.", final=final, by=dice.choice(self.signers), at=self.at
        )
        self.heard.append((number, None, final))

    def begin(self, dice: random.Random) -> None:
        """Begin another statement, or other words for one that has been begun."""
        if len(self.editions) < STATEMENTS_MAX and dice.random() < 0.3:
            new = begin_statement(theme="safety", by=self.press.chief, at=self.at)
            self.editions.append(new)
            return
        self.correct(dice)

    def correct(self, dice: random.Random) -> None:
        place = dice.randrange(len(self.editions))
        old = self.editions[place]
        self.editions[place] = begin_edition(edition_id=old, by=self.press.chief, at=self.at)

    def move(self, dice: random.Random) -> None:
        edition_id = self.edition(dice)
        moved = move_edition(
            edition_id=edition_id,
            seen_version=page(self.press, edition_id).version,
            to=self.at + timedelta(minutes=dice.choice((5, 45))),
            link=LINK,
            by=self.press.chief,
            at=self.at,
        )
        self.editions[self.editions.index(edition_id)] = moved
        self._see()

    def drop(self, dice: random.Random) -> None:
        edition_id = self.edition(dice)
        drop_draft(edition_id=edition_id, by=self.press.chief, at=self.at)
        self._again(edition_id)

    def withdraw(self, dice: random.Random) -> None:
        edition_id = self.edition(dice)
        number = page(self.press, edition_id).statement_id
        withdraw(statement_id=number, why="It is wrong.", by=self.press.chief, at=self.at)
        self._again(edition_id)

    def _again(self, edition_id: int) -> None:
        """Go on with the edition before what was dropped, or else with another statement."""
        row = Edition.objects.get(pk=edition_id)
        rest = Edition.objects.filter(statement=row.statement_id, statement__withdrawn_at=None)
        older = rest.exclude(state="dropped").order_by("-number").first()
        new = older.pk if older else begin_statement(
            theme="safety", by=self.press.chief, at=self.at
        )  # fmt: skip
        self.editions[self.editions.index(edition_id)] = new

    def take_down_again(self, dice: random.Random) -> None:
        rows = Edition.objects.filter(office=self.press.office_id).order_by("id")
        number = dice.choice(list(rows)).statement_id
        take_down_again(statement_id=number, by=self.press.chief, at=self.at)

    def say_again(self, dice: random.Random) -> None:
        posts = [one.id for one in page(self.press, self.edition(dice)).audiences]
        for number in posts:
            try:
                say_again(rendition_id=number, by=self.press.chief, at=self.at)
            except Refusal:
                continue
            self.done["said again"] += 1


def a_picture(colour: str) -> Upload:
    """Return a small picture of one colour."""
    kept = BytesIO()
    Image.new("RGB", (8, 6), colour).save(kept, "JPEG")
    return Upload(name=f"{colour}.jpg", content=kept.getvalue())
