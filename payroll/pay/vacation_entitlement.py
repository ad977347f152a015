"""Vacation of one calendar year and employment in own workdays, with its derivation (BUrlG, § 208 SGB IX, § 19 JArbSchG).

Three parts are kept apart, because lapse and payout follow the statutory part: the statutory minimum, the extra week of
severely disabled people, and what the contract gives above both. Fractions stay exact but for § 5 Abs. 2 BUrlG and § 208
Abs. 2 SGB IX.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from payroll.law import labour_law, vacation
from payroll.law.derivation import (
    Derivation,
    Rounding,
    Step,
    Term,
    Unit,
    at_least,
    divided,
    minus,
    plus,
    start,
    step,
    times,
)
from payroll.pay.facts import AdjustmentReason, Assistant, VacationAdjustment
from payroll.pay.vacation_sections import NONE, Duty, Section, sections_of
from payroll.pay.vacation_shares import Part, Share, spread, take_away
from payroll.periods import DateRange, Month, calendar_year

_YEAR = Decimal(vacation.MONTHS_OF_YEAR)
_DAYS = Unit.DAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class YearFacts:
    """What the vacation of a year depends on. *employment*: its first and last day (``date.max``: open).

    *unpaid*: agreed unpaid leave; *cut*: parental and care leave for which a cut was declared. *duty*: days with duty by
    month (contracts without fixed days). *taken*: days already taken, below which no new count goes.
    """

    year: int
    assistant: Assistant
    employment: DateRange
    unpaid: tuple[DateRange, ...] = ()
    cut: tuple[DateRange, ...] = ()
    duty: Mapping[Month, Duty] = field(default_factory=dict)
    adjustments: tuple[VacationAdjustment, ...] = ()
    taken: Decimal = NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Entitlement:
    """The vacation of a year. *provisional*: days with duty are still expected, not known."""

    year: int
    shares: tuple[Share, ...]
    derivation: Derivation
    provisional: bool = False

    @property
    def days(self) -> Decimal:
        """All parts together."""
        return sum((share.days for share in self.shares), NONE)

    def of(self, part: Part) -> Decimal:
        """Return the days of one part."""
        return sum((share.days for share in self.shares if share.part is part), NONE)


def entitlement(facts: YearFacts) -> Entitlement:
    """Return the vacation of a year; the employment touches it."""
    days = facts.employment.overlap(calendar_year(facts.year))
    if days is None:
        raise ValueError(f"no employment in {facts.year}")
    return _Sheet(facts, days).entitlement()


class _Sheet:
    """One calculation, step by step."""

    def __init__(self, facts: YearFacts, days: DateRange) -> None:
        self._facts, self._days = facts, days
        self._sections = sections_of(facts.assistant, days, facts.unpaid, facts.duty)
        self._steps: list[Step] = []
        self._annual: list[Decimal] = []
        end = None if facts.employment.last == date.max else facts.employment.last
        self._twelfths = vacation.twelfths(facts.year, facts.employment.first, end)

    def entitlement(self) -> Entitlement:
        self._waiting()
        statutory, statutory_weights = self._minimum()
        whole, weights = self._by_contract(statutory)
        disability, disability_weights = self._disability()
        extra_weights = [max(w - s, NONE) for w, s in zip(weights, statutory_weights, strict=True)]
        parts = {
            Part.STATUTORY: spread(statutory, statutory_weights),
            Part.DISABILITY: spread(disability, disability_weights),
            Part.EXTRA: spread(whole - statutory, extra_weights),
        }
        terms = [start(whole, "nach Gesetz und Vertrag", _DAYS)]
        if disability:
            terms.append(plus(disability, "Zusatzurlaub", _DAYS))
        terms += self._adjusted(parts)
        terms += self._floor(parts)
        self._steps.append(step(f"Urlaub {self._facts.year}", *terms, unit=_DAYS))
        shares = tuple(
            Share(year=self._facts.year, part=part, since=section.days.first, days=days, hours=section.hours_per_day)
            for part, shared in parts.items()
            for section, days in zip(self._sections, shared, strict=True)
            if days
        )
        expected = any(section.expected for section in self._sections)
        return Entitlement(
            year=self._facts.year, shares=shares, derivation=Derivation(tuple(self._steps)), provisional=expected
        )

    def _waiting(self) -> None:
        """Who begins in the first half of the year has the whole vacation once six months are over (§ 4 BUrlG)."""
        first = self._facts.employment.first
        if self._twelfths is None and first.year == self._facts.year and first > calendar_year(first.year).first:
            over = vacation.waiting_over_on(first)
            text = f"Angestellt seit {first:%d.%m.%Y}: Der volle Urlaub steht nach sechs Monaten zu, ab {over:%d.%m.%Y}."
            self._steps.append(Step(text, (), NONE, law="§ 4 BUrlG"))

    # the three parts

    def _minimum(self) -> tuple[Decimal, list[Decimal]]:
        first = self._days.first
        base = Decimal(vacation.minimum_by_age(self._facts.assistant.birth_date, self._facts.year))
        ordinary = labour_law.number("vacation.days", first)
        law = "§ 3 BUrlG" if base == ordinary else "§ 19 Abs. 2 JArbSchG"
        week = labour_law.number("vacation.week", first)
        values = [
            self._days_of(
                section,
                base,
                week,
                "im Jahr nach dem Gesetz, bei sechs Werktagen",
                "Gesetzlicher Mindesturlaub",
                law,
            )
            for section in self._sections
        ]
        self._annual = values
        return self._of_the_year(values, "Gesetzlicher Mindesturlaub")

    def _by_contract(self, statutory: Decimal) -> tuple[Decimal, list[Decimal]]:
        first = self._days.first
        week = labour_law.number("vacation.contract_week", first)
        values = []
        for section, minimum in zip(self._sections, self._annual, strict=True):
            agreed = section.contract.vacation_days
            if section.contract.irregular:
                text = "Urlaub nach dem Vertrag"
                own = self._days_of(section, agreed, week, "im Jahr nach dem Vertrag, bei fünf Arbeitstagen", text, "")
            else:
                own = agreed
            if own > minimum and not section.contract.irregular:
                self._steps.append(
                    step(
                        f"Urlaub im Jahr nach dem Vertrag{self._span(section)}",
                        start(own, "nach dem Vertrag", _DAYS),
                        unit=_DAYS,
                    )
                )
            values.append(max(own, minimum))
        if values == self._annual:
            self._steps.append(
                Step(
                    "Der Vertrag gibt nicht mehr als das Gesetz; weniger wäre unwirksam.", (), NONE, law="§ 13 Abs. 1 BUrlG"
                )
            )
            return statutory, self._weights(values)
        return self._of_the_year(values, "Urlaub nach dem Vertrag")

    def _disability(self) -> tuple[Decimal, list[Decimal]]:
        none = [NONE] * len(self._sections)
        status = _status(self._facts.assistant)
        held = None if status is None else status.overlap(self._days)
        if status is None or held is None:
            return NONE, none
        first, law = self._days.first, "§ 208 Abs. 1 SGB IX"
        base, week = labour_law.number("vacation.disability_days", first), labour_law.number("vacation.contract_week", first)
        text = "Zusatzurlaub bei Schwerbehinderung"
        values = [
            self._days_of(section, base, week, "im Jahr, bei fünf Arbeitstagen", text, law) for section in self._sections
        ]
        if calendar_year(self._facts.year).overlap(status) == calendar_year(self._facts.year):
            return self._of_the_year(values, text)
        months = vacation.full_months(held.first, held.last)
        annual, weights = self._average(values, text)
        part = step(
            "Zusatzurlaub: ein Zwölftel je vollem Monat mit dem Status",
            start(annual, "im Jahr", _DAYS),
            times(Decimal(months), "volle Monate"),
            divided(_YEAR, "Monate"),
            rounding=Rounding.UP_FROM_HALF_DAY,
            unit=_DAYS,
            law="§ 208 Abs. 2 SGB IX",
        )
        self._steps.append(part)
        return self._after_cut(part.result, annual, text), weights

    # from the section to the year

    def _days_of(self, section: Section, base: Decimal, week: Decimal, unit: str, text: str, law: str) -> Decimal:
        """Annual days of a section with fixed days of the week; without them what its days with duty come to."""
        span = self._span(section)
        if not section.contract.irregular:
            own = Decimal(section.contract.workdays_per_week)
            terms = (
                start(base, unit, _DAYS),
                times(own, "Arbeitstage in der Woche"),
                divided(week, "Tage der vollen Woche"),
            )
        else:
            duty = self._duty(section)
            year = vacation.days_of_year(week, section.days.first)
            weeks = year / week
            terms = (
                start(base, unit, _DAYS),
                times(duty, "Tage mit Arbeitspflicht"),
                divided(year, f"Tage eines vollen Jahres ({weeks:f} × {week:f})"),
            )
        made = step(f"{text}{span}", *terms, unit=_DAYS, law=law)
        self._steps.append(made)
        return made.result

    def _duty(self, section: Section) -> Decimal:
        terms = [start(section.duty, "im Dienstplan", _DAYS)]
        if section.expected:
            terms.append(plus(section.expected, "erwartet nach Wochenplan oder Vertrag", _DAYS))
        made = step(f"Tage mit Arbeitspflicht{self._span(section)}", *terms, unit=_DAYS, law="BAG 19.03.2019 - 9 AZR 406/17")
        if made not in self._steps:
            self._steps.append(made)
        return made.result

    def _of_the_year(self, values: Sequence[Decimal], text: str) -> tuple[Decimal, list[Decimal]]:
        annual, weights = self._average(values, text)
        days = annual
        if self._twelfths is not None:
            part = step(
                f"{text}: ein Zwölftel je vollem Monat, {_CASES[self._twelfths.case]}",
                start(annual, "im Jahr", _DAYS),
                times(Decimal(self._twelfths.months), "volle Monate"),
                divided(_YEAR, "Monate"),
                rounding=Rounding.UP_FROM_HALF_DAY,
                unit=_DAYS,
                law=f"§ 5 Abs. 1 Buchst. {self._twelfths.case}, Abs. 2 BUrlG",
            )
            self._steps.append(part)
            days = part.result
        return self._after_cut(days, annual, text), weights

    def _average(self, values: Sequence[Decimal], text: str) -> tuple[Decimal, list[Decimal]]:
        """Days of a whole year from the sections' own, each for its time; and the weight of each section."""
        weights = self._weights(values)
        if len(self._sections) == 1 and self._plain(self._sections[0]):
            return values[0], weights
        held = sum((section.held for section in self._sections), NONE)
        for section, value in zip(self._sections, values, strict=True):
            if not section.contract.irregular and (len(self._sections) > 1 or section.count != section.held):
                self._steps.append(_in_section(f"{text}{self._span(section)}", value, section))
        terms: list[Term] = [start(weights[0], "", _DAYS), *(plus(weight, "", _DAYS) for weight in weights[1:])]
        if held != _YEAR:
            terms += [times(_YEAR, "Monate"), divided(held, "Monate der Anstellung in diesem Jahr")]
        made = step(f"{text}, auf ein Jahr gerechnet", *terms, unit=_DAYS, law="BAG 19.03.2019 - 9 AZR 406/17")
        if len(terms) > 1:
            self._steps.append(made)
        return made.result, weights

    def _weights(self, values: Sequence[Decimal]) -> list[Decimal]:
        return [
            value if section.contract.irregular else value * section.count / _YEAR
            for section, value in zip(self._sections, values, strict=True)
        ]

    def _plain(self, section: Section) -> bool:
        return not section.contract.irregular and section.count == section.held

    def _after_cut(self, days: Decimal, annual: Decimal, text: str) -> Decimal:
        months = sum(vacation.full_calendar_months(span.first, span.last, self._facts.year) for span in self._facts.cut)
        if not months:
            return days
        off = step(
            f"{text}: Kürzung um ein Zwölftel je vollem Kalendermonat Eltern- oder Pflegezeit",
            start(annual, "im Jahr", _DAYS),
            times(Decimal(months), "Kalendermonate"),
            divided(_YEAR, "Monate"),
            unit=_DAYS,
            law="§ 17 Abs. 1 BEEG, § 4 Abs. 4 PflegeZG",
        )
        rest = step(
            f"{text} nach der Kürzung",
            start(days, "", _DAYS),
            minus(off.result, "Kürzung", _DAYS),
            at_least(NONE, "", _DAYS),
            unit=_DAYS,
        )
        self._steps += [off, rest]
        return rest.result

    # what is added and taken away

    def _adjusted(self, parts: dict[Part, list[Decimal]]) -> list[Term]:
        terms = []
        for entry in self._facts.adjustments:
            match entry.reason:
                case AdjustmentReason.GRANTED:
                    parts[Part.EXTRA][-1] += entry.days
                    terms.append(plus(entry.days, "zusätzlich gewährt", _DAYS))
                case AdjustmentReason.EARLIER_EMPLOYER:
                    gone = take_away(parts, tuple(Part), -entry.days)
                    terms.append(minus(gone, "schon vom früheren Arbeitgeber gewährt (§ 6 Abs. 1 BUrlG)", _DAYS))
                case AdjustmentReason.OFFSET:
                    # below the statutory minimum nothing can be agreed (§ 13 Abs. 1 BUrlG)
                    gone = take_away(parts, (Part.EXTRA,), -entry.days)
                    terms.append(minus(gone, "verrechnet, wie vereinbart", _DAYS))
        return [term for term in terms if term.value]

    def _floor(self, parts: dict[Part, list[Decimal]]) -> list[Term]:
        """Days that were taken while more were to be expected are not taken away by a new count."""
        if not any(section.contract.irregular for section in self._sections):
            return []
        total = sum((sum(shared, NONE) for shared in parts.values()), NONE)
        if self._facts.taken <= total:
            return []
        by_contract = entitlement(replace(self._facts, duty={}, taken=NONE)).days
        missing = min(self._facts.taken, by_contract) - total
        if missing <= 0:
            return []
        parts[Part.STATUTORY][-1] += missing
        return [plus(missing, "schon genommen, als mehr Dienst zu erwarten war", _DAYS)]

    def _span(self, section: Section) -> str:
        if len(self._sections) == 1:
            return ""
        return f" ({section.days.first:%d.%m.} bis {section.days.last:%d.%m.})"


_CASES = {
    "a": "weil die Anstellung in der zweiten Jahreshälfte beginnt",
    "b": "weil die Anstellung endet, bevor sechs Monate um sind",
    "c": "weil die Anstellung in der ersten Jahreshälfte endet",
}


def _status(assistant: Assistant) -> DateRange | None:
    """Days on which the assistant is severely disabled, ``None`` if never."""
    if not assistant.severely_disabled:
        return None
    first = assistant.severely_disabled_from or date.min
    return DateRange(first, max(assistant.severely_disabled_to or date.max, first))


def _in_section(text: str, value: Decimal, section: Section) -> Step:
    off = section.count != section.held
    return step(
        f"{text}, für diese Monate",
        start(value, "im Jahr", _DAYS),
        times(section.count, "Monate ohne die unbezahlte Freistellung" if off else "Monate"),
        divided(_YEAR, "Monate"),
        unit=_DAYS,
    )
