"""What the upkeep of lists shares: values held to the book file's own rules, sentences for amounts, facts by date."""

from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

from payroll.money import euro
from payroll.office.book import Book
from payroll.office.bookfile.findings import Findings
from payroll.office.intake.words import day_in_words
from payroll.office.lookups import fund, grant
from payroll.records.journal import BookSession
from payroll.refusal import Refusal

PLACES = {
    "first_name": "Vorname",
    "last_name": "Nachname",
    "birth_date": "Geburtstag",
    "severely_disabled_from": "Schwerbehindert seit",
    "severely_disabled_to": "Schwerbehindert bis",
    "postcode": "Postleitzahl",
    "tax_id": "Steuer-ID",
    "social_security_number": "Rentenversicherungsnummer",
    "iban": "IBAN",
    "wage": "Lohn",
    "weekly_hours": "Wochenstunden",
    "workdays_per_week": "Arbeitstage",
    "vacation_days": "Urlaubstage",
    "premiums": "Zuschläge",
    "class": "Steuerklasse",
    "factor": "Faktor",
    "child_allowances": "Kinderfreibeträge",
    "church": "Kirchensteuer",
    "children_under_25": "Kinder unter 25",
    "additional": "Zusatzbeitrag",
    "u1": "Umlage U1",
    "u1_refund": "Erstattung U1",
    "u2": "Umlage U2",
    "establishment_number": "Betriebsnummer",
    "name": "Name",
    "state": "Bundesland",
    "amount": "Betrag",
    "hours": "Stunden",
    "days": "Tage",
    "year": "Jahr",
    "break_minutes": "Pause",
    "reference": "Aktenzeichen",
    "note": "Notiz",
    "number": "Nummer",
    "check": "Prüfung",
    "reason": "Grund",
    "weekly_hours_elsewhere": "Stunden anderswo",
    "every_weeks": "Rhythmus",
    "kind": "Art",
    "on_call_hours": "Abruf",
    "provider": "Dienst",
}
"""Keys of the book format as people read them."""


class Shape(Protocol):
    """A declared object of the book file."""

    def read(self, value: Any, place: str, findings: Findings) -> Any:
        """Check a JSON value."""
        ...

    def write(self, value: Any) -> Any:
        """Return the JSON value."""
        ...


def file_findings(shape: Shape, value: Any) -> list[Refusal]:
    """Return what the book file's form says against *value*: what is noted here can always be exported and taken in."""
    findings = Findings()
    shape.read(shape.write(value), "", findings)
    return [Refusal(each.sentence, code=each.code, place=_german(each.place)) for each in findings.refusals]


def _german(place: str) -> str:
    return PLACES.get(place.partition(".")[0], place)


def chosen(values: dict[str, Any], kind: type) -> dict[str, Any]:
    """Return those of *values* that are fields of the dataclass *kind*."""
    names = {entry.name for entry in fields(kind)}
    return {name: value for name, value in values.items() if name in names}


def amount_text(amount: Decimal) -> str:
    """Return "1.900,00 €"."""
    return f"{euro(amount):,.2f} €".translate(str.maketrans(",.", ".,"))


def number_text(number: Decimal) -> str:
    """Return "16,5"."""
    return f"{number.normalize():f}".replace(".", ",")


def future_findings(day: date, today: date, place: str) -> list[Refusal]:
    """Refuse a day after today for what has already happened."""
    if day <= today:
        return []
    return [Refusal(f"{day_in_words(day)} liegt in der Zukunft. Prüfen Sie Tag und Jahr.", code="future_day", place=place)]


def grant_key(book: Book, typed: str | None) -> str | None:
    """Return the key of the grant *typed* means; ``None`` stays."""
    return None if typed is None else grant(book, typed).key


def fund_key(book: Book, typed: str | None) -> str | None:
    """Return the key of the health fund *typed* means; ``None`` stays."""
    return None if typed is None else fund(book, typed).key


def say(session: BookSession, summary: str) -> str:
    """Let the journal's entry of the running action say *summary*."""
    if session.action is None:
        raise RuntimeError("there is no action to describe")
    session.action.summary = summary
    return summary
