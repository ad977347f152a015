"""Hours out of a file: docs/stunden-datei.md run line by line, tables and calendars as programs write them, and any nonsense."""

import re
import shlex
from collections import Counter
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from payroll.office.checks import run_checks
from payroll.office.closing import close_month
from payroll.office.desk import Desk
from payroll.office.entry import enter
from payroll.office.hours import plan_month
from payroll.office.hours_file import preview_hours_file, take_in_hours_file
from payroll.office.intake.calendar import read_calendar
from payroll.office.intake.entries import Name
from payroll.office.intake.files import FileKind, decoded
from payroll.office.intake.table import MOST_ROWS, read_table
from payroll.office.protocol import read_journal
from payroll.office.reopening import CorrectionWanted
from payroll.pay.facts import ShiftKind, ShiftState
from payroll.periods import BERLIN, Month
from payroll.refusal import NotUnderstood, Refusal, RefusalList
from tests.office.small_book import book_of, desk_with, small_book
from tests.tui.faces import Lohn

PAGE = (Path(__file__).parents[2] / "docs" / "stunden-datei.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```(?:csv|ics)\n(.*?)```\n\n```text\n(.*?)```", PAGE, re.DOTALL)
TODAY = date(2026, 3, 20)
NAMES = (Name("anna", "Anna", "Krüger"), Name("ben", "Ben", "Hartmann"))


@pytest.fixture
def desk(tmp_path):
    with desk_with(tmp_path, small_book()) as desk:
        yield desk


def write(folder: Path, text: str | bytes, name: str = "stunden.csv") -> str:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return str(path)


def refusal_of(call):
    with pytest.raises(Refusal) as refused:
        call()
    return refused.value


# --- the page ---------------------------------------------------------------------------------------------------------


def test_the_page_has_good_and_bad_examples_of_both_kinds():
    assert len(EXAMPLES) == 6


@pytest.mark.parametrize(("content", "said"), EXAMPLES, ids=[said.split("\n")[0] for _, said in EXAMPLES])
def test_every_example_of_the_page_is_answered_as_it_says(content, said, tmp_path, monkeypatch, capsys):
    with desk_with(tmp_path, small_book()) as desk:
        enter(desk, "anna 16.3. 8-12")
        before = book_of(desk)
    command, *expected = said.rstrip("\n").split("\n")
    words = shlex.split(command)[2:]
    name = next(word for word in words if "." in word)
    path = write(tmp_path, content, name)
    lohn = Lohn(tmp_path / "buch.lohn", monkeypatch, capsys)
    answer = lohn.any_code(*(path if word == name else word for word in words))
    told = [line for line in (answer.out + answer.err).splitlines() if not line.startswith("Getan ist noch nichts")]
    assert [line.replace(str(tmp_path) + "/", "") for line in told] == expected
    assert (answer.code == 0) == ("Eingetragen wird nichts" not in said and "fehlen" not in said)
    with Desk.open(tmp_path / "buch.lohn") as desk:
        assert book_of(desk) == before, "a preview writes nothing"


# --- taking in --------------------------------------------------------------------------------------------------------


TABLE = "Name;Datum;Beginn;Ende;Pause\nAnna;2.3.2026;8;12:30;30\nBen;6.3.2026;22;6;\nAnna;5.3.2026;8;12;\n"


def test_all_of_a_file_is_one_action_and_one_step_back(desk, tmp_path):
    path = write(tmp_path, TABLE)
    before = book_of(desk)
    assert preview_hours_file(desk, path).question == "3 Schichten so eintragen?"
    done = take_in_hours_file(desk, path)
    assert done.summary == "Aus stunden.csv: 3 Schichten von Anna und Ben, 2. März 2026 bis 6. März 2026."
    assert [(shift.assistant, shift.paid_minutes) for shift in book_of(desk).shifts] == [
        ("anna", 240), ("ben", 480), ("anna", 240),
    ]  # fmt: skip
    assert next(line.action for line in read_journal(desk, limit=9).lines) == "take_in_hours_file"
    assert desk.undo() == done.summary
    assert book_of(desk) == before
    desk.redo()
    assert len(book_of(desk).shifts) == 3


