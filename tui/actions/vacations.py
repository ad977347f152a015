"""Actions about vacation beside the days themselves: notices given, days more or fewer, a declared cut."""

from dataclasses import replace

from tui.actions import parsers, words
from tui.actions.absences import KEY
from tui.actions.common import ASSISTANT, ON, choice, optional, yes_no
from tui.actions.declare import Action, Field

_YEAR = Field(
    name="year",
    option="jahr",
    question="Für welches Jahr?",
    read=parsers.between(1900, 2199),
    example="2026",
    default=None,
    said_default="dieses Jahr",
)
_REASON = choice("reason", "grund", "Warum?", words.VACATION_REASON)

ACTIONS = (
    Action(
        name="log_notice",
        words=("urlaub", "hinweis"),
        title="Ein Hinweis zum Urlaub ist gegeben",
        use_case="payroll.office.vacation_upkeep:log_notice",
        fields=(
            replace(ASSISTANT, question="Wem haben Sie den Hinweis gegeben?"),
            optional(replace(ON, question="An welchem Tag?", example="5.1.2026"), said="heute"),
            Field(
                name="days",
                option="tage",
                question="Wie viele offene Tage standen darin?",
                read=parsers.number,
                example="20",
                default=None,
                said_default="die Tage, die das Urlaubskonto an dem Tag zeigt",
                help="Nur was im Hinweis stand, kann verfallen.",
            ),
        ),
    ),
    Action(
        name="remove_notice",
        words=("urlaub", "hinweis-löschen"),
        title="Einen Hinweis zum Urlaub löschen, der falsch eingetragen ist",
        use_case="payroll.office.vacation_upkeep:remove_notice",
        fields=(ASSISTANT, replace(ON, question="Von welchem Tag ist der Hinweis?", example="5.1.2026")),
    ),
    Action(
        name="adjust_vacation",
        words=("urlaub", "tage"),
        title="Urlaubstage dazu, weg oder ins nächste Jahr übertragen",
        use_case="payroll.office.vacation_upkeep:adjust_vacation",
        fields=(
            ASSISTANT,
            Field(
                name="days",
                option="tage",
                question="Wie viele Tage?",
                read=parsers.number,
                example="2,5",
                help="Ohne Vorzeichen; ob sie dazukommen oder wegfallen, sagt der Grund.",
                positional=True,
            ),
            _REASON,
            _YEAR,
        ),
    ),
    Action(
        name="remove_adjustment",
        words=("urlaub", "tage-löschen"),
        title="Urlaubstage löschen, die falsch eingetragen sind",
        use_case="payroll.office.vacation_upkeep:remove_adjustment",
        fields=(ASSISTANT, _REASON, _YEAR),
    ),
    Action(
        name="declare_cut",
        words=("urlaub", "kürzen"),
        title="Urlaub wegen Elternzeit oder Pflegezeit kürzen",
        use_case="payroll.office.vacation_upkeep:declare_cut",
        fields=(
            replace(KEY, question="Welche Elternzeit oder Pflegezeit?"),
            yes_no(
                "declared",
                "erklärt",
                "Haben Sie der Person erklärt, dass Sie den Urlaub kürzen?",
                help="Ohne Ihre Erklärung wird nicht gekürzt. Sie gilt nur, solange die Person bei Ihnen angestellt ist.",
                default=True,
            ),
        ),
    ),
)
