"""Money that goes out beside the wages: expenses, a provider's invoices, one-off pay."""

from datetime import date
from decimal import Decimal

from payroll.funding.facts import Expense, Grant, Invoice
from payroll.office import edit
from payroll.office.bookfile import form
from payroll.office.desk import Desk
from payroll.office.done import Done
from payroll.office.facts import employed_in
from payroll.office.file_rules import file_findings
from payroll.office.guards import far_findings, order_findings, refuse, said_month
from payroll.office.intake.words import day_in_words
from payroll.office.lookups import assistant as find_assistant
from payroll.office.lookups import grant as find_grant
from payroll.office.money_in import approval_findings, not_there, noted_before, nothing_findings
from payroll.office.row_pairs import EXPENSE, INVOICE, ONE_OFF
from payroll.office.shelf import load_book
from payroll.office.upkeep import amount_text, future_findings, number_text, say
from payroll.pay.facts import OneOff, OneOffKind
from payroll.pay.payslip import Notice
from payroll.periods import Month
from payroll.records.tables import ExpenseRow, InvoiceRow, OneOffRow
from payroll.refusal import Refusal


def add_expense(desk: Desk, grant: str, amount: Decimal, kind: str, on: date, note: str | None = None) -> Done:
    """Note money laid out for a grant on a day; below zero: it came back."""
    with desk.action("add_expense", "") as session:
        book = load_book(session)
        found = find_grant(book, grant)
        expense = Expense(grant=found.key, on=on, kind=kind, amount=amount, note=note)
        findings = [
            *file_findings(form.EXPENSE, expense),
            *nothing_findings(amount),
            *future_findings(on, desk.today, "Am"),
            *approval_findings(found, Month.of(on), "Am"),
        ]
        if expense in book.expenses:
            findings.append(noted_before(f"{amount_text(amount)} am {_day(on)}, {note or kind}"))
        refuse(findings)
        session.add(EXPENSE.row_of(expense))
        summary = f"{found.key}: Ausgabe {amount_text(amount)} am {_day(on)}, {note or kind}."
        return Done(summary=say(session, summary), notices=allowed_notice(found, kind))


def allowed_notice(grant: Grant, kind: str) -> tuple[Notice, ...]:
    """Say where the notice does not name a kind of expense; the account counts it all the same, the office decides."""
    if not grant.allowed_expenses or kind in grant.allowed_expenses:
        return ()
    text = (
        f"Diese Art von Ausgabe nennt der Bescheid zu {grant.key} nicht. Gebucht ist sie; fragen Sie die Stelle, bevor "
        "Sie sie im Nachweis zeigen."
    )
    return (Notice(code="expense_not_allowed", text=text),)


def remove_expense(desk: Desk, grant: str, amount: Decimal, on: date) -> Done:
    """Delete an expense that was noted by mistake."""
    with desk.action("remove_expense", "") as session:
        found = find_grant(load_book(session), grant)
        row = edit.find_row(session, ExpenseRow, grant=found.key, amount=amount, on=on)
        if row is None:
            raise not_there(f"Eine Ausgabe von {amount_text(amount)} am {_day(on)}")
        edit.remove(session, row)
        return Done(summary=say(session, f"{found.key}: Ausgabe {amount_text(amount)} am {_day(on)} gelöscht."))


