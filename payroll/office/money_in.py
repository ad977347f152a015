"""Money that comes in: advances of the offices, refunds of the health funds."""

from datetime import date
from decimal import Decimal

from payroll.funding.facts import Grant, GrantPayment, Refund
from payroll.office import edit
from payroll.office.bookfile import form
from payroll.office.desk import Desk
from payroll.office.done import Done
from payroll.office.facts import employed_in
from payroll.office.file_rules import file_findings
from payroll.office.guards import order_findings, refuse, said_month
from payroll.office.intake.words import day_in_words
from payroll.office.lookups import assistant as find_assistant
from payroll.office.lookups import grant as find_grant
from payroll.office.row_pairs import GRANT_PAYMENT, REFUND
from payroll.office.shelf import load_book
from payroll.office.upkeep import amount_text, future_findings, say
from payroll.pay.facts import Assistant
from payroll.periods import Month
from payroll.records.tables import GrantPaymentRow, RefundRow
from payroll.refusal import Refusal


def add_grant_payment(desk: Desk, grant: str, amount: Decimal, for_month: Month, on: date) -> Done:
    """Note an advance received *on* a day for a month; below zero: paid back.

    ``Refusal``: a month outside the approval, noted before, a day in the future, nothing.
    """
    with desk.action("add_grant_payment", "") as session:
        book = load_book(session)
        found = find_grant(book, grant)
        payment = GrantPayment(grant=found.key, on=on, for_month=for_month, amount=amount)
        findings = [
            *file_findings(form.GRANT_PAYMENT, payment),
            *nothing_findings(amount),
            *future_findings(on, desk.today, "Am"),
            *approval_findings(found, for_month, "Für"),
        ]
        if payment in book.grant_payments:
            findings.append(noted_before(f"{amount_text(amount)} am {_day(on)} für {said_month(for_month)}"))
        refuse(findings)
        session.add(GRANT_PAYMENT.row_of(payment))
        verb = "eingegangen" if amount > 0 else "zurückgezahlt"
        summary = f"{found.key}: {amount_text(abs(amount))} {verb} am {_day(on)} für {said_month(for_month)}."
        return Done(summary=say(session, summary))


def remove_grant_payment(desk: Desk, grant: str, for_month: Month, on: date) -> Done:
    """Delete an advance that was noted by mistake."""
    with desk.action("remove_grant_payment", "") as session:
        found = find_grant(load_book(session), grant)
        row = edit.find_row(session, GrantPaymentRow, grant=found.key, for_month=for_month, on=on)
        if row is None:
            raise not_there(f"Ein Eingang am {_day(on)} für {said_month(for_month)}")
        edit.remove(session, row)
        return Done(summary=say(session, f"{found.key}: Eingang von {amount_text(row.amount)} am {_day(on)} gelöscht."))


def add_refund(
    desk: Desk,
    assistant: str,
    amount: Decimal,
    kind: str,
    month: Month,
    claimed_on: date,
    received_on: date | None = None,
) -> Done:
    """Note a refund of U1 or U2 for a month: claimed, perhaps received (0 euro: refused). Noted before, it is completed."""
    with desk.action("add_refund", "") as session:
        book = load_book(session)
        person = find_assistant(book, assistant)
        refund = Refund(
            assistant=person.key, kind=kind, month=month, claimed_on=claimed_on, received_on=received_on, amount=amount
        )
        before = next((r for r in book.refunds if (r.assistant, r.kind, r.month) == (person.key, kind, month)), None)
        refuse(_refund_findings(person, refund, before, desk.today))
        if before is None:
            session.add(REFUND.row_of(refund))
        else:
            row = edit.row_where(session, RefundRow, assistant=person.key, kind=kind, month=month)
            edit.overwrite(row, REFUND.values_of(refund))
        state = f"erhalten am {_day(received_on)}" if received_on else f"beantragt am {_day(claimed_on)}"
        if received_on and not amount:
            state = f"abgelehnt am {_day(received_on)}"
        summary = f"{kind.upper()} für {person.first_name}, {said_month(month)}: {amount_text(amount)}, {state}."
        return Done(summary=say(session, summary))


def _refund_findings(person: Assistant, refund: Refund, before: Refund | None, today: date) -> list[Refusal]:
    findings = [
        *file_findings(form.REFUND, refund),
        *(nothing_findings(refund.amount) if refund.received_on is None else ()),
        *future_findings(refund.claimed_on, today, "Beantragt"),
        *order_findings(refund.claimed_on, refund.received_on, "Erhalten"),
    ]
    if refund.received_on is not None:
        findings += future_findings(refund.received_on, today, "Erhalten")
    if not employed_in(person, refund.month):
        findings.append(
            Refusal(
                f"Im {said_month(refund.month)} ist {person.first_name} nicht angestellt. Prüfen Sie Person und Monat.",
                code="outside_contract",
                place="Monat",
            )
        )
    if before is not None and (before.received_on is not None or before == refund):
        findings.append(
            noted_before(f"{refund.kind.upper()} für {person.first_name}, {said_month(refund.month)}: "
                         f"{amount_text(before.amount)}")
        )  # fmt: skip
    return findings


def nothing_findings(amount: Decimal) -> list[Refusal]:
    """Refuse an amount of nothing."""
    if amount:
        return []
    return [Refusal("Der Betrag ist 0,00 €. Geben Sie den Betrag an.", code="no_amount", place="Betrag")]


def approval_findings(grant: Grant, month: Month, place: str) -> list[Refusal]:
    """Refuse a month outside the approval."""
    if Month.of(grant.valid_from) <= month <= Month.of(grant.valid_to):
        return []
    return [
        Refusal(
            f"Die Bewilligung {grant.key} gilt vom {_day(grant.valid_from)} bis {_day(grant.valid_to)}, "
            f"nicht im {said_month(month)}. Nehmen Sie eine andere Bewilligung oder prüfen Sie den Monat.",
            code="outside_grant",
            place=place,
        )
    ]


def noted_before(what: str) -> Refusal:
    """Return the refusal for an entry that is there already."""
    return Refusal(f"Das steht schon da: {what}. Geändert wurde nichts.", code="already_noted", place="Betrag")


def not_there(what: str) -> Refusal:
    """Return the refusal for an entry to delete that is not there."""
    return Refusal(f"{what} ist nicht eingetragen. Prüfen Sie Tag und Monat.", code="not_noted")


def _day(day: date) -> str:
    return day_in_words(day, weekday=False)
