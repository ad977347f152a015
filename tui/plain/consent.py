"""A change of a closed month, in every face the same: said what it means, asked, and only then carried out."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from tui.plain.dialogue import Dialogue

if TYPE_CHECKING:
    from payroll.office.desk import Desk
    from payroll.office.reopening import CorrectionWanted

T = TypeVar("T")
QUESTION = "Berichtigen?"


def consented(desk: "Desk", act: Callable[[], T], sure: "Callable[[CorrectionWanted], bool]") -> T:
    """Carry out *act*; where it corrects closed months, only if *sure* says so, else its refusal is raised."""
    from payroll.office.reopening import CorrectionWanted

    try:
        return act()
    except CorrectionWanted as wanted:
        if not sure(wanted):
            raise
    with desk.correcting():
        return act()


def asked(dialogue: Dialogue) -> "Callable[[CorrectionWanted], bool]":
    """Return the question as a conversation asks it."""
    return lambda wanted: dialogue.yes(f"{wanted.question} {QUESTION}")


def corrected(desk: "Desk") -> list[str]:
    """Return what the last action corrects, a sentence each."""
    from payroll.office.reopening import sentence

    return [f"Berichtigung vorgemerkt: {sentence(outcome)}" for outcome in desk.corrected]
