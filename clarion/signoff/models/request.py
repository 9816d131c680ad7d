"""Somebody asks for a signature: with a copy of the words, so that both see the same."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.contrib.postgres.fields import ArrayField
from django.db import models

from clarion.kit.rows import Row, Scoped, vocabulary
from clarion.signoff.models.chain import steps_of
from clarion.signoff.rules.pieces import Piece
from clarion.signoff.rules.quorum import ANYBODY, REQUEST, Step
from clarion.signoff.rules.trust import next_place

CAUTION_MAX = 700


class Request(Row):
    """The words as they were when they were asked about; `about` is opaque here."""

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    about = models.CharField(max_length=120)
    words = models.TextField()
    where = models.CharField(max_length=300)  # who will read them, in words
    pieces = models.JSONField(default=list)  # what each audience reads, when there are several
    remarks = ArrayField(models.CharField(max_length=700), default=list)  # for whoever signs
    cautions = ArrayField(models.CharField(max_length=CAUTION_MAX), default=list)  # look twice
    digests = ArrayField(models.CharField(max_length=64))
    due_at = models.DateTimeField(null=True)  # the time is agreed to with the words
    until = models.DateTimeField(null=True)  # how long the agreement must last
    steps = models.JSONField(default=list)  # the chain as it was when they were asked
    under = models.ForeignKey(
        "signoff.Chain", null=True, on_delete=models.PROTECT, related_name="+"
    )
    emergency = models.CharField(max_length=300, default="")  # why it went another way, if it did
    passed_over = models.JSONField(default=list)  # the steps that the emergency left out
    spared = ArrayField(models.IntegerField(), default=list)  # steps left out on trust, by place
    step = models.IntegerField(default=0)
    step_began_at = models.DateTimeField(null=True)
    authors = ArrayField(models.BigIntegerField())
    asked_by = models.CharField(max_length=200)
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=20, default=REQUEST.start)
    reason = models.CharField(max_length=500, default="")
    code_givers: Sequence[int] = ()  # whoever asks for several has it filled in

    objects = Scoped.as_manager()

    class Meta:
        """Open ones are looked for, and those about one thing."""

        constraints = [vocabulary(REQUEST, "signoff_request_state")]
        indexes = [
            models.Index(
                fields=["office", "asked_at"],
                condition=models.Q(state="open"),
                name="signoff_request_open",
            ),
            # What was signed last of the same thing is asked for on every link.
            models.Index(fields=["office", "about"], name="signoff_request_about"),
        ]

    def chain(self) -> tuple[Step, ...]:
        """Return the steps through which it goes."""
        return steps_of(self.steps) or ANYBODY

    def next_step(self) -> int | None:
        """Return the place of the next step that must be signed; None: all have been."""
        signed = self.gates.filter(outcome="signed").values_list("step", flat=True)
        return next_place(len(self.chain()), spared=self.spared, signed=set(signed))

    def gate(self) -> Step:
        """Return the step at which it stands."""
        return self.chain()[self.step]

    def waited(self, at: datetime) -> timedelta:
        """Return for how long its step has waited."""
        return at - (self.step_began_at or self.asked_at)

    def shown(self) -> tuple[Piece, ...]:
        """Return what is signed, piece by piece."""
        pieces = tuple(
            # Those asked for before there was a place below pictures have two words for each.
            Piece(
                **{
                    **piece,
                    "pictures": tuple((*one, "")[:3] for one in piece.get("pictures", [])),
                    "films": tuple(
                        (number, alt, tuple((language, text) for language, text in subtitles))
                        for number, alt, subtitles in piece.get("films", [])
                    ),
                }
            )
            for piece in self.pieces
        )
        return pieces or (Piece(where=self.where, text=self.words),)


class Signature(Row):
    """One person agreed to exactly these words, at one step of the chain."""

    request = models.ForeignKey(
        "signoff.Request", on_delete=models.PROTECT, related_name="signatures"
    )
    step = models.IntegerField(default=0)
    staff = models.ForeignKey("people.Staff", null=True, on_delete=models.PROTECT, related_name="+")
    guest = models.ForeignKey(
        "signoff.Guest", null=True, on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=200)
    organisation = models.CharField(max_length=160, default="")  # a guest's
    proof = models.CharField(max_length=120, default="")  # how they proved themselves, on a link
    signed_at = models.DateTimeField()

    class Meta:
        """One hand, one signature: of somebody who works here, or of a guest."""

        constraints = [
            models.UniqueConstraint(fields=["request", "staff"], name="signoff_signed_once"),
            models.UniqueConstraint(fields=["request", "guest"], name="signoff_guest_signed_once"),
            models.CheckConstraint(
                condition=models.Q(staff=None) ^ models.Q(guest=None),
                name="signoff_signature_of_one",
            ),
        ]
