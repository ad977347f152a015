"""What the derivations of social insurance say, word for word, for one case of each rule.

The text is for people; ``golden/social_insurance.txt`` is read by a person when it changes. To write it anew:
``LOHN_GOLDEN=1 pytest tests/law/test_social_insurance_texts.py``.
"""

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from payroll.law import parameters
from payroll.law.derivation import Derivation
from payroll.law.social_insurance import levies, limits
from payroll.office.why import explanations
from payroll.pay.facts import MonthFacts, Scheme
from payroll.pay.gross import compute_gross
from payroll.pay.month import compute_payslip, deduct
from payroll.pay.situation import situate
from payroll.periods import Month
from tests.pay.people import facts, minijob, settled

D = Decimal
GOLDEN = Path(__file__).parent / "golden" / "social_insurance.txt"
NOVEMBER, FEBRUARY = Month(2026, 11), Month(2026, 2)
STARTS = {"valid_from": date(2026, 3, 11)}


def cases() -> Iterator[tuple[str, MonthFacts]]:
    """One month for each rule."""
    earlier = tuple(settled(Month(2026, number), "5500.00") for number in range(1, 11))
    last_year = tuple(settled(Month(2025, number), "5400.00") for number in range(1, 13))
    childless = {"parent": False, "children_under_25": 0}
    yield "ordinary", facts("2400.00", employer={"levy_insolvency": True})
    yield "ordinary, part of a month", facts("2400.00", contract=STARTS)
    yield "above the ceilings", facts("9000.00")
    yield "above the ceilings, part of a month", facts("9000.00", contract=STARTS)
    yield "Saxony, childless", facts("2400.00", employer={"state": "SN"}, insurance=childless)
    yield "Saxony, three children", facts("2400.00", employer={"state": "SN"}, insurance={"children_under_25": 3})
    yield "three children", facts("2400.00", insurance={"children_under_25": 3})
    yield "childless", facts("2400.00", insurance=childless)
    yield "one-off pay above the ceilings", facts("5500.00", month=NOVEMBER, one_off="9000.00", earlier=earlier)
    yield (
        "March clause",
        facts("5500.00", month=FEBRUARY, one_off="9000.00", earlier=(*last_year, settled(Month(2026, 1), "5500.00"))),
    )
    yield "Midijob", facts("1200.00", insurance=childless)
    yield "Midijob in Saxony with children", facts("1200.00", employer={"state": "SN"}, insurance={"children_under_25": 3})
    yield "Midijob, part of a month", facts("1200.00", contract=STARTS)
    yield "Midijob below the limit", facts("500.00", contract={"regular_monthly_pay": D("1200.00")})
    yield "Midijob with one-off pay", facts("900.00", month=NOVEMBER, one_off="300.00", employer={"levy_insolvency": True})
    yield "student", facts("1200.00", insurance={"scheme": Scheme.STUDENT})
    pensioner = {"birth_date": date(1950, 1, 1)}
    yield "pensioner", facts("2400.00", insurance={"scheme": Scheme.PENSIONER}, assistant=pensioner)
    before = {"birth_date": date(1962, 6, 1)}
    yield "pensioner before age", facts("2400.00", insurance={"scheme": Scheme.PENSIONER_BEFORE_AGE}, assistant=before)
    yield "past retirement age", facts("2400.00", assistant=pensioner)
    for household in (False, True):
        for exempt in (False, True):
            for amount in ("100.00", "500.00"):
                name = f"Minijob {amount}{', household' if household else ''}{', exempt' if exempt else ''}"
                yield name, minijob(amount, insurance={"household_check": household, "pension_exempt": exempt})
    yield "Minijob, part of a month", minijob("50.00", insurance={"pension_exempt": False}, contract=STARTS)
    yield "Minijob, privately insured", minijob("500.00", insurance={"statutory_health": False})
    yield "short term", facts("1000.00", insurance={"scheme": Scheme.SHORT_TERM, "fund": None})


def printed(title: str, derivation: Derivation) -> Iterator[str]:
    """Write a derivation, a step a line."""
    yield f"  {title}"
    for step in derivation.steps:
        chain = " ".join(f"{term.op.value} {term.value}{term.unit.value} {term.label}".strip() for term in step.terms)
        rounding = f", {step.rounding.value}" if step.rounding.value else ""
        law = f" ({step.law})" if step.law else ""
        result = f" = {step.result}{step.unit.value}" if step.terms else ""
        yield f"    {step.text}: {chain}{result}{rounding}{law}"
        yield from (f"      {source}" for source in step.sources)


def text() -> str:
    """Everything that is printed."""
    lines: list[str] = []
    known: set[Derivation] = set()
    for name, given in cases():
        lines.append(name)
        for each in explanations(compute_payslip(given)):
            if each.code.startswith(("employee.", "employer.", "refund.")) and each.derivation not in known:
                known.add(each.derivation)
                lines += printed(each.code, each.derivation)
    for kind in ("none", "included", "extra"):
        lines.append(f"refunds, contributions {kind}")
        given = facts("2400.00", fund={"u1_contributions": kind})
        gross = replace(compute_gross(given), sick_gross=D("480.00"), maternity_gross=D("600.00"))
        slip = deduct(situate(given), gross)
        lines += [*printed("u1", slip.u1_refund.derivation), *printed("u2", slip.u2_refund.derivation)]
    on = parameters.on(date(2026, 3, 31))
    lines.append("forecast")
    lines += printed("regular pay", limits.forecast(on, D("580.00"), D("600.00")).regular_pay.derivation)
    lines += printed("pay from hours", limits.pay_from_hours(D("15.50"), D("20")).derivation)
    lines += printed("employer's part", levies.employer_part(D("500.00"), D("480.00"), D("2400.00")).derivation)
    return "\n".join(lines) + "\n"


def test_what_the_derivations_say():
    found = text()
    if os.environ.get("LOHN_GOLDEN"):
        GOLDEN.write_text(found, encoding="utf-8")
    assert found == GOLDEN.read_text(encoding="utf-8")
