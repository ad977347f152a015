"""No minute in two reports: the same person's time twice is an error, two persons at once are not (SchwbAV § 18 Abs. 1)."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payroll.funding.double_report import doubles, refuse_doubles
from payroll.pay.facts import Shift, ShiftKind, ShiftState
from payroll.periods import BERLIN
from payroll.refusal import Refusal, RefusalList

START = datetime(2026, 3, 2, tzinfo=BERLIN)


def shift(person: str, start: int, minutes: int, grant: str | None = "aa", state: ShiftState = ShiftState.WORKED) -> Shift:
    begin = START + timedelta(minutes=start)
    return Shift(
        assistant=person,
        start=begin,
        end=begin + timedelta(minutes=minutes),
        break_minutes=0,
        kind=ShiftKind.WORK,
        state=state,
        grant=grant,
    )


def test_one_minute_in_two_grants_is_refused_with_date_and_shifts() -> None:
    with pytest.raises(Refusal, match=r"Am 02\.03\.2026 .* Anna .* 08:00 bis 12:00 und .* 11:59 bis 13:00"):
        refuse_doubles([shift("anna", 480, 240), shift("anna", 719, 61, "eg")], {"anna": "Anna"})


def test_two_persons_at_once_a_shift_that_fell_out_and_shifts_that_touch_are_fine() -> None:
    dropped = shift("anna", 480, 60, state=ShiftState.DROPPED)
    refuse_doubles([shift("anna", 480, 240), shift("ben", 480, 240, "eg"), shift("anna", 720, 60, "eg"), dropped], {})


def test_every_double_is_named() -> None:
    with pytest.raises(RefusalList) as found:
        refuse_doubles([shift("anna", 0, 600), shift("anna", 60, 60, "eg"), shift("anna", 300, 60, None)], {})
    assert len(found.value.refusals) == 2


@given(st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 300), st.integers(1, 90)), max_size=8))
def test_a_minute_counts_twice_exactly_where_a_double_is_found(spans: list[tuple[str, int, int]]) -> None:
    shifts = [shift(person, start, minutes, f"g{number}") for number, (person, start, minutes) in enumerate(spans)]
    told = [(person, minute) for person, start, minutes in spans for minute in range(start, start + minutes)]
    assert bool(doubles(shifts)) == (len(set(told)) < len(told))
