"""Adapter for ``budget-cases.csv``: each case computed from its ``given`` rows alone.

``python -m tests.vectors.budget [FILE]`` prints every difference between file and program.
"""

import csv
import sys
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from itertools import groupby
from pathlib import Path

from payroll.funding.account import close_account, compute_account
from payroll.funding.facts import Grant, GrantPayment, RateCap
from payroll.funding.guide import guide
from payroll.funding.month_budget import hours_of_days, month_budget, needs_special_reason, over_day_limit
from payroll.funding.service import net_amount, with_vat
from payroll.funding.settlement import offsets, repayment
from payroll.funding.sharing import shared
from payroll.funding.substitute import priced, simple_refund, substitute_cost, substitute_need
from payroll.funding.terms import (
    attain_last_day,
    decision_deadline,
    deemed_granted_from,
    earliest_payment,
    forwarding_deadline,
    own_case_from,
)
from payroll.funding.usage import GrantMonth, MonthUse, noted
from payroll.law.derivation import Figure
from payroll.money import MINUTES_PER_HOUR, ZERO, total
from payroll.periods import Month
from tests.vectors.case import Case

FILE = Path(__file__).with_name("budget-cases.csv")
TODAY = date(2026, 11, 22)
"""Day whose guide values hold for cases that name no day."""

Rows = dict[tuple[str, str], str]


def run(rows: list[dict[str, str]]) -> Iterator[Case]:
    """Yield one case for each ``case_id``, computed from its ``given`` rows."""
    kinds: dict[str, Callable[[Given], dict[str, object]]] = {
        "account": account,
        "grant": grant_hours,
        "ratio": ratio,
        "split": split,
        "service": service,
        "term": term,
        "substitute": substitute,
    }
    for case_id, group in groupby(sorted(rows, key=lambda row: row["case_id"]), key=lambda row: row["case_id"]):
        case_rows = list(group)
        expected: dict[str, object] = {_key(row): row["value"] for row in case_rows if row["role"] == "expected"}
        given = Given({(row["month"], row["name"]): row["value"] for row in case_rows if row["role"] == "given"})
        yield Case(id=case_id, expected=expected, result=kinds[case_rows[0]["kind"]](given), kind="budget")


def _key(row: dict[str, str]) -> str:
    return f"{row['month']}|{row['name']}"