def test_a_file_taken_in_twice_changes_nothing_the_second_time(desk, tmp_path):
    path = write(tmp_path, TABLE)
    take_in_hours_file(desk, path)
    preview = preview_hours_file(desk, path)
    assert preview.question == ""
    assert "Schon da, nichts zu tun: 3 Schichten." in preview.lines
    assert refusal_of(lambda: take_in_hours_file(desk, path)).code == "nothing_new"


def test_a_row_twice_in_the_file_is_noted_once(desk, tmp_path):
    path = write(tmp_path, TABLE + "Anna;2.3.2026;8;12:30;30\n")
    assert (
        "Zeile 5: Anna, Montag, 2. März 2026, 8 bis 12:30 Uhr, steht in der Datei zweimal."
        in preview_hours_file(desk, path).lines
    )
    assert len(take_in_hours_file(desk, path).shifts) == 3


def test_what_was_planned_is_confirmed_by_the_file(desk, tmp_path):
    plan_month(desk, Month(2026, 3))
    planned = len(book_of(desk).shifts)
    path = write(tmp_path, "Name;Datum;Beginn;Ende\nAnna;2.3.2026;8;12\nAnna;3.3.2026;8;13\nAnna;4.3.2026;7;9\n")
    assert (
        "Anna Krüger: Dienstag, 3. März 2026, 8 bis 13 Uhr, statt der geplanten Schicht."
        in preview_hours_file(desk, path).lines
    )
    take_in_hours_file(desk, path)
    shifts = {shift.start.date().day: shift for shift in book_of(desk).shifts if shift.assistant == "anna"}
    assert len(book_of(desk).shifts) == planned
    assert [shifts[day].state for day in (2, 3, 4, 5)] == [ShiftState.WORKED] * 3 + [ShiftState.PLANNED]
    assert (shifts[3].end.hour, shifts[4].start.hour) == (13, 7)


def test_one_bad_row_stops_all_unless_it_is_left_out(desk, tmp_path):
    path = write(tmp_path, TABLE + "Zoe;2.3.2026;8;12;\nAnna;40.3.2026;8;12;\n")
    preview = preview_hours_file(desk, path)
    assert (preview.question, preview.exit_code) == ("", 2)
    refused = refusal_of(lambda: take_in_hours_file(desk, path))
    assert isinstance(refused, RefusalList)
    assert [each.place for each in refused.refusals] == ["Zeile 5, Name", "Zeile 6, Datum"]
    assert book_of(desk).shifts == ()
    assert "2 Einträge werden weggelassen:" in preview_hours_file(desk, path, skip=True).lines
    assert len(take_in_hours_file(desk, path, skip=True).shifts) == 3


def test_days_of_absence_and_days_without_contract_do_not_fit(desk, tmp_path):
    enter(desk, "anna krank 2.3.-3.3.")
    path = write(tmp_path, "Name;Datum;Beginn;Ende\nAnna;2.3.2026;8;12\nAnna;1.12.2025;8;12\nAnna;1.9.2026;8;12\n")
    codes = [problem["code"] for problem in preview_hours_file(desk, path).details["problems"]]
    assert codes == ["absent", "outside_contract", "far_future"]


def test_a_cover_stands_in_for_the_absence_of_that_day(desk, tmp_path):
    enter(desk, "anna krank 2.3.-3.3.")
    path = write(tmp_path, "Name;Datum;Beginn;Ende;Für;Budget\nBen;2.3.2026;8;12;Anna;alltag\nBen;9.3.2026;8;12;Anna;\n")
    (problem,) = preview_hours_file(desk, path).details["problems"]
    assert (problem["code"], problem["place"]) == ("nothing_to_cover", "Zeile 3, Vertretung")
    (shift,) = take_in_hours_file(desk, path, skip=True).shifts
    assert (shift.covers, shift.grant) == ("anna-2026-03-02", "alltag")


