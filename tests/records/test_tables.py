"""The tables keep the book's rules even against a program that forgets them."""

from datetime import date, datetime

import pytest
from sqlalchemy.exc import IntegrityError

from payroll.pay import facts
from payroll.periods import BERLIN, Month
from payroll.records import choices
from payroll.records.tables import AssistantRow, Base, ClosedMonthRow, OneOffRow, ShiftRow

ANNA = {
    "key": "anna",
    "first_name": "Anna",
    "last_name": "Krüger",
    "birth_date": date(1994, 5, 17),
    "street": "Hafenstraße 12",
    "postcode": "48155",
    "city": "Münster",
    "tax_id": "36574261809",
    "social_security_number": "15170594K100",
    "iban": "DE89370400440532013000",
    "severely_disabled": False,
    "relative": False,
}


def add(desk, *rows):
    with desk.action("test", "Test") as session:
        session.add_all(rows)


def test_the_words_are_those_of_the_pure_column():
    for listed, enum in (
        (choices.SCHEMES, facts.Scheme),
        (choices.TAX_METHODS, facts.TaxMethod),
        (choices.SHIFT_KINDS, facts.ShiftKind),
        (choices.SHIFT_STATES, facts.ShiftState),
        (choices.ABSENCE_KINDS, facts.AbsenceKind),
        (choices.ONE_OFF_KINDS, facts.OneOffKind),
    ):
        assert listed == tuple(member.value for member in enum)


def test_no_record_is_deleted_in_the_wake_of_another():
    assert all(key.ondelete is None for table in Base.metadata.tables.values() for key in table.foreign_keys)


@pytest.mark.parametrize(
    "row",
    [
        OneOffRow(assistant="anna", month=Month(2026, 1), kind="gift", amount="1"),
        OneOffRow(assistant="anna", month=Month(2026, 1), kind="bonus", amount="-1"),
        OneOffRow(assistant="ben", month=Month(2026, 1), kind="bonus", amount="1"),
        AssistantRow(**ANNA),
    ],
    ids=["word", "sign", "reference", "twice"],
)
def test_wrong_rows_are_refused_by_the_database(desk, row):
    add(desk, AssistantRow(**ANNA))
    with pytest.raises(IntegrityError):
        add(desk, row)


def test_a_shift_comes_back_as_the_exact_local_times_across_the_clock_change(desk):
    start = datetime(2026, 10, 25, 1, 0, tzinfo=BERLIN)
    end = datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN, fold=1)
    add(
        desk,
        AssistantRow(**ANNA),
        ShiftRow(assistant="anna", start=start, end=end, break_minutes=0, kind="work", state="worked"),
    )
    with desk.read() as session:
        row = session.get(ShiftRow, 1)
        assert (row.start, row.end, row.end.fold) == (start, end, 1)
        assert row.end.utcoffset() == end.utcoffset()


def test_an_instant_comes_back_with_its_zone(desk):
    add(desk, ClosedMonthRow(month=Month(2026, 1), closed_at=desk.now, closed_by="Mira"))
    with desk.read() as session:
        assert session.get(ClosedMonthRow, 1).closed_at == desk.now
