"""One month by keys, by conversation, and by commands: the same book and the same papers at the end; few keys suffice."""

import json
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

import pytest

from payroll.office.bookfile import export_book
from payroll.office.closing import close_month
from payroll.office.desk import Desk
from payroll.office.hours import plan_month
from payroll.office.month import view_month
from payroll.periods import BERLIN
from tests.journeys.conversation import PICK, reads_as_before, talk
from tests.office.small_book import desk_with, small_book
from tests.samples import READY, open_desk
from tests.tui.faces import Lohn
from tests.tui.screen_driver import Driver
from tui.actions.errands import ERRANDS
from tui.screens.app import LohnApp
from tui.screens.confirm import Confirm
from tui.screens.form import Form
from tui.screens.office import Office
from tui.widgets.rows import Rows

NOW = datetime(2026, 3, 31, 18, tzinfo=BERLIN)
MIRA = "Mira Sommer"
ILLNESS, COVER, VACATION = "anna krank 9.-12.3. bescheinigt", "ben 10.3. 8-12 für anna", "anna urlaub 23.-24.3."
MISTAKE, CORRECTED = "anna 3.3. 8-14", "anna 3.3. 8-13"
FORGOTTEN = "anna 4.3. 14-15"
"""Only found when the month is closed."""
RATE, PERIOD = "19,20", "2026-01 bis 2026-03"


class Hands(Driver):
    """Keys only; typed letters are counted too."""

    async def type(self, text: str) -> None:
        self.pressed += len(text)
        await super().type(text)

    async def enter(self, line: str) -> None:
        """Note one entry line and leave the line again."""
        await self.press("slash")
        await self.type(line)
        await self.press("enter")
        if isinstance(self.app.screen, Confirm):
            assert "Das wird eine Berichtigung" in self.text
            await self.press("j")
            assert "Berichtigung vorgemerkt" in self.app.said
        assert "Gespeichert." in self.text, self.text
        await self.press("escape")

    async def further(self, title: str) -> None:
        """Open a line of the list that is reached from everywhere."""
        number = next(number for number, each in enumerate(ERRANDS) if each.title == title)
        await self.press("o")
        while self.app.screen.query_one(Rows).value != number:
            await self.press("down")
        await self.press("enter")


@asynccontextmanager
async def keys_on(book: Path, moment: datetime) -> AsyncIterator[Hands]:
    """The screens on *book* at *moment*."""
    app = LohnApp(Office(book, actor=MIRA, clock=lambda: moment))
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        await hands.settle()
        yield hands
    app.office.close()


def made(folder: Path) -> Path:
    """The small book: Anna and Ben, their weekly hours, two grants; nothing noted."""
    folder.mkdir()
    desk_with(folder, small_book(), NOW.date()).close()
    return folder / "buch.lohn"


async def by_keys(book: Path) -> str:
    """The month with the screens; the payout that was explained."""
    async with keys_on(book, NOW) as hands:
        await hands.press("2", "p")
        for line in (ILLNESS, COVER, VACATION):
            await hands.enter(line)
        await hands.press("6", "b")
        await hands.type("2")
        await hands.press("enter")
        await hands.type(RATE)
        await hands.press("f2")
        assert "Geschrieben:" in hands.text, hands.text
        await hands.press("escape", "2")
        await hands.enter(MISTAKE)
        await hands.press("u")
        assert "Zurückgenommen" in hands.text
        await hands.enter(CORRECTED)
        await hands.press("m")
        await hands.press("5", "n", "1")
        assert isinstance(hands.app.screen, Form)
        for answer in ("1", "1.900,00", "2026-03", "2.3.2026"):
            await hands.type(answer)
            await hands.press("enter")
        assert not isinstance(hands.app.screen, Form)
        await hands.press("4", "w")
        title = hands.lines[0]
        await hands.press("escape", "a")
        assert isinstance(hands.app.screen, Confirm)
        await hands.press("j", "enter")
        assert "März 2026 ist abgeschlossen" in hands.text
        await hands.further("Einen Verwendungsnachweis schreiben")
        await hands.type("1")
        await hands.press("enter")
        await hands.type(PERIOD)
        await hands.press("f2")
        assert "Geschrieben:" in hands.text, hands.text
        await hands.press("escape")
        await hands.enter(FORGOTTEN)
        await hands.further("Das Buch prüfen")
        assert "Alles stimmt." in hands.text, hands.text
    return title.split("Warum ")[1].split(" €")[0]