def test_only_the_wanted_month_is_read(desk, tmp_path):
    path = write(tmp_path, TABLE + "Anna;26.2.2026;8;12;\n")
    preview = preview_hours_file(desk, path, month=Month(2026, 3))
    assert "Ein Eintrag außerhalb des Monats, nicht gelesen." in preview.lines
    assert len(preview.details["new"]) == 3


def test_hours_of_a_closed_month_are_a_correction(desk, tmp_path):
    enter(desk, "anna 5.1. 8-12")
    close_month(desk, Month(2026, 1))
    path = write(tmp_path, "Name;Datum;Beginn;Ende\nAnna;6.1.2026;8;12\n")
    assert preview_hours_file(desk, path).details["problems"] == []
    with pytest.raises(CorrectionWanted, match="Januar 2026 ist abgeschlossen"):
        take_in_hours_file(desk, path)
    with desk.correcting():
        take_in_hours_file(desk, path)
    assert [outcome.month for outcome in desk.corrected] == [Month(2026, 1)]


def test_a_team_of_a_month_is_taken_in_and_the_book_stays_whole(desk, tmp_path):
    rows = "".join(
        f"{name};{day}.3.2026;{hour}:00;{hour + 2}:00\n"
        for name in ("Anna", "Ben")
        for day in range(1, 20)
        for hour in (0, 4, 8, 12, 16, 20)
    )
    take_in_hours_file(desk, write(tmp_path, f"Name;Datum;Beginn;Ende\n{rows}"))
    assert len(book_of(desk).shifts) == 228
    assert run_checks(desk, ("buch", "protokoll")) == []


# --- tables as programs write them ------------------------------------------------------------------------------------


WANTED = ("Anna Krüger", datetime(2026, 3, 2, 8, 0, tzinfo=BERLIN), datetime(2026, 3, 2, 12, 30, tzinfo=BERLIN), 30)


@pytest.mark.parametrize(
    "text",
    [
        "Name;Datum;Beginn;Ende;Pause\nAnna Krüger;02.03.2026;08:00;12:30;30\n",
        'Name,Datum,Beginn,Ende,Pause\n"Anna Krüger",2026-03-02,8,12:30,30 min\n',
        "Name\tDatum\tBeginn\tEnde\tPause\nAnna Krüger\t2.3.26\t8.00\t12.30 Uhr\t0:30\n",
        "Name|Datum|Von|Bis|Pause (Std)\nAnna Krüger|Mo 2.3.2026|08:00:00|12:30:00|0,5\n",
        "sep=;\nPAUSE IN MINUTEN;ENDE;BEGINN;TAG;VORNAME;NACHNAME\n30;12:30;8:00;2.3.2026;Anna;Krüger\n",
        "Name;Vorname;Datum;Kommen;Gehen;Pause [h]\r\nKrüger;Anna;Montag, 2. März 2026;8 Uhr;12:30;0,50\r\n",
        "Monat März\n\nMitarbeiterin;Beginn;Ende;Pause\nAnna Krüger;02.03.2026 08:00;02.03.2026 12:30;30\nSumme;;;4,00\n",
        'Name;Datum;Beginn;Ende;Pause\n\n \n;;;;\n"Anna\nKrüger";"2.3.2026";"8";"12:30";"30"\n',
    ],
)  # fmt: skip
def test_tables_of_every_make_say_the_same(text):
    (shift,) = read_table(text, TODAY).shifts
    assert (" ".join(shift.who.split()), shift.start, shift.end, shift.break_minutes) == WANTED


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_any_usual_encoding_is_read(encoding):
    text = "Name;Datum;Beginn;Ende;Pause\nAnna Krüger;2.3.2026;8;12:30;30\n"
    file = decoded("a.csv", text.encode(encoding))
    assert (file.kind, read_table(file.text, TODAY).shifts[0].who) == (FileKind.CSV, "Anna Krüger")


