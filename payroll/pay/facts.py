"""Facts a payslip is computed from, as frozen values that mirror ``lohn-book/1``.

Names follow the book format; ``from``/``to`` are ``valid_from``/``valid_to`` (both included; ``None``: open). Money is
euro, hours are ``Decimal`` hours, durations are minutes, rates are percent. A list entry holds from its date until the
next entry of the same list.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Protocol, TypeVar

from payroll.money import ZERO
from payroll.periods import Month, elapsed_minutes


class Scheme(StrEnum):
    """How an assistant is insured; Midijob follows from the regular pay by itself."""

    COMPULSORY = "compulsory"
    MINIJOB = "minijob"
    SHORT_TERM = "short_term"
    STUDENT = "student"
    PENSIONER = "pensioner"
    PENSIONER_BEFORE_AGE = "pensioner_before_age"


class TaxMethod(StrEnum):
    """How wage tax is raised: by the ELStAM, 2 % flat (Minijob), 25 % flat (short term)."""

    ELSTAM = "elstam"
    FLAT_2 = "flat_2"
    FLAT_25 = "flat_25"


class ShiftKind(StrEnum):
    """What was done in a shift."""

    WORK = "work"
    STANDBY = "standby"
    TRAVEL = "travel"
    TRAINING = "training"
    COMPANION = "companion"


class ShiftState(StrEnum):
    """Where a shift stands; ``holiday``: fell out because of a public holiday."""

    PLANNED = "planned"
    WORKED = "worked"
    DROPPED = "dropped"
    HOLIDAY = "holiday"


class AbsenceKind(StrEnum):
    """Kinds of absence; never a diagnosis."""

    SICK = "sick"
    VACATION = "vacation"
    CHILD_SICK = "child_sick"
    SPECIAL = "special"
    UNPAID = "unpaid"
    MATERNITY = "maternity"
    PARENTAL = "parental"
    CARE = "care"


class AdjustmentReason(StrEnum):
    """Why vacation days of a year are more or fewer than the contract gives, or live longer.

    ``earlier_employer``: another employer gave them that year (§ 6 BUrlG); ``granted``: given on top; ``offset``: too many
    were taken, set off by agreement; ``carried_urgent``/``carried_requested``: carried over (§ 7 Abs. 3 Satz 2, 4 BUrlG).
    """

    EARLIER_EMPLOYER = "earlier_employer"
    GRANTED = "granted"
    OFFSET = "offset"
    CARRIED_URGENT = "carried_urgent"
    CARRIED_REQUESTED = "carried_requested"


FEWER_DAYS = frozenset({AdjustmentReason.EARLIER_EMPLOYER, AdjustmentReason.OFFSET})
"""Reasons whose days are below zero; all others are above."""


class OneOffKind(StrEnum):
    """Kinds of one-off pay (sonstiger Bezug, einmalig gezahltes Arbeitsentgelt)."""

    CHRISTMAS = "christmas"
    VACATION_BONUS = "vacation_bonus"
    VACATION_PAYOUT = "vacation_payout"
    BONUS = "bonus"
    OTHER = "other"


class Dated(Protocol):
    """Anything that holds from a day on."""

    @property
    def valid_from(self) -> date:
        """First day."""
        ...


T = TypeVar("T", bound=Dated)


def valid_on(entries: Sequence[T], day: date) -> T | None:
    """Return the entry of a dated list that holds on *day*, ``None`` before the first."""
    current = None
    for entry in sorted(entries, key=lambda e: e.valid_from):
        if entry.valid_from <= day:
            current = entry
    return current


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnJob:
    """The disabled person's own employment, for the grant's conditions. *card_until*: last day of the disabled person's card
    or of the equal status.
    """

    kind: str = "employed"
    employer: str
    weekly_hours: Decimal
    monthly_gross: Decimal
    fixed_term_until: date | None = None
    status: str
    consent_on: date | None = None
    card_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Employer:
    """The employer: address, place of work, numbers for the offices, levies."""

    name: str
    street: str
    postcode: str
    city: str
    state: str
    municipality: str | None = None
    local_holidays: tuple[str, ...] = ()
    establishment_number: str
    tax_number: str
    tax_office: str
    iban: str
    email: str | None = None
    phone: str | None = None
    levy_u1: bool
    levy_insolvency: bool
    accident_insurer_name: str
    accident_insurer_number: str
    own_job: OwnJob | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FundRate:
    """Rates of one health fund from a date on, in percent. *u1_contributions*: none | included | extra."""

    valid_from: date
    additional: Decimal
    u1: Decimal
    u1_refund: Decimal
    u1_contributions: str
    u2: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthFund:
    """A health fund (Krankenkasse) as collecting office; *number* is its Betriebsnummer."""

    key: str
    name: str
    number: str
    rates: tuple[FundRate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxFact:
    """Wage tax features (ELStAM) from a date on. *church*: ``None``, ``ev``, ``rk`` or another body's code."""

    valid_from: date
    method: TaxMethod
    tax_class: int
    factor: Decimal | None = None
    child_allowances: Decimal
    church: str | None = None
    allowance_month: Decimal
    addition_month: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class InsuranceFact:
    """Social insurance features from a date on. *fund* is a health fund's key, ``None`` only for a Minijob."""

    valid_from: date
    scheme: Scheme
    fund: str | None = None
    pension_exempt: bool
    parent: bool
    children_under_25: int
    household_check: bool
    statutory_health: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Premiums:
    """Percentages the contract pays on top of the basic wage in the windows of § 3b EStG; ``None``: not paid."""

    night: Decimal | None = None
    deep_night: Decimal | None = None
    sunday: Decimal | None = None
    holiday: Decimal | None = None
    high_holiday: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """A contract section. *pay*: ``hourly`` (*wage* per hour) or ``salary`` (*wage* per month).

    *on_call_hours*: what *weekly_hours* are where work is *on_call*: ``minimum``, ``maximum`` or, with ``None``, the hours
    agreed (§ 12 TzBfG). *time_account_from*: since when a written time account holds (§ 2 Abs. 2 MiLoG).
    *irregular*: no fixed days of the week; *vacation_days* are then those of a five-day week. *vacation_counts*: a day of
    vacation is a calendar ``days`` with duty, or a whole ``shifts``, counted on the day it starts.
    """

    valid_from: date
    valid_to: date | None = None
    pay: str
    wage: Decimal
    weekly_hours: Decimal
    workdays_per_week: int
    vacation_days: Decimal
    on_call: bool
    premiums: Premiums
    regular_monthly_pay: Decimal | None = None
    grant: str | None = None
    on_call_hours: str | None = None
    time_account_from: date | None = None
    irregular: bool = False
    vacation_counts: str = "days"