def by_conversation(book: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The month in the plain dialogue, from what is read alone; the whole transcript."""
    doing, what = "Was möchten Sie tun?", "Wer, wann, was?"
    code, text = talk(
        monkeypatch,
        NOW,
        ["schlicht", "--buch", str(book), "--als", MIRA],
        [
            (doing, f"{PICK}Weiteres"),
            ("vorplanen", f"{PICK}Einen Monat aus der Wochenplanung vorplanen"),
            ("Welcher Monat?", "märz"),
            *((doing, f"{PICK}Etwas eintragen"), (what, ILLNESS)),
            *((doing, f"{PICK}Etwas eintragen"), (what, COVER)),
            *((doing, f"{PICK}Etwas eintragen"), (what, VACATION)),
            (doing, f"{PICK}Weiteres"),
            ("Weiteres. ", f"{PICK}Den Brief an die Stelle wegen einer Ersatzkraft schreiben"),
            ("Wer fehlt?", f"{PICK}Anna"),
            ("Wer soll einspringen?", f"{PICK}eine neue Kraft"),
            ("Was kostet eine Stunde", RATE),
            *((doing, f"{PICK}Etwas eintragen"), (what, MISTAKE)),
            (doing, f"{PICK}Das Letzte zurücknehmen"),
            *((doing, f"{PICK}Etwas eintragen"), (what, CORRECTED)),
            (doing, f"{PICK}Stunden von Anna wie geplant übernehmen"),
            (doing, f"{PICK}Stunden von Ben wie geplant übernehmen"),
            (doing, f"{PICK}Angaben pflegen"),
            ("Was möchten Sie pflegen?", f"{PICK}Geld, das eine Stelle gezahlt hat"),
            (doing, f"{PICK}Eine Zahlung der Stelle eintragen"),
            ("Um welche Bewilligung geht es?", f"{PICK}arbeit"),
            ("Welcher Betrag ist eingegangen?", "1.900,00"),
            ("Für welchen Monat?", "2026-03"),
            ("An welchem Tag ist das Geld gekommen?", "2.3.2026"),
            (doing, f"{PICK}Abrechnungen vorlesen"),
            (doing, f"{PICK}Einen Betrag erklären"),
            ("Wessen Abrechnung, welches Konto?", f"{PICK}Anna"),
            ("Welcher Betrag?", f"{PICK}Auszahlung"),
            (doing, f"{PICK}März 2026 abschließen"),
            ("März 2026 abschließen?", f"{PICK}Ja, abschließen"),
            (doing, f"{PICK}Weiteres"),
            (doing, f"{PICK}Einen Verwendungsnachweis schreiben"),
            ("Um welche Bewilligung geht es?", f"{PICK}arbeit"),
            ("Für welchen Zeitraum?", PERIOD),
            *((doing, f"{PICK}Etwas eintragen"), (what, FORGOTTEN), ("Berichtigen?", f"{PICK}Ja")),
            (doing, f"{PICK}Weiteres"),
            ("Weiteres. ", f"{PICK}Das Buch prüfen"),
            (doing, f"{PICK}Aufhören"),
        ],
    )
    assert code == 0, text
    return text


def by_commands(book: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    """The month by commands, read as JSON where there is something to read; the payout that was explained."""
    lohn = Lohn(book, monkeypatch, capsys, NOW)
    lohn("monat", "2026-03", "planen", "--als", MIRA)
    for line in (ILLNESS, COVER, VACATION):
        lohn("e", line, "--als", MIRA)
    lohn("vertretung", "anna", "brief", "--deckung", "neu", "--satz", RATE, "--als", MIRA)
    lohn("e", MISTAKE, "--als", MIRA)
    lohn("zurück", "--als", MIRA)
    lohn("e", CORRECTED, "--als", MIRA)
    lohn("e", "alle märz wie geplant", "--als", MIRA)
    lohn("eingang", "arbeit", "1.900,00", "--für", "2026-03", "--am", "2.3.2026", "--als", MIRA)
    assert [step["state"] for step in json.loads(lohn("heute", "--json").out)["steps"]][-1] == "offen"
    view = json.loads(lohn("monat", "2026-03", "--json").out)
    why = json.loads(lohn("warum", "2026-03", "anna", "auszahlung", "--json").out)
    assert why[0]["amount"] == view["payslips"][0]["payout"]
    closed = json.loads(lohn("monat", "2026-03", "abschließen", "--ja", "--json", "--als", MIRA).out)
    assert closed["state"] == "closed"
    report = json.loads(lohn("nachweis", "arbeit", PERIOD, "--json", "--als", MIRA).out)
    assert all(Path(path).exists() for path in report["files"])
    assert "Berichtigung vorgemerkt" in lohn("e", FORGOTTEN, "--berichtigen", "--als", MIRA).out
    assert lohn("prüfe").out == ""
    return why[0]["amount"].replace(".", ",")


def exported(book: Path) -> str:
    with Desk.open(book, clock=lambda: NOW, actor=MIRA) as desk:
        return export_book(desk)


def papers(book: Path) -> dict[str, bytes]:
    folder = book.parent / "Unterlagen"
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix in (".pdf", ".csv")}


async def test_the_same_month_by_keys_by_conversation_and_by_commands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    keys, talked, typed = (made(tmp_path / face) for face in ("tasten", "gespraech", "befehle"))
    explained = await by_keys(keys)
    text = by_conversation(talked, monkeypatch)
    amount = by_commands(typed, monkeypatch, capsys)

    reads_as_before("ein-monat", text, talked.parent)
    assert explained == amount
    euro, cent = amount.split(",")
    assert f"Auszahlung: {euro} Euro und {int(cent)} Cent." in text
    assert exported(keys) == exported(typed)
    assert exported(talked) == exported(typed)
    assert any("Antrag Ersatzkraft" in name for name in papers(typed))
    assert any("Verwendungsnachweis" in name for name in papers(typed))
    assert papers(keys) == papers(typed)
    assert papers(talked) == papers(typed)


@pytest.fixture
def november(closed_file: Path, tmp_path: Path) -> Path:
    """Four assistants; January to October closed, November planned from the roster."""
    path = tmp_path / "beispiel.lohn"
    shutil.copy(closed_file, path)
    with open_desk(path) as desk:
        close_month(desk, READY)
        plan_month(desk, READY.plus(1))
    return path


async def test_few_keys_confirm_and_close_a_month_of_four_that_went_as_planned(
    november: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    month = READY.plus(1)
    async with keys_on(november, datetime(2026, 11, 30, 22, tzinfo=BERLIN)) as hands:
        await hands.press("enter")  # the cursor stands on the step that is due: the hours
        await hands.press("m")
        while "Noch offen, weil Feiertag" in hands.text:
            await hands.press("enter")
        await hands.press("4", "a", "j", "enter")
        count = hands.pressed
    with capsys.disabled():
        print(f"\nTasten, einen Monat von vier Personen bestätigen und abschließen: {count}")
    with Desk.open(november, clock=lambda: datetime(2026, 11, 30, 22, tzinfo=BERLIN), actor=MIRA) as desk:
        assert view_month(desk, month).state == "closed"
        assert len(view_month(desk, month).slips) == 4
    assert count <= 20


async def test_few_keys_note_an_illness(november: Path, capsys: pytest.CaptureFixture[str]) -> None:
    moment = datetime(2026, 11, 16, 7, tzinfo=BERLIN)
    beginning = "d"
    async with keys_on(november, moment) as hands:
        await hands.press("slash")
        await hands.type(f"{beginning} krank")
        await hands.press("enter")
        count = hands.pressed - len(beginning)
        assert "krank, ab Montag, 16. November 2026" in hands.text
    with capsys.disabled():
        print(f"\nTasten, eine Krankheit eintragen, neben dem Anfang des Namens: {count}")
    assert count <= 12


async def test_few_keys_lead_from_an_illness_to_the_letter_that_asks_for_a_substitute(
    november: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    moment = datetime(2026, 11, 16, 7, tzinfo=BERLIN)
    async with keys_on(november, moment) as hands:
        await hands.press("slash")
        await hands.type("a krank")
        await hands.press("enter", "escape", "6", "b")
        await hands.type("2")
        await hands.press("enter")
        await hands.type(RATE)
        await hands.press("f2")
        count = hands.pressed
        assert "Geschrieben:" in hands.text, hands.text
    with capsys.disabled():
        print(f"\nTasten, von der Krankheit bis zum Antrag auf eine Ersatzkraft: {count}")
    assert list((november.parent / "Unterlagen").glob("*Antrag Ersatzkraft*.pdf"))
    assert count <= 25