@pytest.mark.parametrize(
    ("cells", "kind"),
    [("", "work"), ("Assistenz", "work"), ("Bereitschaft (nachts)", "standby"), ("Fahrt", "travel"), ("Fortbildung", "training"),
     ("Begleitung Krankenhaus", "companion")],
)  # fmt: skip
def test_kinds_of_work_are_read(cells, kind):
    (shift,) = read_table(f"Name;Datum;Von;Bis;Art\nAnna;2.3.2026;8;12;{cells}\n", TODAY).shifts
    assert shift.kind is ShiftKind(kind)


@pytest.mark.parametrize(
    ("row", "start", "end"),
    [
        ("28.3.2026;22:00;6:00", "2026-03-28T22:00+01:00", "2026-03-29T06:00+02:00"),
        ("31.12.2025;20;24:00", "2025-12-31T20:00+01:00", "2026-01-01T00:00+01:00"),
        ("31.3.2026;18;0:00", "2026-03-31T18:00+02:00", "2026-04-01T00:00+02:00"),
    ],
)
def test_nights_end_on_the_next_day(row, start, end):
    (shift,) = read_table(f"Datum;Von;Bis\n{row}\n", TODAY).shifts
    assert [moment.isoformat(timespec="minutes") for moment in (shift.start, shift.end)] == [start, end]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file_empty"),
        (b" \r\n", "file_empty"),
        (b"x" * 10_000_000, "file_too_large"),
        (b"PK\x03\x04" + b"\x00" * 50, "file_kind"),
        (b"%PDF-1.7", "file_kind"),
        (b'{"format": "lohn-book/1"}', "file_kind"),
        (bytes(range(256)), "file_kind"),
        (b"Name;Datum\x00;Beginn", "file_kind"),
        (b"\xff\xfeN", "file_kind"),
    ],
    ids=lambda value: value if isinstance(value, str) else f"{value[:6]!r}",
)
def test_what_is_no_text_is_said_so(data, code):
    refused = refusal_of(lambda: decoded("a.csv", data))
    assert (refused.code, refused.place) == (code, "a.csv")


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("Anna;2.3.2026;8;12\n", "no_headings", "Zeile 1"),
        ("Name;Beginn;Ende\nAnna;8;12\n", "no_headings", "Zeile 1"),
        ("Name;Datum;Beginn;Ende\n", "no_rows", ""),
        ('Name;Datum;Beginn;Ende\n"Anna;2.3.2026;8;12\n', "quotes", "Zeile 2"),
        ("Name;Datum;Beginn;Ende\n" + "Anna;2.3.2026;8;12\n" * (MOST_ROWS + 1), "too_many_rows", f"Zeile {MOST_ROWS + 2}"),
    ],
    ids=["no headings", "no day", "no row", "open quote", "too long"],
)
def test_a_table_that_cannot_be_read_at_all_is_refused(text, code, place):
    refused = refusal_of(lambda: read_table(text, TODAY))
    assert (refused.code, refused.place) == (code, place)


def test_a_folder_and_a_missing_file_are_no_files(desk, tmp_path):
    assert refusal_of(lambda: preview_hours_file(desk, str(tmp_path))).code == "file_unreadable"
    assert refusal_of(lambda: preview_hours_file(desk, str(tmp_path / "fehlt.csv"))).code == "file_unreadable"


# --- calendars --------------------------------------------------------------------------------------------------------


def calendar(*events: str, head: str = "") -> str:
    body = "\n".join(f"BEGIN:VEVENT\nUID:{number}\n{event}\nEND:VEVENT" for number, event in enumerate(events))
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n{head}\n{body}\nEND:VCALENDAR\n"


def times(text: str, **options):
    return [
        (f"{shift.start:%d.%m. %H:%M}", f"{shift.end:%d.%m. %H:%M}")
        for shift in read_calendar(text, names=NAMES, **options).shifts
    ]


