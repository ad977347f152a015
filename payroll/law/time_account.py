"""The time account (Arbeitszeitkonto) of a salary, as § 2 Abs. 2 MiLoG binds it: credits, balancing, findings.

Hours beyond the contract's hours of a month are credited, at most half of those; more must be paid at once. Each credited
hour is balanced by time off or money within twelve calendar months after the month in which it was recorded, the oldest
first; at the end of the employment in the month after. None of this binds where the steady pay already reaches the
minimum wage for all hours of the month. Minutes are exact; nothing is rounded.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from payroll.law import labour_law
from payroll.law.derivation import (
    Derivation,
    Rounding,
    Step,
    Unit,
    at_least,
    at_most,
    divided,
    minus,
    plus,
    start,
    step,
    times,
)
from payroll.law.minimum_wage import account_balanced_by
from payroll.law.working_days import Finding, Severity
from payroll.money import MINUTES_PER_HOUR
from payroll.periods import Month

_LAW = "§ 2 Abs. 2 MiLoG"
_NOTHING = Decimal(0)
_WARN_MONTHS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountMonth:
    """One month of a salary: *contract* and *actual* minutes, pay included for time off; *paid_out*: account minutes paid.

    *salary* of the month and *rate* of the minimum wage decide whether the law binds. *absent*: with paid absence, which
    balances nothing.
    """

    month: Month
    contract: Decimal
    actual: Decimal
    salary: Decimal
    rate: Decimal
    paid_out: Decimal = _NOTHING
    absent: bool = False

    @property
    def bound(self) -> bool:
        """Whether the steady pay stays below the minimum wage for the hours of the month."""
        return self.salary * MINUTES_PER_HOUR < self.rate * self.actual


@dataclass(frozen=True, slots=True)
class Lot:
    """Minutes credited in one month and what is *left* of them; *due*: last day for balancing."""

    month: Month
    minutes: Decimal
    left: Decimal
    due: date
    bound: bool


@dataclass(frozen=True, slots=True)
class AccountRow:
    """What one month did to the account, in minutes. *to_pay*: beyond the half, to be paid at once."""

    month: Month
    beyond: Decimal
    credited: Decimal
    to_pay: Decimal
    balanced: Decimal
    balance: Decimal
    bound: bool
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class TimeAccount:
    """The account after its last month: every *row*, the *lots* in order of their months."""

    rows: tuple[AccountRow, ...]
    lots: tuple[Lot, ...]

    @property
    def balance(self) -> Decimal:
        """Minutes that are still to be balanced."""
        return sum((lot.left for lot in self.lots), _NOTHING)

    @property
    def derivation(self) -> Derivation:
        """Every step from the first month on."""
        return Derivation(tuple(each for row in self.rows for each in row.steps))


def contract_minutes(weekly_hours: Decimal, on: date) -> Decimal:
    """Return the contract's minutes of a month: weekly hours × 13 / 3."""
    weeks, months = (labour_law.number(f"minimum_wage_months.{name}", on) for name in ("weeks", "months"))
    return weekly_hours * weeks * MINUTES_PER_HOUR / months


def keep_account(months: Iterable[AccountMonth]) -> TimeAccount:
    """Return the account over *months*, in their order."""
    rows: list[AccountRow] = []
    lots: list[Lot] = []
    for entry in months:
        before = sum((lot.left for lot in lots), _NOTHING)
        beyond = entry.actual - entry.contract
        most = entry.contract * labour_law.number("minimum_wage_account.credit", entry.month.last) / 100
        credited = min(beyond, most) if beyond > 0 else _NOTHING
        free = -beyond if beyond < 0 and not entry.absent else _NOTHING
        balanced = min(before, free + entry.paid_out)
        lots = _balanced(lots, balanced)
        if credited:
            due = account_balanced_by(entry.month.first)
            lots.append(Lot(entry.month, credited, credited, due, entry.bound))
        rows.append(_row(entry, before, credited, balanced, most))
    return TimeAccount(tuple(rows), tuple(lots))


def _balanced(lots: Sequence[Lot], minutes: Decimal) -> list[Lot]:
    """Take minutes off the oldest lots first."""
    result = []
    for lot in lots:
        taken = min(lot.left, minutes)
        minutes -= taken
        result.append(replace(lot, left=lot.left - taken))
    return result


def _row(entry: AccountMonth, before: Decimal, credited: Decimal, balanced: Decimal, most: Decimal) -> AccountRow:
    name = f"{entry.month.month:02d}.{entry.month.year}"
    beyond = step(
        f"Stunden {name} gegen Vertrag",
        start(entry.actual, "Minuten des Monats", Unit.MINUTES),
        minus(entry.contract, "Minuten nach Vertrag", Unit.MINUTES),
        unit=Unit.MINUTES,
        law=_LAW,
    )
    steps = [beyond]
    if beyond.result > 0:
        steps.append(
            step(
                f"Gutschrift {name}, höchstens die Hälfte der Vertragsstunden",
                start(beyond.result, "über den Vertrag hinaus", Unit.MINUTES),
                at_most(most, "Hälfte der Vertragsstunden", Unit.MINUTES),
                unit=Unit.MINUTES,
                law=f"{_LAW} Satz 3",
            )
        )
    last = step(
        f"Stand Ende {name}",
        start(before, "Stand davor", Unit.MINUTES),
        plus(credited, "Gutschrift", Unit.MINUTES),
        minus(balanced, "ausgeglichen, älteste zuerst", Unit.MINUTES),
        unit=Unit.MINUTES,
        law=_LAW,
    )
    return AccountRow(
        month=entry.month,
        beyond=beyond.result,
        credited=credited,
        to_pay=max(beyond.result, _NOTHING) - credited,
        balanced=balanced,
        balance=last.result,
        bound=entry.bound,
        steps=(*steps, last),
    )


