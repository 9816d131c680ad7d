"""Numbers that an office gives away in a year, one after the other, however many ask at once."""

from django.db import connection, models

from clarion.kit.rows import Row


class Numbering(Row):
    """The last number that an office has given in a year."""

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+")
    year = models.SmallIntegerField()
    last = models.IntegerField(default=0)

    class Meta:
        """One for each year."""

        abstract = True
        constraints = [
            models.UniqueConstraint(fields=["office", "year"], name="%(app_label)s_%(class)s_once")
        ]

    @classmethod
    def take(cls, *, office_id: int, year: int, many: int) -> list[str]:
        """Take so many numbers at once, e.g. `2026-004217`."""
        table = connection.ops.quote_name(cls._meta.db_table)
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {table} AS counter (office_id, year, last) VALUES (%s, %s, %s) "  # noqa: S608  (the table is one of ours)
                "ON CONFLICT (office_id, year) DO UPDATE SET last = counter.last + %s "
                "RETURNING last",
                [office_id, year, many, many],
            )
            last = cursor.fetchone()[0]
        return [f"{year}-{number:06}" for number in range(last - many + 1, last + 1)]


class Counter(Numbering):
    """Numbers of cases."""


class MatterCounter(Numbering):
    """Numbers of matters."""
