"""Actions about an absence that is already noted; *key* is chosen where it is listed."""

from dataclasses import replace

from tui.actions import parsers
from tui.actions.common import is_value, yes_no
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
COUNT = Action(
    name="count_illness",
    words=("abwesenheit", "zählt"),
    title="Sagen, wie eine Krankheit zählt: dieselbe oder ein eigener Fall",
    use_case="payroll.office.sick_details:count_illness",
    fields=(
        replace(KEY, question="Welche Krankheit?"),
        Field(
            name="continues",
            option="folge",
            question="Ist es dieselbe Krankheit wie eine frühere? Welche?",
            read=parsers.text,
            example="anna-2026-03-04",
            help="Warum jemand krank ist, fragt und speichert das Programm nie. Ob es dieselbe ist, sagt die Krankenkasse.",
            source="absences",
            default=None,
            said_default="keine frühere",
        ),
        yes_no(
            "separate_case",
            "eigener-fall",
            "War die Person vor dieser Krankheit nachweislich wieder arbeitsfähig?",
            title="Eigener Fall",
            default=False,
        ),
    ),
)
WITHHOLD = Action(
    name="withhold",
    words=("abwesenheit", "zurückhalten"),
    title="Lohn zurückhalten, solange die Bescheinigung fehlt",
    use_case="payroll.office.sick_details:withhold",
    fields=(
        replace(KEY, question="Welche Krankheit?"),
        yes_no("withheld", "zurückhalten", "Den Lohn zurückhalten?", default=True, positional=True),
    ),
)
FORMS = Action(
    name="note_for_forms",
    words=("abwesenheit", "antrag"),
    title="Angaben zu einer Krankheit für den Antrag auf Erstattung",
    use_case="payroll.office.sick_details:note_for_forms",
    fields=(
        replace(KEY, question="Welche Krankheit?"),
        yes_no("third_party", "dritte", "Hat jemand anderes sie verursacht, zum Beispiel bei einem Unfall?", default=False),
        yes_no("work_accident", "arbeitsunfall", "War es ein Arbeitsunfall?", default=False),
    ),
)
_OF_A_BAN = is_value("employment_ban", wanted=True)
MATERNITY = Action(
    name="note_maternity",
    words=("abwesenheit", "mutterschutz"),
    title="Wovon der Lohn im Mutterschutz gerechnet wird",
    use_case="payroll.office.sick_details:note_maternity",
    fields=(
        replace(KEY, question="Welcher Mutterschutz?"),
        yes_no("employment_ban", "verbot", "Ist es ein Beschäftigungsverbot und nicht die Schutzfrist?", default=False),
        Field(
            name="average_until",
            option="durchschnitt-bis",
            question="Welches war der letzte Monat vor dem Monat, in dem die Schwangerschaft begann?",
            read=parsers.month,
            example="2026-03",
            default=None,
            said_default="noch nicht bekannt",
            when=_OF_A_BAN,
            otherwise=None,
        ),
        Field(
            name="average_gross",
            option="brutto-im-monat",
            title="Brutto im Monat",
            question="Wie hoch war das Brutto im Monat im Durchschnitt, wenn diese Monate nicht hier abgerechnet sind?",
            read=parsers.money,
            example="1250,00",
            default=None,
            said_default="aus den Abrechnungen hier",
            when=_OF_A_BAN,
            otherwise=None,
        ),
        Field(
            name="daily_net",
            option="netto-je-tag",
            title="Netto je Tag",
            question="Wie hoch ist das Netto je Kalendertag, wenn die drei Monate davor nicht hier abgerechnet sind?",
            read=parsers.money,
            example="35,40",
            default=None,
            said_default="aus den Abrechnungen hier",
            when=is_value("employment_ban", wanted=False),
            otherwise=None,
        ),
    ),
)
ACTIONS = (CERTIFY, END, CANCEL, COUNT, WITHHOLD, FORMS, MATERNITY)
