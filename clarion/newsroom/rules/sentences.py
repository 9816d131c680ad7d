"""What our own page says around the words of others, in the languages whose sentences we have.

These are the languages that also know how to say a time (`publishing/rules/saying/tongues.py`);
whoever speaks one of them should read its sentences. `{language}` is what a language calls itself.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentences:
    """The sentences in one language."""

    language: str
    news: str
    nothing: str
    said: str
    corrected: str
    withdrawn: str
    withdrawn_here: str
    withdrawn_one: str
    corrected_only_in: str
    only_in: str
    original_in: str
    before: str
    removed: str
    others: str
    everything: str
    statement: str
    check: str
    follow: str
    skip: str


_ENGLISH = Sentences(
    language="en",
    news="What we have said",
    nothing="Nothing yet. When we have something to say, it stands here first.",
    said="Said",
    corrected="Corrected",
    withdrawn="Withdrawn",
    withdrawn_here="We have withdrawn what stood here. Do not rely on it.",
    withdrawn_one="Withdrawn: statement {code}",
    corrected_only_in="This was corrected. The correction is only in: {language}.",
    only_in="These words are only in: {language}.",
    original_in="This is a translation. The original is in: {language}.",
    before="What it said before",
    removed="What stood here before was wrong, and is not shown any more.",
    others="Other languages",
    everything="Everything that we have said",
    statement="Statement {code}.",
    check="Check whether these are the words that were said",
    follow="Follow it in a feed reader",
    skip="Skip to the main content",
)
_WELSH = Sentences(
    language="cy",
    news="Beth rydym wedi'i ddweud",
    nothing="Dim byd eto. Pan fydd gennym rywbeth i'w ddweud, yma y bydd gyntaf.",
    said="Cyhoeddwyd",
    corrected="Cywirwyd",
    withdrawn="Tynnwyd yn ôl",
    withdrawn_here="Rydym wedi tynnu'n ôl yr hyn oedd yma. Peidiwch â dibynnu arno.",
    withdrawn_one="Tynnwyd yn ôl: datganiad {code}",
    corrected_only_in="Cywirwyd hyn. Dim ond yn yr iaith hon y mae'r cywiriad: {language}.",
    only_in="Dim ond yn yr iaith hon y mae'r geiriau hyn: {language}.",
    original_in="Cyfieithiad yw hwn. Iaith y gwreiddiol: {language}.",
    before="Beth oedd yma o'r blaen",
    removed="Roedd yr hyn oedd yma o'r blaen yn anghywir, ac nid yw'n cael ei ddangos mwyach.",
    others="Ieithoedd eraill",
    everything="Popeth rydym wedi'i ddweud",
    statement="Datganiad {code}.",
    check="Gwiriwch ai'r rhain yw'r geiriau a ddywedwyd",
    follow="Dilynwch mewn darllenydd ffrydiau",
    skip="Neidio i'r prif gynnwys",
)
_FRENCH = Sentences(
    language="fr",
    news="Ce que nous avons dit",
    nothing="Rien pour le moment. Ce que nous aurons à dire paraîtra d'abord ici.",
    said="Publié",
    corrected="Corrigé",
    withdrawn="Retiré",
    withdrawn_here="Nous avons retiré ce qui se trouvait ici. Ne vous y fiez pas.",
    withdrawn_one="Retiré : communiqué {code}",
    corrected_only_in="Ceci a été corrigé. La correction existe uniquement dans cette langue : "
    "{language}.",
    only_in="Ce texte existe uniquement dans cette langue : {language}.",
    original_in="Ceci est une traduction. Langue de l'original : {language}.",
    before="Ce qui était écrit avant",
    removed="Ce qui se trouvait ici était faux et n'est plus affiché.",
    others="Autres langues",
    everything="Tout ce que nous avons dit",
    statement="Communiqué {code}.",
    check="Vérifier si ce sont bien les mots publiés",
    follow="Suivre dans un lecteur de flux",
    skip="Aller au contenu principal",
)
_GERMAN = Sentences(
    language="de",
    news="Was wir mitgeteilt haben",
    nothing="Noch nichts. Was wir zu sagen haben, steht zuerst hier.",
    said="Veröffentlicht",
    corrected="Berichtigt",
    withdrawn="Zurückgezogen",
    withdrawn_here="Wir haben zurückgezogen, was hier stand. Verlassen Sie sich nicht darauf.",
    withdrawn_one="Zurückgezogen: Mitteilung {code}",
    corrected_only_in="Dies wurde berichtigt. Die Berichtigung gibt es nur in dieser Sprache: "
    "{language}.",
    only_in="Diesen Text gibt es nur in dieser Sprache: {language}.",
    original_in="Dies ist eine Übersetzung. Sprache des Originals: {language}.",
    before="Was vorher hier stand",
    removed="Was hier vorher stand, war falsch und wird nicht mehr gezeigt.",
    others="Andere Sprachen",
    everything="Alles, was wir mitgeteilt haben",
    statement="Mitteilung {code}.",
    check="Prüfen, ob dies der veröffentlichte Wortlaut ist",
    follow="Im Feedreader verfolgen",
    skip="Zum Hauptinhalt springen",
)
_SPANISH = Sentences(
    language="es",
    news="Lo que hemos dicho",
    nothing="Nada todavía. Cuando tengamos algo que decir, estará primero aquí.",
    said="Publicado",
    corrected="Corregido",
    withdrawn="Retirado",
    withdrawn_here="Hemos retirado lo que había aquí. No confíe en ello.",
    withdrawn_one="Retirado: comunicado {code}",
    corrected_only_in="Esto se ha corregido. La corrección está solo en este idioma: {language}.",
    only_in="Este texto está solo en este idioma: {language}.",
    original_in="Esto es una traducción. Idioma del original: {language}.",
    before="Lo que decía antes",
    removed="Lo que había aquí antes era erróneo y ya no se muestra.",
    others="Otros idiomas",
    everything="Todo lo que hemos dicho",
    statement="Comunicado {code}.",
    check="Comprobar si estas son las palabras publicadas",
    follow="Seguir en un lector de noticias",
    skip="Ir al contenido principal",
)
_POLISH = Sentences(
    language="pl",
    news="Co powiedzieliśmy",
    nothing="Jeszcze nic. Gdy będziemy mieli coś do powiedzenia, pojawi się najpierw tutaj.",
    said="Opublikowano",
    corrected="Poprawiono",
    withdrawn="Wycofano",
    withdrawn_here="Wycofaliśmy to, co tu było. Proszę na tym nie polegać.",
    withdrawn_one="Wycofano: komunikat {code}",
    corrected_only_in="To zostało poprawione. Poprawka jest tylko w tym języku: {language}.",
    only_in="Ten tekst jest tylko w tym języku: {language}.",
    original_in="To jest tłumaczenie. Język oryginału: {language}.",
    before="Co było tu wcześniej",
    removed="To, co było tu wcześniej, było błędne i nie jest już pokazywane.",
    others="Inne języki",
    everything="Wszystko, co powiedzieliśmy",
    statement="Komunikat {code}.",
    check="Sprawdź, czy to są słowa, które opublikowano",
    follow="Śledź w czytniku kanałów",
    skip="Przejdź do treści głównej",
)
_TONGUES = {one.language: one for one in (_ENGLISH, _WELSH, _FRENCH, _GERMAN, _SPANISH, _POLISH)}


def sentences_in(language: str) -> Sentences | None:
    """Return the sentences of a language, by its code or that of its mother tongue, if we have any.

    The words for one country are those of its language: `en-us` reads `en`.
    """
    code = language.lower().replace("_", "-")
    return _TONGUES.get(code.split("-")[0])


def sentences_around(language: str, house: str) -> Sentences:
    """Return those of the language, else those of the house's own, else the English ones."""
    return sentences_in(language) or sentences_in(house) or _ENGLISH
