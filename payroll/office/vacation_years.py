"""One person's vacation, year by year and job by job: what was granted, and what decides about lapse.

A month in which one job ends and another begins counts for the first. What lies before the opening day is in the opening
values; before the book's first month nothing is known.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from payroll.law.derivation import Derivation, Unit, start, step
from payroll.law.vacation_lapse import Circumstances, Told
from payroll.office.book import Book
from payroll.office.vacation_history import VacationHistory
from payroll.office.vacation_months import VacationMonths
from payroll.pay.contract_days import ContractDays
from payroll.pay.facts import AbsenceKind, AdjustmentReason, Assistant, VacationAdjustment, valid_on
from payroll.pay.vacation_entitlement import Entitlement, YearFacts, entitlement
from payroll.pay.vacation_sections import hours_per_day
from payroll.pay.vacation_shares import Part, Share
from payroll.periods import DateRange, Month, calendar_year

NONE = Decimal(0)
_CARRIED = frozenset({AdjustmentReason.CARRIED_URGENT, AdjustmentReason.CARRIED_REQUESTED})


@dataclass(frozen=True, slots=True)
class Job:
    """One employment as far as the book accounts for it, from the month *since* on."""

    days: DateRange
    since: Month

    @property
    def end(self) -> date | None:
        """Last day, ``None`` while it is open."""
        return None if self.days.last == date.max else self.days.last


class VacationYears:
    """The years of one assistant from the month *start* on; *noted*: its months."""

    def __init__(
        self, book: Book, start: Month, history: VacationHistory, assistant: Assistant, noted: VacationMonths
    ) -> None:
        self.book, self._start, self._history = book, start, history
        self.assistant, self.noted = assistant, noted
        self._employments = ContractDays(assistant).employments()

    # jobs and months

    def jobs(self, year: int) -> tuple[Job, ...]:
        """Return the employments that touch *year*, as far as the book accounts for them."""
        opening = self.assistant.opening
        since = self._start if opening is None else max(self._start, Month.of(opening.on))
        if since > Month(year, 12):
            return ()
        spans = [span for span in self._employments if Month.of(span.last) >= since]
        wanted = [span for span in spans if span.overlap(calendar_year(year))]
        return tuple(Job(span, max(since, Month.of(span.first))) for span in wanted)

    def months(self, job: Job, year: int) -> Iterator[Month]:
        """Yield the months from the job's first here to the end of *year* that belong to it."""
        return self._first(job).until(min(Month.of(job.days.last), Month(year, 12)))

    def _first(self, job: Job) -> Month:
        """The first month here that belongs to a job: not the one in which an earlier job ended."""
        before = [span.last for span in self._employments if span.last < job.days.first]
        return job.since.plus(1) if before and Month.of(max(before)) == job.since else job.since

    # what was granted

    def entitlements(self, job: Job, year: int) -> dict[int, Entitlement]:
        """Return the vacation of each year of a job up to *year*; what was left on the opening day as it was given."""
        found: dict[int, Entitlement] = {}
        opening = self.assistant.opening
        if opening is not None and opening.on in job.days:
            for of, days in opening.vacation:
                if of < opening.on.year:
                    found[of] = self._brought_along(job, of, days)
        for of in range(job.since.year, year + 1):
            found[of] = self._granted(job, of)
        return dict(sorted(found.items()))

    def _granted(self, job: Job, year: int) -> Entitlement:
        opening = self.assistant.opening
        facts = self._facts(job, year)
        if opening is not None and opening.on in job.days and opening.on.year == year:
            given = dict(opening.vacation).get(year)
            if given is not None:
                return self._brought_along(job, year, given, entitlement(replace(facts, adjustments=())), facts.adjustments)
        return entitlement(facts)

    def _brought_along(
        self,
        job: Job,
        year: int,
        days: Decimal,
        whole: Entitlement | None = None,
        adjustments: tuple[VacationAdjustment, ...] = (),
    ) -> Entitlement:
        """Days left on the opening day. The statutory part is used first, so what is left is the other parts' first."""
        opening = self.assistant.opening
        on = job.days.first if opening is None else opening.on
        contract = valid_on(self.assistant.contracts, on) or self.assistant.contracts[0]
        granted = sum((each.days for each in adjustments), NONE)
        rest, shares = max(days + granted, NONE), []
        for part in (Part.EXTRA, Part.DISABILITY, Part.STATUTORY):
            limit = rest if part is Part.STATUTORY or whole is None else whole.of(part)
            own = rest if part is Part.STATUTORY else min(rest, NONE if whole is None else limit)
            if own:
                shares.append(Share(year=year, part=part, since=on, days=own, hours=hours_per_day(contract)))
            rest -= own
        total = step(
            f"Urlaub {year}, bei der Übernahme am {on:%d.%m.%Y} noch offen",
            start(days, "wie angegeben", Unit.DAYS),
            unit=Unit.DAYS,
        )
        return Entitlement(year=year, shares=tuple(reversed(shares)), derivation=Derivation((total,)))

    def _facts(self, job: Job, year: int) -> YearFacts:
        key, history = self.assistant.key, self._history
        months = tuple(self._of(job, year))
        taken = sum((self.noted.use(month).days for month in months if month <= self.noted.last), NONE)
        return YearFacts(
            year=year,
            assistant=self.assistant,
            employment=job.days,
            unpaid=history.spans(key, AbsenceKind.UNPAID),
            cut=history.spans(key, AbsenceKind.PARENTAL, AbsenceKind.CARE, cut=True),
            duty=self.noted.duty(months),
            adjustments=self._adjustments(job, year),
            taken=taken,
        )

    def _of(self, job: Job, year: int) -> Iterator[Month]:
        return max(self._first(job), Month(year, 1)).until(min(Month.of(job.days.last), Month(year, 12)))

    def _adjustments(self, job: Job, year: int) -> tuple[VacationAdjustment, ...]:
        """Days more or fewer; in a year with two jobs they belong to the later one."""
        if self.jobs(year)[-1].days != job.days:
            return ()
        return tuple(
            each
            for each in self.book.vacation_adjustments
            if each.assistant == self.assistant.key and each.year == year and each.reason not in _CARRIED
        )

    # lapse

    def circumstances(self, job: Job) -> Circumstances:
        """Return what decides about lapse in a job."""
        key, history = self.assistant.key, self._history
        told: dict[int, tuple[Told, ...]] = {}
        for notice in self.book.vacation_notices:
            if notice.assistant == key and notice.on in job.days:
                told[notice.year] = (*told.get(notice.year, ()), Told(notice.on, notice.days))
        last = min(job.days.last, self.noted.last.last)
        contract = valid_on(self.assistant.contracts, max(last, job.days.first)) or self.assistant.contracts[0]
        return Circumstances(
            employed_from=job.days.first,
            workdays=Decimal(contract.workdays_per_week),
            told=told,
            unfit=history.spans(key, AbsenceKind.SICK),
            protected=history.spans(key, AbsenceKind.MATERNITY, AbsenceKind.PARENTAL),
            urgent=self._carried(AdjustmentReason.CARRIED_URGENT),
            requested=self._carried(AdjustmentReason.CARRIED_REQUESTED),
        )

    def _carried(self, reason: AdjustmentReason) -> dict[int, Decimal]:
        mine = (each for each in self.book.vacation_adjustments if each.assistant == self.assistant.key)
        return {each.year: each.days for each in mine if each.reason is reason}
