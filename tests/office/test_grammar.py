"""The entry grammar: ``docs/eingabe.md`` is its specification, and its tables are run here as they stand."""

import re
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payroll.office.intake.describe import describe
from payroll.office.intake.entries import AbsenceEntry, BackEntry, Name, PlannedEntry, ShiftEntry
from payroll.office.intake.grammar import VERSION, AmbiguousName, EntryNotUnderstood, parse_entry
from payroll.office.intake.words import DAY_WORDS, MONTH_WORDS, WEEKDAY_WORDS
from payroll.pay.facts import AbsenceKind, ShiftState
from payroll.refusal import NotUnderstood

SPECIFICATION = (Path(__file__).parents[2] / "docs" / "eingabe.md").read_text(encoding="utf-8")
TODAY = date(2026, 11, 22)
ANNA, BEN, JAN = Name("anna", "Anna", "Krüger"), Name("ben", "Ben", "Öztürk"), Name("jan", "Jan", "Voß")
EVAS = (Name("eva", "Eva", "Blum"), Name("eva2", "Eva", "Stern"))
NAMES = (ANNA, BEN, JAN, *EVAS)
GRANTS = ("aa", "privatpflege")


def rows(heading: str) -> list[list[str]]:
    """Cells of all tables whose head starts with *heading*."""
    found: list[list[str]] = []
    reading = False
    for line in SPECIFICATION.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if not line.startswith("|"):
            reading = False
        elif line.startswith(heading):
            reading = True
        elif reading and not cells[0].startswith("--"):
            found.append([cell.strip("`") for cell in cells])
    return found


def parse(line: str, today: date = TODAY, **more):
    return parse_entry(line, today=today, names=NAMES, grants=GRANTS, **more)


def test_specification_names_this_version():
    assert f"**{VERSION}**" in SPECIFICATION


@pytest.mark.parametrize(("line", "said_back"), [row[:2] for row in rows("| Zeile | verstanden |")])
def test_good_line_of_the_specification(line, said_back):
    assert describe(parse(line)) == said_back


@pytest.mark.parametrize(("line", "part", "reason"), rows("| Zeile | nicht verstanden |"))
def test_bad_line_names_the_part_and_gives_an_example_that_is_right(line, part, reason):
    with pytest.raises(EntryNotUnderstood) as refused:
        parse(line)
    assert refused.value.part == part
    assert reason in refused.value.sentence
    assert refused.value.sentence.endswith(refused.value.example)
    assert refused.value.exit_code == 2
    assert describe(parse(refused.value.example))


def test_specification_has_examples():
    assert len(rows("| Zeile | verstanden |")) > 40
    assert len(rows("| Zeile | nicht verstanden |")) > 15


def test_two_people_of_one_name_are_asked_about_by_number():
    with pytest.raises(AmbiguousName, match=r"1: Eva Blum\. 2: Eva Stern") as asked:
        parse("eva heute 8-12")
    assert asked.value.choices == EVAS
    assert parse("eva heute 8-12", chosen=["eva2"]).assistant is EVAS[1]
    assert "eva b heute 8-12" in asked.value.sentence
    assert parse("eva b heute 8-12").assistant is EVAS[0]


def test_a_keyword_is_no_beginning_of_a_last_name_unless_it_tells_namesakes_apart():
    names = (Name("a", "Anna", "Freitag"), Name("b", "Anna", "Klein"))
    assert parse_entry("anna freitag heute 8-12", today=TODAY, names=names).assistant.key == "a"
    with pytest.raises(AmbiguousName):
        parse_entry("anna frei 24.12.", today=TODAY, names=names)
    assert parse_entry("anna freitag 8-12", today=TODAY, names=names[:1]).days == (date(2026, 11, 20),)


def test_the_only_assistant_needs_no_name():
    assert parse_entry("heute 8-12", today=TODAY, names=[BEN]).assistant is BEN


def test_who_is_unknown_is_said_with_those_who_are_known():
    with pytest.raises(EntryNotUnderstood, match="Anna, Ben, Jan, Eva und Eva"):
        parse("otto heute 8-12")
    with pytest.raises(EntryNotUnderstood, match="noch niemand"):
        parse_entry("otto heute 8-12", today=TODAY, names=[])


