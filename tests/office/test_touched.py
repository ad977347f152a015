"""Which payslips a changed row can influence: whose, and on which days."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payroll.office.ledger import Ledger
from payroll.office.row_pairs import ABSENCE, ONE_OFF, TAX_FACT, contract_row, shift_row
from payroll.office.settlements import Settlements
from payroll.office.touched import KNOWN, SHOWN_ONLY, WITHOUT_PAY, Touch, shows, touches
from payroll.pay.contract_days import ContractDays
from payroll.pay.facts import Absence, AbsenceKind, OneOff, OneOffKind, Shift, ShiftKind, ShiftState, TaxMethod, valid_on
from payroll.periods import BERLIN, DateRange, Month
from payroll.records.base import Base
from payroll.records.types import to_json
from tests.office import small_book as made


def row(mapped, **changes):
    """A row as the journal keeps it."""
    return {column.key: to_json(getattr(mapped, column.key)) for column in mapped.__table__.columns} | changes


def spans(*args, **kwargs):
    return [(str(touch.first), str(touch.last) if touch.last else None) for touch in touches(*args, **kwargs)]


CONTRACT = row(contract_row("anna", made.contract()), id=1)
TAX = row(TAX_FACT.row_of(made.tax(), assistant="anna"), id=1)
RATE = {"id": 1, "fund": "aok", "valid_from": "2026-01-01", "additional": "2.99", "u1": "1.9"}
SICK = row(
    ABSENCE.row_of(
        Absence(
            key="s1",
            assistant="anna",
            kind=AbsenceKind.SICK,
            first=date(2026, 3, 4),
            last=date(2026, 3, 10),
            worked_that_day=False,
        )
    ),
    id=1,
)


def shift(start, end, assistant="anna"):
    first, last = (made.datetime.fromisoformat(text).replace(tzinfo=BERLIN) for text in (start, end))
    return Shift(assistant=assistant, start=first, end=last, break_minutes=0, kind=ShiftKind.WORK, state=ShiftState.WORKED)


def shift_json(start, end, assistant="anna"):
    return row(shift_row(shift(start, end, assistant)), id=7)


# --- what is known ----------------------------------------------------------------------------------------------------


def test_every_table_of_the_book_is_known_here():
    assert set(Base.metadata.tables) - {"journal", "journal_payloads"} == set(KNOWN)


def test_columns_said_to_be_shown_only_are_there():
    for table, columns in SHOWN_ONLY.items():
        assert columns <= set(Base.metadata.tables[table].columns.keys())


@pytest.mark.parametrize("table", sorted(WITHOUT_PAY))
def test_tables_without_pay_touch_nothing(table):
    assert touches(table, None, {"id": 1, "assistant": "anna"}) == ()


def test_what_is_not_known_touches_everything_so_that_nothing_is_overlooked():
    assert touches("new_table", None, {"id": 1}) == (Touch(assistant=None, first=date.min),)
    changed = CONTRACT | {"new_column": 1}
    assert spans("contracts", CONTRACT | {"new_column": 0}, changed) == [("2026-01-01", None)]


def test_no_change_touches_nothing():
    assert touches("contracts", CONTRACT, dict(CONTRACT)) == ()


# --- hours and absences -----------------------------------------------------------------------------------------------


def test_a_shift_touches_its_day():
    assert touches("shifts", None, shift_json("2026-03-02T08:00", "2026-03-02T12:00")) == (
        Touch(assistant="anna", first=date(2026, 3, 2), last=date(2026, 3, 2)),
    )


def test_a_night_touches_both_days_and_both_months():
    (touch,) = touches("shifts", shift_json("2026-03-31T22:00", "2026-04-01T06:00"), None)
    assert [touch.reaches(Month(2026, month)) for month in (2, 3, 4, 5)] == [False, True, True, False]


def test_an_end_at_midnight_leaves_the_next_day_alone():
    assert spans("shifts", None, shift_json("2026-03-31T20:00", "2026-04-01T00:00")) == [("2026-03-31", "2026-03-31")]


def test_a_shift_moved_to_another_day_touches_both_days():
    before, after = shift_json("2026-03-31T08:00", "2026-03-31T12:00"), shift_json("2026-04-02T08:00", "2026-04-02T12:00")
    assert spans("shifts", before, after) == [("2026-03-31", "2026-03-31"), ("2026-04-02", "2026-04-02")]


def test_a_shift_of_another_person_touches_both_persons():
    before, after = (shift_json("2026-03-02T08:00", "2026-03-02T12:00", who) for who in ("anna", "ben"))
    assert [touch.assistant for touch in touches("shifts", before, after)] == ["anna", "ben"]


def test_an_absence_touches_its_days_and_one_without_end_all_that_follow():
    assert spans("absences", None, SICK) == [("2026-03-04", "2026-03-10")]
    assert spans("absences", SICK | {"valid_to": None}, None) == [("2026-03-04", None)]


@pytest.mark.parametrize(
    ("before", "after", "touched"),
    [
        ("2026-03-10", "2026-04-03", ("2026-03-11", "2026-04-03")),
        ("2026-04-03", "2026-03-10", ("2026-03-11", "2026-04-03")),
        (None, "2026-03-10", ("2026-03-11", None)),
    ],
)
def test_a_new_end_of_an_absence_touches_only_the_days_between_both_ends(before, after, touched):
    assert spans("absences", SICK | {"valid_to": before}, SICK | {"valid_to": after}) == [touched]


@pytest.mark.parametrize(
    "change",
    [{"kind": "unpaid"}, {"worked_that_day": True}, {"certified_from": "2026-03-06"}, {"continues": "s0"}],
)
def test_anything_else_about_an_absence_touches_all_its_days(change):
    assert spans("absences", SICK, SICK | change) == [("2026-03-04", "2026-03-10")]


def test_a_new_first_day_counts_from_the_earlier_one_because_clocks_start_there():
    assert spans("absences", SICK, SICK | {"valid_from": "2026-02-27"}) == [("2026-02-27", "2026-03-10")]


def test_a_one_off_touches_its_month_before_and_after():
    one_off = OneOff(assistant="anna", month=Month(2026, 11), kind=OneOffKind.CHRISTMAS, amount=Decimal("300.00"))
    before = row(ONE_OFF.row_of(one_off), id=1)
    assert spans("one_offs", before, before | {"month": "2026-12"}) == [
        ("2026-11-01", "2026-11-30"),
        ("2026-12-01", "2026-12-31"),
    ]


# --- dated facts ------------------------------------------------------------------------------------------------------


def test_a_new_wage_touches_from_its_day_to_the_next_section():
    new = CONTRACT | {"id": 2, "valid_from": "2026-04-01"}
    assert spans("contracts", None, new) == [("2026-04-01", None)]
    known = (date(2026, 1, 1), date(2026, 9, 1))
    assert spans("contracts", None, new, known) == [("2026-04-01", "2026-08-31")]


def test_a_corrected_wage_touches_no_day_after_the_contract():
    ended = CONTRACT | {"valid_to": "2026-06-30"}
    assert spans("contracts", ended, ended | {"wage": "17.00"}) == [("2026-01-01", "2026-06-30")]


@pytest.mark.parametrize(
    ("before", "after", "touched"),
    [
        (None, "2026-06-15", ("2026-06-16", None)),
        ("2026-06-15", None, ("2026-06-16", None)),
        ("2026-06-15", "2026-05-31", ("2026-06-01", "2026-06-15")),
    ],
)
def test_a_new_end_of_a_contract_touches_from_the_earlier_end(before, after, touched):
    assert spans("contracts", CONTRACT | {"valid_to": before}, CONTRACT | {"valid_to": after}) == [touched]


def test_a_new_end_behind_the_next_section_touches_nothing():
    before, after = (CONTRACT | {"valid_to": day} for day in ("2026-10-31", "2026-12-31"))
    assert touches("contracts", before, after, (date(2026, 9, 1),)) == ()


def test_a_first_day_moved_touches_the_days_between():
    later = TAX | {"valid_from": "2026-02-01"}
    assert spans("tax_facts", TAX, later, ()) == [("2026-01-01", "2026-01-31")]
    assert spans("tax_facts", TAX, later) == [("2026-01-01", None)], "without the other rows nobody knows"


def test_rates_of_a_fund_touch_everybody_insured_there():
    assert touches("fund_rates", RATE, RATE | {"additional": "3.49"}, (date(2027, 1, 1),)) == (
        Touch(assistant=None, first=date(2026, 1, 1), last=date(2026, 12, 31), fund="aok"),
    )


NEW_YEAR = date(2026, 1, 1)
DAYS = st.integers(0, 40).map(lambda number: NEW_YEAR + timedelta(days=number))
WINDOW = DateRange(NEW_YEAR - timedelta(days=2), NEW_YEAR + timedelta(days=60))


@st.composite
def changed_lists(draw):
    """A dated list of sections, all different, and the same with one of them added, removed or changed."""
    starts = sorted(draw(st.sets(DAYS, min_size=1, max_size=4)))
    sections = [
        replace(
            made.contract(day, f"{16 + index}.00"), valid_to=draw(st.none() | DAYS.filter(lambda end, day=day: end >= day))
        )
        for index, day in enumerate(starts)
    ]
    chosen = draw(st.sampled_from(sections))
    others = [section for section in sections if section is not chosen]
    free = DAYS.filter(lambda day: day not in {section.valid_from for section in others})
    changed = chosen
    if draw(st.booleans()):
        start = draw(free)
        changed = replace(changed, valid_from=start, valid_to=None)
    if draw(st.booleans()):
        changed = replace(changed, valid_to=draw(st.none() | DAYS.filter(lambda end: end >= changed.valid_from)))
    if draw(st.booleans()):
        changed = replace(changed, wage=Decimal(99))
    before, after = draw(st.sampled_from([(chosen, changed), (chosen, None), (None, changed)]))
    return others, before, after


def days_of(found):
    return {day for touch in found for day in WINDOW if touch.first <= day <= (touch.last or date.max)}


def contract_days(others, section):
    days = ContractDays(replace(made.anna(), contracts=(*others, *([section] if section else []))))
    return {day: (held.wage if (held := days.on(day)) else None) for day in WINDOW}


def contract_json(section):
    return None if section is None else row(contract_row("anna", section), id=9)


@given(changed_lists())
def test_every_day_on_which_another_contract_holds_is_touched(case):
    others, before, after = case
    then, now = contract_days(others, before), contract_days(others, after)
    differ = {day for day in WINDOW if then[day] != now[day]}
    starts = [section.valid_from for section in others]
    exact = days_of(touches("contracts", contract_json(before), contract_json(after), starts))
    assert differ <= exact
    assert differ <= days_of(touches("contracts", contract_json(before), contract_json(after)))


@given(changed_lists())
def test_of_a_list_without_ends_exactly_the_changed_days_are_touched(case):
    others, before, after = ([replace(made.tax(), valid_from=each.valid_from) if each else None for each in part]
                             for part in (case[0], [case[1]], [case[2]]))  # fmt: skip
    (before,), (after,) = before, after
    if before is not None and after is not None and case[1].wage != case[2].wage:
        after = replace(after, tax_class=3)
    marked = [replace(fact, allowance_month=Decimal(index + 1)) for index, fact in enumerate(others)]

    def held(fact):
        return {day: found and (found.tax_class, found.allowance_month)
                for day in WINDOW for found in [valid_on([*marked, *([fact] if fact else [])], day)]}  # fmt: skip

    then, now = held(before), held(after)
    sides = [fact and row(TAX_FACT.row_of(fact, assistant="anna"), id=3) for fact in (before, after)]
    found = touches("tax_facts", *sides, [fact.valid_from for fact in marked])
    assert days_of(found) == {day for day in WINDOW if then[day] != now[day]}


# --- persons, employer, values brought along --------------------------------------------------------------------------


PERSON = {
    "id": 1,
    "key": "anna",
    "first_name": "Anna",
    "iban": "DE1",
    "birth_date": "1994-05-17",
    "severely_disabled": False,
}
EMPLOYER = {"id": 1, "name": "Mira", "state": "NW", "local_holidays": [], "levy_u1": True}


@pytest.mark.parametrize("change", [{"birth_date": "1994-05-18"}, {"unknown_later": True}])
def test_what_is_computed_with_touches_every_month_of_the_person(change):
    assert touches("assistants", PERSON, PERSON | change) == (Touch(assistant="anna", first=date.min),)


def test_names_and_bank_accounts_touch_no_pay_but_are_shown():
    after = PERSON | {"first_name": "Anne", "iban": "DE2"}
    assert touches("assistants", PERSON, after) == ()
    assert shows("assistants", PERSON, after) == (Touch(assistant="anna", first=date.min),)
    assert shows("assistants", PERSON, PERSON | {"birth_date": "1994-05-18"}) == ()


@pytest.mark.parametrize("change", [{"state": "BY"}, {"local_holidays": ["augsburg"]}, {"levy_u1": False}])
def test_the_place_of_work_and_the_levies_touch_everybody(change):
    assert touches("employer", EMPLOYER, EMPLOYER | change) == (Touch(assistant=None, first=date.min),)


def test_the_name_of_a_fund_is_shown_to_those_insured_there():
    before = {"id": 1, "key": "aok", "name": "AOK", "number": "33526082"}
    assert touches("health_funds", before, before | {"name": "AOK NordWest"}) == ()
    assert shows("health_funds", before, before | {"name": "AOK NordWest"}) == (
        Touch(assistant=None, first=date.min, fund="aok"),
    )


def test_a_person_just_noted_has_been_paid_nothing_yet():
    assert touches("assistants", None, PERSON) == ()


def test_values_brought_along_touch_from_their_day():
    before = {"id": 1, "assistant": "anna", "on": "2026-07-01", "pay_to_date": "8400.00"}
    assert spans("openings", before, before | {"on": "2026-06-01"}) == [("2026-06-01", None)]
    assert spans("opening_vacation", None, {"id": 1, "assistant": "anna", "year": 2026, "days": "9.5"}) == [
        ("2026-01-01", None)
    ]
    sick = {"id": 1, "assistant": "anna", "valid_from": "2026-05-04", "valid_to": "2026-05-12", "days_used": 9}
    assert spans("opening_sick", sick, sick | {"days_used": 12}) == [("2026-05-04", None)]


# --- against real payslips --------------------------------------------------------------------------------------------


def book_of_spring():
    """Anna and Ben with work, a night over the end of a month, an illness and a vacation, January to May."""
    shifts = [
        shift(f"{day}T08:00", f"{day}T12:00")
        for day in (NEW_YEAR + timedelta(days=number) for number in range(150))
        if day.weekday() < 4
    ]
    shifts += [shift("2026-03-31T22:00", "2026-04-01T06:00", "ben"), shift("2026-02-07T08:00", "2026-02-07T14:00", "ben")]
    absences = (
        Absence(key="s1", assistant="anna", kind=AbsenceKind.SICK, first=date(2026, 3, 4), last=date(2026, 3, 10),
                worked_that_day=False, certified_from=date(2026, 3, 4)),
        Absence(key="v1", assistant="anna", kind=AbsenceKind.VACATION, first=date(2026, 4, 13), last=date(2026, 4, 16),
                worked_that_day=False),
    )  # fmt: skip
    lost = [
        replace(each, state=ShiftState.PLANNED)
        if each.assistant == "anna" and any(a.first <= each.start.date() <= a.last for a in absences)
        else each
        for each in shifts
    ]
    return made.small_book(shifts=tuple(lost), absences=absences)


SPRING = book_of_spring()
MONTHS = tuple(Month(2026, 1).until(Month(2026, 5)))


def pay(book):
    ledger = Ledger(book, MONTHS[0], Settlements())
    found = {}
    for person in book.assistants:
        for month in MONTHS:
            slip = ledger.slip(person, month)
            found[person.key, month] = (
                [(line.code, line.amount) for line in slip.lines],
                slip.net.amount,
                slip.cost.amount,
            )
    return found


PAID = pay(SPRING)


def with_assistant(book, key, change):
    return replace(book, assistants=tuple(change(each) if each.key == key else each for each in book.assistants))


def an_absence_longer(book):
    before = book.absences[0]
    after = replace(before, last=date(2026, 3, 18))
    planned = tuple(
        replace(each, state=ShiftState.PLANNED)
        if each.assistant == "anna" and before.last < each.start.date() <= after.last
        else each
        for each in book.shifts
    )
    changes = [("absences", before, after, ABSENCE.row_of)]
    changes += [("shifts", old, new, shift_row) for old, new in zip(book.shifts, planned, strict=True) if old != new]
    return replace(book, absences=(after, *book.absences[1:]), shifts=planned), changes


def a_shift_more(book):
    new = shift("2026-02-14T08:00", "2026-02-14T13:00")
    return replace(book, shifts=(*book.shifts, new)), [("shifts", None, new, shift_row)]


def a_shorter_night(book):
    night = next(each for each in book.shifts if each.start.hour == 22)
    after = replace(night, end=night.end - timedelta(hours=2))
    return replace(book, shifts=tuple(after if each == night else each for each in book.shifts)), [
        ("shifts", night, after, shift_row)
    ]


def a_rise(book):
    new = made.contract(date(2026, 3, 16), "17.00")
    changed = with_assistant(book, "anna", lambda each: replace(each, contracts=(*each.contracts, new)))
    return changed, [("contracts", None, new, lambda fact: contract_row("anna", fact))]


def another_tax_class(book):
    new = replace(made.tax(TaxMethod.ELSTAM, date(2026, 2, 10)), tax_class=6)
    changed = with_assistant(book, "anna", lambda each: replace(each, tax=(*each.tax, new)))
    return changed, [("tax_facts", None, new, lambda fact: TAX_FACT.row_of(fact, assistant="anna"))]


def a_one_off(book):
    new = OneOff(assistant="anna", month=Month(2026, 3), kind=OneOffKind.BONUS, amount=Decimal("200.00"))
    return replace(book, one_offs=(new,)), [("one_offs", None, new, ONE_OFF.row_of)]


@pytest.mark.parametrize("change", [an_absence_longer, a_shift_more, a_shorter_night, a_rise, another_tax_class, a_one_off])
def test_no_payslip_changes_before_the_first_month_touched_nor_of_anybody_else(change):
    after, changes = change(SPRING)
    found = [
        touch
        for table, old, new, to_row in changes
        for touch in touches(table, *(side and row(to_row(side), id=1) for side in (old, new)))
    ]
    first = {touch.assistant: min(Month.of(t.first) for t in found if t.assistant == touch.assistant) for touch in found}
    now = pay(after)
    differ = [key for key in now if now[key] != PAID[key]]
    assert differ, "the change has to change something"
    assert all(who in first and month >= first[who] for who, month in differ)
    earliest = min(month for _, month in differ)
    assert any(touch.reaches(earliest) for touch in found), "the first month that changes is itself touched"