@dataclass(frozen=True, slots=True, kw_only=True)
class SickBefore:
    """An illness before the opening day and how many of its 42 days were used."""

    first: date
    last: date
    days_used: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AssistantOpening:
    """Values brought along from another payroll on the opening day; ``None``: not given."""

    on: date
    pay_to_date: Decimal | None = None
    tax_to_date: Decimal | None = None
    insured_to_date: Decimal | None = None
    one_offs_to_date: Decimal | None = None
    earnings_13_weeks: Decimal | None = None
    hours_13_weeks: Decimal | None = None
    vacation: tuple[tuple[int, Decimal], ...] = ()
    sick: tuple[SickBefore, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Assistant:
    """An assistant with all dated facts.

    *weekly_hours_elsewhere*: hours a week for other employers (§ 2 Abs. 1 ArbZG). *lives_in*: shares the household.
    *medical_certificate_on*, *school_weekdays*: of minors (§§ 9, 32 JArbSchG). *vocational_training*: completed.
    *severely_disabled_from*/*to*: since when and until when, where it is known.
    """

    key: str
    first_name: str
    last_name: str
    birth_date: date
    street: str
    postcode: str
    city: str
    tax_id: str | None
    social_security_number: str | None
    iban: str | None
    severely_disabled: bool
    relative: bool
    opening: AssistantOpening | None = None
    tax: tuple[TaxFact, ...]
    insurance: tuple[InsuranceFact, ...]
    contracts: tuple[Contract, ...]
    weekly_hours_elsewhere: Decimal | None = None
    lives_in: bool = False
    medical_certificate_on: date | None = None
    vocational_training: bool = False
    school_weekdays: tuple[str, ...] = ()
    severely_disabled_from: date | None = None
    severely_disabled_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """One shift; *start* and *end* are aware local times (``payroll.periods.BERLIN``).

    *grant*: ``None`` the contract's, ``"none"`` private, else a grant's key. *covers*: key of the absence it stands in for.
    *announced_on*: the day a call was told to somebody who works on call (§ 12 Abs. 3 TzBfG).
    """

    assistant: str
    start: datetime
    end: datetime
    break_minutes: int
    kind: ShiftKind
    state: ShiftState
    grant: str | None = None
    covers: str | None = None
    announced_on: date | None = None

    @property
    def paid_minutes(self) -> int:
        """Elapsed minutes less the unpaid break."""
        return elapsed_minutes(self.start, self.end) - self.break_minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """An absence; *last* ``None``: not yet known. *continues*: key of the absence with the same illness.

    *reported_on*: the day an illness was reported; what was planned then is the time lost by it (§ 4 EFZG).
    *vacation_cut*: the employer declared that a parental or care leave cuts the vacation (§ 17 Abs. 1 BEEG, § 4 PflegeZG).

    Of illnesses: *separate_case*: proven not to be joined to the one before; *withheld*: pay is held back while the
    certificate is missing through the assistant's fault (§ 7 EFZG); *third_party*, *work_accident*: the U1 form asks (§ 6
    EFZG). Of maternity: *employment_ban*: a ban on work (§§ 11 to 16 MuSchG), not the protected period; *average_until*:
    last of the three months whose average it pays (§ 18 MuSchG); *average_gross*: that average, where it is not in the
    book, in euro a month; *daily_net*: net pay of a calendar day before the protected period, likewise (§ 20 MuSchG).
    """

    key: str
    assistant: str
    kind: AbsenceKind
    first: date
    last: date | None = None
    worked_that_day: bool
    certified_from: date | None = None
    continues: str | None = None
    reported_on: date | None = None
    vacation_cut: bool = False
    separate_case: bool = False
    withheld: bool = False
    third_party: bool = False
    work_accident: bool = False
    employment_ban: bool = False
    average_until: Month | None = None
    average_gross: Decimal | None = None
    daily_net: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """A finding about working time that the employer leaves as it is, knowingly and with a *reason*.

    *check*: the finding's number (``AZ-05``); *on*: its day. ``AZ-13``: an emergency on that day (§ 14 ArbZG).
    """

    assistant: str
    check: str
    on: date
    reason: str
    noted_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class VacationNotice:
    """The assistant was told *on* a day that *days* of vacation are open in *year*, to take them, and that they lapse."""

    assistant: str
    year: int
    on: date
    days: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class VacationAdjustment:
    """Days of a year more (or below zero: fewer) than the contract gives, or days of it carried over."""

    assistant: str
    year: int
    days: Decimal
    reason: AdjustmentReason


@dataclass(frozen=True, slots=True, kw_only=True)
class VacationWorth:
    """The next *days* of vacation that were earned when a day of work had *hours* on average."""

    days: Decimal
    hours: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class OneOff:
    """A one-off payment of a month, in euro. *account_hours*: hours of a time account that it pays out."""

    assistant: str
    month: Month
    kind: OneOffKind
    amount: Decimal
    account_hours: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkBefore:
    """Work of the calendar year that lies before the shifts of the facts: Sundays worked, days with night work.

    *rotating_nights*: the roster has nights and days by turns (§ 2 Abs. 5 Nr. 1 ArbZG).
    """

    sundays: tuple[date, ...] = ()
    nights: tuple[date, ...] = ()
    rotating_nights: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierMonth:
    """What an earlier month of the same employment settled, for annual ceilings, wage tax on one-offs and forecasts.

    *health_base*/*pension_base*: liable pay after ceilings, current and one-off together, before any reduced base;
    *care_base* ``None``: as *health_base*. ``*_last_year``: what the Märzklausel put to the year before (§ 23a SGB IV).
    *net_current*, *gross_current*: without one-off pay and what was taken from it, ``None`` in months settled before they
    were kept.
    """

    month: Month
    gross: Decimal
    taxable_current: Decimal
    taxable_one_off: Decimal
    health_base: Decimal
    pension_base: Decimal
    insurance_days: int
    wage_tax: Decimal
    net: Decimal
    minijob_pay: Decimal
    care_base: Decimal | None = None
    health_base_last_year: Decimal = ZERO
    care_base_last_year: Decimal = ZERO
    pension_base_last_year: Decimal = ZERO
    net_current: Decimal | None = None
    gross_current: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthFacts:
    """Everything one payslip needs; nothing else may influence it. These are the inputs a closed slip keeps.

    *shifts* and *absences* hold the assistant's whole window: the month itself and what lies before it as far as the
    rules look back (13 weeks for vacation pay, illnesses of the same kind, earlier cases). *flat_minutes*: worked minutes
    of the month without dates (``lohn rechner``), instead of shifts. *earlier*: settled months of this employment, at
    least of the same and the previous calendar year, ascending. *work_before* and *overrides* change no figure, only what
    is said about working time. *vacation_worth*: the days of vacation that are used next, as far as they were earned with
    more hours a day than now (BAG 20.03.2018 - 9 AZR 486/17).
    """

    month: Month
    employer: Employer
    assistant: Assistant
    funds: tuple[HealthFund, ...]
    shifts: tuple[Shift, ...] = ()
    absences: tuple[Absence, ...] = ()
    one_offs: tuple[OneOff, ...] = ()
    earlier: tuple[EarlierMonth, ...] = ()
    flat_minutes: int | None = None
    work_before: WorkBefore = WorkBefore()
    overrides: tuple[Override, ...] = ()
    vacation_worth: tuple[VacationWorth, ...] = ()
