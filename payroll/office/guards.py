"""Checks that many use cases share: closed months, dates far ahead, dates outside a contract, choices."""

from collections.abc import Iterable, Sequence
from datetime import date

from payroll.office.book import Book
from payroll.office.intake.words import day_in_words, listed, month_in_words
from payroll.pay.facts import Assistant, valid_on
from payroll.periods import Month
from payroll.refusal import Refusal, RefusalList


def refuse(findings: Iterable[Refusal]) -> None:
    """Raise the findings: one as it is, several together; nothing for none."""
    found = tuple(findings)
    if len(found) == 1:
        raise found[0]
    if found:
        raise RefusalList(found)


def said_month(month: Month) -> str:
    """Return "März 2026"."""
    return month_in_words(month.year, month.month)


def closed_findings(book: Book, months: Iterable[Month], place: str = "") -> list[Refusal]:
    """Refuse what makes no sense for a closed month, such as planning it; changes of its facts are corrections."""
    touched = sorted(set(months) & set(book.closed_months))
    if not touched:
        return []
    named = listed([said_month(month) for month in touched])
    verb = "ist" if len(touched) == 1 else "sind"
    return [
        Refusal(
            f"{named} {verb} abgeschlossen, dort ist nichts mehr zu planen. Was an einem abgeschlossenen Monat falsch ist, "
            "ändern Sie einzeln; der Unterschied kommt dann auf die nächste Abrechnung.",
            code="closed_month",
            place=place,
        )
    ]


def far_findings(day: date, today: date, place: str = "") -> list[Refusal]:
    """Refuse a month later than the next one: there a wrong year or month is likelier than a plan."""
    last = Month.of(today).plus(1)
    if Month.of(day) <= last:
        return []
    return [
        Refusal(
            f"{day_in_words(day)} liegt weit in der Zukunft. Stunden gehen bis Ende {said_month(last)}. "
            "Prüfen Sie Tag, Monat und Jahr.",
            code="far_future",
            place=place,
        )
    ]


def employed_on(assistant: Assistant, day: date) -> bool:
    """Tell whether a contract of the assistant holds on *day*; a section ends where the next begins."""
    contract = valid_on(assistant.contracts, day)
    return contract is not None and (contract.valid_to is None or day <= contract.valid_to)


def contract_findings(assistant: Assistant, days: Iterable[date], place: str = "") -> list[Refusal]:
    """Refuse days on which no contract of the assistant holds."""
    outside = [day for day in days if not employed_on(assistant, day)]
    if not outside:
        return []
    spans = [_contract_in_words(contract.valid_from, contract.valid_to) for contract in assistant.contracts]
    known = f"Der Vertrag gilt {listed(spans)}." if spans else "Es ist noch kein Vertrag eingetragen."
    return [
        Refusal(
            f"Am {day_in_words(outside[0])} hat {assistant.first_name} keinen Vertrag. {known} "
            "Prüfen Sie den Tag oder ändern Sie den Vertrag unter Personen.",
            code="outside_contract",
            place=place,
        )
    ]


def _contract_in_words(first: date, last: date | None) -> str:
    begin = f"ab {day_in_words(first, weekday=False)}"
    return begin if last is None else f"{begin} bis {day_in_words(last, weekday=False)}"


def choice_findings(value: str | None, choices: Sequence[str], place: str) -> list[Refusal]:
    """Refuse a word that is none of *choices*; ``None`` passes."""
    if value is None or value in choices:
        return []
    return [
        Refusal(f"„{value}“ ist hier nicht möglich. Möglich sind: {', '.join(choices)}.", code="unknown_choice", place=place)
    ]


def order_findings(first: date, last: date | None, place: str) -> list[Refusal]:
    """Refuse a last day before the first."""
    if last is None or last >= first:
        return []
    return [
        Refusal(
            f"Das Ende, {day_in_words(last, weekday=False)}, liegt vor dem Anfang, {day_in_words(first, weekday=False)}. "
            "Prüfen Sie beide Tage.",
            code="ends_before_start",
            place=place,
        )
    ]
