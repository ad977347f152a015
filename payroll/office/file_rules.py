"""Values held to the book file's own rules: what is noted here can always be exported and taken in."""

from typing import Any, Protocol

from payroll.office.bookfile.findings import Findings
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