MARCH = Month(2026, 3)
VIENNA = """BEGIN:VTIMEZONE
TZID:Eigene
BEGIN:STANDARD
DTSTART:19701025T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19700329T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE"""


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("DTSTART;TZID=Europe/Berlin:20260302T080000", "DTEND;TZID=Europe/Berlin:20260302T120000"),
        ("DTSTART;TZID=W. Europe Standard Time:20260302T080000", "DTEND;TZID=W. Europe Standard Time:20260302T120000"),
        ("DTSTART;TZID=Eigene:20260302T080000", "DURATION:PT4H"),
        ("DTSTART;TZID=Europe/London:20260302T070000", "DTEND;TZID=America/New_York:20260302T060000"),
        ("DTSTART:20260302T070000Z", "DTEND:20260302T110000Z"),
        ("DTSTART:20260302T080000", "DTEND:20260302T120000"),
    ],
    ids=["Berlin", "Windows", "own", "two zones", "UTC", "floating"],
)
def test_every_zone_becomes_the_time_here(start, end):
    assert times(calendar(f"SUMMARY:Anna\n{start}\n{end}", head=VIENNA)) == [("02.03. 08:00", "02.03. 12:00")]


def test_a_night_keeps_its_clock_times_over_the_clock_change_and_a_duration_its_length():
    weekly = "SUMMARY:Anna\nDTSTART;TZID=Europe/Berlin:20260321T220000\n{}\nRRULE:FREQ=WEEKLY"
    by_end = times(calendar(weekly.format("DTEND;TZID=Europe/Berlin:20260322T060000")), month=MARCH)
    assert by_end == [("21.03. 22:00", "22.03. 06:00"), ("28.03. 22:00", "29.03. 06:00")]
    by_length = times(calendar(weekly.format("DURATION:PT8H")), month=MARCH)
    assert by_length == [("21.03. 22:00", "22.03. 06:00"), ("28.03. 22:00", "29.03. 07:00")]


RULE = "SUMMARY:Anna\nDTSTART;TZID=Europe/Berlin:20260105T080000\nDURATION:PT4H\nRRULE:"


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ("FREQ=WEEKLY", [2, 9, 16, 23, 30]),
        ("FREQ=WEEKLY;INTERVAL=2", [2, 16, 30]),
        ("FREQ=WEEKLY;BYDAY=MO,WE", [2, 4, 9, 11, 16, 18, 23, 25, 30]),
        ("FREQ=WEEKLY;UNTIL=20260316T070000Z", [2, 9, 16]),
        ("FREQ=WEEKLY;UNTIL=20260316", [2, 9, 16]),
        ("FREQ=WEEKLY;COUNT=10", [2, 9]),
        ("FREQ=MONTHLY;BYDAY=-1FR", [27]),
        ("FREQ=YEARLY", []),
        ("FREQ=WEEKLY\nEXDATE;TZID=Europe/Berlin:20260309T080000,20260316T080000", [2, 23, 30]),
        ("FREQ=WEEKLY\nEXDATE:20260309T070000Z", [2, 16, 23, 30]),
        ("FREQ=YEARLY\nRDATE;TZID=Europe/Berlin:20260311T080000,20260401T080000", [11]),
    ],
)
def test_a_recurring_event_is_read_inside_the_month(rule, days):
    read = read_calendar(calendar(RULE + rule), names=NAMES, month=MARCH)
    assert [shift.start.day for shift in read.shifts] == days


