"""What a command costs before it does anything: help and refusals load almost nothing of the house."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = ("sqlalchemy", "alembic", "textual", "reportlab", "holidays", "babel", "stdnum", "platformdirs", "rich", "zoneinfo")
LOOK = """
import sys
from tui.commands.main import main
code = main(sys.argv[1:])
print("LOADED", " ".join(sorted(name for name in sys.modules if name.split(".")[0] in {heavy!r})))
print("CODE", code)
"""


def loaded(*arguments: str) -> tuple[list[str], int]:
    """Heavy modules after one command, and its exit code."""
    done = subprocess.run(
        [sys.executable, "-c", LOOK.format(heavy=HEAVY), *arguments], capture_output=True, text=True, cwd=ROOT, check=True
    )
    lines = done.stdout.splitlines()
    return lines[-2].split()[1:], int(lines[-1].split()[1])


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["--hilfe"], 0), (["hilfe"], 0), (["monta"], 2)],
)
def test_help_and_unknown_commands_load_no_library(arguments, code):
    assert loaded(*arguments) == ([], code)


@pytest.mark.parametrize("arguments", [["e", "--hilfe"], ["monat", "--hilfe"], ["eingang", "--hilfe"], ["e", "--falsch"]])
def test_help_and_errors_of_a_command_load_neither_database_nor_screens_nor_paper(arguments):
    modules, _ = loaded(*arguments)
    assert {name.split(".")[0] for name in modules} <= {"zoneinfo"}


def test_commands_never_load_the_screens(tmp_path):
    modules, code = loaded("heute", "--buch", str(tmp_path / "keins.lohn"))
    assert code == 1
    assert not [name for name in modules if name.split(".")[0] in ("textual", "reportlab", "rich")]
