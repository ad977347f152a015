"""How long records must be kept (Aufbewahrung); nothing may be deleted before, nothing kept after without a reason."""

from datetime import date

from payroll.law import labour_law, sick_pay
from payroll.periods import ONE_DAY, add_months, last_day_of_months_from

_MONTHS_OF_YEAR = 12


def _year_end(day: date, years: int) -> date:
    return date(day.year + years, 12, 31)


def wage_account(last_entry: date) -> date:
    """Wage account and its vouchers: end of the sixth calendar year after the last entry (§ 41 Abs. 1 Satz 9 EStG)."""
    return _year_end(last_entry, labour_law.whole("retention.wage_account", last_entry))


def working_time(recorded_on: date) -> date:
    """Working-time records: two years from the record (§ 16 Abs. 2 ArbZG, § 17 Abs. 1 MiLoG)."""
    return add_months(recorded_on, _MONTHS_OF_YEAR * labour_law.whole("retention.working_time", recorded_on))


def maternity_documents(last_entry: date) -> date:
    """Documents on maternity protection: two years after the last entry (§ 27 Abs. 5 MuSchG)."""
    return add_months(last_entry, _MONTHS_OF_YEAR * labour_law.whole("retention.maternity", last_entry))


def accident_insurance(year: int) -> date:
    """Pay records for the accident insurer: five years (§ 165 Abs. 4 SGB VII), counted from the end of the year."""
    last = date(year, 12, 31)
    return _year_end(last, labour_law.whole("retention.accident_insurance", last))


def contract(exit_on: date) -> date:
    """Contract, certificates and claims: three years from the end of the year of exit (§§ 195, 199 BGB)."""
    return _year_end(exit_on, labour_law.whole("retention.contract", exit_on))


def application(rejected_on: date) -> date:
    """Papers of rejected applicants: about six months (§ 15 AGG, § 61b ArbGG)."""
    return add_months(rejected_on, labour_law.whole("retention.application", rejected_on))


def sick_frame_end(first: date, last: date) -> date:
    """Last day on which a sickness may still count for another one: twelve months from its first day, and six after its last
    (§ 3 Abs. 1 Satz 2 EFZG).
    """
    gap = labour_law.whole("sick_pay.gap_months", last)
    return max(sick_pay.frame(first).last, last_day_of_months_from(last + ONE_DAY, gap))


def sick_record(frame_end: date, settled_on: date | None) -> date | None:
    """Data of a sickness: end of the calendar year after its twelve-month frame, not before U1 is settled.

    ``None`` while the refund is open.
    """
    return None if settled_on is None else max(_year_end(frame_end, 1), settled_on)
