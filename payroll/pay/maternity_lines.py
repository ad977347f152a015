"""Pay around a birth: the supplement to the maternity benefit (§ 20 MuSchG) and the pay during a ban on work (§ 18).

Both look back on settled months: the supplement on the net pay of the last three before the protected period, the ban on
the gross pay of the three before the pregnancy began. Where the book does not know them, the user says the average.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from payroll.law import labour_law, maternity
from payroll.law.derivation import Figure, figure, start, step
from payroll.law.maternity import ReferenceMonth
from payroll.money import total
from payroll.pay.absence_days import AbsenceDays
from payroll.pay.contract_days import ContractDays
from payroll.pay.facts import Absence, AbsenceKind, EarlierMonth, MonthFacts
from payroll.pay.payslip import Line
from payroll.pay.words import month_name
from payroll.periods import Month
from payroll.refusal import Refusal

SUPPLEMENT, BAN = "maternity_supplement", "maternity_pay"
_TEXTS = {SUPPLEMENT: "Zuschuss zum Mutterschaftsgeld", BAN: "Mutterschutzlohn"}


def maternity_lines(facts: MonthFacts, contracts: ContractDays, absences: AbsenceDays) -> list[Line]:
    """Return the lines of the month; a :class:`Refusal` where the average they need is neither in the book nor given."""
    return [line for absence in facts.absences for line in _lines(facts, contracts, absences, absence)]


def _lines(facts: MonthFacts, contracts: ContractDays, absences: AbsenceDays, absence: Absence) -> Iterator[Line]:
    if absence.kind is not AbsenceKind.MATERNITY:
        return
    days = [day for day in facts.month.range if absences.on(day) is absence and contracts.on(day) is not None]
    if not days:
        return
    lookback = _Lookback(facts, contracts, absence)
    if not absence.employment_ban:
        amount = maternity.supplement(lookback.daily_net(), len(days), absence.first)
        yield from _line(SUPPLEMENT, amount, liable=False)
        return
    thirty = labour_law.whole("maternity.days_of_month", facts.month.last)
    counted = thirty if len(days) == facts.month.days else min(len(days), thirty)
    yield from _line(BAN, lookback.ban_pay(counted, days[0]), liable=True)


def _line(code: str, amount: Figure, *, liable: bool) -> Iterator[Line]:
    """The supplement is free of tax (§ 3 Nr. 1d EStG) and contributions (§ 1 Abs. 1 Satz 1 Nr. 6 SvEV)."""
    if amount.amount:
        yield Line(
            code=code, text=_TEXTS[code], amount=amount.amount, taxed=liable, insured=liable, derivation=amount.derivation
        )


@dataclass(frozen=True, slots=True)
class _Lookback:
    """What the average of one absence is taken from."""

    facts: MonthFacts
    contracts: ContractDays
    absence: Absence

    def daily_net(self) -> Figure:
        """Net pay of a calendar day, as given or from the last settled months before the protected period."""
        given = self.absence.daily_net
        if given is not None:
            return figure(step("Nettoentgelt je Kalendertag", start(given, "von Ihnen angegeben"), law="§ 20 Abs. 1 MuSchG"))
        last = Month.of(self.absence.first).plus(-1)
        months = self._months(last)
        if not months:
            raise Refusal(
                f"Für den Zuschuss zum Mutterschaftsgeld ab {self.absence.first:%d.%m.%Y} fehlt das Nettoentgelt der drei "
                f"Monate bis {month_name(last)} (§ 20 MuSchG). Geben Sie das Nettoentgelt je Kalendertag an: "
                f"lohn abwesenheit mutterschutz {self.absence.key} --netto-je-tag 35,40",
                code="maternity_supplement",
                place=f"absences.{self.absence.key}",
            )
        return maternity.net_per_day([_reference(month, _net(month)) for month in months])

    def ban_pay(self, days: int, on: date) -> Figure:
        """Mutterschutzlohn of *days*, the month having 30."""
        given = self.absence.average_gross
        last = self.absence.average_until
        if given is not None:
            thirty = labour_law.whole("maternity.days_of_month", on)
            return maternity.ban_pay([ReferenceMonth("Durchschnitt im Monat, von Ihnen angegeben", given, thirty)], days)
        months = self._months(last) if last is not None else ()
        if last is None or not months:
            raise Refusal(
                f"Für den Mutterschutzlohn ab {self.absence.first:%d.%m.%Y} fehlt, wovon der Durchschnitt zu nehmen ist "
                "(§ 18 MuSchG): die drei Monate vor dem Monat, in dem die Schwangerschaft begann. Nennen Sie den letzten "
                f"davon: lohn abwesenheit mutterschutz {self.absence.key} --durchschnitt-bis 2026-03. Sind sie nicht hier "
                "abgerechnet, nennen Sie das Brutto im Monat: --brutto-im-monat 1250,00",
                code="maternity_average",
                place=f"absences.{self.absence.key}",
            )
        return maternity.ban_pay([_reference(month, _gross(month)) for month in months], days, self._raised(last, on))

    def _months(self, last: Month) -> tuple[EarlierMonth, ...]:
        """The settled months of the reference; none where the employment is older than they are and one is missing."""
        employment = next(span for span in self.contracts.employments() if self.absence.first in span)
        wanted = [last.plus(-back) for back in range(maternity.reference_months(self.absence.first))]
        needed = {month for month in wanted if month.last >= employment.first}
        found = tuple(month for month in self.facts.earlier if month.month in needed)
        complete = {month.month for month in found} == needed
        return found if complete and any(month.insurance_days for month in found) else ()

    def _raised(self, last: Month, on: date) -> tuple[Decimal, Decimal] | None:
        """The wage now and then, where it is another for good and paid in the same way (§ 21 Abs. 4 MuSchG)."""
        now, then = self.contracts.on(on), self.contracts.on(last.last)
        if now is None or then is None or now.pay != then.pay or now.wage <= then.wage:
            return None
        return now.wage, then.wage


def _reference(month: EarlierMonth, pay: Decimal) -> ReferenceMonth:
    return ReferenceMonth(month_name(month.month), pay, month.insurance_days)


def _net(month: EarlierMonth) -> Decimal:
    return month.net if month.net_current is None else month.net_current


def _gross(month: EarlierMonth) -> Decimal:
    return month.gross if month.gross_current is None else month.gross_current


def amount_of(lines: Iterable[Line], code: str) -> Decimal:
    """Return the sum of the lines with a code, in euro."""
    return total(line.amount for line in lines if line.code == code)
