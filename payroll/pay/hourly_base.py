"""What an hour is worth under a contract: the wage, or a salary divided by its monthly hours (R 3b Abs. 2 LStR).

The divisor is kept apart from the number it divides, so that a line is rounded once and from exact numbers.
"""

from dataclasses import dataclass
from decimal import Decimal

from payroll.law import labour_law
from payroll.law.derivation import Step, Term, Unit, divided, start, step, times
from payroll.money import MINUTES_PER_HOUR
from payroll.pay.facts import Contract

_MINUTES = Decimal(MINUTES_PER_HOUR)


@dataclass(frozen=True, slots=True)
class HourlyBase:
    """*wage* per hour (*weekly_hours* ``None``) or per month for that many hours a week."""

    wage: Decimal
    weekly_hours: Decimal | None
    weeks_of_month: Decimal

    @classmethod
    def of(cls, contract: Contract) -> "HourlyBase":
        """Return the base of a contract."""
        weeks = labour_law.number("premium.weeks_of_month", contract.valid_from)
        return cls(contract.wage, None if contract.pay == "hourly" else contract.weekly_hours, weeks)

    @property
    def minutes(self) -> Decimal:
        """Minutes for which *wage* is paid: 60, or those of the month."""
        return _MINUTES if self.weekly_hours is None else self.weekly_hours * self.weeks_of_month * _MINUTES

    @property
    def hourly(self) -> Decimal:
        """Euro an hour, not rounded."""
        return self.wage * _MINUTES / self.minutes

    def capped(self, hourly_limit: Decimal) -> "HourlyBase":
        """Return this base or, if it is higher, the limit an hour."""
        return HourlyBase(hourly_limit, None, self.weeks_of_month) if self.hourly > hourly_limit else self

    def preparation(self) -> tuple[Step, ...]:
        """Steps a layperson needs before the base can be used: the minutes of a month of a salary."""
        if self.weekly_hours is None:
            return ()
        return (
            step(
                "Arbeitszeit eines Monats in Minuten",
                start(self.weekly_hours, "Stunden je Woche", Unit.HOURS),
                times(self.weeks_of_month, "Wochen je Monat"),
                times(_MINUTES, "Minuten je Stunde"),
                unit=Unit.MINUTES,
                law="R 3b Abs. 2 LStR",
            ),
        )

    def terms(self) -> tuple[Term, Term]:
        """Terms that turn minutes into euro: × wage ÷ minutes."""
        if self.weekly_hours is None:
            return times(self.wage, "Stundenlohn", Unit.EURO_PER_HOUR), divided(
                self.minutes, "Minuten je Stunde", Unit.MINUTES
            )
        return times(self.wage, "Gehalt im Monat", Unit.EURO), divided(self.minutes, "Minuten im Monat", Unit.MINUTES)

    def hourly_terms(self) -> tuple[Term, ...]:
        """Terms that turn minutes into euro times 60, so that the division by 60 comes last."""
        wage, minutes = self.terms()
        return (wage,) if self.weekly_hours is None else (wage, times(_MINUTES, "Minuten je Stunde"), minutes)
