"""The log of usage reports sent: when, to whom, due on which day, and by a digest of its figures which one it was."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from payroll.funding.facts import SentReport
from payroll.funding.report import InvoiceRow, UsageReport
from payroll.office.codec import digest, to_json


def figures_digest(report: UsageReport) -> str:
    """Return the SHA-256 of what a report proves: grant, period, account, cost, people, result; not its day or address."""
    figures = (
        report.grant.reference,
        report.first,
        report.last,
        report.account,
        report.cost_by_kind,
        report.assistants,
        [_invoice(row) for row in report.invoices],
        report.cost_tables,
        report.result,
    )
    return digest(to_json(figures))


def _invoice(row: InvoiceRow) -> dict[str, object]:
    """What an invoice proves, in the shape in which reports were sent first; an interpreter's assignment comes behind."""
    said = {name: getattr(row, name) for name in ("provider", "number", "on", "first", "last", "hours", "gross")}
    more = {} if row.assignment is None else {"assignment": row.assignment, "travel_cost": row.travel_cost}
    return said | more


def corrected(first: date, last: date, sent: Iterable[SentReport]) -> SentReport | None:
    """Return the latest report sent whose months a report on *first* to *last* (first and last day) contains."""
    inside = [each for each in sent if first <= each.first.first and each.last.last <= last]
    return max(inside, key=lambda each: each.on, default=None)


def as_sent(report: UsageReport, sent: Iterable[SentReport], today: date) -> UsageReport:
    """Return *report* with its day and the report it replaces, so that one sent before is printed again byte for byte.

    *sent*: the reports of this grant sent so far. With the same figures it is that report again; with others it is a
    correction of *today*, which names the day of the one before.
    """
    before = corrected(report.first.first, report.last.last, sent)
    if before is None:
        return report
    if before.digest == figures_digest(report) and not report.draft:
        return replace(report, issued=before.issued, replaces=before.replaces)
    return replace(report, issued=today, replaces=before.on)
