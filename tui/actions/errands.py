"""What is read or written without changing the records: declared once, done by its command, offered by every face."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from tui.actions import parsers
from tui.actions.common import ASSISTANT, GRANT, optional
from tui.actions.common import MONTH as ANY_MONTH
from tui.actions.declare import Field
from tui.actions.periods import EXAMPLE
from tui.actions.substitute import DRAFT, MISSING
from tui.actions.written import written
from tui.actions.year import YEAR

MONTH = replace(ANY_MONTH, question="Welcher Monat?", positional=True)
"""The month at hand unless another is named."""

PERIOD = Field(
    name="period",
    option="zeitraum",
    question="Für welchen Zeitraum?",
    read=parsers.text,
    example=EXAMPLE,
    help="Auch „2026-Q1“, „2026“ oder ein Monat, mit dem der Zeitraum endet.",
    positional=True,
)
FILE = Field(
    name="file",
    option="datei",
    question="Wie soll die Datei heißen?",
    read=parsers.text,
    example="mein-buch.json",
    help="Der Name einer Datei, die es noch nicht gibt.",
    positional=True,
)
WAGE = optional(
    Field(name="wage", option="stundenlohn", question="Welcher Stundenlohn?", read=parsers.money, example="15,50"),
    said="der Mindestlohn",
)
WEEKLY = Field(
    name="weekly_hours",
    option="wochenstunden",
    question="Wie viele Stunden in der Woche?",
    read=parsers.hours,
    example="20",
)
TAX_CLASS = optional(
    Field(
        name="tax_class",
        option="klasse",
        question="Welche Steuerklasse?",
        read=parsers.between(1, 6),
        example="1",
    ),
    said="1",
)


COST = Field(
    name="cost",
    option="von-kosten",
    title="Kosten je Stunde",
    question="Was darf eine bezahlte Stunde höchstens kosten, mit allem?",
    read=parsers.money,
    example="22,00",
)
EXPLAINED = optional(
    Field(
        name="explained",
        option="warum",
        title="Herleitung",
        question="Welcher Betrag soll erklärt werden?",
        read=parsers.text,
        example="pflege",
        help="Wörter des Betrags, zum Beispiel netto, krankenversicherung oder kosten.",
    ),
    said="keiner",
)
ENTRY_NUMBER = Field(
    name="entry",
    option="eintrag",
    question="Welcher Eintrag? Die Nummer steht im Protokoll vorn.",
    read=parsers.count,
    example="7",
)
BEFORE = Field(
    name="before",
    option="vor",
    title="Vor Eintrag",
    question="Älter als welcher Eintrag?",
    read=parsers.count,
    example="51",
    help="Die Nummer des letzten Eintrags, den Sie gesehen haben.",
)
SINCE = Field(
    name="since",
    option="seit",
    question="Seit welchem Tag?",
    read=parsers.day,
    example="1.3.2026",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """One thing to read or to write.

    *title*: what it is. *words*: its command; *fields*: asked first and typed behind them. *listened*: the title where it
    is read aloud, if another. *flags*: options without a value, typed last. *well*: said where the command has nothing to
    say. *writes*: it makes a file.
    """

    title: str
    words: tuple[str, ...]
    fields: tuple[Field, ...] = ()
    flags: tuple[str, ...] = ()
    listened: str = ""
    well: str = ""
    writes: bool = False

    @property
    def spoken(self) -> str:
        """The title in the conversation."""
        return self.listened or self.title

    def typed(self, values: Mapping[str, Any]) -> list[str]:
        """Return the command as it is typed, with *values* of the fields; what is ``None`` is left out."""
        found = list(self.words)
        for field in self.fields:
            value = values.get(field.name)
            if value is None or value == "":
                continue
            word = next((each.word for each in field.choices if each.value == value), written(value))
            found += [word] if field.positional else [f"--{field.option}", word]
        return [*found, *self.flags]


ERRANDS = (
    Errand(title="Was fällig ist, mit allen Fristen", words=("heute",), listened="Vorlesen, was fällig ist, mit Fristen"),
    Errand(title="Was zu überweisen und zu melden ist", words=("abgaben",), fields=(MONTH,)),
    Errand(title="Einen Verwendungsnachweis schreiben", words=("nachweis",), fields=(GRANT, PERIOD), writes=True),
    Errand(
        title="Ein Jahr: Stunden, Urlaub, Lohn",
        words=("jahr",),
        fields=(ASSISTANT, YEAR),
        listened="Ein Jahr vorlesen: Stunden, Urlaub, Lohn",
    ),
    Errand(
        title="Löhne und Abgaben eines Monats als Papier schreiben",
        words=("abgaben",),
        fields=(MONTH,),
        flags=("--pdf",),
        writes=True,
    ),
    Errand(
        title="Wie lange das Geld reicht, und der höchste Lohn in einem Satz",
        words=("budget",),
        fields=(GRANT,),
        listened="Vorlesen, wie lange das Geld reicht, und der höchste Lohn in einem Satz",
    ),
    Errand(title="Wer was geändert hat", words=("protokoll",), listened="Vorlesen, wer was geändert hat"),
    Errand(
        title="Wer was an einer Abrechnung geändert hat",
        words=("protokoll",),
        fields=(MONTH, ASSISTANT),
        listened="Vorlesen, wer was an einer Abrechnung geändert hat",
    ),
    Errand(
        title="Ältere Einträge des Protokolls",
        words=("protokoll",),
        fields=(BEFORE,),
        listened="Ältere Einträge des Protokolls vorlesen",
    ),
    Errand(
        title="Was seit einem Tag geändert wurde",
        words=("protokoll",),
        fields=(SINCE,),
        listened="Vorlesen, was seit einem Tag geändert wurde",
    ),
    Errand(
        title="Was ein Eintrag des Protokolls geändert hat, alt und neu",
        words=("protokoll",),
        fields=(ENTRY_NUMBER,),
        listened="Vorlesen, was ein Eintrag des Protokolls geändert hat, alt und neu",
    ),
    Errand(
        title="Wer einspringen kann", words=("vertretung",), fields=(MISSING,), listened="Vorlesen, wer einspringen kann"
    ),
    Errand(
        title="Den Brief an die Stelle wegen einer Ersatzkraft schreiben",
        words=("vertretung", "brief"),
        fields=DRAFT.fields,
        writes=True,
    ),
    Errand(title="Die Einwilligung Ihres Arbeitgebers schreiben", words=("brief", "einwilligung"), writes=True),
    Errand(
        title="Krankheiten und ihre Tage bis 42",
        words=("krank",),
        listened="Krankheiten und ihre Tage bis 42 vorlesen",
    ),
    Errand(
        title="Die Krankheiten einer Person genauer",
        words=("krank",),
        fields=(ASSISTANT,),
        listened="Die Krankheiten einer Person genauer vorlesen",
    ),
    Errand(
        title="Was die Kassen erstatten (U1, U2)",
        words=("krank", "antrag"),
        listened="Was die Kassen erstatten (U1, U2), vorlesen",
    ),
    Errand(
        title="Alle Angaben für den Antrag auf Erstattung",
        words=("krank", "antrag"),
        fields=(ASSISTANT, MONTH),
        listened="Alle Angaben für den Antrag auf Erstattung vorlesen",
    ),
    Errand(
        title="Den Urlaub einer Person genauer",
        words=("urlaub",),
        fields=(ASSISTANT,),
        listened="Den Urlaub einer Person genauer vorlesen",
    ),
    Errand(title="Den Hinweis zum Urlaub als Brief schreiben", words=("urlaub", "brief"), writes=True),
    Errand(
        title="Die Urlaubsbescheinigung zum Ende einer Anstellung schreiben",
        words=("urlaub", "bescheinigung"),
        fields=(ASSISTANT,),
        writes=True,
    ),
    Errand(title="Bewilligungen prüfen: was eine Stelle fragen kann", words=("bewilligung", "prüfen")),
    Errand(title="Das ganze Buch als Datei sichern", words=("export",), fields=(FILE,), writes=True),
    Errand(title="Das Buch prüfen", words=("prüfe",), well="Alles stimmt."),
    Errand(
        title="Welche Zahlen des Staates noch nicht endgültig sind",
        words=("prüfe", "parameter"),
        listened="Vorlesen, welche Zahlen des Staates noch nicht endgültig sind",
        well="Alle sind endgültig.",
    ),
    Errand(
        title="Arbeitszeit: was die Gesetze dazu sagen",
        words=("arbeitszeit",),
        fields=(MONTH,),
        listened="Arbeitszeit vorlesen: was die Gesetze dazu sagen",
    ),
    Errand(title="Die festen Zeiten der Woche", words=("wochenplan",), listened="Die festen Zeiten der Woche vorlesen"),
    Errand(
        title="Einen Lohn durchrechnen, ohne ihn einzutragen",
        words=("rechner",),
        fields=(WAGE, WEEKLY, TAX_CLASS, EXPLAINED, replace(MONTH, positional=False)),
    ),
    Errand(
        title="Welcher Stundenlohn in einen Kostensatz passt",
        words=("rechner",),
        fields=(COST, WEEKLY, TAX_CLASS, replace(MONTH, positional=False)),
    ),
)
