"""SGB IV § 20 Abs. 2a, BVV § 2 Abs. 2: the two reduced bases and what follows from them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payroll.law import parameters
from payroll.law.social_insurance import groups, midijob, ordinary
from payroll.law.social_insurance.bases import monthly_bases
from payroll.money import round_half_up_cent
from payroll.refusal import Refusal
from tests.law.derivations import assert_replays
from tests.law.test_social_insurance_ordinary import amounts, insured

D = Decimal
ON = parameters.on(date(2026, 3, 31))
G, U = D(603), D(2000)


def compute(pay, days=30, **changes):
    return midijob.contributions(insured(**changes), midijob.reduced_bases(ON, D(pay), days))


@given(st.integers(60301, 200000))
def test_bases_follow_the_published_short_form(cents):
    """2026: 1.145937223 × pay - 291.8744452 and 1.431639227 × pay - 863.2784538 (within the short forms' own rounding)."""
    pay = D(cents) / 100
    bases = midijob.reduced_bases(ON, pay, 30)
    assert abs(bases.total.amount - (D("1.145937223") * pay - D("291.8744452"))) < D("0.0051")
    assert abs(bases.employee.amount - (D("1.431639227") * pay - D("863.2784538"))) < D("0.0051")


@given(st.integers(1, 200000), st.integers(1, 30))
def test_partial_month_has_no_rounding_before_the_end(cents, days):
    """Full month pay × 30 ÷ n; both bases of it × n ÷ 30; rounded once (book format rule 10). Checked with fractions."""
    from fractions import Fraction

    pay, factor = Fraction(cents, 100), Fraction(6619, 10000)
    full = pay * 30 / days
    if full > 2000:
        return
    bases = midijob.reduced_bases(ON, D(cents) / 100, days)
    g, u = Fraction(603), Fraction(2000)
    if full <= g:
        whole, own = full * factor, Fraction(0)
    else:
        whole = factor * g + (u / (u - g) - g / (u - g) * factor) * (full - g)
        own = u / (u - g) * (full - g)

    def cent(value):
        return D(int(value * days / 30 * 100 + Fraction(1, 2))) / 100

    assert bases.total.amount == cent(whole)
    assert bases.employee.amount == cent(own)


def test_month_at_or_below_the_minijob_limit():
    """C26-09: base = pay × F, the employee pays nothing but a childless surcharge."""
    bases = midijob.reduced_bases(ON, D("480"), 30)
    assert (bases.total.amount, bases.employee.amount) == (D("317.71"), D("0.00"))
    assert compute("480").employee_total == 0
    assert compute("480", surcharge=True).employee_total == D("1.91")


def test_at_the_upper_limit_both_bases_are_the_pay():
    bases = midijob.reduced_bases(ON, U, 30)
    assert bases.total.amount == bases.employee.amount == U
    usual = ordinary.contributions(insured(), monthly_bases(ON, "NW", U, 30))
    found = compute(U)
    assert [amounts(a) for a in found.shares] == [amounts(b) for b in usual.shares]


def test_one_cent_over_a_limit_moves_no_contribution_by_more_than_two_cents():
    """Continuity at the Minijob limit and at the upper limit."""
    for pay in (G, U - D("0.01")):
        low, high = compute(pay), compute(pay + D("0.01"))
        for before, after in zip(low.shares, high.shares, strict=True):
            assert abs(before.employee.amount - after.employee.amount) <= D("0.02")
            assert abs(before.employer.amount - after.employer.amount) <= D("0.02")


def test_upper_limit_belongs_to_the_band():
    assert midijob.in_band(ON, U)
    assert not midijob.in_band(ON, G)
    assert not midijob.above_band(ON, U, 30)
    assert midijob.above_band(ON, U + D("0.01"), 30)
    assert midijob.above_band(ON, D("1000.01"), 15)


def test_surcharge_is_taken_from_the_total_base():
    """BVV § 2 Abs. 2 Satz 6; C26-03."""
    assert amounts(compute("1200", additional="3.29", surcharge=True).care) == (D("21.88"), D("23.62"))


def test_discounts_leave_the_employer_alone():
    """C26-06: two discounts at 1,500."""
    assert amounts(compute("1500", discounts=2).care) == (D("16.70"), D("28.26"))
    assert compute("1500").care.employer.amount == D("28.26")


def test_saxony():
    """C26-04: the employee's 2.3 % of the employee's base, the employer the rest."""
    assert amounts(compute("1200", state="SN", additional="3.10").care) == (D("19.66"), D("19.34"))


def test_several_employments_share_the_bases():
    """SGB IV § 20 Abs. 2a Satz 5: the bases of all pay together × own pay ÷ all pay."""
    whole = midijob.reduced_bases(ON, D("1200"), 30)
    part = midijob.reduced_bases(ON, D("400"), 30, all_employments=D("1200"))
    assert part.total.amount == round_half_up_cent(D("1083.250222") / 3)
    assert abs(part.employee.amount - whole.employee.amount / 3) < D("0.01")
    assert_replays(part)


def test_student_in_the_band_pays_pension_by_the_same_bases():
    """C26-30."""
    found = compute("900", kind=groups.STUDENT)
    assert amounts(found.pension) == (D("39.54"), D("98.00"))
    assert found.employee_total == D("39.54")


def test_pensioner_after_the_age_is_refused_in_the_band():
    """How the employer's lone half is formed there is not settled."""
    with pytest.raises(Refusal) as caught:
        compute("1500", kind=groups.PENSIONER)
    assert caught.value.code == "pensioner_in_band"


@given(st.integers(1, 200000), st.integers(1, 30), st.booleans(), st.sampled_from(["NW", "SN"]))
def test_whole_contribution_is_a_doubled_half_and_every_step_replays(cents, days, surcharge, state):
    pay = D(cents) / 100
    if midijob.above_band(ON, pay, days):
        return
    bases = midijob.reduced_bases(ON, pay, days)
    found = midijob.contributions(insured(state=state, surcharge=surcharge), bases)
    for shares, rate in ((found.health, "14.6"), (found.pension, "18.6"), (found.unemployment, "2.6")):
        half = round_half_up_cent(bases.total.amount * D(rate) / 200)
        assert shares.employee.amount + shares.employer.amount == 2 * half
        assert shares.employer.amount >= 0
    assert bases.employee.amount <= bases.total.amount <= pay + D("0.01")
    assert_replays([found, bases])
