"""Grants and the offices behind them: add and change a notice (Bewilligungsbescheid)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from payroll.funding.facts import Funder, Grant, GrantHours, RateCap
from payroll.office import edit
from payroll.office.book import Book
from payroll.office.bookfile import form
from payroll.office.desk import Desk
from payroll.office.done import Done
from payroll.office.file_rules import file_findings
from payroll.office.guards import order_findings, refuse, said_month
from payroll.office.intake.words import day_in_words
from payroll.office.lookups import funder as find_funder
from payroll.office.lookups import grant as find_grant
from payroll.office.lookups import new_key
from payroll.office.row_pairs import FUNDER, PRIVATE, grant_row, grant_values
from payroll.office.shelf import load_book
from payroll.office.upkeep import amount_text, say
from payroll.periods import Month
from payroll.records.tables import FunderRow, GrantRow
from payroll.refusal import Refusal

# fields that mean nothing without another: they, the other, and both in words with the option and an example
_DEPENDING = (
    (
        ("rate_cap_scope", "rate_cap_measures"),
        "rate_cap_amount",
        "Was der Höchstsatz misst",
        "der Betrag",
        "höchstsatz",
        "24,00",
    ),
    (("hours_per",), "hours_amount", "Wofür die Stunden gelten", "ihre Zahl", "stunden", "15"),
    (("opening_balance",), "opening_on", "Ein übernommener Stand", "sein Tag", "übernommen-am", "1.7.2026"),
)
GROUPS = ("hours_amount", "hours_per", "rate_cap_amount", "rate_cap_scope", "rate_cap_measures")


def add_funder(desk: Desk, **values: Any) -> Done:
    """Add an office that pays (fields of ``Funder`` without the key)."""
    with desk.action("add_funder", "") as session:
        book = load_book(session)
        funder = Funder(key=new_key(values["name"].split()[0], (entry.key for entry in book.funders)), **values)
        findings = file_findings(form.FUNDER, funder)
        if any(entry.name == funder.name for entry in book.funders):
            findings.append(
                Refusal(f"{funder.name} ist schon eingetragen. Geändert wurde nichts.", code="already_noted", place="Name")
            )
        refuse(findings)
        session.add(FUNDER.row_of(funder))
        return Done(summary=say(session, f"{funder.name} eingetragen. Kürzel: {funder.key}."))


def change_funder(desk: Desk, funder: str, **changes: Any) -> Done:
    """Change name or address of an office."""
    with desk.action("change_funder", "") as session:
        before = find_funder(load_book(session), funder)
        after = replace(before, **changes)
        refuse(file_findings(form.FUNDER, after))
        edit.overwrite(edit.row_where(session, FunderRow, key=before.key), FUNDER.values_of(after))
        return Done(summary=say(session, f"Angaben zu {after.name} geändert."))


def add_grant(desk: Desk, funder: str, **values: Any) -> Done:
    """Add a grant from its notice; groups come flat (``hours_amount``, ``rate_cap_scope`` …) as the records hold them.

    ``Refusal``: the same reference or a grant for the same purpose at the same time, an end before the beginning.
    """
    with desk.action("add_grant", "") as session:
        book = load_book(session)
        key = new_key(values["purpose"], [PRIVATE, *(entry.key for entry in book.grants)])
        grant = _from_flat({**values, "key": key, "funder": find_funder(book, funder).key})
        refuse([*_lone_findings(values), *_grant_findings(book, grant)])
        session.add(grant_row(grant))
        return Done(summary=say(session, f"{_said(grant)} eingetragen. Kürzel: {key}."))


def change_grant(desk: Desk, grant: str, **changes: Any) -> Done:
    """Change a grant as its notice says now; fields flat as in :func:`add_grant`."""
    with desk.action("change_grant", "") as session:
        book = load_book(session)
        before = find_grant(book, grant)
        if "funder" in changes:
            changes["funder"] = find_funder(book, changes["funder"]).key
        after = _from_flat({**grant_values(before), **changes})
        asked = {"hours_amount": after.hours, "rate_cap_amount": after.rate_cap, "opening_on": after.opening_on}
        refuse([*_lone_findings(changes | asked), *_grant_findings(book, after), *_narrowed(book, after)])
        edit.overwrite(edit.row_where(session, GrantRow, key=before.key), grant_values(after))
        return Done(summary=say(session, f"{_said(after)} geändert."))


def end_grant(desk: Desk, grant: str, valid_to: date) -> Done:
    """Set the last day of a grant."""
    return change_grant(desk, grant, valid_to=valid_to)


def _from_flat(values: dict[str, Any]) -> Grant:
    hours, cap = values.get("hours_amount"), values.get("rate_cap_amount")
    return Grant(
        **{name: value for name, value in values.items() if name not in GROUPS},
        hours=None if hours is None else GrantHours(amount=hours, per=values.get("hours_per") or "week"),
        rate_cap=None
        if cap is None
        else RateCap(
            amount=cap,
            scope=values.get("rate_cap_scope") or "month",
            measures=values.get("rate_cap_measures") or "employer_cost",
        ),
    )


def _lone_findings(values: dict[str, Any]) -> list[Refusal]:
    """Refuse what says how something is measured that was not given: a cap's scope without the cap, and the like."""
    return [
        Refusal(
            f"{what} ist angegeben, aber {missing} fehlt. Geben Sie auch --{option} an, zum Beispiel --{option} {example}.",
            code="incomplete",
            place=what,
        )
        for names, owner, what, missing, option, example in _DEPENDING
        if values.get(owner) is None and any(values.get(name) is not None for name in names)
    ]


