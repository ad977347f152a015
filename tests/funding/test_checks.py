"""Checks that explain: conditions of the statute and guides of the offices; none of them blocks (reference 1a)."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pytest

from payroll.funding.account import compute_account
from payroll.funding.checks import GrantFacts, check_grant
from payroll.funding.facts import Grant, GrantHours
from payroll.funding.findings import Finding
from payroll.pay.facts import Shift, ShiftKind, ShiftState
from payroll.periods import BERLIN
from tests.funding.made import assistant, cap, employer, grant, month, use

ON = date(2026, 5, 4)


def found(of: Grant | None = None, on: date = ON, **facts: Any) -> dict[str, Finding]:
    of = of or grant()
    given = {"grant": of, "grants": [of], "employer": employer()} | facts
    return {finding.code: finding for finding in check_grant(GrantFacts(**given), on)}


def job(**changes: Any) -> dict[str, Finding]:
    return found(employer=employer(**changes))


def shift(first: int, last: int, kind: ShiftKind = ShiftKind.WORK) -> Shift:
    return Shift(
        assistant="anna",
        start=datetime.combine(date(2026, 3, 2), time(first), tzinfo=BERLIN),
        end=datetime.combine(date(2026, 3, 2), time(last), tzinfo=BERLIN),
        break_minutes=0,
        kind=kind,
        state=ShiftState.WORKED,
    )


def test_a_grant_in_order_has_no_findings() -> None:
    assert found() == {}


@pytest.mark.parametrize(("hours", "weight"), [("15", None), ("14.5", "hint"), ("12", "hint"), ("11.9", "warning")])
def test_own_job_of_15_hours_12_in_an_inclusion_firm(hours: str, weight: str | None) -> None:
    """SGB IX § 185 Abs. 2 Satz 3."""
    finding = job(weekly_hours=Decimal(hours)).get("own_job_hours")
    assert (finding.weight if finding else None) == weight


def test_hours_term_and_consent_are_not_asked_of_the_self_employed() -> None:
    """SchwbAV § 21 Abs. 4."""
    assert job(kind="self_employed", weekly_hours=Decimal(5), consent_on=None, fixed_term_until=date(2026, 1, 20)) == {}


@pytest.mark.parametrize(
    ("until", "code"), [(date(2026, 2, 25), "own_job_weeks"), (date(2026, 2, 26), "own_job_ends"), (None, None)]
)
def test_a_fixed_term_must_be_longer_than_eight_weeks(until: date | None, code: str | None) -> None:
    """SGB IX § 156 Abs. 3: 1 January to 25 February 2026 are exactly eight weeks."""
    assert set(job(fixed_term_until=until)) == ({code} if code else set())


def test_consent_status_and_job_are_asked_for() -> None:
    assert set(job(consent_on=None)) == {"consent_missing"}
    assert set(job(status="none")) == {"status_missing"}
    from dataclasses import replace

    assert set(found(employer=replace(employer(), own_job=None))) == {"own_job_missing"}


def test_other_purposes_do_not_ask_for_a_job() -> None:
    assert found(grant(purpose="eingliederungshilfe"), employer=employer(consent_on=None)) == {}


@pytest.mark.parametrize(
    ("amount", "per", "code"),
    [
        ("4", "day", None),
        ("4.5", "day", "special_reason"),
        ("20", "week", None),
        ("21", "week", "special_reason"),
        ("8.5", "day", "day_limit"),
    ],
)
def test_more_than_four_hours_a_day_need_reasons_more_than_eight_are_too_many(
    amount: str, per: str, code: str | None
) -> None:
    assert set(found(grant(hours=GrantHours(amount=Decimal(amount), per=per)))) == ({code} if code else set())


def test_a_long_day_of_one_person_is_named() -> None:
    """ArbZG § 3."""
    assert found(shifts=[shift(8, 12), shift(13, 17)]) == {}
    assert "9,00 Stunden" in found(shifts=[shift(8, 12), shift(13, 18)])["long_day"].text


def test_the_guide_explains_with_the_statute_against_it() -> None:
    rows = compute_account(grant(), [use("2026-04", "1700.00")], [], month("2026-04"))
    finding = found(months=rows)["guide_exceeded"]
    assert finding.weight == "hint"
    assert "140,00 Euro" in finding.text
    assert "§ 185 Abs. 5" in finding.source


def test_a_cap_below_the_minimum_wage_cannot_be_kept() -> None:
    """The bare minimum wage of 2026 is 13.90; with a lump 20 % 16.68."""
    assert found(grant(rate_cap=cap("13.89")))["cap_below_minimum_wage"].weight == "warning"
    assert found(grant(rate_cap=cap("14.00")))["cap_near_minimum_wage"].weight == "hint"
    assert found(grant(rate_cap=cap("16.68"))) == {}


def test_an_hour_above_the_cap_is_named_with_both_amounts() -> None:
    of = grant(rate_cap=cap("17.00"))
    rows = compute_account(of, [use("2026-04", "178.00", "10")], [], month("2026-04"))
    assert "17,80 Euro" in found(of, months=rows)["rate_above_cap"].text


def test_a_cap_must_fit_the_model() -> None:
    assert set(found(grant(rate_cap=cap("25.00", measures="gross_with_vat")))) == {"rate_cap_measure"}
    assert found(grant(model="service", rate_cap=cap("25.00", measures="gross_with_vat"))) == {}


def test_relatives_are_a_hint_only() -> None:
    assert found(assistants=[assistant(relative=True)])["relative"].weight == "hint"


def test_hospital_and_care_belong_to_other_funders() -> None:
    """OVG Saarland, 2 A 300/18; SchwbAV § 18 Abs. 1."""
    assert set(found(shifts=[shift(8, 12, ShiftKind.COMPANION)])) == {"companion_shift"}
    assert set(found(grants=[grant(), grant(key="pflege", purpose="pflege")])) == {"care_at_work"}


def test_an_approval_running_out_is_named_three_months_before_unless_the_next_is_there() -> None:
    assert found(on=date(2026, 9, 29)) == {}
    assert set(found(on=date(2026, 9, 30))) == {"approval_ends"}
    following = grant(key="aa27", valid_from=date(2027, 1, 1), valid_to=date(2027, 12, 31))
    assert found(on=date(2026, 10, 1), grants=[grant(), following]) == {}


def test_assistance_to_get_a_job_lasts_three_years_over_all_its_approvals() -> None:
    """SGB IX § 49 Abs. 8 Satz 2."""
    of = grant(basis="attain", valid_to=date(2027, 3, 14))
    first = grant(key="first", basis="attain", valid_from=date(2024, 3, 15), valid_to=date(2025, 12, 31))
    assert found(of, grants=[of, first]) == {}
    later = grant(basis="attain", valid_to=date(2027, 3, 15))
    assert "14.03.2027" in found(later, grants=[later, first])["attain_ends"].text


def test_every_finding_says_what_one_can_answer() -> None:
    findings = [
        *job(consent_on=None, status="x", weekly_hours=Decimal(3)).values(),
        *found(grant(rate_cap=cap("10.00"))).values(),
    ]
    assert all(f.text and f.source and f.answer and f.weight in {"warning", "hint"} for f in findings)


def test_long_days_are_told_once_for_each_person() -> None:
    next_day = shift(8, 18)
    next_day = replace(next_day, start=next_day.start + timedelta(days=1), end=next_day.end + timedelta(days=1))
    text = found(shifts=[shift(8, 17), next_day])["long_day"].text
    assert text == "Am 03.03.2026 hat anna 10,00 Stunden gearbeitet. Üblich sind 8. So lange Tage waren es bisher 2."


@pytest.mark.parametrize("purpose", ["budget_fuer_arbeit", "budget_fuer_ausbildung", "berufsbegleitung", "jobcoaching"])
def test_guidance_at_work_is_kept_apart_from_assistance(purpose: str) -> None:
    """SGB IX §§ 49 Abs. 8 Nr. 2a, 55, 61, 61a."""
    other = grant(key="bfa", purpose=purpose)
    assert found(grants=[grant(), other])["kept_apart"].weight == "hint"


def test_hours_after_the_end_of_the_approval_are_named() -> None:
    """SGB X § 39 Abs. 2: a notice ends with its time."""
    text = found(grant(valid_to=date(2026, 3, 1)), shifts=[shift(8, 12)])["outside_approval"].text
    assert text.startswith("Am 02.03.2026 zählen Stunden")
