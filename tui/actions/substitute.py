"""Actions about a substitute: taking a proposal over, and the life of the request to the office."""

from dataclasses import replace
from decimal import Decimal

from tui.actions import parsers
from tui.actions.common import AMOUNT, ASSISTANT, GRANT, MONTH, ON, choice, optional, yes_no
from tui.actions.declare import Action, Choice, Field, Values

MISSING = replace(ASSISTANT, question="Wer fehlt?")
COVERS = (
    Choice("existing", "team", "jemand aus dem Team"),
    Choice("new", "neu", "eine neue Kraft"),
    Choice("provider", "dienst", "ein Assistenzdienst"),
)
_DAY = replace(ON, positional=True)


def _from_outside(values: Values) -> bool:
    return values.get("cover", "existing") != "existing"


DRAFT = Action(
    name="draft_request",
    words=("vertretung", "entwurf"),
    title="Den Antrag auf eine Ersatzkraft vorbereiten",
    use_case="payroll.office.substitute_requests:draft_request",
    fields=(
        MISSING,
        optional(choice("cover", "deckung", "Wer soll einspringen?", COVERS), "existing", "jemand aus dem Team"),
        Field(
            name="rate",
            option="satz",
            question="Was kostet eine Stunde, mit allen Nebenkosten?",
            read=parsers.money,
            example="19,20",
            when=_from_outside,
        ),
        Field(
            name="briefing",
            option="einarbeitung",
            question="Wie viele Stunden Einarbeitung?",
            read=parsers.hours,
            example="4",
            default=Decimal(0),
            said_default="keine",
        ),
        Field(
            name="work",
            option="arbeit",
            question="Welche Arbeit kann ohne Ersatz nicht getan werden?",
            read=parsers.text,
            example="Vorlesen und Begleiten",
            default="",
            said_default="steht nicht im Brief",
        ),
        yes_no("accident", "unfall", "War es ein Unfall?", default=False, help="Eine Diagnose steht nie im Brief."),
        replace(
            GRANT,
            question="Aus welcher Bewilligung?",
            positional=False,
            default=None,
            said_default="die mit den meisten ausgefallenen Stunden",
        ),
    ),
)

ACTIONS = (
    Action(
        name="take_over",
        words=("vertretung", "übernehmen"),
        title="Einen Vorschlag übernehmen",
        use_case="payroll.office.substitute:take_over",
        fields=(
            MISSING,
            Field(
                name="number",
                option="nummer",
                question="Welche Nummer hat der Vorschlag?",
                read=parsers.between(1, 9999),
                example="1",
                positional=True,
            ),
        ),
    ),
    DRAFT,
    Action(
        name="send_request",
        words=("vertretung", "gesendet"),
        title="Der Antrag ist abgeschickt",
        use_case="payroll.office.substitute_requests:send_request",
        fields=(MISSING, replace(_DAY, question="An welchem Tag ist er bei der Stelle eingegangen?")),
    ),
    Action(
        name="ask_back_request",
        words=("vertretung", "rückfrage"),
        title="Die Stelle hat zurückgefragt",
        use_case="payroll.office.substitute_requests:ask_back_request",
        fields=(
            MISSING,
            replace(_DAY, question="An welchem Tag kam die Rückfrage?"),
            optional(
                Field(
                    name="reply_by",
                    option="bis",
                    question="Bis wann sollen Sie antworten?",
                    read=parsers.day,
                    example="20.1.2026",
                ),
                said="ohne Frist",
            ),
        ),
    ),
    Action(
        name="grant_request",
        words=("vertretung", "bewilligt"),
        title="Der Antrag ist bewilligt",
        use_case="payroll.office.substitute_requests:grant_request",
        fields=(
            MISSING,
            replace(_DAY, question="Von welchem Tag ist der Bescheid?"),
            replace(AMOUNT, question="Welcher Betrag ist bewilligt?", positional=True, example="416,64"),
            optional(
                replace(MONTH, name="for_month", option="für", question="Für welchen Monat?"),
                said="der Monat, in dem der Ausfall begann",
            ),
        ),
    ),
    Action(
        name="refuse_request",
        words=("vertretung", "abgelehnt"),
        title="Der Antrag ist abgelehnt",
        use_case="payroll.office.substitute_requests:refuse_request",
        fields=(MISSING, replace(_DAY, question="Von welchem Tag ist der Bescheid?")),
    ),
    Action(
        name="use_request",
        words=("vertretung", "verbraucht"),
        title="Das bewilligte Geld ist verbraucht",
        use_case="payroll.office.substitute_requests:use_request",
        fields=(MISSING, replace(_DAY, question="An welchem Tag war es verbraucht?")),
    ),
)
