"""Who pays for going along into hospital (reference 1b no. 24): care if there is a grant for it, else the shift's grant."""

from datetime import date, datetime

import pytest

from payroll.funding.companion import charged
from payroll.funding.facts import Grant
from payroll.pay.facts import Shift, ShiftKind, ShiftState
from payroll.periods import BERLIN
from tests.funding.made import grant

CARE = grant(key="pflege", purpose="pflege")
WORK, HOME = grant(), grant(key="eg", purpose="eingliederungshilfe")


def key_of(noted: str | None, *grants: Grant, kind: ShiftKind = ShiftKind.COMPANION) -> str | None:
    shift = Shift(
        assistant="anna",
        start=datetime(2026, 3, 2, 8, tzinfo=BERLIN),
        end=datetime(2026, 3, 2, 12, tzinfo=BERLIN),
        break_minutes=0,
        kind=kind,
        state=ShiftState.WORKED,
        grant=noted,
    )
    return charged(shift, {each.key: each for each in grants}).grant


@pytest.mark.parametrize("noted", [None, "aa"])
def test_hospital_time_goes_from_work_assistance_to_care(noted: str | None) -> None:
    assert key_of(noted, WORK, HOME, CARE) == "pflege"


@pytest.mark.parametrize("noted", ["none", "eg", "pflege"])
def test_what_was_decided_by_hand_stays(noted: str) -> None:
    assert key_of(noted, WORK, HOME, CARE) == noted


def test_without_a_grant_for_care_on_that_day_the_shift_stays_where_it_is() -> None:
    ended = grant(key="pflege", purpose="pflege", valid_to=date(2026, 3, 1))
    assert key_of("aa", WORK, ended) == "aa"


def test_ordinary_work_never_moves() -> None:
    assert key_of("aa", WORK, CARE, kind=ShiftKind.WORK) == "aa"
