"""docs/zugang.md says how everything is reached, and what it says is so."""

from pathlib import Path

import pytest

from tests.access_table import ACTS, NONE, PATH, START, table
from tui.actions.catalog import every
from tui.commands.main import COMMANDS
from tui.screens.keys import KEYS, PLACES

ROOT = Path(__file__).parents[2]
LISTED = [act for acts in ACTS.values() for act in acts]
SPOKEN = "\n".join(
    path.read_text(encoding="utf-8")
    for path in [
        *sorted((ROOT / "tui" / "plain").glob("*.py")),
        ROOT / "tui" / "actions" / "errands.py",
        ROOT / "tui" / "actions" / "words.py",
        ROOT / "tui" / "commands" / "screens.py",
    ]
) + "\n".join(each.summary[1:] for each in COMMANDS)


def test_the_page_is_what_the_program_says() -> None:
    assert PATH.read_text(encoding="utf-8") == table(), "make it anew: python -m tests.access_table"


def test_every_action_has_a_row_and_no_cell_is_empty() -> None:
    rows = [line for line in table().splitlines() if line.startswith("| ") and not line.startswith("| Was ")]
    assert len(rows) == len(LISTED) + len(every())
    assert all(cell.strip() for row in rows for cell in row.strip("|").split("|"))
    for action in every():
        assert sum(f"| {action.title} |" in row and row.endswith(f"`lohn {action.command}` |") for row in rows) == 1


def test_every_way_leads_somewhere() -> None:
    rows = [line.strip("|").split("|") for line in table().splitlines() if line.startswith("| ")]
    assert not [row for row in rows if NONE in {cell.strip() for cell in row}]


@pytest.mark.parametrize("act", LISTED, ids=lambda act: act.title)
def test_keys_words_and_commands_are_those_of_the_program(act) -> None:
    assert act.command.split()[0] in {each.word for each in COMMANDS}
    for key in act.keys:
        assert key in KEYS or key in dict(PLACES) or " " in key, key
    for words in act.menu:
        for part in words.split("…"):
            assert part.strip()[1:] in SPOKEN or words == START, words
