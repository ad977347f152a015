"""Consistent copies of the book, kept beside it before something that cannot be taken back."""

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
    target = folder / f"{desk.path.stem} {occasion}, {desk.now:%Y-%m-%d %H%M%S}{desk.path.suffix}"
    with opening_refusal(str(folder)):
        folder.mkdir(mode=0o700, exist_ok=True)
        copy_book(desk.path, target)
    return target
