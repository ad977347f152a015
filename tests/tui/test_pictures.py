"""The screens look as the pictures in docs/bilder show them: wide and narrow, every place, the boxes over them.

A change that is meant: look at the new picture, then ``make pictures`` and commit it.
"""

import shutil
from pathlib import Path

import pytest

from payroll.office.hours import plan_month
from payroll.periods import Month
from tests.pictures.__main__ import FOLDER, PICTURES, draw
from tests.samples import open_desk
from tui.screens.keys import PLACES

NAME = "beispiel.lohn"


@pytest.fixture(scope="module")
def folder(closed_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the book of the pictures lies: January to September closed, November planned."""
    made = tmp_path_factory.mktemp("bilder")
    shutil.copy(closed_file, made / NAME)
    with open_desk(made / NAME) as desk:
        plan_month(desk, Month(2026, 11))
    return made


@pytest.mark.parametrize(("name", "keys", "size"), PICTURES, ids=[name for name, *_ in PICTURES])
async def test_a_screen_looks_as_its_picture(
    name: str, keys: tuple[str, ...], size: tuple[int, int], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    drawn = await draw(Path(NAME), keys, size)
    if drawn != (FOLDER / f"{name}.svg").read_text(encoding="utf-8"):
        seen = folder / f"{name}.svg"
        seen.write_text(drawn, encoding="utf-8")
        pytest.fail(f"{name} looks otherwise than in docs/bilder: {seen}")


def test_every_place_is_drawn_at_two_sizes() -> None:
    digits = {digit for digit, _ in PLACES}
    for width in (80, 40):
        drawn = {
            next((key for key in reversed(keys) if key in digits), "1") for _, keys, size in PICTURES if size[0] == width
        }
        assert digits <= drawn, f"at {width} columns"


def test_no_picture_is_left_over() -> None:
    assert {path.stem for path in FOLDER.glob("*.svg")} == {name for name, *_ in PICTURES}
