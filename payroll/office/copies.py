"""Consistent copies of the book, kept beside it before something that cannot be taken back."""

from itertools import count
from pathlib import Path

from payroll.office.desk import Desk
from payroll.office.desk_refusals import opening_refusal
from payroll.records.engine import copy_book

COPIES = "Sicherungen"


def keep_copy(desk: Desk, occasion: str) -> Path | None:
    """Copy the book into a folder beside it and return where; ``None`` on a database server, which keeps its own copies."""
    if desk.path is None:
        return None
    folder = desk.path.parent / COPIES
    name = f"{desk.path.stem} {occasion}, {desk.now:%Y-%m-%d %H%M%S}"
    # a second try within the same second, after a crash, must not find its name taken
    names = (f"{name}{f' ({number})' if number > 1 else ''}{desk.path.suffix}" for number in count(1))
    with opening_refusal(str(folder)):
        folder.mkdir(mode=0o700, exist_ok=True)
        target = next(path for path in (folder / each for each in names) if not path.exists())
        copy_book(desk.path, target)
    return target
