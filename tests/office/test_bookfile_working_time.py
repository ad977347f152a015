"""The keys of working time in a book file: they come back as they were, are left out unless they say something, and what
cannot be is refused by its path.
"""

import json

import pytest

from payroll.office.bookfile import export_book, import_book, read_book, write_book
from payroll.office.desk import Desk
from payroll.refusal import Refusal, RefusalList
from tests.books import rich_book
from tests.office.test_bookfile_refusals import put

KEYS = ("every_weeks", "noted_on", "ended_on", "former_to", "reported_on", "announced_on", "on_call_hours", "overrides")


def working_book():
    """The rich book with every key of working time."""
    book = rich_book()
    anna, ben = book["assistants"]
    anna |= {"weekly_hours_elsewhere": "7.5", "lives_in": True}
    anna["contracts"][0]["time_account_from"] = "2026-01-01"
    ben |= {"medical_certificate_on": "2025-11-03", "vocational_training": True, "school_weekdays": ["mon", "thu"]}
    ben["contracts"][0]["on_call_hours"] = "minimum"
    book["roster"][0] |= {"every_weeks": 2, "kind": "standby", "noted_on": "2026-01-02"}
    book["roster"][1] |= {"ended_on": "2026-08-03", "former_to": "2026-10-31"}
    book["shifts"][0]["announced_on"] = "2026-02-20"
    book["absences"][0]["reported_on"] = "2026-03-04"
    book["one_offs"][0]["account_hours"] = "12.50"
    book["overrides"] = [
        {"assistant": "anna", "check": "AZ-05", "on": "2026-03-02", "reason": "Ablösung fiel aus", "noted_on": "2026-03-03"}
    ]
    return book


def test_every_key_comes_back(tmp_path):
    with Desk.create(tmp_path / "a.sqlite") as desk:
        import_book(desk, json.dumps(working_book()))
        exported = export_book(desk)
    written = json.loads(exported)
    wanted = working_book()
    assert written.pop("overrides") == wanted.pop("overrides")
    assert written == wanted
    with Desk.create(tmp_path / "b.sqlite") as desk:
        import_book(desk, exported)
        assert export_book(desk) == exported


def test_a_book_that_says_nothing_about_them_has_none_of_them():
    text = write_book(read_book(json.dumps(rich_book())).book)
    assert [key for key in KEYS if f'"{key}"' in text] == []


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (put("roster", 0, "every_weeks", 0), "roster[0].every_weeks"),
        (put("roster", 0, "every_weeks", 9), "roster[0].every_weeks"),
        (put("roster", 0, "every_weeks", "2"), "roster[0].every_weeks"),
        (put("roster", 0, "kind", "companion"), "roster[0].kind"),
        (put("roster", 0, "start", "25:00"), "roster[0].start"),
        (put("assistants", 0, "weekly_hours_elsewhere", "169"), "assistants[0].weekly_hours_elsewhere"),
        (put("assistants", 0, "lives_in", "ja"), "assistants[0].lives_in"),
        (put("assistants", 1, "school_weekdays", ["montag"]), "assistants[1].school_weekdays[0]"),
        (put("assistants", 1, "contracts", 0, "on_call_hours", "about"), "assistants[1].contracts[0].on_call_hours"),
        (put("absences", 0, "reported_on", "2026-02-30"), "absences[0].reported_on"),
        (put("overrides", 0, "check", "Pausen"), "overrides[0].check"),
        (put("overrides", 0, "reason", "x" * 201), "overrides[0].reason"),
        (put("overrides", 0, "reason", " "), "overrides[0].reason"),
        (put("overrides", 0, "assistant", "zoe"), "overrides[0].assistant"),
        (lambda book: book["overrides"].append(dict(book["overrides"][0])), "overrides[1]"),
    ],
)
def test_what_cannot_be_is_refused_by_its_path(change, place):
    book = working_book()
    change(book)
    with pytest.raises(Refusal) as refused:
        read_book(json.dumps(book))
    assert not isinstance(refused.value, RefusalList)
    assert refused.value.place == place


def test_fixed_times_that_meet_are_a_warning():
    book = working_book()
    book["roster"].append({**book["roster"][0], "from": "2026-01-19", "start": "10:00", "end": "14:00"})
    book["roster"].append({**book["roster"][0], "from": "2026-01-12", "every_weeks": 2})
    warnings = [each for each in read_book(json.dumps(book)).warnings if each.startswith("roster")]
    assert len(warnings) == 1
    assert warnings[0].startswith("roster[2]: Diese feste Zeit überschneidet sich mit roster[0].")
