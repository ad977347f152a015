"""What the upkeep of lists shares: what is meant by a typed key, sentences for amounts and days, what the journal says."""

from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

from payroll.money import euro
from payroll.office.book import Book
from payroll.office.intake.words import day_in_words
from payroll.office.lookups import fund, grant
from payroll.records.journal import BookSession
from payroll.refusal import Refusal


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