def test_a_moved_event_stands_where_it_was_moved_to():
    series = RULE + "FREQ=WEEKLY"
    moved = ("BEGIN:VEVENT\nUID:0\nRECURRENCE-ID;TZID=Europe/Berlin:20260309T080000\nSUMMARY:Anna\n"
             "DTSTART;TZID=Europe/Berlin:20260310T090000\nDURATION:PT1H\nEND:VEVENT\n")  # fmt: skip
    text = calendar(series).replace("END:VCALENDAR", f"{moved}END:VCALENDAR")
    assert [start for start, _ in times(text, month=MARCH)] == [
        "02.03. 08:00", "10.03. 09:00", "16.03. 08:00", "23.03. 08:00", "30.03. 08:00",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("event", "code"),
    [
        (RULE + "FREQ=HOURLY", "recurrence_unusual"),
        (RULE + "FREQ=DAILY;BYSETPOS=3", "recurrence_unusual"),
        (RULE + "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30", "recurrence_unusual"),
        (RULE + "FREQ=WEEKLY\nRDATE;VALUE=PERIOD:20260311T080000Z/PT4H", "recurrence_period"),
        ("SUMMARY:Anna\nDTSTART:20260302T080030\nDURATION:PT4H", "seconds"),
        ("SUMMARY:Anna\nDTSTART:20260302T080000\nDTEND;VALUE=DATE:20260303", "all_day"),
        ("SUMMARY:Anna\nDTSTART:99991231T080000\nDURATION:PT4H", "year"),
        ("SUMMARY:Anna\nDTSTART:20260302T080000\nDTEND:00010101T080000Z", "year"),
        ("SUMMARY:Anna\nDTSTART:20260302T080000\nDURATION:P999999999D", "broken_event"),
        ("SUMMARY:Anna\nDURATION:PT4H", "no_start"),
        ("SUMMARY:Anna\nDTSTART:Unsinn\nDURATION:PT4H", "broken_event"),
        ("SUMMARY:Anna Fahrt Bereitschaft\nDTSTART:20260302T080000\nDURATION:PT4H", "two_kinds"),
        ("SUMMARY:frei Anna\nDTSTART:20260302T080000\nDURATION:PT4H", "absence_in_file"),
    ],
)
def test_what_is_not_understood_of_an_event_is_said(event, code):
    (problem,) = read_calendar(calendar(event), names=NAMES, month=MARCH).problems
    assert problem.code == code
    assert problem.place.startswith("Termin „")


EVENT = "DTSTART:20260302T080000\nDURATION:PT4H\nSUMMARY:"


@pytest.mark.parametrize(
    ("event", "head", "person", "who"),
    [
        (EVENT + "Frühdienst Anna", "", None, "anna"),
        (EVENT + "Krüger früh", "", None, "anna"),
        (EVENT + "ANNA-DIENST", "", NAMES[1], "ben"),
        (EVENT + "Dienst", "", NAMES[1], "ben"),
        (EVENT + "Dienst\nATTENDEE;CN=Ben Hartmann:mailto:b@example.org", "", None, "ben"),
        (EVENT + "Anna\nATTENDEE;CN=Ben Hartmann:mailto:b@example.org", "", None, "anna"),
        (EVENT + "Dienst", "X-WR-CALNAME:Dienste von Ben", None, "ben"),
        (EVENT + "Dienst", "X-WR-CALNAME:Dienste von Ben", NAMES[0], "anna"),
        (EVENT + "An der Uni", "", None, None),
    ],
)
def test_who_is_meant(event, head, person, who):
    read = read_calendar(calendar(event, head=head), names=NAMES, person=person)
    assert [shift.who for shift in read.shifts] == ([who] if who else [])
    assert [problem.code for problem in read.problems] == ([] if who else ["unknown_assistant"])


def test_namesakes_are_told_apart_by_the_last_name():
    names = (*NAMES, Name("anna-2", "Anna", "Blum"))
    assert [s.who for s in read_calendar(calendar(EVENT + "Anna Blum"), names=names).shifts] == ["anna-2"]
    assert [p.code for p in read_calendar(calendar(EVENT + "Anna"), names=names).problems] == ["name_ambiguous"]


def test_title_and_description_tell_pause_kind_payer_and_cover():
    text = calendar(EVENT + "Ben für Anna\\, Bereitschaft\\, privat\nDESCRIPTION:Pause: 0\\,5 h")
    (shift,) = read_calendar(text, names=NAMES).shifts
    assert (shift.who, shift.covers, shift.kind, shift.grant, shift.break_minutes) == (
        "ben", "anna", ShiftKind.STANDBY, "none", 30,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nSUMMARY:Anna\n", "cut_off"),
        ("BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nSUMMARY:Anna\nEND:VCALENDAR\n", "no_calendar"),
        ("BEGIN:VCALENDAR\nVERSION:2.0\n;;;\nEND:VCALENDAR\n", "no_calendar"),
        ("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nEND:VCALENDAR\n", "no_events"),
        (calendar(*["SUMMARY:x"] * 2001), "too_many_rows"),
    ],
    ids=["cut off", "open event", "nonsense", "empty", "too many"],
)
def test_a_calendar_that_cannot_be_read_at_all_is_refused(text, code):
    assert refusal_of(lambda: read_calendar(text, names=NAMES)).code == code


