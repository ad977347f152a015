"""Correcting a settled month: old, new and difference of every line, and what of it changes the payout.

The old month is computed again by the tax and insurance rules of that month (§ 41c EStG; § 22 SGB IV: contributions belong
to the month of the work); the difference is paid or taken with the next slip, after its net pay.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from payroll.law.derivation import Derivation, Figure, figure, minus, plus, start, step
from payroll.money import ZERO, hours, total
from payroll.pay.facts import MonthFacts, Shift, ShiftState
from payroll.pay.payslip import (
    Contributions,
    Correction,
    Difference,
    EmployerCharges,
    InsuranceStatus,
    Line,
    Notice,
    Payslip,
    Taxes,
)
from payroll.pay.words import euros, month_name
from payroll.periods import Month

CODE = "correction"
_LAW = "EntgBV § 1 Abs. 2 Nr. 6"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recomputed:
    """A settled month seen again: the *old* slip as it stands, the *new* one by what is noted now, each with its facts."""

    old: Payslip
    new: Payslip
    old_facts: MonthFacts
    new_facts: MonthFacts


def changed(seen: Recomputed) -> bool:
    """Tell whether the month has to be corrected: another amount, other paid time, or other hours of work on paper."""
    return (
        bool(differences(seen.old, seen.new))
        or _reported(seen.old) != _reported(seen.new)
        or sorted(map(_time, seen.old.paid_time)) != sorted(map(_time, seen.new.paid_time))
        or _work(seen.old_facts) != _work(seen.new_facts)
    )


def correction(seen: Recomputed, *, number: str, replaces: str) -> Correction:
    """Return the correction of one month. *number*: of the slip that now stands, *replaces*: of the one it replaces."""
    old, new = seen.old, seen.new
    return Correction(
        month=old.month,
        number=number,
        replaces=replaces,
        differences=differences(old, new),
        payout=new.net.amount - old.net.amount,
        cost=new.cost.amount - old.cost.amount,
        notices=tuple(_notices(old, new)),
    )


def with_corrections(slip: Payslip, corrections: Iterable[Correction]) -> Payslip:
    """Return *slip* with the corrections it settles: a line each after the net pay, and the payout they lead to."""
    settled = tuple(corrections)
    lines = tuple(line for each in settled if (line := _line(each)) is not None)
    terms = [plus(line.amount, line.text) if line.amount > ZERO else minus(-line.amount, line.text) for line in lines]
    steps = slip.net.derivation.steps
    paid = step("Auszahlung", start(slip.net.amount, "Nettolohn"), *terms, law="EntgBV § 1 Abs. 2")
    return replace(
        slip,
        lines=(*slip.lines, *lines),
        payout=figure(*steps, *(line.derivation.steps[-1] for line in lines), paid),
        corrections=settled,
        warnings=(*slip.warnings, *(notice for each in settled for notice in each.notices), *_overpaid(slip, lines)),
    )


def differences(old: Payslip, new: Payslip) -> tuple[Difference, ...]:
    """Return every line and every figure that differs, in the order of a slip; what is equal is left out."""
    named = [(name, before, _amount(new, name)) for name, before in _figures(old)]
    figures = [Difference(code=code, text=text, old=before, new=after) for (code, text), before, after in named]
    return tuple(each for each in (*_hours(old, new), *_lines(old, new), *figures) if each.old != each.new)


def _hours(old: Payslip, new: Payslip) -> list[Difference]:
    kinds = ("worked", "Stunden gearbeitet"), ("sick", "Stunden krank"), ("vacation", "Stunden Urlaub"), (
        "holiday", "Stunden Feiertag",
    )  # fmt: skip
    return [
        Difference(
            code=f"hours.{kind}",
            text=text,
            old=hours(getattr(old, f"minutes_{kind}")),
            new=hours(getattr(new, f"minutes_{kind}")),
            unit="hours",
        )
        for kind, text in kinds
    ]


def _lines(old: Payslip, new: Payslip) -> list[Difference]:
    """Lines of pay side by side: the same item, rate and treatment is one line."""
    before, after = _by_item(old.lines), _by_item(new.lines)
    return [
        Difference(
            code=f"line.{code}",
            text=text if rate is None else f"{text}, {euros(rate)} je Stunde",
            old=before.get((code, text, rate, taxed, insured), ZERO),
            new=after.get((code, text, rate, taxed, insured), ZERO),
        )
        for code, text, rate, taxed, insured in dict.fromkeys((*before, *after))
    ]


_Item = tuple[str, str, Decimal | None, bool, bool]


def _by_item(lines: Iterable[Line]) -> dict[_Item, Decimal]:
    sums: dict[_Item, Decimal] = {}
    for line in lines:
        if line.code != CODE:
            item = (line.code, line.text, line.rate, line.taxed, line.insured)
            sums[item] = sums.get(item, ZERO) + line.amount
    return sums


def _figures(slip: Payslip) -> list[tuple[tuple[str, str], Decimal]]:
    taxes, employer = slip.taxes, slip.employer
    return [
        (("gross", "Gesamtbrutto"), slip.gross.amount),
        (("taxable", "Steuerbrutto"), slip.taxable),
        (("insurable", "SV-Brutto"), slip.insurable),
        (("tax.wage_tax", "Lohnsteuer"), taxes.wage_tax.amount + taxes.wage_tax_one_off.amount),
        (("tax.solidarity", "Solidaritätszuschlag"), taxes.solidarity.amount + taxes.solidarity_one_off.amount),
        (("tax.church", "Kirchensteuer"), taxes.church.amount + taxes.church_one_off.amount),
        (("tax.flat", "Pauschale Lohnsteuer, vom Lohn abgezogen"), taxes.flat.amount),
        *_branches("employee", "", slip.employee),
        (("net", "Nettoentgelt"), slip.net.amount),
        *_branches("employer", ", Anteil Arbeitgeber", employer.contributions),
        (("employer.u1", "Umlage U1 (Krankheit)"), employer.u1.amount),
        (("employer.u2", "Umlage U2 (Mutterschaft)"), employer.u2.amount),
        (("employer.insolvency", "Insolvenzgeldumlage"), employer.insolvency.amount),
        (("employer.flat_tax", "Pauschale Lohnsteuer"), employer.flat_tax.amount),
        (("employer.accident", "Unfallversicherung mit dem Haushaltsscheck"), employer.accident.amount),
        (("cost", "Kosten gesamt"), slip.cost.amount),
        (("refund.u1", "Erstattung U1 (Krankheit)"), slip.u1_refund.amount),
        (("refund.u2", "Erstattung U2 (Mutterschaft)"), slip.u2_refund.amount),
    ]


def _branches(side: str, suffix: str, shares: Contributions) -> list[tuple[tuple[str, str], Decimal]]:
    return [
        ((f"{side}.health", f"Krankenversicherung mit Zusatzbeitrag{suffix}"), shares.health_total),
        ((f"{side}.care", f"Pflegeversicherung{suffix}"), shares.care.amount),
        ((f"{side}.pension", f"Rentenversicherung{suffix}"), shares.pension.amount),
        ((f"{side}.unemployment", f"Arbeitslosenversicherung{suffix}"), shares.unemployment.amount),
    ]


def _amount(slip: Payslip, name: tuple[str, str]) -> Decimal:
    return dict(_figures(slip))[name]


def _line(made: Correction) -> Line | None:
    """The line of a correction on the slip that settles it; none where the payout stays as it was."""
    if not made.payout:
        return None
    net = next(each for each in made.differences if each.code == "net")
    text = f"Berichtigung {month_name(made.month)}"
    amount = step(text, start(net.new, f"Netto neu, Abrechnung {made.number}"), minus(net.old, "Netto bisher"), law=_LAW)
    return Line(code=CODE, text=text, amount=made.payout, taxed=False, insured=False, derivation=Derivation((amount,)))


def _reported(slip: Payslip) -> tuple[object, ...]:
    """What of a month the offices are told beside amounts."""
    status = slip.status
    return (
        status.scheme,
        status.person_group,
        status.contribution_groups,
        status.collector,
        status.insurance_days,
        status.tax_days,
        status.midijob,
        status.health_base,
        status.pension_base,
        status.care_base,
        status.health_base_one_off,
        status.pension_base_one_off,
        status.care_base_one_off,
        slip.interruptions,
    )


def _time(part: object) -> tuple[str, ...]:
    return tuple(str(getattr(part, name)) for name in ("day", "kind", "grant", "minutes", "covers"))


def _work(facts: MonthFacts) -> list[tuple[str, str, int, str]]:
    """Work of the month as its time sheet shows it."""

    def shown(shift: Shift) -> tuple[str, str, int, str]:
        return shift.start.isoformat(), shift.end.isoformat(), shift.break_minutes, shift.kind.value

    days = facts.month.range
    return sorted(
        shown(shift)
        for shift in facts.shifts
        if shift.state is ShiftState.WORKED and (shift.start.date() in days or shift.end.date() in days)
    )


def _notices(old: Payslip, new: Payslip) -> Iterable[Notice]:
    name = month_name(old.month)
    before, after = _status(old), _status(new)
    if before != after:
        yield Notice(
            code="status_change",
            text=f"Durch die Berichtigung ändert sich im {name} die Versicherung: bisher {before}, jetzt {after}. "
            "Melden Sie das der Krankenkasse, die die Beiträge einzieht.",
            law="§ 28a SGB IV",
        )
    if old.u1_refund.amount and old.u1_refund.amount != new.u1_refund.amount:
        yield Notice(
            code="claim_changed",
            text=f"Die Erstattung U1 für {name} ist jetzt {euros(new.u1_refund.amount)}, bisher waren es "
            f"{euros(old.u1_refund.amount)}. Stornieren Sie einen gestellten Antrag und stellen Sie ihn neu.",
            law="§ 2 AAG",
        )


def _status(slip: Payslip) -> str:
    status = slip.status
    kind = "Übergangsbereich, " if status.midijob else ""
    return f"{kind}Personengruppe {status.person_group}, Beitragsgruppen {status.contribution_groups}, {status.collector}"


def _overpaid(slip: Payslip, lines: tuple[Line, ...]) -> tuple[Notice, ...]:
    """A month whose corrections take more than its net pay leaves a claim against the person."""
    left = slip.net.amount + total(line.amount for line in lines)
    if left >= ZERO or not lines:
        return ()
    return (
        Notice(
            code="overpaid",
            text=f"Die Berichtigungen sind höher als das Netto: Es fehlen {euros(-left)}. Vereinbaren Sie, wie der Betrag "
            "zurückgezahlt wird; einseitig darf der Lohn nur bis zur Pfändungsgrenze gekürzt werden.",
            law="§ 394 BGB, § 850c ZPO",
        ),
    )


def only_corrections(month: Month, last: Payslip) -> Payslip:
    """Return the empty slip of somebody who left before *month*, to settle corrections with. *last*: their last slip."""
    none = Figure.nothing(f"Im {month_name(month)} besteht keine Beschäftigung mehr.")
    shares = Contributions(
        health=none,
        health_additional=none,
        care=none,
        pension=none,
        unemployment=none,
        health_one_off=ZERO,
        care_one_off=ZERO,
        pension_one_off=ZERO,
        unemployment_one_off=ZERO,
    )
    status = last.status
    return Payslip(
        month=month,
        assistant=last.assistant,
        lines=(),
        minutes_worked=0,
        minutes_sick=0,
        minutes_vacation=0,
        minutes_holiday=0,
        gross=none,
        taxable=ZERO,
        taxable_current=ZERO,
        taxable_one_off=ZERO,
        flat_taxed=ZERO,
        insurable=ZERO,
        premiums_free=ZERO,
        taxes=Taxes(
            wage_tax=none,
            wage_tax_one_off=none,
            solidarity=none,
            solidarity_one_off=none,
            church=none,
            church_one_off=none,
            flat=none,
        ),
        employee=shares,
        employer=EmployerCharges(contributions=shares, u1=none, u2=none, insolvency=none, flat_tax=none, accident=none),
        net=none,
        payout=none,
        cost=none,
        status=InsuranceStatus(
            scheme=status.scheme,
            person_group=status.person_group,
            contribution_groups=status.contribution_groups,
            collector=status.collector,
            insurance_days=0,
            tax_days=0,
            midijob=False,
            childless_surcharge=False,
            health_base=ZERO,
            pension_base=ZERO,
            health_base_one_off=ZERO,
            pension_base_one_off=ZERO,
        ),
        u1_refund=none,
        u2_refund=none,
        paid_time=(),
        warnings=(),
    )
