"""Actions about grants and the offices behind them, in the order a notice (Bewilligungsbescheid) is read."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from tui.actions import parsers, words
from tui.actions.common import ADDRESS, GRANT, changing, choice, is_value, optional, yes_no
from tui.actions.declare import Action, Field, Values

FUNDER = (
    Field(
        name="name", option="name", question="Wie heißt die Stelle?", read=parsers.text, example="LWL-Inklusionsamt Arbeit"
    ),
    choice(
        "kind",
        "art",
        "Was für eine Stelle ist das?",
        words.FUNDER_KIND,
        help="Der Briefkopf des Bescheids sagt es: zum Beispiel LWL, LVR, Landratsamt, Stadt oder Agentur für Arbeit.",
    ),
    *ADDRESS,
)


def _is_given(name: str) -> Callable[[Values], bool]:
    def holds(values: Values) -> bool:
        return values.get(name) is not None

    return holds


_HOURS_GIVEN, _CAP_GIVEN, _OPENING_GIVEN = _is_given("hours_amount"), _is_given("rate_cap_amount"), _is_given("opening_on")

NOTICE = (
    Field(
        name="funder",
        option="stelle",
        question="Von welcher Stelle ist der Bescheid?",
        read=parsers.text,
        example="lwl",
        source="funders",
    ),
    Field(
        name="reference",
        option="aktenzeichen",
        question="Aktenzeichen?",
        help="Es steht oben auf dem Bescheid, oft als „Mein Zeichen“.",
        read=parsers.text,
        example="61-123/4",
    ),
    optional(
        Field(
            name="received_on",
            option="bekommen",
            question="Wann haben Sie den Bescheid bekommen?",
            read=parsers.past_day,
            example="6.10.2025",
        )
    ),
    optional(
        Field(
            name="notice_on",
            option="bescheid-vom",
            question="Von welchem Tag ist der Bescheid?",
            help="Das Datum oben rechts auf dem Brief.",
            read=parsers.past_day,
            example="2.10.2025",
        )
    ),
    optional(
        Field(
            name="clerk",
            option="ansprechperson",
            question="Wer bearbeitet ihn dort?",
            help="Name, und wenn Sie mögen die Telefonnummer.",
            read=parsers.text,
            example="Frau Sander, 0251 591-0",
        )
    ),
    choice("purpose", "zweck", "Wofür ist das Geld?", words.PURPOSE),
    choice(
        "basis",
        "grundlage",
        "Auf welcher Grundlage?",
        words.BASIS,
        help="Der Bescheid sagt, ob Sie die Assistenz brauchen, um Ihre Arbeit zu behalten oder um eine zu finden.",
        default=None,
        when=is_value("purpose", wanted="arbeitsassistenz"),
        otherwise=None,
    ),
    choice(
        "model",
        "modell",
        "Welches Modell?",
        words.MODEL,
        help="Stellen Sie Ihre Assistenz selbst an, ist es das Arbeitgebermodell.",
        default="employer",
        said_default="Arbeitgebermodell",
    ),
    Field(name="valid_from", option="ab", question="Ab wann bewilligt?", read=parsers.day, example="1.1.2026"),
    Field(name="valid_to", option="bis", question="Bis wann bewilligt?", read=parsers.day, example="31.12.2026"),
    optional(
        Field(
            name="monthly_amount",
            option="monatsbetrag",
            question="Wie viel Euro im Monat?",
            read=parsers.money,
            example="1900,00",
        ),
        said="kein fester Betrag",
    ),
    optional(
        Field(
            name="hours_amount",
            option="stunden",
            question="Wie viele Stunden sind bewilligt?",
            read=parsers.hours,
            example="15",
        ),
        said="keine Stundenzahl",
    ),
    choice(
        "hours_per",
        "stunden-je",
        "Diese Stunden gelten",
        words.HOURS_PER,
        default="week",
        said_default="in der Woche",
        when=_HOURS_GIVEN,
        otherwise=None,
    ),
    choice(
        "month_method",
        "monatsfaktor",
        "Wie rechnet die Stelle auf den Monat?",
        words.MONTH_METHOD,
        help="Der Bescheid nennt die Rechnung, zum Beispiel 15 Stunden mal 4,35 Wochen. Steht nichts da, nehmen Sie 4,35.",
        default="weeks435",
        said_default="4,35 Wochen",
        when=_HOURS_GIVEN,
        otherwise=None,
    ),
    optional(
        Field(
            name="rate_cap_amount",
            option="höchstsatz",
            question="Gibt es einen Höchstsatz für die Stunde?",
            help="So viel zahlt die Stelle höchstens für eine Stunde. Steht im Bescheid "
            "keiner, drücken Sie die Eingabetaste.",
            read=parsers.money,
            example="24,00",
        ),
        said="keiner",
    ),
    choice(
        "rate_cap_scope",
        "höchstsatz-gilt",
        "Wie wird der Höchstsatz geprüft?",
        words.CAP_SCOPE,
        help="In jedem Monat für sich ist üblich. Fragen Sie sonst die Stelle.",
        default="month",
        said_default="jeden Monat",
        when=_CAP_GIVEN,
        otherwise=None,
    ),
    choice(
        "rate_cap_measures",
        "höchstsatz-misst",
        "Was misst der Höchstsatz?",
        words.CAP_MEASURES,
        help="Beim Arbeitgebermodell meist Lohn mit allem, was Sie als Arbeitgeber zahlen.",
        default="employer_cost",
        said_default="Arbeitgeberkosten",
        when=_CAP_GIVEN,
        otherwise=None,
    ),
    optional(
        Field(
            name="lump_sum_month",
            option="pauschale",
            question="Gibt es statt der Kosten eine Pauschale im Monat?",
            help="Beim Budget für Arbeit zahlt die Stelle manchmal einen festen Betrag, gleich was die Assistenz kostet.",
            read=parsers.money,
            example="500,00",
        ),
        said="keine",
    ),
    optional(
        Field(
            name="admin_lump_sum",
            option="regiekosten",
            question="Wie viel Euro im Monat für Verwaltung (Regiekosten)?",
            help="Geld für Lohnbüro, Porto und Telefon, das der Bescheid neben dem Lohn nennt.",
            read=parsers.money,
            example="30,00",
        ),
        Decimal("0.00"),
        "0",
    ),
    optional(
        Field(
            name="allowed_expenses",
            option="ausgaben",
            question="Welche Ausgaben neben dem Lohn zahlt die Stelle?",
            help="Nennen Sie die Arten, mit Leerzeichen: "
            f"{', '.join(each.word for each in words.EXPENSE_KIND)}. Andere werden gebucht, aber das Programm sagt es "
            "Ihnen.",
            read=parsers.several(words.EXPENSE_KIND),
            example="unfallversicherung fahrt",
        ),
        (),
        "alle nötigen",
    ),
    optional(
        Field(
            name="conditions",
            option="auflage",
            question="Welche Auflage steht im Bescheid?",
            help="Zum Beispiel: Arbeitsvertrag vorlegen. Mehrere schreiben Sie hintereinander.",
            read=parsers.text,
            example="Arbeitsvertrag vorlegen",
        ),
        said="keine",
    ),
    Field(
        name="conditions_due",
        option="auflage-bis",
        question="Bis wann ist sie zu erfüllen?",
        help="Der Bescheid nennt einen Tag oder eine Frist. Das Programm erinnert Sie daran.",
        read=parsers.day,
        example="31.1.2026",
        default=None,
        said_default="kein Tag genannt",
        when=_is_given("conditions"),
        otherwise=None,
    ),
    yes_no(
        "carry_over",
        "übertragen",
        "Darf Geld in spätere Monate übertragen werden?",
        help="Bei einem Jahresbudget ja: Was im Januar übrig bleibt, darf im Februar verbraucht werden.",
        default=True,
    ),
    choice(
        "settlement",
        "rest",
        "Was geschieht mit Geld, das übrig bleibt?",
        words.SETTLEMENT,
        help="Der Bescheid sagt, ob Sie es zurückzahlen oder ob es mit späteren Zahlungen verrechnet wird.",
        default="offset",
        said_default="verrechnen",
    ),
    choice(
        "report_every",
        "nachweis",
        "Wie oft ist ein Nachweis fällig?",
        words.REPORT_EVERY,
        help="So oft müssen Sie der Stelle zeigen, wofür das Geld war. Es steht im Bescheid.",
        default="year",
        said_default="jährlich",
    ),
    optional(
        Field(
            name="report_due_days",
            option="nachweisfrist",
            question="Wie viele Tage nach dem Zeitraum?",
            help="So lange haben Sie nach dem Ende des Zeitraums Zeit für den Nachweis.",
            read=parsers.between(0, 366),
            example="42",
        ),
        42,
        "42 Tage",
    ),
    optional(
        Field(
            name="renewal_applied_on",
            option="verlängerung-beantragt",
            question="Haben Sie die Verlängerung schon beantragt: wann ist der Antrag angekommen?",
            help="Bei Arbeitsassistenz muss die Stelle dann in sechs Wochen entscheiden.",
            read=parsers.past_day,
            example="1.10.2026",
        ),
        said="noch nicht",
    ),
    optional(
        Field(
            name="opening_on",
            title="Übernommen am",
            option="übernommen-am",
            question="Wurde ein Teil schon anders abgerechnet: ab welchem Tag hier?",
            help="Nur wenn Sie mitten im Zeitraum zu Lohn wechseln: der erste Tag, der hier abgerechnet wird.",
            read=parsers.day,
            example="1.7.2026",
        ),
        said="nein, von Anfang an hier",
    ),
    Field(
        name="opening_balance",
        title="Übernommener Stand",
        option="übernommener-stand",
        question="Wie viel Geld war an diesem Tag noch übrig?",
        help="Was die Stelle bis dahin gezahlt hat, weniger dem, was Sie verbraucht haben. Unter null mit Minus.",
        read=parsers.signed_money,
        example="212,40",
        when=_OPENING_GIVEN,
        otherwise=None,
    ),
)

ACTIONS = (
    Action(
        name="add_funder",
        words=("bewilligung", "stelle"),
        title="Eine Stelle eintragen, die zahlt",
        use_case="payroll.office.grants:add_funder",
        fields=FUNDER,
    ),
    Action(
        name="add_grant",
        words=("bewilligung", "hinzufügen"),
        title="Eine Bewilligung eintragen, von oben nach unten wie im Bescheid",
        use_case="payroll.office.grants:add_grant",
        fields=NOTICE,
    ),
    Action(
        name="change_grant",
        words=("bewilligung", "ändern"),
        title="Eine Bewilligung ändern",
        use_case="payroll.office.grants:change_grant",
        fields=(GRANT, *changing(tuple(replace(field, positional=False) for field in NOTICE))),
    ),
    Action(
        name="end_grant",
        words=("bewilligung", "beenden"),
        title="Eine Bewilligung früher enden lassen",
        use_case="payroll.office.grants:end_grant",
        fields=(
            GRANT,
            Field(name="valid_to", option="bis", question="Letzter Tag?", read=parsers.day, example="30.9.2026"),
        ),
    ),
    Action(
        name="set_cost_shares",
        words=("bewilligung", "anteile"),
        title="Festlegen, wer feste Kosten zu welchem Anteil trägt",
        use_case="payroll.office.cost_shares:set_shares",
        fields=(
            Field(
                name="shares",
                option="anteile",
                question="Welche Bewilligung trägt wie viel Prozent?",
                help="Für Lohnbüro, Kontoführung und anderes, was mehreren dient. Was fehlt, ist privat.",
                read=parsers.text,
                example="aa 60 alltag 40",
                positional=True,
            ),
            Field(name="valid_from", option="ab", question="Ab welchem Tag?", read=parsers.day, example="1.1.2026"),
        ),
    ),
    Action(
        name="change_funder",
        words=("bewilligung", "stelle-ändern"),
        title="Name oder Anschrift einer Stelle ändern",
        use_case="payroll.office.grants:change_funder",
        fields=(replace(NOTICE[0], positional=True, question="Um welche Stelle geht es?"), *changing(FUNDER)),
    ),
)
