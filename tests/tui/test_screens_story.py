"""The screens walked as stories: what a person presses and what stands there then."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from payroll.office.hours import plan_month
from payroll.office.month import view_month
from payroll.office.people import change_assistant
from payroll.periods import Month
from payroll.refusal import Refusal
from tests.samples import open_desk
from tests.tui.screen_driver import screens
from tui.screens.app import run
from tui.screens.closing import Closing
from tui.screens.confirm import Confirm
from tui.screens.error import ErrorBox, NoBook
from tui.screens.form import Form
from tui.widgets.grid import Grid
from tui.widgets.rows import Rows

OCTOBER, NOVEMBER = Month(2026, 10), Month(2026, 11)


@pytest.fixture
def book(closed_file: Path, tmp_path: Path) -> Path:
    """January to September closed, October worked and ready, November planned from the roster."""
    path = tmp_path / "beispiel.lohn"
    shutil.copy(closed_file, path)
    with open_desk(path) as desk:
        plan_month(desk, NOVEMBER)
    return path


def state_of(book: Path, month: Month) -> str:
    with open_desk(book) as desk:
        return view_month(desk, month).state


async def test_a_month_that_went_as_planned_is_closed_with_few_keys(book: Path) -> None:
    async with screens(book) as driver:
        assert "offen Abschluss kann jetzt gemacht werden" in driver.text
        await driver.press("enter")  # the cursor stands on the step that is due
        await driver.press("a")
        assert isinstance(driver.app.screen, Confirm)
        assert "Oktober 2026 abschließen? 4 Abrechnungen, Auszahlung zusammen" in driver.text.replace(" │ │ ", " ")
        await driver.press("j")
        assert isinstance(driver.app.screen, Closing)
        assert "Oktober 2026 ist abgeschlossen" in driver.text
        await driver.press("enter")
        assert driver.pressed <= 20
        assert "abgeschlossen, 4 Abrechnungen" in driver.text
    assert state_of(book, OCTOBER) == "closed"
    assert len(list((book.parent / "Unterlagen").glob("2026-10*.pdf"))) == 8


async def test_a_planned_month_is_confirmed_with_one_key_and_undone_with_another(book: Path) -> None:
    async with screens(book) as driver:
        await driver.press("4", "greater_than_sign", "2")
        assert "[10–14 geplant" in "\n".join(driver.lines)  # the first planned shift of November has the focus
        await driver.press("m")
        assert "Noch offen, weil Feiertag: So 1.11." in driver.text
        await driver.press("enter")
        assert "[10–14 4,00 ✓" in "\n".join(driver.lines)
        await driver.press("u")
        assert "Zurückgenommen: Cem Yıldız" in driver.text
        assert "[10–14 geplant" in "\n".join(driver.lines)


async def test_an_answer_of_no_changes_nothing(book: Path) -> None:
    async with screens(book) as driver:
        for no in ("n", "escape"):
            await driver.press("4", "a", no)
            assert "Nicht abgeschlossen. Es ist alles, wie es war." in driver.text
    assert state_of(book, OCTOBER) == "open"


async def test_what_stands_in_the_way_of_closing_is_said_in_sentences(book: Path) -> None:
    async with screens(book) as driver:
        await driver.press("4", "greater_than_sign", "a")
        assert isinstance(driver.app.screen, ErrorBox)
        assert "November 2026 lässt sich noch nicht abschließen" in driver.text
        assert "Oktober 2026 ist noch offen" in driver.text
        await driver.press("escape")
        assert not isinstance(driver.app.screen, ErrorBox)


async def test_a_line_is_said_back_while_typed_and_noted_at_enter(book: Path) -> None:
    async with screens(book) as driver:
        await driver.press("slash")
        await driver.type("anna heute 14-15")
        assert "Verstanden: Anna Krüger: Montag, 2. November 2026, 14 bis 15 Uhr" in driver.text
        await driver.press("enter")
        assert "Gespeichert. Anna Krüger" in driver.text
        await driver.press("up")
        assert "/ anna heute 14-15" in driver.text
        await driver.press("enter")
        assert "Nicht gespeichert." in driver.text  # the same hours twice
        assert "/ anna heute 14-15" in driver.text  # nothing typed is lost
        await driver.press("escape")
        assert isinstance(driver.app.focused, Rows)


async def test_a_wrong_line_names_what_was_not_understood_and_stays(book: Path) -> None:
    async with screens(book) as driver:
        await driver.press("slash")
        await driver.type("anna heute 8-1x2")
        await driver.press("enter")
        assert "ist nicht verstanden" in driver.text
        assert "So wäre es richtig" in driver.text
        await driver.resize(40, 24)
        assert "/ anna heute 8-1x2" in driver.text


async def test_a_cell_is_changed_where_it_stands_and_digits_are_digits_there(book: Path) -> None:
    async with screens(book) as driver:
        await driver.press("4", "greater_than_sign", "2", "e")
        await driver.type("11-13 krams")
        await driver.press("enter")
        assert "„krams“ ist nicht verstanden" in driver.text
        await driver.press(*["backspace"] * 6, "enter")
        assert "[11–13 2,00 ✓" in "\n".join(driver.lines)
        await driver.press("e")
        await driver.type("8")
        await driver.press("escape")
        assert isinstance(driver.app.focused, Grid)
        assert "[2 Stunden]" in driver.text


async def test_every_figure_of_a_slip_answers_why(book: Path) -> None:
    async with screens(book) as driver:
        await driver.press("4", "enter")
        assert "Anna Krüger, Oktober 2026" in driver.text
        await driver.press("down", "w")
        assert "Warum 268,80 € Entgeltfortzahlung bei Krankheit (Anna, Oktober 2026)?" in driver.text
        assert "× Stundenlohn 16,80 € je Stunde" in driver.text
        assert "§§ 3, 4 EFZG" in driver.text
        await driver.press("escape", "escape")
        assert "[4 Monat]" in driver.text


async def test_a_form_keeps_what_was_typed_and_shows_errors_in_place(book: Path) -> None:
    async with screens(book) as driver:
        await driver.press("7", "e", "2")
        assert isinstance(driver.app.screen, Form)
        await driver.type("31.2.")
        await driver.press("enter")
        assert "31.2." in driver.text
        assert "Ein Beispiel: 1.1.2026" in driver.text
        await driver.press("escape", "e", "2")
        assert "31.2." in driver.text
        await driver.press(*["backspace"] * 5)
        await driver.type("1.11.2026")
        while driver.app.focused.parent.id != "field-wage":
            await driver.press("down")
        await driver.type("17,40")
        await driver.press("f2")
        assert not isinstance(driver.app.screen, Form)
        assert "17,40 € je Stunde" in driver.text
        await driver.press("u")
        assert "16,80 € je Stunde" in driver.text


async def test_an_illness_can_be_ended_and_a_mistake_deleted_after_a_question(book: Path) -> None:
    async with screens(book) as driver:
        await driver.press("slash")
        await driver.type("dora krank ab 2.11.")
        await driver.press("enter", "escape", "3")
        assert "seit 2.11.2026, Ende offen ohne Bescheinigung" in driver.text
        await driver.press("enter", "2")
        await driver.type("4.11.2026")
        await driver.press("enter")
        assert "2.11. bis 4.11.2026" in driver.text
        await driver.press("enter", "3")
        assert isinstance(driver.app.screen, Confirm)
        await driver.press("j")
        assert "2.11. bis 4.11.2026" not in driver.text


async def test_documents_that_are_due_are_written(book: Path) -> None:
    async with screens(book) as driver:
        await driver.press("8")
        assert "fällig" in driver.text
        await driver.press("enter")
        assert "Dokumente von September 2026 liegen hier" in driver.text
        assert "geschrieben 2026-09 Lohnabrechnung Krüger Anna.pdf" in driver.text


async def test_a_colour_theme_is_chosen_and_kept(book: Path) -> None:
    async with screens(book) as driver:
        await driver.press("0", "end", "up", "up", "up")
        assert "› Farben des Bildschirms" in "\n".join(driver.lines)
        await driver.press("enter", "3")
        assert driver.app.theme == "kontrast"
    async with screens(book) as driver:
        assert driver.app.theme == "kontrast"


async def test_keys_are_exchanged_in_the_settings(book: Path) -> None:
    async with screens(book) as driver:
        await driver.press("0", "end", "up")
        assert "› Eigene Tasten" in "\n".join(driver.lines)
        await driver.press("enter")
        await driver.type("w=f")
        await driver.press("enter")
        assert "Die Taste f tut schon etwas anderes" in driver.text
        await driver.press("backspace")
        await driver.type("y")
        await driver.press("enter", "4")
        assert "y Warum" in driver.text
        await driver.press("y")
        assert "Warum 972,63 € Auszahlungsbetrag" in driver.text


async def test_a_letter_jumps(book: Path) -> None:
    async with screens(book) as driver:
        await driver.press("1", "g")
        assert "\nb fertig  Krankheit" in "\n".join(driver.lines)
        await driver.press("b")
        assert "\n› fertig  Krankheit" in "\n".join(driver.lines)


async def test_help_names_the_keys_of_the_place(book: Path) -> None:
    async with screens(book) as driver:
        await driver.press("2", "question_mark")
        assert "Hilfe: Stunden" in driver.text
        assert "m Bestätigt alles, was im Monat noch geplant ist." in driver.text
        await driver.press("escape")
        assert "[2 Stunden]" in driver.text


async def test_a_change_by_another_program_is_noticed(book: Path) -> None:
    async with screens(book) as driver:
        await driver.press("7")
        with open_desk(book) as desk:
            change_assistant(desk, "anna", last_name="Krüger-Wolf")
        await driver.app._look_for_changes()
        await driver.settle()
        assert "Anna Krüger-Wolf" in driver.text
        assert "ein anderes Programm hat hineingeschrieben" in driver.text


async def test_a_locked_book_says_so_and_what_was_typed_stays(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("payroll.records.engine.BUSY_TIMEOUT_MS", 50)
    async with screens(book) as driver:
        other = sqlite3.connect(book)
        other.execute("BEGIN IMMEDIATE")
        try:
            await driver.press("slash")
            await driver.type("anna heute 14-15")
            await driver.press("enter")
            assert "Ein anderes Programm schreibt gerade in dieses Buch" in driver.text
            assert "/ anna heute 14-15" in driver.text
        finally:
            other.close()


async def test_a_missing_book_offers_to_try_again(book: Path, tmp_path: Path) -> None:
    missing = tmp_path / "anderes.lohn"
    async with screens(missing) as driver:
        assert isinstance(driver.app.screen, NoBook)
        shutil.copy(book, missing)
        await driver.press("n")
        assert "Oktober 2026" in driver.text


async def test_an_error_of_the_program_is_not_the_persons_fault(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    async with screens(book) as driver:
        monkeypatch.setattr("payroll.office.month.view_month", broken)
        await driver.press("4")
        assert "Sie haben nichts falsch gemacht" in driver.text.replace(" │ │ ", " ")
        await driver.press("escape", "1")
        assert "Fristen" in driver.text


async def test_a_broken_screen_ends_with_a_report_that_names_nobody(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = "Anna Krüger"

    def broken(*_: object) -> None:
        raise ZeroDivisionError(name)

    async def walked() -> None:
        async with screens(book) as driver:
            monkeypatch.setattr("tui.screens.month.month_rows", broken)
            await driver.press("4")

    with pytest.raises(ZeroDivisionError):
        await walked()
    reports = list(book.parent.glob("lohn-fehlerbericht-*.txt"))
    assert len(reports) == 1
    assert "Anna" not in reports[0].read_text(encoding="utf-8")


@pytest.mark.parametrize("place", ["1", "2", "3", "4", "5", "6", "7", "8", "0"])
async def test_nothing_is_cut_without_a_sign_at_40_columns(book: Path, place: str) -> None:
    async with screens(book, (40, 24)) as driver:
        await driver.press(place)
        wide = [line for line in driver.lines if len(line) > 40]
        assert not wide
        assert driver.lines[-1].strip().endswith("? Hilfe")
        assert f"[{place} " in driver.lines[1]


async def test_one_person_at_a_time_in_a_narrow_window(book: Path) -> None:
    async with screens(book, (40, 24)) as driver:
        await driver.press("2")
        assert "1/4" in driver.text
        await driver.press("right")
        assert "2/4 Ben" in driver.text


def test_a_terminal_without_screens_is_offered_the_plain_dialogue(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    with pytest.raises(Refusal, match="lohn schlicht"):
        run(book, actor="Mira Sommer")
