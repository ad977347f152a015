"""A command that a sentence names is said as the way there, in the conversation and on the screens."""

import re
from pathlib import Path

import pytest

from tests.tui.screen_driver import screens
from tui.actions.catalog import every
from tui.plain.ways import in_conversation
from tui.screens.ways import home_of, on_screens

ROOT = Path(__file__).parents[2]
SENTENCES = (
    (
        "Noch krank bis zu einem Tag: lohn abwesenheit ende krank-2 --bis 20.11.2026",
        "Noch krank bis zu einem Tag: unter „Angaben pflegen“, „Abwesenheiten“, „Letzten Tag ändern“, „Bis“ 20.11.2026",
        "Noch krank bis zu einem Tag: unter „Abwesenheit“, „ändern“, „Letzten Tag ändern“, „Bis“ 20.11.2026",
    ),
    (
        "Erstattet wird er (U2): lohn krank antrag. Senden Sie das bald.",
        "Erstattet wird er (U2): unter „Weiteres“, „Was die Kassen erstatten (U1, U2), vorlesen“. Senden Sie das bald.",
        "Erstattet wird er (U2): unter „Weiteres“, „Was die Kassen erstatten (U1, U2)“. Senden Sie das bald.",
    ),
    (
        "Wenn er abgeschickt ist: lohn vertretung anna gesendet heute",
        "Wenn er abgeschickt ist: unter „Angaben pflegen“, „Wer einspringen kann“, „Der Antrag ist abgeschickt“",
        "Wenn er abgeschickt ist: unter „Vertretung“, „Antrag“, „Der Antrag ist abgeschickt“",
    ),
    (
        "Was so gearbeitet wurde, bestätigt: lohn e alle märz 2026 wie geplant",
        "Was so gearbeitet wurde, bestätigt: unter „Etwas eintragen“: alle märz 2026 wie geplant",
        "Was so gearbeitet wurde, bestätigt: in der Eingabezeile: alle märz 2026 wie geplant",
    ),
    (
        "Mit einer neuen Kraft oder einem Dienst: --deckung neu --satz 19,20",
        "Mit einer neuen Kraft oder einem Dienst: „Deckung“ neu, „Satz“ 19,20",
        "Mit einer neuen Kraft oder einem Dienst: „Deckung“ neu, „Satz“ 19,20",
    ),
    (
        "Nehmen Sie es zurück: lohn zurück",
        "Nehmen Sie es zurück: unter „Das Letzte zurücknehmen“",
        "Nehmen Sie es zurück: mit der Taste „Zurück“",
    ),
    (
        "Es fehlt der Abschluss: lohn monat 2026-10 abschließen",
        "Es fehlt der Abschluss: in der Übersicht „abschließen“",
        "Es fehlt der Abschluss: unter „Monat“, „Abschließen“",
    ),
    (
        "Alle Zeilen zeigt: lohn konto",
        "Alle Zeilen zeigt: unter „Angaben pflegen“, „Das Bankkonto neben dem Buch“, „Zeigen, was eingetragen ist“",
        "Alle Zeilen zeigt: unter „Einstellungen“, „Bankkonto“, „Zeigen, was eingetragen ist“",
    ),
    ("Legen Sie mit „lohn neu“ ein Buch an.", *["Legen Sie mit „lohn neu“ ein Buch an."] * 2),
    ("Wie hoch der Lohn ist, sagt der Vertrag.", *["Wie hoch der Lohn ist, sagt der Vertrag."] * 2),
)


@pytest.mark.parametrize(("typed", "spoken", "shown"), SENTENCES, ids=lambda text: text[:30])
def test_a_sentence_names_the_way_of_its_face(typed: str, spoken: str, shown: str) -> None:
    assert in_conversation(typed) == spoken
    assert on_screens(typed) == shown


def test_every_action_is_at_home_somewhere_on_the_screens() -> None:
    assert [action.name for action in every() if home_of(action) is None] == []


def test_no_command_that_the_office_names_is_left_over() -> None:
    """Except what opens a book, for which there is no face yet."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "payroll").rglob("*.py")))
    named = set(re.findall(r"(?:: |mit )(lohn [a-zäöü][\wäöüß-]*(?: [a-zäöüß-]+)*)", text))
    assert len(named) > 20
    left = {each for each in named if "lohn " in in_conversation(f"So geht es: {each}") + on_screens(f"So geht es: {each}")}
    assert left <= {"lohn neu", "lohn import"}


async def test_what_is_to_look_at_says_the_way_on_the_screens(book: Path) -> None:
    """An illness without an end is asked about two weeks later."""
    async with screens(book, (80, 50)) as driver:
        await driver.press("slash")
        await driver.type("anna krank ab 12.10.2026 gearbeitet")
        await driver.press("enter", "escape", "1")
        assert "unter „Abwesenheit“, „ändern“, „Letzten Tag ändern“, „Bis“ 02.11.2026" in driver.text
        assert not re.search(r"\blohn [a-zäöü]", driver.text)


def test_a_whole_conversation_names_no_command() -> None:
    spoken = (ROOT / "tests" / "journeys" / "plain" / "ein-monat.txt").read_text(encoding="utf-8")
    assert re.findall(r".*\blohn [a-zäöü].*", spoken) == []
