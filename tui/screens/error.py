"""What was refused, as sentences that stay until they are dismissed; and what to do when the program is at fault."""

from payroll.refusal import Refusal, RefusalList
from tui.screens.boxes import Box
from tui.screens.keys import bindings
from tui.screens.ways import on_screens


def sentences(refused: Refusal) -> str:
    """Return the refusal's sentences, one paragraph each."""
    each = refused.refusals if isinstance(refused, RefusalList) else (refused,)
    return "\n\n".join(on_screens(one.sentence) for one in each)


class ErrorBox(Box[None]):
    """Say what did not go; Enter or Esc closes."""

    BINDINGS = bindings("close_box")

    def __init__(self, text: str, title: str = "Das ging nicht") -> None:
        super().__init__(title, text, "Enter oder Esc: schließen")
        self.add_class("-wrong")

    def action_dismiss(self) -> None:
        """Close."""
        self.dismiss(None)


class NoBook(Box[bool]):
    """The book could not be opened: try again or end."""

    BINDINGS = bindings("again", "leave")

    def __init__(self, text: str) -> None:
        super().__init__("Das Buch lässt sich nicht öffnen", text, "n noch einmal versuchen   q Ende")
        self.add_class("-wrong")

    def action_again(self) -> None:
        """Try again."""
        self.dismiss(result=True)

    def action_leave(self) -> None:
        """End the program."""
        self.dismiss(result=False)
