"""Build a usage report from a grant's account."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal

from payroll.funding.account import close_account
from payroll.funding.book_accounts import GrantAccount
from payroll.funding.caps import cut_at_the_end
from payroll.funding.cost_tables import cost_by_kind, cost_tables
from payroll.funding.facts import Expense, Funder, Grant, GrantPayment
from payroll.funding.month_budget import month_hours
from payroll.funding.report import (
    AccountRow,
    AssistantRow,
    GrantBox,
    InvoiceRow,
    Person,
    ReportResult,
    UsageReport,
)
from payroll.funding.report_words import DECLARATIONS, annexes, explanations, proposal, shared_expenses, sharing_keys, title
from payroll.funding.usage import ABSENCE_KINDS, GrantMonth, MonthUse
from payroll.law.derivation import Figure
from payroll.money import ZERO, total
from payroll.pay.facts import Employer
from payroll.pay.words import month_name
from payroll.periods import Month
from payroll.refusal import Refusal


def build_report(
    account: GrantAccount,
    first: Month,
    last: Month,
    *,
    employer: Employer,
    funder: Funder,
    people: Mapping[str, Person],
    payments: Sequence[GrantPayment],
    issued: date,
    draft: bool,
    replaces: date | None = None,
    own_explanations: Sequence[str] | None = None,
    prepared_by: Sequence[str] = (),
    expenses: Sequence[Expense] = (),
) -> UsageReport:
    """Return the report on the months *first* to *last* of *account*, which must reach to *last*.

    *people*: every assistant by key, named as the funder may see them. *payments*: advances received, of any grant.
    *own_explanations* replace the lines the program proposes; *prepared_by* names who worked on it. *expenses*: those of the
    grant, whose shares are told. A report whose last
    month is the approval's last is final; its result is that of the whole approval. Refused where the account has no month
    in the period.
    """
    grant = account.grant
    rows = tuple(row for row in account.rows if first <= row.month <= last)
    if not rows:
        raise Refusal(
            f"Zur Bewilligung „{grant.key}“ gibt es von {month_name(first)} bis {month_name(last)} keinen Monat. "
            "Wählen Sie einen Zeitraum innerhalb der Bewilligung.",
            code="report_without_months",
            place="Zeitraum",
        )
    uses = tuple(use for use in account.uses if first <= use.month <= last and use.month >= rows[0].month)
    final = last >= Month.of(grant.valid_to)
    whole = tuple(row for row in account.rows if row.month <= last)
    cut = cut_at_the_end(grant, whole).amount if final else ZERO
    table = tuple(_account_row(row, uses, grant, payments) for row in rows)
    kinds = cost_by_kind(uses)
    return UsageReport(
        kind=grant.model,
        title=title(grant),
        employer=employer,
        funder=funder,
        grant=grant,
        first=first,
        last=last,
        final=final,
        draft=draft,
        issued=issued,
        replaces=replaces,
        box=_box(grant, last, final=final),
        opening=rows[0].carried.amount,
        account=table,
        account_sums=_sums(table),
        cost_by_kind=kinds,
        cost_total=total(kind.amount for kind in kinds),
        assistants=_assistants(uses, people),
        invoices=_invoices(uses),
        result=_result(grant, rows, whole, final=final),
        explanations=tuple(own_explanations) if own_explanations is not None else explanations(grant, rows, uses, cut),
        declarations=DECLARATIONS,
        annexes=annexes(grant),
        cost_tables=cost_tables(uses, people),
        derivations=_derivations(grant, rows, whole, final=final),
        sharing=(*sharing_keys(grant), *shared_expenses(expenses, first, last)),
        prepared_by=tuple(prepared_by),
    )


def _box(grant: Grant, last: Month, *, final: bool) -> GrantBox:
    cap = grant.rate_cap
    closing_day = grant.valid_to if final else last.last
    return GrantBox(
        month_hours=month_hours(grant),
        rate_cap=cap.amount if cap else None,
        rate_cap_scope=cap.scope if cap else None,
        rate_cap_measures=cap.measures if cap else None,
        monthly_amount=grant.monthly_amount,
        lump_sum_month=grant.lump_sum_month,
        admin_lump_sum=grant.admin_lump_sum,
        carry_over=grant.carry_over,
        settlement=grant.settlement,
        report_every=grant.report_every,
        due_on=closing_day + timedelta(days=grant.report_due_days),
    )


def _account_row(row: GrantMonth, uses: Sequence[MonthUse], grant: Grant, payments: Sequence[GrantPayment]) -> AccountRow:
    mine = [use for use in uses if use.month == row.month]
    absence = sum(use.minutes_of(*ABSENCE_KINDS) for use in mine)
    substitute = sum(use.minutes_of("substitute") for use in mine)
    return AccountRow(
        month=row.month,
        received_on=tuple(sorted(p.on for p in payments if p.grant == grant.key and p.for_month == row.month)),
        advance=row.advance.amount,
        minutes_worked=row.minutes - absence - substitute,
        minutes_absence=absence,
        minutes_substitute=substitute,
        cost=row.cost.amount,
        refunds=row.refunds.amount,
        recognised=row.recognised.amount,
        not_recognised=row.not_recognised.amount,
        balance=row.balance.amount,
    )


def _sums(rows: Sequence[AccountRow]) -> AccountRow:
    return AccountRow(
        month=None,
        received_on=(),
        advance=total(row.advance for row in rows),
        minutes_worked=sum((row.minutes_worked for row in rows), Decimal(0)),
        minutes_absence=sum(row.minutes_absence for row in rows),
        minutes_substitute=sum(row.minutes_substitute for row in rows),
        cost=total(row.cost for row in rows),
        refunds=total(row.refunds for row in rows),
        recognised=total(row.recognised for row in rows),
        not_recognised=total(row.not_recognised for row in rows),
        balance=rows[-1].balance,
    )


def _assistants(uses: Iterable[MonthUse], people: Mapping[str, Person]) -> tuple[AssistantRow, ...]:
    entries = [entry for use in uses for entry in use.assistants]
    return tuple(
        AssistantRow(
            assistant=key,
            name=people[key].name,
            minutes=sum(entry.minutes_of() for entry in entries if entry.assistant == key),
            cost=total(entry.cost.amount for entry in entries if entry.assistant == key),
            registered_since=people[key].registered_since,
            substitute_for=people[key].substitute_for,
        )
        for key in people
        if any(entry.assistant == key for entry in entries)
    )


def _invoices(uses: Iterable[MonthUse]) -> tuple[InvoiceRow, ...]:
    return tuple(
        InvoiceRow(
            provider=entry.invoice.provider,
            number=entry.invoice.number,
            on=entry.invoice.on,
            first=entry.invoice.first,
            last=entry.invoice.last,
            hours=entry.invoice.hours,
            gross=entry.gross.amount,
            assignment=entry.invoice.assignment,
            travel_minutes=entry.invoice.travel_minutes,
            travel_cost=entry.invoice.travel_cost,
        )
        for use in uses
        for entry in use.invoices
    )


def _result(grant: Grant, rows: Sequence[GrantMonth], whole: Sequence[GrantMonth], *, final: bool) -> ReportResult:
    """Result box: of the whole approval in the final report, of the period so far in an interim one."""
    if final:
        end = close_account(grant, whole)
        balance, not_recognised = end.balance.amount, end.not_recognised.amount
        unspent, own_cost = end.unspent.amount, end.own_cost.amount
        lapsed = total(row.lapsed for row in whole)
    else:
        balance, not_recognised = rows[-1].balance.amount, total(row.not_recognised.amount for row in rows)
        lapsed = _lapsed_in(grant, rows)
        unspent = lapsed if not grant.carry_over else max(balance, ZERO)
        own_cost = max(-balance, ZERO) + not_recognised
    key, text = proposal(grant, unspent=unspent, lapsed=lapsed, final=final)
    return ReportResult(
        balance=balance,
        unspent=unspent,
        own_cost=own_cost,
        not_recognised=not_recognised,
        proposal=key,
        proposal_text=text,
    )


def _lapsed_in(grant: Grant, rows: Sequence[GrantMonth]) -> Decimal:
    """Rests of the period's months that do not go over into the next month, the last month's included."""
    return ZERO if grant.carry_over else total(max(row.balance.amount, ZERO) for row in rows)


def _derivations(
    grant: Grant, rows: Sequence[GrantMonth], whole: Sequence[GrantMonth], *, final: bool
) -> tuple[tuple[str, Figure], ...]:
    found: list[tuple[str, Figure]] = []
    for row in rows:
        name = month_name(row.month)
        found += [
            (f"{name}: Kosten", row.cost),
            (f"{name}: Erstattungen", row.refunds),
            (f"{name}: anerkannt", row.recognised),
            (f"{name}: angerechnet", row.charged),
            (f"{name}: Stand", row.balance),
        ]
    if final:
        end = close_account(grant, whole)
        found += [
            ("Stand am Ende der Bewilligung", end.balance),
            ("nicht verbraucht", end.unspent),
            ("eigene Kosten", end.own_cost),
        ]
    return tuple(found)
