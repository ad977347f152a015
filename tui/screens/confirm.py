"""A question before what cannot be undone: j, n or Esc; Enter answers nothing, so that a key too many does no harm."""

from tui.screens.boxes import Box
from tui.screens.keys import bindings


class Confirm(Box[bool]):
    """Ask; the result is the answer."""

    BINDINGS = bindings("yes", "no", "dismiss")

    def __init__(self, question: str, text: str = "") -> None:
        super().__init__(question, text, "j Ja   n Nein   Esc Nein")

    def action_yes(self) -> None:
        """Answer yes."""
        self.dismiss(result=True)

    def action_no(self) -> None:
        """Answer no."""
        self.dismiss(result=False)

    def action_dismiss(self) -> None:
        """Leave: no."""
        self.dismiss(result=False)
