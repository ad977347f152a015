"""Text for speech and braille is flat: no escape sequence, no drawn lines, no columns, whatever is asked for."""

import re
from datetime import datetime
from pathlib import Path

import pytest

from payroll.office.hours import plan_month
from payroll.periods import BERLIN
from tests.journeys.conversation import PICK, talk
from tests.office.small_book import MARCH, desk_with, small_book
from tests.tui.faces import Lohn
from tui.commands.main import COMMANDS

NOW = datetime(2026, 3, 31, 18, tzinfo=BERLIN)
ESCAPE = "\x1b"
DRAWN = re.compile(r"[\u2500-\u259f│|]")
COLUMNS = re.compile(r"\S\s{2,}\S|\t|^\s+\S")

# in an order in which each finds something; a command not named here is called by its word alone
CALLS: dict[str, tuple[tuple[str, ...], ...]] = {
    "e": (
        ("anna krank 9.-12.3. bescheinigt",),
        ("ben 10.3. 8-12 für anna",),
        ("alle märz wie geplant",),
        ("zoe heute 8-12",),
    ),
    "heute": ((),),
    "abwesenheit": ((), ("bescheinigt", "anna-2026-03-09", "--ab", "9.3.2026")),
    "eingang": ((), ("arbeit", "1.900,00", "--für", "2026-03", "--am", "2.3.2026")),
    "ausgabe": ((), ("arbeit", "20,00", "--art", "unfallversicherung", "--am", "2.3.2026")),
    "zurück": ((), ("aufheben",), ()),
    "vertretung": (("anna",),),
    "rechnung": (("liste",),),
    "einmal": (("liste",),),
    "erstattung": (("liste",),),
    "warum": (("2026-03", "anna"), ("2026-03", "anna", "pflege")),
    "monat": (("2026-03",), ("2026-03", "abschließen", "--ja"), ("2026-04", "planen")),
    "unterlagen": ((), ("2026-03",)),
    "abgaben": (("2026-03",),),
    "budget": ((), ("arbeit",)),
    "nachweis": (("arbeit", "2026-01 bis 2026-03"), ("liste",)),
    "rechner": (("--stundenlohn", "15", "--stunden", "9-10"), ("--stundenlohn", "15", "--stunden", "9-10", "--warum")),
    "protokoll": ((), ("2026-03", "anna"), ("2026-03", "anna", "netto"), ("--eintrag", "2"), ("--person", "zoe")),
    "jahr": (("anna", "2026"), ("schreiben", "anna"), ("zoe",)),
    "aufbewahrung": ((), ("löschen", "anna", "krankheit"), ("sperren", "anna", "prüfung")),
    "prüfe": ((), ("parameter",)),
    "export": (("buch.json",),),
    "import": (("buch.json", "--buch", "zweites.lohn"), ("stunden", "fehlt.csv"), ("stunden", "buch.json")),
    "neu": (("--buch", "neues.lohn"),),
    "demo": (("--hilfe",),),  # the sample book takes too long here; its lines are those of closing
}
ORDER = (*CALLS, *(each.word for each in COMMANDS if each.word not in CALLS))


@pytest.fixture
def lohn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Lohn:
    with desk_with(tmp_path, small_book(), NOW.date()) as desk:
        plan_month(desk, MARCH)
    monkeypatch.chdir(tmp_path)
    return Lohn(tmp_path / "buch.lohn", monkeypatch, capsys, NOW)


def flat(text: str) -> list[str]:
    """Return the lines that are not flat."""
    return [line for line in text.splitlines() if ESCAPE in line or DRAWN.search(line) or COLUMNS.search(line)]


def test_every_command_with_schlicht_prints_flat_lines(lohn: Lohn) -> None:
    found: dict[str, list[str]] = {}
    said = 0
    for word in ORDER:
        for arguments in CALLS.get(word, ((),)):
            got = lohn.any_code(word, *arguments, "--schlicht")
            said += len(got.out)
            if lines := [*flat(got.out if arguments != ("--hilfe",) else ""), *(each for each in flat(got.err))]:
                found[f"{word} {' '.join(arguments)}"] = lines
    assert said > 5000, "the commands said next to nothing"
    assert not found


def test_not_one_escape_byte_in_a_conversation_over_the_whole_menu(lohn: Lohn, monkeypatch: pytest.MonkeyPatch) -> None:
    doing = "Was möchten Sie tun?"
    code, text = talk(
        monkeypatch,
        NOW,
        ["schlicht", "--buch", str(lohn.book)],
        [
            *((doing, f"{PICK}Etwas eintragen"), ("Wer, wann, was?", "anna krank 9.-12.3. bescheinigt")),
            *((doing, f"{PICK}Stunden von Anna wie geplant"), (doing, f"{PICK}Stunden von Ben wie geplant")),
            *((doing, f"{PICK}Abrechnungen vorlesen"), (doing, f"{PICK}Budget vorlesen")),
            *((doing, f"{PICK}Einen Betrag erklären"), ("Wessen Abrechnung, welches Konto?", "1"), ("Welcher Betrag?", "1")),
            *((doing, f"{PICK}Urlaub und Krankheit"), (doing, f"{PICK}Was zu überweisen ist")),
            *((doing, f"{PICK}Weiteres"), ("Weiteres. ", f"{PICK}Vorlesen, was fällig ist")),
            *((doing, f"{PICK}März 2026 abschließen"), ("März 2026 abschließen?", f"{PICK}Ja")),
            *((doing, f"{PICK}Dokumente"), ("Welcher Monat?", "märz")),
            *((doing, f"{PICK}Angaben pflegen"), ("pflegen?", f"{PICK}Menschen"), (doing, f"{PICK}Zeigen")),
            (doing, f"{PICK}Aufhören"),
        ],
    )
    assert code == 0, text
    assert text.count(ESCAPE) == 0
    assert not flat(text)
