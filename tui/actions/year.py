"""The action that writes the statement of somebody's year."""

from tui.actions import parsers
from tui.actions.common import ASSISTANT, optional
from tui.actions.declare import Action, Field

YEAR = optional(
    Field(
        name="year",
        option="jahr",
        question="Welches Jahr?",
        read=parsers.between(2000, 2099),
        example="2026",
        positional=True,
    ),
    said="dieses Jahr",
)
ACTIONS = (
    Action(
        name="write_year_statement",
        words=("jahr", "schreiben"),
        title="Die Jahresübersicht einer Person schreiben",
        use_case="reports.year_file:write_year_statement",
        final=True,
        fields=(
            ASSISTANT,
            YEAR,
            optional(
                Field(
                    name="folder",
                    option="ordner",
                    question="In welchen Ordner?",
                    read=parsers.text,
                    example="Papiere",
                ),
                said="der Ordner Unterlagen neben dem Buch",
            ),
        ),
    ),
)
