"""Values that papers are made of: everything ``reports`` prints, gathered by the office, no formatting.

``reports`` never asks the database; it takes one of these and returns bytes.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from payroll.money import ZERO
from payroll.pay.facts import Assistant, Contract, Employer, InsuranceFact, TaxFact
from payroll.pay.payslip import Payslip
from payroll.periods import Month

ERASED = "erased"
"""Stands where a frozen slip referred to something erased since, and for the kind of absence nobody can tell any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VacationAccount:
    """Vacation of one year in days: *carried* from earlier years, *entitled*, *taken*, *planned*, *left*.

    *lapsed* in the year so far, *paid_out* at the end of a job; *provisional*: days with duty are still to be counted.
    Beside it in hours: *hours_entitled* (with what was carried), *hours_taken* as the released shifts had, *hours_left*.
    """

    year: int
    carried: Decimal
    entitled: Decimal
    taken: Decimal
    planned: Decimal
    left: Decimal
    hours_left: Decimal
    lapsed: Decimal = ZERO
    paid_out: Decimal = ZERO
    provisional: bool = False
    hours_entitled: Decimal = ZERO
    hours_taken: Decimal = ZERO

    @property
    def to_have(self) -> Decimal:
        """Days taken, planned and left together."""
        return self.taken + self.planned + self.left


@dataclass(frozen=True, slots=True, kw_only=True)
class YearToDate:
    """Sums from January (or the opening day) to this month, this month included, in euro."""

    gross: Decimal
    taxable: Decimal
    insurable: Decimal
    wage_tax: Decimal
    solidarity: Decimal
    church: Decimal
    health: Decimal
    care: Decimal
    pension: Decimal
    unemployment: Decimal
    net: Decimal
    payout: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class PayslipPaper:
    """One payslip (Entgeltbescheinigung). *entry*/*exit*: employment; *issued*: day of closing; *draft*: month open.

    *several_jobs*: further insured employments are known (a note that § 1 Abs. 1 EBV asks for). A replacement slip:
    *settled_in* the month whose slip pays the difference, *paid_before* what was paid out for this month so far.
    """

    employer: Employer
    assistant: Assistant
    contract: Contract
    tax: TaxFact
    insurance: InsuranceFact
    collector_name: str
    slip: Payslip
    number: str
    replaces: str | None
    entry: date
    exit: date | None
    year_to_date: YearToDate
    vacation: VacationAccount | None
    issued: date
    draft: bool
    several_jobs: bool = False
    settled_in: Month | None = None
    paid_before: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeSheetRow:
    """One line of a time sheet: a shift (part) of a day, or a day of absence. *kind*: work | standby | travel | training |
    companion | sick | vacation | holiday | special | unpaid …; *minutes* paid.
    """

    day: date
    start: datetime | None
    end: datetime | None
    break_minutes: int
    minutes: int
    kind: str
    purpose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeSheetPaper:
    """Time sheet (Stundennachweis) of one assistant and month, by reference integrationsamt 3b.

    *corrected_in*: the month whose slips settled a correction, where the sheet takes the place of an earlier one.
    """

    employer: Employer
    assistant: Assistant
    month: Month
    rows: tuple[TimeSheetRow, ...]
    minutes_worked: int
    minutes_sick: int
    minutes_vacation: int
    minutes_holiday: int
    issued: date
    draft: bool
    corrected_in: Month | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class YearMonth:
    """One month in a statement of a year: paid *minutes* by kind (worked | standby | sick | vacation | holiday | special),
    days of vacation, its *sums* in euro. *closed*: the payslip stands.
    """

    month: Month
    minutes: tuple[tuple[str, int], ...]
    vacation_days: int
    sums: YearToDate
    closed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountHours:
    """What one month did to a time account, in hours: against the contract, credited, to be paid at once, balanced, left."""

    month: Month
    beyond: Decimal
    credited: Decimal
    to_pay: Decimal
    balanced: Decimal
    balance: Decimal

    @property
    def figures(self) -> tuple[Decimal, ...]:
        """The hours in the order of the columns that show them."""
        return (self.beyond, self.credited, self.to_pay, self.balanced, self.balance)


@dataclass(frozen=True, slots=True, kw_only=True)
class YearPaper:
    """The year of one assistant (Jahresübersicht). *brought_along*: sums of another payroll earlier in the year.

    *total*: all months and what was brought along. *draft*: a month of the year is open or still to come.
    *interruptions*: letters U of the wage account. *time_account*: what each month of the year did to the account of a
    salary, where one is agreed.
    """

    employer: Employer
    assistant: Assistant
    year: int
    months: tuple[YearMonth, ...]
    brought_along: YearToDate | None
    total: YearToDate
    vacation: VacationAccount | None
    issued: date
    draft: bool
    time_account: tuple[AccountHours, ...] = ()
    interruptions: int = 0


@dataclass(frozen=True, slots=True)
class DueDocument:
    """A document that closing a month made due. *kind*: payslip | time_sheet | usage_report; *state*: due | done.

    *subject* is the key of the assistant or grant; *month* the month it belongs to (a report: its last month);
    *file_name* the name of the file, without a folder.
    """

    id: int
    kind: str
    month: Month
    subject: str
    file_name: str
    state: str
