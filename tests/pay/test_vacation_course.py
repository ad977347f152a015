"""The account of a job over the years: the order of use, carry-over, lapse."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from payroll.law.vacation_lapse import Circumstances, Reason, Told
from payroll.pay.vacation_course import Course, course
from payroll.pay.vacation_shares import Part, Share
from payroll.periods import DateRange, Month

S, D, E = Part.STATUTORY, Part.DISABILITY, Part.EXTRA


def share(year: int, part: Part = S, days: str = "20", since: str = "", hours: str = "4") -> Share:
    begin = date.fromisoformat(since) if since else date(year, 1, 1)
    return Share(year=year, part=part, since=begin, days=Decimal(days), hours=Decimal(hours))


def by_year(*shares: Share) -> dict[int, tuple[Share, ...]]:
    found: dict[int, tuple[Share, ...]] = {}
    for each in shares:
        found[each.year] = (*found.get(each.year, ()), each)
    return found


def used(**days: str) -> dict[Month, Decimal]:
    """``used(m2026_03="5")``."""
    return {Month.parse(name[1:].replace("_", "-")): Decimal(value) for name, value in days.items()}


def went(shares, use, year: int, told: dict[int, tuple[Told, ...]] | None = None, **given_: object) -> Course:
    end = given_.pop("end", None)
    at = Circumstances(employed_from=date(2020, 1, 1), workdays=Decimal(5), told=told or {}, **given_)
    return course(by_year(*shares), use, at, year, end)


def told(year: int, days: str = "60") -> dict[int, tuple[Told, ...]]:
    return {year: (Told(date(year, 1, 5), Decimal(days)),)}


def rest(found: Course) -> list[tuple[int, str, int]]:
    return [(each.share.year, each.share.part.value, int(each.days)) for each in found.rest]


class TestOrder:
    """BAG 28.03.2023 - 9 AZR 488/21."""

    def test_statutory_first_then_the_extra_week_then_the_contract(self):
        shares = (share(2026, E, "5"), share(2026, D, "5"), share(2026, S, "20"))
        assert rest(went(shares, used(m2026_03="22"), 2026)) == [(2026, "disability", 3), (2026, "extra", 5)]

    def test_the_older_year_first(self):
        shares = (share(2025, S, "5"), share(2025, E, "5"), share(2026))
        assert rest(went(shares, used(m2026_03="7"), 2026)) == [(2025, "extra", 3), (2026, "statutory", 20)]

    def test_the_older_section_first_and_not_converted(self):
        """EuGH C-415/12: ten days earned at five a week stay ten when there are three."""
        shares = (share(2026, S, "10", hours="8"), share(2026, S, "6", "2026-07-01", "4"))
        found = went(shares, used(m2026_09="8"), 2026)
        assert [(each.days, each.hours) for each in found.rest] == [(2, 16), (6, 24)]

    def test_what_lapses_sooner_goes_first_inside_a_year(self):
        shares = (share(2025, S, "10"), share(2026))
        found = went(shares, used(m2026_02="4"), 2026, told(2025), urgent={2025: Decimal(4)})
        assert rest(found) == [(2026, "statutory", 20)]
        assert [(lapse.on, lapse.days) for lapse in found.lapsed] == [(date(2025, 12, 31), 6)]


class TestYears:
    def test_without_a_notice_everything_is_carried(self):
        """BAG 20.12.2022 - 9 AZR 266/20."""
        found = went([share(year) for year in (2023, 2024, 2025, 2026)], used(m2024_06="5"), 2026)
        assert sum(each.days for each in found.carried) == 55
        assert {lapse.reason for lapse in found.outlook} == {Reason.NO_NOTICE}

    def test_the_notice_of_one_year_covers_what_came_from_before(self):
        found = went([share(2024), share(2025), share(2026)], used(m2025_06="5"), 2026, told(2025))
        assert sum(each.days for each in found.carried) == 0
        assert sum(lapse.days for lapse in found.lapsed) == 35

    def test_a_notice_that_named_less_covers_less(self):
        found = went([share(2025), share(2026)], used(m2025_06="5"), 2026, told(2025, "12"))
        assert sum(each.days for each in found.carried) == 8

    def test_carried_to_31_march_it_is_gone_in_april(self):
        shares, at = [share(2025), share(2026)], {"urgent": {2025: Decimal(20)}}
        found = went(shares, used(m2026_03="5", m2026_04="5"), 2026, told(2025), **at)
        assert rest(found) == [(2026, "statutory", 15)]
        assert [(lapse.on, lapse.days) for lapse in found.lapsed] == [(date(2026, 3, 31), 15)]

    def test_ill_on_31_march_it_lives_on(self):
        ill = (DateRange(date(2026, 3, 1), date(2026, 5, 31)),)
        found = went([share(2025), share(2026)], {}, 2026, told(2025), urgent={2025: Decimal(20)}, unfit=ill)
        assert sum(each.days for each in found.rest) == 40

    def test_15_months_of_illness(self):
        ill = (DateRange(date(2024, 6, 1), date.max),)
        found = went([share(year) for year in (2024, 2025, 2026)], {}, 2026, told(2024), unfit=ill)
        assert [(lapse.year, lapse.on) for lapse in found.lapsed] == [(2024, date(2026, 3, 31))]
        assert [(lapse.year, lapse.on) for lapse in found.outlook] == [(2025, date(2027, 3, 31)), (2026, date(2028, 3, 31))]

    def test_after_the_end_of_the_job_nothing_lapses(self):
        """§ 7 Abs. 4 BUrlG: it is paid out."""
        found = went([share(2025), share(2026, days="10")], {}, 2026, told(2026), end=date(2026, 6, 30))
        assert sum(each.days for each in found.rest) == 30
        assert found.outlook == ()

    def test_too_many_are_counted_and_not_taken_from_the_next_year(self):
        """§ 5 Abs. 3 BUrlG; no vacation in advance of the next year."""
        found = went([share(2025, days="10"), share(2026)], used(m2025_08="12"), 2026)
        assert found.too_many == {2025: Decimal(2)}
        assert rest(found) == [(2026, "statutory", 20)]

    def test_parental_leave_keeps_the_rest_for_the_year_after(self):
        """§ 17 Abs. 2 BEEG."""
        away = (DateRange(date(2024, 5, 1), date(2025, 4, 30)),)
        found = went([share(2024), share(2025), share(2026)], {}, 2026, told(2024) | told(2025) | told(2026), protected=away)
        assert found.lapsed == ()
        assert {(lapse.year, lapse.on) for lapse in found.outlook} == {
            (year, date(2026, 12, 31)) for year in (2024, 2025, 2026)
        }


MONTHS = st.sampled_from([Month(2025, m) for m in range(1, 13)] + [Month(2026, m) for m in range(1, 13)])
USE = st.dictionaries(MONTHS, st.integers(0, 6).map(Decimal), max_size=8)
SHARES = st.lists(
    st.builds(
        lambda year, part, days: share(year, part, str(days)),
        st.sampled_from((2025, 2026)),
        st.sampled_from(list(Part)),
        st.integers(1, 12),
    ),
    min_size=1,
    max_size=6,
    unique_by=lambda each: (each.year, each.part),
)
TOLD = st.dictionaries(st.sampled_from((2025, 2026)), st.integers(1, 40)).map(
    lambda found: {year: (Told(date(year, 1, 5), Decimal(days)),) for year, days in found.items()}
)


@given(SHARES, USE, TOLD)
def test_the_buckets_add_up(shares, use, notices):
    """Every day granted was used, has lapsed or is left; every day used came from somewhere or was too many."""
    since = min(each.year for each in shares)
    use = {month: days for month, days in use.items() if month.year >= since}
    found = went(shares, use, 2026, notices)
    granted = sum(each.days for each in shares)
    taken = sum(entry.days for entry in found.used)
    assert granted == taken + sum(lapse.days for lapse in found.lapsed) + sum(each.days for each in found.rest)
    assert sum(use.values()) == taken + sum(found.too_many.values())
    assert sum(lapse.days for lapse in found.outlook) == sum(each.days for each in found.rest)
    assert all(each.days > 0 for each in found.rest)


@given(SHARES, USE, TOLD)
def test_use_never_reorders(shares, use, notices):
    """In each month days come from the oldest year there is, and of one year by part."""
    found = went(shares, use, 2026, notices)
    order = list(Part)
    for month in {entry.month for entry in found.used}:
        keys = [(entry.year, order.index(entry.part)) for entry in found.used if entry.month == month]
        assert keys == sorted(keys)
        assert all(year <= month.year for year, _ in keys)


@given(SHARES, USE, TOLD, MONTHS, st.integers(1, 5))
def test_taking_days_and_giving_them_back_is_neutral(shares, use, notices, month, days):
    """§ 9 BUrlG: what illness gives back leaves the account as if it had never been taken."""
    more = use | {month: use.get(month, Decimal(0)) + days}
    back = more | {month: more[month] - days}
    assert went(shares, back, 2026, notices) == went(shares, use | {month: use.get(month, Decimal(0))}, 2026, notices)
    assert sum(entry.days for entry in went(shares, more, 2026, notices).used) >= sum(
        entry.days for entry in went(shares, use, 2026, notices).used
    )