class Given:
    """The ``given`` rows of a case by month and name."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    def text(self, name: str, month: str = "") -> str | None:
        return self.rows.get((month, name))

    def number(self, name: str, month: str = "", default: str = "0") -> Decimal:
        return Decimal(self.rows.get((month, name)) or default)

    def day(self, name: str) -> date | None:
        value = self.text(name)
        return date.fromisoformat(value) if value else None

    def months(self, *names: str) -> list[str]:
        return sorted({month for month, name in self.rows if month and name in names})

    def prefixed(self, prefix: str) -> list[tuple[str, str]]:
        return [(name.removeprefix(prefix), value) for (_, name), value in self.rows.items() if name.startswith(prefix)]


def _grant(given: Given, months: list[str], cap: str, measures: str) -> Grant:
    first, last = Month.parse(given.text("approval_from") or months[0]), Month.parse(given.text("approval_to") or months[-1])
    scope, amount = given.text("rate_cap_scope") or "none", given.text(cap)
    return Grant(
        key="grant",
        funder="funder",
        reference="",
        purpose="arbeitsassistenz",
        model="employer" if measures == "employer_cost" else "service",
        valid_from=first.first,
        valid_to=last.last,
        rate_cap=RateCap(amount=Decimal(amount), scope=scope, measures=measures) if amount else None,
        admin_lump_sum=ZERO,
        carry_over=True,
        settlement=given.text("settlement") or "repay",
        report_every="end",
        report_due_days=0,
    )


def _use(given: Given, month: str, hours: str, cost: Figure) -> MonthUse:
    refunds = given.number("levy_refund_u1_eur", month) + given.number("levy_refund_u2_eur", month)
    return MonthUse(
        month=Month.parse(month),
        minutes=given.number(hours, month) * MINUTES_PER_HOUR,
        under_cap=cost,
        outside_cap=Figure.nothing(""),
        refunds=noted(refunds, "Erstattung"),
    )


def _payments(given: Given) -> list[GrantPayment]:
    return [
        GrantPayment(
            grant="grant", on=Month.parse(month).first, for_month=Month.parse(month), amount=given.number(name, month)
        )
        for name in ("advance_received_eur", "separately_granted_eur")
        for month in given.months(name)
    ]


def _row_results(row: GrantMonth) -> dict[str, object]:
    return {
        f"{row.month}|recognised_cost_eur": row.recognised.amount,
        f"{row.month}|not_recognised_eur": row.not_recognised.amount,
        f"{row.month}|net_use_eur": row.charged.amount,
        f"{row.month}|balance_after_eur": row.balance.amount,
    }


def _account(given: Given, grant: Grant, uses: list[MonthUse]) -> dict[str, object]:
    rows = compute_account(grant, uses, _payments(given), Month.of(grant.valid_to))
    end = close_account(grant, rows)
    result: dict[str, object] = {
        "|total_advance_eur": total(row.advance.amount for row in rows),
        "|total_paid_hours_h": sum((use.minutes for use in uses), Decimal(0)) / MINUTES_PER_HOUR,
        "|total_employer_cost_eur": total(row.cost.amount for row in rows),
        "|total_recognised_eur": end.recognised,
        "|total_not_recognised_eur": end.not_recognised.amount,
        "|total_refund_eur": total(row.refunds.amount for row in rows),
        "|closing_balance_eur": end.balance.amount,
        "|unspent_to_settle_eur": end.unspent.amount,
        "|own_cost_eur": end.own_cost.amount,
        "|repay_eur": repayment(end.unspent, grant.settlement).amount,
    }
    for row in rows:
        result |= _row_results(row)
    name = "next_approval_advance_eur"
    advances = [(Month.parse(month), given.number(name, month)) for month in given.months(name)]
    for offset in offsets(end.unspent.amount, grant.settlement, advances):
        result[f"{offset.month}|offset_eur"] = offset.offset.amount
        result[f"{offset.month}|payable_advance_eur"] = offset.payable.amount
        result[f"{offset.month}|still_to_offset_eur"] = offset.left.amount
    return result


def account(given: Given) -> dict[str, object]:
    """R2 to R5: the account of an approval and its settlement."""
    months = given.months("employer_cost_eur", "advance_received_eur", "paid_hours_h")
    uses = [_use(given, m, "paid_hours_h", noted(given.number("employer_cost_eur", m), "Kosten")) for m in months]
    return _account(given, _grant(given, months, "rate_cap_eur_per_paid_hour", "employer_cost"), uses)


def service(given: Given) -> dict[str, object]:
    """R9: invoices of a provider against a cap including VAT."""
    months = given.months("invoiced_hours_h", "advance_received_eur")
    gross = {
        m: with_vat(
            net_amount(given.number("invoiced_hours_h", m), given.number("rate_net_eur", m)).amount,
            given.number("vat_percent", m),
        )
        for m in months
    }
    uses = [_use(given, m, "invoiced_hours_h", gross[m]) for m in months]
    grant = _grant(given, months, "rate_cap_eur_per_hour_incl_vat", "gross_with_vat")
    return _account(given, grant, uses) | {f"{m}|invoice_gross_eur": gross[m].amount for m in months}


def grant_hours(given: Given) -> dict[str, object]:
    """R6: hours and budget of a month."""
    per_day = given.number("need_h_per_day")
    hours = hours_of_days(per_day, given.number("days_per_week"), given.text("method") or "", TODAY)
    budget = month_budget(hours, given.number("rate_eur_per_hour"), given.number("lump_sum_admin_eur"))
    return {
        "|month_hours_h": hours.amount,
        "|month_budget_eur": budget.amount,
        "|needs_special_reason_over_4h": _yes(needs_special_reason(per_day, TODAY)),
        "|over_8h_limit": _yes(over_day_limit(per_day, TODAY)),
    }


def ratio(given: Given) -> dict[str, object]:
    """R7: the 50 % guide."""
    found = guide(given.number("gross_salary_eur"), given.number("assistance_cost_month_eur"), TODAY)
    return {
        "|employer_gross_lump_eur": found.employer_gross.amount,
        "|guide_limit_eur": found.limit.amount,
        "|share_percent": found.share_percent,
        "|over_guide": _yes(found.over),
        "|over_by_eur": found.over_by.amount,
    }


def split(given: Given) -> dict[str, object]:
    """R8: one month of one assistant shared by minutes."""
    names, minutes = zip(*((name, int(value)) for name, value in given.prefixed("minutes:")), strict=True)
    shares = shared("Kosten", given.number("employer_cost_eur"), minutes)
    result: dict[str, object] = {f"|share_eur:{name}": share.amount for name, share in zip(names, shares, strict=True)}
    return result | {"|sum_eur": total(share.amount for share in shares)}


def term(given: Given) -> dict[str, object]:
    """R10: dates of an application and of assistance to get a job."""
    result: dict[str, object] = {}
    if received := given.day("application_received"):
        result["|decision_deadline_6_weeks"] = decision_deadline(received)
        result["|deemed_granted_from_day"] = deemed_granted_from(received)
        result["|forwarding_deadline_2_weeks"] = forwarding_deadline(received)
        result["|earliest_payment_from"] = earliest_payment(received, given.day("need_from") or received)
    if attained := given.day("attainment_grant_from"):
        result["|attainment_last_possible_day"] = attain_last_day(attained)
        result["|integration_office_own_case_from"] = own_case_from(attained)
    return {key: value.isoformat() if isinstance(value, date) else value for key, value in result.items()}


def substitute(given: Given) -> dict[str, object]:
    """R11: what a substitute costs on top."""
    lost, regular = given.number("planned_hours_lost_h"), given.number("regular_cost_eur_per_hour")
    continued = priced("Entgeltfortzahlung", given.number("continued_pay_hours_h"), regular)
    need = substitute_need(
        continued_pay=continued,
        refund=simple_refund(continued, given.number("u1_refund_percent_of_continued_cost")),
        substitute=substitute_cost(lost, given.number("briefing_hours_h"), given.number("substitute_cost_eur_per_hour")),
        granted=priced("bewilligt", lost, regular),
    )
    return {
        "|continued_pay_cost_eur": need.continued_pay.amount,
        "|u1_refund_eur": need.refund.amount,
        "|substitute_cost_eur": need.substitute.amount,
        "|cost_saved_after_continued_pay_eur": need.saved.amount,
        "|extra_need_eur": need.extra.amount,
    }


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def main(path: Path = FILE) -> int:
    """Print every difference; return how many there are."""
    with path.open(encoding="utf-8", newline="") as file:
        cases = list(run(list(csv.DictReader(file))))
    wrong = 0
    for case in cases:
        for key, value in case.expected.items():
            got = case.result.get(key)
            same = str(got) == value if isinstance(got, str | None) else Decimal(value) == got
            if not same:
                wrong += 1
                print(f"{case.id} {key}: expected {value}, computed {got}")
    print(f"{len(cases)} cases, {wrong} differences")
    return wrong


if __name__ == "__main__":
    sys.exit(min(1, main(*map(Path, sys.argv[1:]))))
