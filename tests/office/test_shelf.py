"""The shelf gives the whole book or a window of it, and a month never waits for ten years of records."""

import json
import time
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from payroll.office.bookfile import import_book, read_book
from payroll.office.desk import Desk
from payroll.office.shelf import first_shift_day, is_empty, load_book, store_book
from payroll.pay.facts import Shift, ShiftKind, ShiftState
from payroll.periods import BERLIN, DateRange, Month
from payroll.refusal import Refusal
from tests.books import rich_book, small_book


@pytest.fixture
def desk(tmp_path):
    with Desk.create(tmp_path / "buch.sqlite") as desk:
        yield desk


def window(first, last):
    return DateRange(date.fromisoformat(first), date.fromisoformat(last))


def test_a_new_book_is_empty_and_says_so(desk):
    with desk.read() as session:
        assert is_empty(session)
        with pytest.raises(Refusal) as refusal:
            load_book(session)
    assert refusal.value.code == "book_empty"


def test_what_was_stored_is_loaded(desk):
    book = read_book(json.dumps(rich_book())).book
    import_book(desk, json.dumps(rich_book()))
    with desk.read() as session:
        assert load_book(session) == book
        assert first_shift_day(session) == date(2026, 3, 2)
        assert not is_empty(session)


def test_a_window_holds_the_shifts_and_absences_that_touch_it(desk):
    import_book(desk, json.dumps(rich_book()))
    with desk.read() as session:
        night = load_book(session, window=window("2026-03-29", "2026-03-31"))
        assert [str(shift.start) for shift in night.shifts] == ["2026-03-28 22:00:00+01:00"]
        april = load_book(session, window=window("2026-04-25", "2026-04-25"))
        assert [absence.key for absence in april.absences] == ["s1", "s2"], "an open absence, with the one it continues"
        assert load_book(session, window=window("2026-02-01", "2026-03-03")).absences == ()


def many_years(years, people=12, shifts_a_month=60):
    """Return a book with *people* who work *shifts_a_month* shifts each month up to October 2026."""
    book = read_book(json.dumps(small_book())).book
    anna = book.assistants[0]
    contract = replace(anna.contracts[0], valid_from=date(2016, 1, 1))
    names = [f"p{number}" for number in range(people)]
    first = Month(2026, 10).plus(1 - 12 * years)
    shifts = []
    for month in first.until(Month(2026, 10)):
        for name in names:
            for number in range(shifts_a_month):
                start = datetime.combine(month.first, datetime.min.time(), BERLIN) + timedelta(
                    days=number // 3, hours=number % 3 * 5 + 4
                )
                shifts.append(
                    Shift(
                        assistant=name,
                        start=start,
                        end=start + timedelta(hours=3),
                        break_minutes=0,
                        kind=ShiftKind.WORK,
                        state=ShiftState.WORKED,
                    )
                )
    assistants = tuple(replace(anna, key=name, contracts=(contract,), opening=None) for name in names)
    return replace(book, assistants=assistants, shifts=tuple(shifts))


def seconds_for_a_month(path, book):
    with Desk.create(path) as desk:
        with desk.action("fill", "Gefüllt", detailed=False) as session:
            store_book(session, book, now=desk.now, actor="")
        with desk.read() as session:
            taken = []
            for _ in range(8):
                begin = time.process_time()
                loaded = load_book(session, window=Month(2026, 10).range)
                taken.append(time.process_time() - begin)
    assert len(loaded.shifts) == 720
    return min(taken)


@pytest.mark.long
def test_ten_years_of_records_do_not_slow_a_month(tmp_path):
    one = seconds_for_a_month(tmp_path / "one.sqlite", many_years(1))
    ten = seconds_for_a_month(tmp_path / "ten.sqlite", many_years(10))
    assert ten < 1.5 * one
    assert ten < 0.060