def test_a_calendar_is_taken_in_like_a_table(desk, tmp_path):
    path = write(tmp_path, calendar(RULE + "FREQ=WEEKLY"), "dienste.ics")
    done = take_in_hours_file(desk, path, month=MARCH)
    assert Counter(shift.state for shift in done.shifts) == {ShiftState.WORKED: 3, ShiftState.PLANNED: 2}
    assert preview_hours_file(desk, path, month=MARCH).question == ""


# --- any nonsense -----------------------------------------------------------------------------------------------------

CELLS = st.sampled_from(
    [
        "Anna",
        "Zoe",
        "2.3.2026",
        "31.2.2026",
        "8",
        "12:30",
        "24:00",
        "99",
        "-",
        "",
        "Urlaub",
        "0,5",
        '"',
        "Mo",
        "2026-03-02 08:00",
    ]
)
ROWS = st.lists(st.lists(CELLS | st.text(max_size=8), max_size=7), max_size=6)


@given(st.binary(max_size=300))
def test_any_bytes_are_a_file_or_a_sentence(data):
    try:
        file = decoded("a", data)
        _ = read_table(file.text, TODAY) if file.kind is FileKind.CSV else read_calendar(file.text, names=NAMES)
    except NotUnderstood as refused:
        assert refused.sentence.endswith((".", "DATEI", "Pause"))  # noqa: PT017


@given(ROWS, st.sampled_from(";,\t|"))
def test_any_table_gives_shifts_or_problems_with_their_line(rows, separator):
    text = "\n".join(separator.join(row) for row in [["Name", "Datum", "Beginn", "Ende", "Pause", "Art", "Stunden"], *rows])
    try:
        read = read_table(text, TODAY)
    except NotUnderstood as refused:
        assert refused.code in ("no_rows", "quotes", "no_headings")  # noqa: PT017
        return
    assert all(problem.place.startswith("Zeile ") for problem in read.problems)
    assert all(shift.end != shift.start for shift in read.shifts)


LINES = st.sampled_from(
    ["SUMMARY:Anna", "DTSTART:20260302T080000", "DTSTART;VALUE=DATE:20260302", "DTSTART;TZID=X:20260302T080000", "DURATION:PT4H",
     "DURATION:-PT4H", "DTEND:20260302T120000Z", "RRULE:FREQ=WEEKLY", "RRULE:FREQ=DAILY;COUNT=3", "RRULE:INTERVAL=0;FREQ=DAILY",
     "RRULE:FREQ=WEEKLY;BYDAY=XX", "RRULE:FREQ=WEEKLY;UNTIL=x", "EXDATE:20260309T080000", "RDATE:x", "RECURRENCE-ID:20260302T080000",
     "STATUS:CANCELLED", "ATTENDEE;CN=Ben:mailto:x", "BEGIN:VALARM", "END:VALARM", "BEGIN:VEVENT", "END:VEVENT", ":", "X", "DTSTART:"]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(LINES | st.text(max_size=20), max_size=12))
def test_any_calendar_gives_shifts_or_problems(lines):
    body = "\n".join(lines)
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nBEGIN:VEVENT\n{body}\nEND:VEVENT\nEND:VCALENDAR\n"
    try:
        read = read_calendar(text, names=NAMES, month=MARCH)
    except NotUnderstood:
        return
    assert all(shift.start.date() in MARCH.range for shift in read.shifts)
    assert all(problem.place for problem in read.problems)