@pytest.mark.parametrize(
    ("today", "typed", "day"),
    [
        (date(2026, 1, 10), "28.12.", date(2025, 12, 28)),
        (date(2026, 12, 20), "3.1.", date(2027, 1, 3)),
        (date(2026, 1, 10), "1.8.", date(2026, 8, 1)),
        (date(2026, 11, 22), "1.3.", date(2026, 3, 1)),
        (date(2026, 5, 5), "5.5.", date(2026, 5, 5)),
        (date(2028, 3, 1), "29.2.", date(2028, 2, 29)),
        (date(2026, 3, 30), "31.", date(2026, 1, 31)),
        (date(2026, 3, 3), "mo", date(2026, 3, 2)),
        (date(2026, 3, 2), "mo", date(2026, 3, 2)),
        (date(2026, 3, 2), "nächsten mo", date(2026, 3, 9)),
    ],
)
def test_day_without_year_weekday_and_bare_day(today, typed, day):
    assert parse(f"anna {typed} 8-12", today).days == (day,)


def test_range_whose_year_stands_at_the_end():
    entry = parse("anna urlaub 28.12.-3.1.2026")
    assert (entry.first, entry.last) == (date(2025, 12, 28), date(2026, 1, 3))


def test_time_over_midnight_on_the_night_of_the_clock_change_counts_what_passes():
    entry = parse("anna 28.3.2026 22-6")
    assert (entry.start, entry.end, entry.minutes) == (time(22), time(6), 7 * 60)


def test_days_after_today_are_a_plan_and_the_rest_is_worked():
    entry = parse("anna 21.-24.11. 8-12")
    states = [entry.state_on(day) for day in entry.days]
    assert states == [ShiftState.WORKED, ShiftState.WORKED, ShiftState.PLANNED, ShiftState.PLANNED]
    assert all(parse("anna gestern 8-12 geplant").state_on(day) is ShiftState.PLANNED for day in entry.days[:1])


def test_illness_knows_certificate_follow_up_and_work_on_the_first_day():
    assert parse("anna krank 4.-10.3. bescheinigt gearbeitet folge") == AbsenceEntry(
        assistant=ANNA,
        kind=AbsenceKind.SICK,
        first=date(2026, 3, 4),
        last=date(2026, 3, 10),
        certified_from=date(2026, 3, 4),
        worked_that_day=True,
        follow_up=True,
    )
    assert parse("anna gesund") == BackEntry(assistant=ANNA, on=TODAY)


def test_everybody_as_planned():
    entry = parse("alle 16.-20.11. wie geplant")
    assert isinstance(entry, PlannedEntry)
    assert entry.assistant is None
    assert len(entry.days) == 5


OTHER_WORDS = (
    "anna eva b für ab bis - krank urlaub frei wie geplant 8-12 3.10. 3.-7.11. 31.2. 8 24:00 4,5h pause 30 alle woche nächste "
    "gesund 9999 bescheinigt budget aa 1.1.0000 31.12.2099 0-24 unbezahlt privat ohne 1. 2026-02-30"
)
WORDS = st.sampled_from([*DAY_WORDS, *MONTH_WORDS, *WEEKDAY_WORDS, *OTHER_WORDS.split()])


@given(st.lists(WORDS, max_size=8).map(" ".join) | st.text(max_size=60))
def test_any_line_is_understood_or_refused_with_a_sentence(line):
    try:
        entry = parse(line)
    except NotUnderstood as refused:
        assert refused.sentence  # noqa: PT017
    else:
        assert describe(entry).endswith(".")


@given(
    st.dates(date(2026, 3, 1), date(2026, 11, 22)),
    st.integers(0, 23),
    st.integers(0, 59),
    st.permutations(["anna", "DAY", "CLOCK"]),
)
def test_order_is_free(day, hour, minute, order):
    words = {"DAY": f"{day.day}.{day.month}.", "CLOCK": f"{hour}:{minute:02d}-{(hour + 5) % 24}:{minute:02d}"}
    entry = parse(" ".join(words.get(word, word) for word in order))
    assert isinstance(entry, ShiftEntry)
    assert (entry.days, entry.start) == ((day,), time(hour, minute))


def test_no_line_of_the_specification_uses_a_dash_that_is_not_on_the_keyboard():
    assert not re.search(r"`[^`]*[–—][^`]*`", SPECIFICATION)
