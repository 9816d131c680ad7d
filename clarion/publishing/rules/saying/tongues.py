"""How a language says a day and a time; whoever speaks it checks the sentence before it is signed.

Names and order of days follow the Unicode CLDR; a language that is not here says 2026-11-28 18:00.
"""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """One language. Shapes are filled with `clock`, `weekday`, `day` and `month`.

    `until` and `since` take the moment, `sender` whoever says it. Decimal commas are for languages
    that write three and a half as 3,5.
    """

    code: str
    weekdays: tuple[str, ...]
    weekdays_short: tuple[str, ...]
    months: tuple[str, ...]
    months_short: tuple[str, ...]
    clock: str = "{hour:02}:{minute:02}"
    shape: str
    shape_short: str
    until: str
    since: str
    sender: str
    what_to_do: str
    decimal_comma: bool = False
    month_first: bool = False


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


ENGLISH = Tongue(
    code="en",
    weekdays=_words("Monday Tuesday Wednesday Thursday Friday Saturday Sunday"),
    weekdays_short=_words("Mon Tue Wed Thu Fri Sat Sun"),
    months=_words(
        "January February March April May June July August September October November December"
    ),
    months_short=_words("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"),
    shape="{clock} on {weekday} {day} {month}",
    shape_short="{clock} {weekday} {day} {month}",
    until="Until {moment}",
    since="From {moment}",
    sender="This is a message from {source}",
    what_to_do="What to do",
)
AMERICAN = Tongue(
    code="en-us",
    weekdays=ENGLISH.weekdays,
    weekdays_short=ENGLISH.weekdays_short,
    months=ENGLISH.months,
    months_short=ENGLISH.months_short,
    clock="{half_hour}:{minute:02} {half}",
    shape="{clock} on {weekday}, {month} {day}",
    shape_short="{clock} {weekday} {month} {day}",
    until="Until {moment}",
    since="From {moment}",
    sender="This is a message from {source}",
    what_to_do="What to do",
    month_first=True,
)
WELSH = Tongue(
    code="cy",
    weekdays=("Llun", "Mawrth", "Mercher", "Iau", "Gwener", "Sadwrn", "Sul"),
    weekdays_short=_words("Llun Maw Mer Iau Gwe Sad Sul"),
    months=_words(
        "Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr"
    ),
    months_short=_words("Ion Chwe Maw Ebr Mai Meh Gor Awst Medi Hyd Tach Rhag"),
    shape="{clock} ddydd {weekday} {day} {month}",
    shape_short="{clock} {weekday} {day} {month}",
    until="Tan {moment}",
    since="O {moment}",
    sender="Neges gan {source}",
    what_to_do="Beth i'w wneud",
)
FRENCH = Tongue(
    code="fr",
    weekdays=_words("lundi mardi mercredi jeudi vendredi samedi dimanche"),
    weekdays_short=_words("lun. mar. mer. jeu. ven. sam. dim."),
    months=_words(
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
    ),
    months_short=_words("janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc."),
    clock="{hour}h{minute:02}",
    shape="{weekday} {day} {month} à {clock}",
    shape_short="{weekday} {day} {month} {clock}",
    until="Jusqu'au {moment}",
    since="À partir du {moment}",
    sender="Message de : {source}",
    what_to_do="Que faire",
    decimal_comma=True,
)
GERMAN = Tongue(
    code="de",
    weekdays=_words("Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag"),
    weekdays_short=_words("Mo. Di. Mi. Do. Fr. Sa. So."),
    months=_words(
        "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"
    ),
    months_short=_words("Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez."),
    shape="{weekday}, {day}. {month}, {clock} Uhr",
    shape_short="{weekday} {day}. {month} {clock}",
    until="Bis {moment}",
    since="Ab {moment}",
    sender="Eine Meldung von: {source}",
    what_to_do="Was Sie tun sollen",
    decimal_comma=True,
)
SPANISH = Tongue(
    code="es",
    weekdays=_words("lunes martes miércoles jueves viernes sábado domingo"),
    weekdays_short=_words("lun mar mié jue vie sáb dom"),
    months=_words(
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
    ),
    months_short=_words("ene feb mar abr may jun jul ago sept oct nov dic"),
    shape="{clock} del {weekday} {day} de {month}",
    shape_short="{clock} {weekday} {day} {month}",
    until="Hasta las {moment}",
    since="Desde las {moment}",
    sender="Mensaje de: {source}",
    what_to_do="Qué hacer",
    decimal_comma=True,
)
POLISH = Tongue(
    code="pl",
    weekdays=_words("poniedziałek wtorek środa czwartek piątek sobota niedziela"),
    weekdays_short=_words("pon. wt. śr. czw. pt. sob. niedz."),
    months=_words(
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października "
        "listopada grudnia"
    ),
    months_short=_words("sty lut mar kwi maj cze lip sie wrz paź lis gru"),
    shape="{weekday} {day} {month}, godz. {clock}",
    shape_short="{weekday} {day} {month} {clock}",
    until="Do: {moment}",
    since="Od: {moment}",
    sender="Komunikat: {source}",
    what_to_do="Co robić",
    decimal_comma=True,
)
_TONGUES = {one.code: one for one in (ENGLISH, AMERICAN, WELSH, FRENCH, GERMAN, SPANISH, POLISH)}


def tongue_of(language: str) -> Tongue | None:
    """Return how a language says its days, by its code or that of its mother tongue."""
    code = language.lower().replace("_", "-")
    return _TONGUES.get(code) or _TONGUES.get(code.split("-")[0])


def say(at: datetime, tongue: Tongue | None, *, short: bool) -> str:
    """Return a moment on the wall of its own zone, with the day; without the zone's name."""
    if tongue is None:
        return f"{at:%Y-%m-%d %H:%M}"
    clock = tongue.clock.format(
        hour=at.hour,
        minute=at.minute,
        half_hour=at.hour % 12 or 12,
        half="PM" if at.hour >= 12 else "AM",
    )
    weekdays = tongue.weekdays_short if short else tongue.weekdays
    months = tongue.months_short if short else tongue.months
    return (tongue.shape_short if short else tongue.shape).format(
        clock=clock, weekday=weekdays[at.weekday()], day=at.day, month=months[at.month - 1]
    )
