"""Every figure of a grant's account says where it comes from, in all three faces."""

from decimal import Decimal
from pathlib import Path

import pytest

from tests.journeys.conversation import talk
from tests.samples import now
from tests.tui.faces import Lohn
from tests.tui.screen_driver import screens
from tui.screens.figures import AccountMonth


@pytest.fixture
def own(book: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Lohn:
    return Lohn(book, monkeypatch, capsys, now())


def test_the_command_lists_the_figures_of_an_account_and_explains_each(own: Lohn) -> None:
    listed = own.json("warum", "2026-10", "arbeit")
    amounts = {each["code"]: Decimal(each["amount"]) for each in listed}
    row = next(each for each in own.json("monat", "2026-10")["funding"] if each["grant"] == "arbeit")
    assert {name: amounts[f"account.{name}"] for name in ("charged", "advance", "carried", "balance")} == {
        name: Decimal(row[name]) for name in ("charged", "advance", "carried", "balance")
    }
    assert amounts["account.balance"] == amounts["account.carried"] + amounts["account.advance"] - amounts["account.charged"]
    for each in listed:
        (explained,) = own.json("warum", "2026-10", "arbeit", str(each["number"]))
        assert Decimal(explained["derivation"][-1]["result"]) == Decimal(each["amount"])
    assert "Stand am Monatsende" in own("warum", "2026-10", "arbeit").out


def test_who_is_no_person_and_no_grant_is_told_what_there_is(own: Lohn) -> None:
    refused = own("warum", "2026-10", "otto", code=2)
    assert "Es gibt: Anna, Ben, Cem und Dora. Konten gibt es für: arbeit, alltag." in refused.err
    assert "Einen Betrag „xy“ hat dieses Konto nicht." in own("warum", "2026-10", "arbeit", "xy", code=2).err


async def test_a_month_of_an_account_opens_on_the_screens(book: Path) -> None:
    async with screens(book) as driver:
        await driver.press("5", "w")
        assert driver.app.said.startswith("Gehen Sie mit den Pfeilen auf einen Monat.")
        await driver.press("g")
        letter = next(line for line in driver.lines if "Mär 2026" in line).split()[0]
        await driver.press(letter, "w")
        assert "Warum 625,35 € Stand am Monatsende (Konto arbeit, März 2026)?" in driver.text
        await driver.press("escape", "enter")
        assert isinstance(driver.app.screen, AccountMonth)
        assert "Vortrag 433,46" in driver.text
        await driver.press("enter")
        assert "Warum 1.989,55 € Kosten (Konto arbeit, März 2026)?" in driver.text


def test_the_conversation_offers_the_accounts_behind_the_slips(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code, text = talk(
        monkeypatch,
        now(),
        ["schlicht", "--buch", str(book)],
        [
            ("Was möchten Sie tun?", "→ Einen Betrag erklären"),
            ("Wessen Abrechnung, welches Konto?", "→ Konto der Bewilligung arbeit"),
            ("Welcher Betrag?", "→ Stand am Monatsende"),
            ("Was möchten Sie tun?", "stopp"),
        ],
    )
    assert code == 0
    assert "plus 2000 Euro Vorschuss" in text
    assert "minus 1778 Euro und 38 Cent angerechnet" in text
