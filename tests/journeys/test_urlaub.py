"""A year of vacation with nothing but commands: told in January, ill in between, across New Year, and out with a payout."""

import json
from datetime import datetime

import pytest

from payroll.periods import BERLIN
from tests.office.small_book import desk_with, small_book
from tests.tui.faces import Lohn


@pytest.fixture
def lohn(tmp_path, monkeypatch, capsys) -> Lohn:
    desk_with(tmp_path, small_book()).close()
    return Lohn(tmp_path / "buch.lohn", monkeypatch, capsys)


def on(lohn: Lohn, year: int, month: int, day: int) -> None:
    """The day has come."""
    lohn.now = datetime(year, month, day, 18, tzinfo=BERLIN)


def account(lohn: Lohn, year: int) -> dict:
    (anna,) = json.loads(lohn("urlaub", "anna", str(year), "--json").out)
    return anna


def test_from_the_letter_in_january_to_the_payout(lohn):
    on(lohn, 2026, 1, 8)
    lohn("e", "anna 5.-8.1. 8-12")
    assert "Hinweis zum Urlaub steht aus: Anna und Ben" in lohn("heute").out
    assert lohn("urlaub", "brief").out.count("Geschrieben: ") == 2
    lohn("urlaub", "hinweis", "anna")
    assert "Hinweis zum Urlaub steht aus: Ben." in lohn("heute").out

    on(lohn, 2026, 3, 27)
    lohn("e", "anna urlaub 23.3.-2.4.")
    assert "kommen aufs Konto zurück" in lohn("e", "anna krank 24.-25.3. bescheinigt").err
    anna = account(lohn, 2026)
    assert (anna["entitled"], anna["taken"], anna["planned"], anna["left"]) == ("20", "4", "2", "14")
    assert (anna["vacations"][0]["days"], anna["vacations"][0]["gave_back"]) == ("6", "2")

    on(lohn, 2026, 12, 15)
    lohn("e", "anna urlaub 21.12.2026-7.1.2027")
    anna = account(lohn, 2026)
    assert [(each["on"], each["days"], each["reason"]) for each in anna["lapses"]] == [
        ("2026-12-31", anna["left"], "notice")
    ]
    assert account(lohn, 2027)["planned"] == "4"

    on(lohn, 2027, 1, 29)
    anna = account(lohn, 2027)
    assert (anna["carried"], anna["entitled"], anna["taken"], anna["left"]) == ("0", "20", "4", "16")
    assert "sind am 31.12.2026 verfallen. Der Hinweis vom 8.1.2026 kam rechtzeitig." in anna["lapses"][0]["text"]
    lohn("e", "anna 4.-7.1. 8-12 geplant", code=1)

    lohn("person", "beenden", "anna", "--bis", "31.1.2027")
    anna = account(lohn, 2027)
    (leaving,) = anna["payouts"]
    # one twelfth of 20 is 1.67, raised to two days; four were taken: nothing is owed, nothing is taken back
    assert (anna["entitled"], anna["left"], leaving["amount"]) == ("2", "-2", "0.00")
    assert "vacation_too_many" in {notice["code"] for notice in anna["notices"]}
    assert "Geschrieben: " in lohn("urlaub", "bescheinigung", "anna", "2027").out