def unpaid_overtime(entry: AccountMonth, longest: Decimal) -> Iterator[Finding]:
    """ML-01: without a written time account, hours beyond the contract's must be paid (§ 611a BGB, § 2 Abs. 1 MiLoG).

    *longest*: minutes that the contract means in a month with many workdays; up to them the salary pays.
    """
    over = entry.actual - max(entry.contract, longest)
    if over > 0:
        day = entry.month.last
        text = f"Bis {day:%d.%m.%Y} sind es {_hours(over)} Stunden mehr als vereinbart. Sie müssen bezahlt werden."
        way = "Bezahlen Sie sie, oder vereinbaren Sie schriftlich ein Arbeitszeitkonto und tragen Sie es im Vertrag ein."
        yield Finding("ML-01", Severity.ERROR, day, text, "§ 2 Abs. 1, 2 MiLoG", way, since=entry.month.first)


def too_much_credit(row: AccountRow) -> Iterator[Finding]:
    """ML-02: more than half of the contract's hours in a month; the rest must be paid at once (§ 2 Abs. 2 Satz 3 MiLoG)."""
    if row.to_pay:
        day = row.month.last
        text = f"Im Monat bis {day:%d.%m.%Y} gehen {_hours(row.to_pay)} Stunden nicht mehr aufs Konto: mehr als die Hälfte."
        way = "Bezahlen Sie diese Stunden mit dem Lohn dieses Monats."
        severity = Severity.ERROR if row.bound else Severity.INFO
        yield Finding("ML-02", severity, day, text, f"{_LAW} Satz 3", way, since=row.month.first)


def unbalanced_credit(account: TimeAccount, on: date) -> Iterator[Finding]:
    """ML-03: credited hours whose twelve months are over, or soon will be (§ 2 Abs. 2 Satz 1 MiLoG)."""
    for lot in account.lots:
        soon = Month.of(lot.due) <= Month.of(on).plus(_WARN_MONTHS)
        if not lot.left or not soon:
            continue
        over = on > lot.due
        text = (
            f"Vom Arbeitszeitkonto sind {_hours(lot.left)} Stunden aus {lot.month.month:02d}.{lot.month.year} "
            f"{'nicht' if over else 'noch nicht'} ausgeglichen, Frist: {lot.due:%d.%m.%Y}."
        )
        way = "Geben Sie bezahlte freie Zeit, oder zahlen Sie die Stunden aus."
        severity = Severity.INFO if not lot.bound else Severity.ERROR if over else Severity.WARNING
        yield Finding("ML-03", severity, lot.due, text, f"{_LAW} Satz 1", way, since=lot.month.last)


def due_at_exit(account: TimeAccount, exit_on: date, value: Step, on: date) -> Iterator[Finding]:
    """ML-04: at the end of the employment the account is balanced in the month after (§ 2 Abs. 2 Satz 2 MiLoG)."""
    if not account.balance or on < Month.of(exit_on).first:
        return
    due = Month.of(exit_on).plus(1).last
    text = f"Beim Ende der Anstellung am {exit_on:%d.%m.%Y} sind {_hours(account.balance)} Stunden auf dem Konto."
    way = f"Zahlen Sie sie bis {due:%d.%m.%Y} aus: {_euro(value.result)} brutto."
    severity = Severity.ERROR if on > due else Severity.WARNING
    yield Finding("ML-04", severity, exit_on, text, f"{_LAW} Satz 2", way, due=due)


def value_of(minutes: Decimal, salary: Decimal, contract: Decimal, rate: Decimal) -> tuple[Step, ...]:
    """Return what account minutes are worth in euro: by the salary, at least the minimum wage, half up to the cent."""
    hour = step(
        "Wert einer Stunde",
        start(salary, "Gehalt im Monat"),
        times(Decimal(MINUTES_PER_HOUR), "Minuten je Stunde"),
        divided(contract, "Minuten nach Vertrag", Unit.MINUTES),
        at_least(rate, "Mindestlohn", Unit.EURO_PER_HOUR),
        unit=Unit.EURO_PER_HOUR,
    )
    whole = step(
        "Stunden des Arbeitszeitkontos",
        start(minutes, "Minuten auf dem Konto", Unit.MINUTES),
        times(hour.result, "Wert einer Stunde", Unit.EURO_PER_HOUR),
        divided(Decimal(MINUTES_PER_HOUR), "Minuten je Stunde", Unit.MINUTES),
        rounding=Rounding.HALF_UP_CENT,
        law=_LAW,
    )
    return hour, whole


def steady_minijob(pay_of_year: Decimal, limit_of_year: Decimal, on: date) -> Iterator[Finding]:
    """ML-05: a Minijob's planned yearly hours × wage, account included, above twelve times the limit (§ 8 SGB IV)."""
    if pay_of_year > limit_of_year:
        text = (
            f"Mit den Stunden auf dem Konto sind es im Jahr {_euro(pay_of_year)}, im Minijob gehen {_euro(limit_of_year)}."
        )
        way = "Geben Sie die Stunden als freie Zeit zurück, oder ändern Sie die Versicherung."
        yield Finding("ML-05", Severity.WARNING, on, text, "SGB IV § 8 Abs. 1 Nr. 1", way)


def _hours(minutes: Decimal) -> str:
    return f"{minutes / MINUTES_PER_HOUR:.2f}".replace(".", ",")


def _euro(amount: Decimal) -> str:
    return f"{amount:,.2f} €".translate(str.maketrans(",.", ".,"))