def _grant_findings(book: Book, grant: Grant) -> list[Refusal]:
    findings = [*file_findings(form.GRANT, grant), *order_findings(grant.valid_from, grant.valid_to, "Bis")]
    for other in book.grants:
        if other.key == grant.key:
            continue
        if (other.reference, other.valid_from) == (grant.reference, grant.valid_from):
            findings.append(
                Refusal(
                    f"Das Aktenzeichen {grant.reference} mit Beginn {day_in_words(grant.valid_from, weekday=False)} steht "
                    f"schon da, Kürzel {other.key}. Ändern Sie jene Bewilligung mit: lohn bewilligung ändern {other.key}",
                    code="already_noted",
                    place="Aktenzeichen",
                )
            )
        elif other.purpose == grant.purpose and other.valid_from <= grant.valid_to and grant.valid_from <= other.valid_to:
            findings.append(
                Refusal(
                    f"Für „{grant.purpose}“ gilt schon die Bewilligung {other.key} vom "
                    f"{day_in_words(other.valid_from, weekday=False)} bis {day_in_words(other.valid_to, weekday=False)}. "
                    "Zwei Bewilligungen für denselben Zweck überschneiden sich nicht: beenden Sie zuerst jene, "
                    "oder ändern Sie Anfang oder Ende.",
                    code="overlap",
                    place="Ab",
                )
            )
    return findings


def _narrowed(book: Book, grant: Grant) -> list[Refusal]:
    """Money and shifts that name the grant must stay inside its time."""
    months = {payment.for_month for payment in book.grant_payments if payment.grant == grant.key}
    months |= {Month.of(expense.on) for expense in book.expenses if expense.grant == grant.key}
    months |= {Month.of(invoice.first) for invoice in book.invoices if invoice.grant == grant.key}
    months |= {Month.of(shift.start.date()) for shift in book.shifts if shift.grant == grant.key}
    outside = sorted(
        month
        for month in months
        if not Month.of(grant.valid_from) <= month <= Month.of(max(grant.valid_to, grant.valid_from))
    )
    if not outside:
        return []
    return [
        Refusal(
            f"Zu dieser Bewilligung ist für {said_month(outside[0])} schon etwas eingetragen "
            "(Eingang, Ausgabe, Rechnung oder Schicht). Ihr Zeitraum muss diesen Monat umfassen.",
            code="still_used",
            place="Bis",
        )
    ]


def _said(grant: Grant) -> str:
    amount = f", {amount_text(grant.monthly_amount)} im Monat" if isinstance(grant.monthly_amount, Decimal) else ""
    return (
        f"Bewilligung {grant.reference} ({grant.purpose}), {day_in_words(grant.valid_from, weekday=False)} bis "
        f"{day_in_words(grant.valid_to, weekday=False)}{amount}"
    )