def add_invoice(
    desk: Desk,
    grant: str,
    amount: Decimal,
    provider: str,
    number: str,
    on: date,
    valid_from: date,
    valid_to: date,
    hours: Decimal,
    *,
    vat_included: bool = True,
    assignment: str | None = None,
    travel_minutes: int | None = None,
    travel_cost: Decimal | None = None,
) -> Done:
    """Note a provider's invoice for *valid_from* to *valid_to*; below zero: a credit note. *assignment*: of interpreters.

    ``Refusal``: the same number of the same provider again, days outside the approval.
    """
    with desk.action("add_invoice", "") as session:
        book = load_book(session)
        found = find_grant(book, grant)
        invoice = Invoice(
            grant=found.key,
            provider=provider,
            number=number,
            on=on,
            first=valid_from,
            last=valid_to,
            hours=hours,
            amount=amount,
            vat_included=vat_included,
            assignment=assignment,
            travel_minutes=travel_minutes,
            travel_cost=travel_cost,
        )
        findings = [
            *file_findings(form.INVOICE, invoice),
            *nothing_findings(amount),
            *order_findings(valid_from, valid_to, "Bis"),
            *future_findings(on, desk.today, "Am"),
            *approval_findings(found, Month.of(valid_from), "Von"),
            *approval_findings(found, Month.of(valid_to), "Bis"),
        ]
        twice = [entry for entry in book.invoices if (entry.provider, entry.number) == (provider, number)]
        if twice:
            findings.append(
                noted_before(f"Rechnung {number} von {provider} vom {_day(twice[0].on)}, {amount_text(twice[0].amount)}")
            )
        refuse(findings)
        session.add(INVOICE.row_of(invoice))
        summary = f"{found.key}: Rechnung {number} von {provider}, {amount_text(amount)} für {number_text(hours)} Stunden."
        return Done(summary=say(session, summary), notices=_model_notice(found))


def remove_invoice(desk: Desk, provider: str, number: str) -> Done:
    """Delete an invoice that was noted by mistake."""
    with desk.action("remove_invoice", "") as session:
        row = edit.find_row(session, InvoiceRow, provider=provider, number=number)
        if row is None:
            raise not_there(f"Eine Rechnung {number} von {provider}")
        edit.remove(session, row)
        return Done(summary=say(session, f"Rechnung {number} von {provider} gelöscht."))


def add_one_off(
    desk: Desk, assistant: str, amount: Decimal, kind: str, month: Month, account_hours: Decimal | None = None
) -> Done:
    """Note one-off pay with a month's wage; *account_hours*: hours of a time account that it pays out."""
    with desk.action("add_one_off", "") as session:
        book = load_book(session)
        person = find_assistant(book, assistant)
        one_off = OneOff(
            assistant=person.key, month=month, kind=OneOffKind(kind), amount=amount, account_hours=account_hours
        )
        findings = [
            *file_findings(form.ONE_OFF, one_off),
            *nothing_findings(amount),
            *far_findings(month.first, desk.today, "Monat"),
        ]
        if not employed_in(person, month):
            findings.append(
                Refusal(
                    f"Im {said_month(month)} ist {person.first_name} nicht angestellt. Nehmen Sie den letzten Monat der "
                    "Anstellung, oder prüfen Sie die Person.",
                    code="outside_contract",
                    place="Monat",
                )
            )
        same = [entry for entry in book.one_offs if (entry.assistant, entry.month, entry.kind) == (person.key, month, kind)]
        if same:
            findings.append(noted_before(f"{person.first_name}, {said_month(month)}, {amount_text(same[0].amount)}"))
        refuse(findings)
        session.add(ONE_OFF.row_of(one_off))
        summary = f"{person.first_name}: einmalig {amount_text(amount)} mit dem Lohn für {said_month(month)}."
        return Done(summary=say(session, summary))


def remove_one_off(desk: Desk, assistant: str, kind: str, month: Month) -> Done:
    """Delete one-off pay that was noted by mistake."""
    with desk.action("remove_one_off", "") as session:
        book = load_book(session)
        person = find_assistant(book, assistant)
        row = edit.find_row(session, OneOffRow, assistant=person.key, kind=kind, month=month)
        if row is None:
            raise not_there(f"Eine Einmalzahlung im {said_month(month)}")
        edit.remove(session, row)
        summary = f"{person.first_name}: Einmalzahlung {amount_text(row.amount)}, {said_month(month)}, gelöscht."
        return Done(summary=say(session, summary))


def _model_notice(grant: Grant) -> tuple[Notice, ...]:
    if grant.model == "service":
        return ()
    text = (
        f"Die Bewilligung {grant.key} ist für eigene Angestellte (Arbeitgebermodell). Fragen Sie die Stelle, ob sie die "
        "Rechnung eines Dienstes anerkennt."
    )
    return (Notice(code="service_invoice", text=text),)


def _day(day: date) -> str:
    return day_in_words(day, weekday=False)
