"""Actions about findings of working time: leave one as it is, note an emergency, take it back."""

from tui.actions import parsers
from tui.actions.common import ASSISTANT, ON
from tui.actions.declare import Action, Field

CHECK = Field(
    name="check",
    title="Prüfung",
    option="prüfung",
    question="Welche Prüfung?",
    read=parsers.text,
    example="AZ-05",
    help="Die Nummer steht in der Liste: lohn arbeitszeit",
)
REASON = Field(
    name="reason",
    option="grund",
    question="Warum lassen Sie es so? Bitte nichts über Gesundheit.",
    read=parsers.reason,
    example="Ablösung kam zu spät",
    help="Höchstens 200 Zeichen. Der Grund wird aufgehoben und steht im Monat dabei; schreiben Sie nichts über Krankheiten "
    "oder Behinderung, weder von anderen noch von sich.",
)

ACTIONS = (
    Action(
        name="leave_finding",
        words=("arbeitszeit", "übergehen"),
        title="Einen Befund bewusst so lassen, mit Grund",
        use_case="payroll.office.overrides:leave_finding",
        fields=(ASSISTANT, CHECK, ON, REASON),
    ),
    Action(
        name="note_emergency",
        words=("arbeitszeit", "notfall"),
        title="Einen Notfall festhalten",
        use_case="payroll.office.overrides:note_emergency",
        fields=(ASSISTANT, ON, REASON),
    ),
    Action(
        name="take_back_decision",
        words=("arbeitszeit", "zurücknehmen"),
        title="Zurücknehmen, dass ein Befund bewusst so bleibt",
        use_case="payroll.office.overrides:take_back",
        fields=(ASSISTANT, CHECK, ON),
    ),
)
