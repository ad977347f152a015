"""Fields that several actions share, and short ways to declare the usual kinds of field."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from tui.actions import parsers
from tui.actions.declare import Choice, Default, Field, Values

LEFT_OUT = Default.LEFT_OUT


def optional(field: Field, default: Any = None, said: str = "") -> Field:
    """Return *field* with a default."""
    return replace(field, default=default, said_default=said)


def changing(fields: Sequence[Field]) -> tuple[Field, ...]:
    """Return *fields* for an action that changes only what is given; "keine" empties what may be empty."""
    return tuple(
        replace(
            field,
            read=parsers.optional(field.read) if field.default is None else field.read,
            default=LEFT_OUT,
            said_default="bleibt, wie es ist",
            when=None,
            otherwise=LEFT_OUT,
        )
        for field in fields
    )


def yes_no(name: str, option: str, question: str, *, default: bool, **more: Any) -> Field:
    """Declare a question answered by yes or no."""
    choices = (Choice(value=True, word="ja", title="Ja"), Choice(value=False, word="nein", title="Nein"))
    return Field(
        name=name,
        option=option,
        question=question,
        read=parsers.yes_no,
        example="nein" if default else "ja",
        default=default,
        said_default="ja" if default else "nein",
        choices=choices,
        **more,
    )


def choice(name: str, option: str, question: str, choices: tuple[Choice, ...], **more: Any) -> Field:
    """Declare a question with fixed answers."""
    return Field(
        name=name,
        option=option,
        question=question,
        read=parsers.one_of(choices),
        choices=choices,
        example=choices[0].word,
        **more,
    )


def is_value(name: str, *, wanted: Any) -> Callable[[Values], bool]:
    """Return the condition that field *name* has the value *wanted*."""

    def holds(values: Values) -> bool:
        return bool(values.get(name) == wanted)

    return holds


ASSISTANT = Field(
    name="assistant",
    option="person",
    question="Um wen geht es?",
    read=parsers.text,
    example="anna",
    help="Der Anfang des Vornamens genügt, wenn er nur auf eine Person passt.",
    source="assistants",
    positional=True,
)
GRANT = Field(
    name="grant",
    option="bewilligung",
    question="Um welche Bewilligung geht es?",
    read=parsers.text,
    example="aa",
    help="Das Kürzel oder der Anfang des Aktenzeichens.",
    source="grants",
    positional=True,
)
FUND = Field(
    name="fund",
    option="kasse",
    question="Um welche Krankenkasse geht es?",
    read=parsers.text,
    example="aok",
    source="health_funds",
    positional=True,
)
ON = Field(name="on", option="am", question="An welchem Tag?", read=parsers.day, example="2.1.2026")
MONTH = Field(name="month", option="monat", question="Für welchen Monat?", read=parsers.month, example="2026-11")
AMOUNT = Field(name="amount", option="betrag", question="Welcher Betrag?", read=parsers.money, example="1900,00")
STREET = Field(name="street", option="straße", question="Straße und Hausnummer?", read=parsers.text, example="Lindenweg 4")
POSTCODE = Field(
    name="postcode", title="Postleitzahl", option="plz", question="Postleitzahl?", read=parsers.postcode, example="48143"
)
CITY = Field(name="city", option="ort", question="Ort?", read=parsers.text, example="Münster")
ADDRESS = (STREET, POSTCODE, CITY)


def valid_from(question: str = "Ab welchem Tag gilt das?") -> Field:
    """Declare the day from which a fact holds."""
    return Field(name="valid_from", option="ab", question=question, read=parsers.day, example="1.1.2026")
