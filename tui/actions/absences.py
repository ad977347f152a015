"""Actions about an absence that is already noted; *key* is chosen where it is listed."""

from tui.actions import parsers
from tui.actions.declare import Action, Field

KEY = Field(
    name="key",
    option="abwesenheit",
    question="Welche Abwesenheit?",
    read=parsers.text,
    example="anna-2026-03-04",
    help="Ihr Kürzel zeigt: lohn abwesenheit",
    source="absences",
    positional=True,
)

CERTIFY = Action(
    name="certify",
    words=("abwesenheit", "bescheinigt"),
    title="Bescheinigung eintragen",
    use_case="payroll.office.absences:certify",
    fields=(
        KEY,
        Field(
            name="certified_from",
            option="ab",
            question="Ab welchem Tag ist die Krankheit bescheinigt?",
            read=parsers.day,
            example="4.3.2026",
        ),
    ),
)
END = Action(
    name="end_absence",
    words=("abwesenheit", "ende"),
    title="Letzten Tag ändern",
    use_case="payroll.office.absences:end_absence",
    fields=(
        KEY,
        Field(
            name="last",
            option="bis",
            question="Welcher Tag ist der letzte?",
            read=parsers.day,
            example="10.3.2026",
            help="Leer: das Ende ist noch nicht bekannt.",
            default=None,
            said_default="noch nicht bekannt",
        ),
    ),
)
CANCEL = Action(
    name="cancel_absence",
    words=("abwesenheit", "löschen"),
    title="Eine Abwesenheit löschen, die falsch eingetragen ist",
    use_case="payroll.office.absences:cancel_absence",
    fields=(KEY,),
)
ACTIONS = (CERTIFY, END, CANCEL)
