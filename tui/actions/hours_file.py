"""The action that takes hours in from a file."""

from dataclasses import replace

from tui.actions import parsers
from tui.actions.common import ASSISTANT, MONTH, optional, yes_no
from tui.actions.declare import Action, Field

TAKE_IN = Action(
    name="take_in_hours_file",
    words=("import", "stunden"),
    title="Stunden aus einer Datei einlesen (CSV, Kalender)",
    use_case="payroll.office.hours_file:take_in_hours_file",
    preview="payroll.office.hours_file:preview_hours_file",
    fields=(
        Field(
            name="path",
            option="datei",
            question="Welche Datei? Mit ihrem Ordner.",
            read=parsers.text,
            example="stunden.csv",
            help="Eine Tabelle als CSV (Name, Datum, Beginn, Ende) oder ein Kalender als ICS. Erst wird alles gezeigt.",
            positional=True,
        ),
        optional(
            replace(ASSISTANT, question="Wer ist gemeint, wenn in der Datei kein Name steht?", positional=False),
            said="nur, wer in der Datei genannt ist",
        ),
        optional(
            replace(MONTH, question="Nur für einen Monat?", help="Nötig bei Terminen, die sich wiederholen."),
            said="alles in der Datei",
        ),
        yes_no(
            "skip",
            "auslassen",
            "Weglassen, was nicht verstanden wird oder nicht passt?",
            default=False,
            help="Nein heißt: Dann wird gar nichts eingetragen, und Sie sehen, woran es liegt.",
        ),
    ),
)
ACTIONS = (TAKE_IN,)
