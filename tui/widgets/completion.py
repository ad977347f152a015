"""What the entry line offers while one types: the rest of a name or word, in grey. Arrow right takes it."""

from collections.abc import Sequence

from textual.suggester import Suggester


class Completion(Suggester):
    """Offers words of the grammar and *names*, which the app fills in when the line is entered. *off*: nothing."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self.names: Sequence[str] = ()
        self.off = False

    async def get_suggestion(self, value: str) -> str | None:
        """Return the line written out, ``None`` where nothing fits."""
        if self.off:
            return None
        from payroll.office.intake.vocabulary import completed

        return completed(value, self.names)
