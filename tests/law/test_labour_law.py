"""Numbers of labour law by name and date."""

from datetime import date

import pytest

from payroll.law import labour_law
from payroll.law.parameters import load_file, parse
from payroll.refusal import Refusal


def test_a_number_holds_from_its_date():
    assert labour_law.whole("on_call.weekly_hours", date(2018, 12, 31)) == 10
    assert labour_law.whole("on_call.weekly_hours", date(2019, 1, 1)) == 20


def test_a_number_that_did_not_exist_yet_is_refused():
    """§ 3 Abs. 5 MuSchG is in force since June 2025."""
    assert not labour_law.known("maternity.miscarriage_13", date(2025, 5, 31))
    with pytest.raises(Refusal, match=r"31\.05\.2025 nicht hinterlegt"):
        labour_law.parameter("maternity.miscarriage_13", date(2025, 5, 31))


def test_every_number_names_its_source():
    entries = parse(load_file("labour_law"), 1)
    assert all(entry.source and entry.checked_on >= date(2026, 11, 22) for entry in entries)
