"""Actions about the people who assist: who they are, contract, wage tax, insurance, values brought along, the end."""

from decimal import Decimal

from tui.actions import parsers, words
from tui.actions.common import ADDRESS, ASSISTANT, changing, choice, is_value, optional, valid_from, yes_no
from tui.actions.declare import Action, Field

PERSON = (
    Field(name="first_name", option="vorname", question="Vorname?", read=parsers.text, example="Anna"),
    Field(name="last_name", option="nachname", question="Nachname?", read=parsers.text, example="Krüger"),
    Field(name="birth_date", option="geburtstag", question="Geburtstag?", read=parsers.past_day, example="17.5.1994"),
    *ADDRESS,
    Field(
        name="tax_id",
        option="steuer-id",
        question="Steuer-Identifikationsnummer?",
        read=parsers.tax_id,
        example="86 095 742 719",
        default=None,
        said_default="wird nachgetragen",
        help="Elf Ziffern, sie steht auf jedem Steuerbescheid. Sie darf nachkommen, muss aber vor dem Abschluss da sein.",
    ),
    Field(
        name="social_security_number",
        option="rentennummer",
        question="Rentenversicherungsnummer?",
        read=parsers.insurance_number,
        example="15 070649 C 103",
        default=None,
        said_default="wird nachgetragen",
        help="Sie steht auf dem Sozialversicherungsausweis. Sie darf nachkommen, muss aber vor dem Abschluss da sein.",
    ),
    Field(
        name="iban",
        option="iban",
        question="IBAN, auf die der Lohn geht?",
        read=parsers.iban,
        example="DE02 5001 0517 0137 0750 30",
        default=None,
        said_default="wird nachgetragen",
    ),
    yes_no("severely_disabled", "schwerbehindert", "Ist die Person selbst schwerbehindert?", default=False),
    yes_no("relative", "angehörig", "Ist die Person mit Ihnen verwandt oder verheiratet?", default=False),
)
CONTRACT = (
    choice("pay", "lohnart", "Wie wird bezahlt?", words.PAY, default="hourly", said_default="Stundenlohn"),
    Field(
        name="wage",
        option="lohn",
        question="Wie viel Euro in der Stunde (bei festem Lohn: im Monat)?",
        read=parsers.money,
        example="16,50",
    ),
    Field(
        name="weekly_hours",
        option="wochenstunden",
        question="Wie viele Stunden in der Woche sind vereinbart?",
        read=parsers.hours,
        example="20",
    ),
    Field(
        name="workdays_per_week",
        option="arbeitstage",
        question="An wie vielen Tagen in der Woche wird gearbeitet?",
        read=parsers.between(1, 7),
        example="4",
    ),
    Field(
        name="vacation_days",
        option="urlaubstage",
        question="Wie viele Arbeitstage Urlaub im Jahr?",
        read=parsers.number,
        example="20",
        help="Das Gesetz verlangt vier Wochen: bei vier Tagen in der Woche mindestens 16 Arbeitstage.",
    ),
    yes_no("on_call", "abruf", "Ist Arbeit auf Abruf vereinbart?", default=False),
    Field(
        name="premiums",
        option="zuschläge",
        question="Welche Zuschläge stehen im Vertrag?",
        read=parsers.premiums,
        example="nacht 25, sonntag 50, feiertag 125",
        default=parsers.Premiums(),
        said_default="keine",
        help="nacht: 20 bis 6 Uhr. tiefnacht: 0 bis 4 Uhr. Dazu sonntag, feiertag und hochfeiertag, jeweils in Prozent.",
    ),
    Field(
        name="regular_monthly_pay",
        option="regellohn",
        question="Wie hoch ist der regelmäßige Lohn im Monat, wenn er von Stunden mal Lohn abweicht?",
        read=parsers.money,
        example="900,00",
        default=None,
        said_default="wird aus Stunden und Lohn gerechnet",
        help="Er entscheidet, ob es ein Minijob oder ein Midijob ist.",
    ),
    Field(
        name="grant",
        option="bewilligung",
        question="Aus welcher Bewilligung wird sonst bezahlt?",
        read=parsers.text,
        example="aa",
        default=None,
        said_default="aus keiner",
        source="grants",
    ),
)
_ELSTAM = is_value("method", wanted="elstam")
TAX = (
    choice(
        "method", "steuer", "Wie wird die Lohnsteuer erhoben?", words.TAX_METHOD, default="elstam", said_default="ELStAM"
    ),
    choice(
        "tax_class", "steuerklasse", "Steuerklasse?", words.TAX_CLASS, default=1, said_default="1", when=_ELSTAM, otherwise=1
    ),
    Field(
        name="factor",
        option="faktor",
        question="Faktor?",
        read=parsers.number,
        example="0,912",
        default=None,
        said_default="keiner",
        when=is_value("tax_class", wanted=4),
        otherwise=None,
    ),
    Field(
        name="child_allowances",
        option="kinderfreibeträge",
        question="Kinderfreibeträge?",
        read=parsers.number,
        example="0,5",
        default=Decimal(0),
        said_default="0",
        when=_ELSTAM,
        otherwise=Decimal(0),
    ),
    Field(
        name="church",
        option="kirche",
        question="Kirchensteuer?",
        read=parsers.one_of(words.CHURCH),
        choices=words.CHURCH,
        example="ev",
        default=None,
        said_default="keine",
        when=_ELSTAM,
        otherwise=None,
    ),
    Field(
        name="allowance_month",
        option="freibetrag",
        question="Freibetrag im Monat?",
        read=parsers.money,
        example="100,00",
        default=Decimal("0.00"),
        said_default="0",
        when=_ELSTAM,
        otherwise=Decimal("0.00"),
    ),
    Field(
        name="addition_month",
        option="hinzurechnung",
        question="Hinzurechnungsbetrag im Monat?",
        read=parsers.money,
        example="50,00",
        default=Decimal("0.00"),
        said_default="0",
        when=_ELSTAM,
        otherwise=Decimal("0.00"),
    ),
)
_MINIJOB = is_value("scheme", wanted="minijob")
INSURANCE = (
    choice("scheme", "versicherung", "Wie ist die Person versichert?", words.SCHEME),
    Field(
        name="fund",
        option="kasse",
        question="Welche Krankenkasse?",
        read=parsers.text,
        example="aok",
        source="health_funds",
        when=lambda values: values.get("scheme") != "minijob",
        otherwise=None,
    ),
    yes_no(
        "pension_exempt",
        "rentenbefreit",
        "Ist die Person von der Rentenversicherung befreit?",
        default=False,
        when=_MINIJOB,
        otherwise=False,
    ),
    yes_no("parent", "eltern", "Hat die Person ein Kind (auch erwachsen)?", default=False),
    Field(
        name="children_under_25",
        option="kinder",
        question="Wie viele Kinder unter 25?",
        read=parsers.between(0, 20),
        example="1",
        default=0,
        said_default="0",
        when=is_value("parent", wanted=True),
        otherwise=0,
    ),
    yes_no(
        "household_check",
        "haushaltsscheck",
        "Wird mit dem Haushaltsscheck gemeldet?",
        default=False,
        when=_MINIJOB,
        otherwise=False,
    ),
    yes_no("statutory_health", "gesetzlich", "Ist die Person gesetzlich krankenversichert?", default=True),
)
OPENING = (
    Field(name="on", option="am", question="Ab welchem Tag rechnen Sie hier ab?", read=parsers.day, example="1.7.2026"),
    *(
        Field(
            name=name,
            option=option,
            question=question,
            read=parsers.hours if name.startswith("hours") else parsers.money,
            example=example,
            default=None,
            said_default="nicht bekannt",
        )
        for name, option, question, example in (
            ("pay_to_date", "brutto", "Brutto in diesem Jahr bis dahin?", "8400,00"),
            ("tax_to_date", "lohnsteuer", "Lohnsteuer in diesem Jahr bis dahin?", "120,00"),
            ("insured_to_date", "sv-brutto", "Beitragspflichtiger Lohn in diesem Jahr bis dahin?", "8400,00"),
            ("one_offs_to_date", "einmalzahlungen", "Einmalzahlungen in diesem Jahr bis dahin?", "0,00"),
            ("earnings_13_weeks", "lohn-13-wochen", "Lohn der letzten 13 Wochen, ohne Überstunden?", "3900,00"),
            ("hours_13_weeks", "stunden-13-wochen", "Stunden der letzten 13 Wochen?", "252"),
        )
    ),
    Field(
        name="vacation_days_left",
        option="resturlaub",
        question="Wie viele Tage Urlaub sind noch übrig?",
        read=parsers.number,
        example="9,5",
        default=None,
        said_default="nicht bekannt",
    ),
)
ROSTER = (
    Field(
        name="weekdays",
        option="tage",
        question="An welchen Wochentagen?",
        read=parsers.weekdays,
        example="mo-do",
        positional=True,
    ),
    Field(
        name="clock",
        option="zeit",
        question="Von wann bis wann?",
        read=parsers.clock_range,
        example="8-12:30",
        positional=True,
        help="Liegt das Ende vor dem Anfang, ist der nächste Tag gemeint: 21-6.",
    ),
    Field(
        name="break_minutes",
        option="pause",
        question="Wie viele Minuten Pause?",
        read=parsers.between(0, 720),
        example="30",
        default=0,
        said_default="keine",
    ),
    valid_from("Ab welchem Tag gilt dieser Plan?"),
    Field(
        name="valid_to",
        option="bis",
        question="Bis wann?",
        read=parsers.day,
        example="31.12.2026",
        default=None,
        said_default="bis auf Weiteres",
    ),
    Field(
        name="grant",
        option="bewilligung",
        question="Aus welcher Bewilligung?",
        read=parsers.text,
        example="aa",
        default=None,
        said_default="wie im Vertrag",
        source="grants",
    ),
)
_FIRST_DAY = valid_from("Erster Arbeitstag?")
_LAST_DAY = optional(
    Field(name="valid_to", option="bis", question="Letzter Tag, wenn befristet?", read=parsers.day, example="31.12.2026"),
    said="unbefristet",
)

ACTIONS = (
    Action(
        name="add_assistant",
        words=("person", "hinzufügen"),
        title="Jemanden neu anstellen",
        use_case="payroll.office.people:add_assistant",
        fields=(*PERSON, _FIRST_DAY, _LAST_DAY, *CONTRACT, *TAX, *INSURANCE),
    ),
    Action(
        name="change_assistant",
        words=("person", "ändern"),
        title="Name, Anschrift, Nummern oder IBAN ändern",
        use_case="payroll.office.people:change_assistant",
        fields=(ASSISTANT, *changing(PERSON)),
    ),
    Action(
        name="change_contract",
        words=("person", "vertrag"),
        title="Lohn oder Vertrag ab einem Tag ändern",
        use_case="payroll.office.people:change_contract",
        fields=(ASSISTANT, valid_from(), *changing((_LAST_DAY, *CONTRACT))),
    ),
    Action(
        name="change_tax",
        words=("person", "steuer"),
        title="Lohnsteuermerkmale ab einem Tag ändern",
        use_case="payroll.office.people:change_tax",
        fields=(ASSISTANT, valid_from(), *changing(TAX)),
    ),
    Action(
        name="change_insurance",
        words=("person", "versicherung"),
        title="Versicherung oder Krankenkasse ab einem Tag ändern",
        use_case="payroll.office.people:change_insurance",
        fields=(ASSISTANT, valid_from(), *changing(INSURANCE)),
    ),
    Action(
        name="set_opening",
        words=("person", "übernehmen"),
        title="Werte aus der bisherigen Abrechnung übernehmen",
        use_case="payroll.office.people:set_opening",
        fields=(ASSISTANT, *OPENING),
    ),
    Action(
        name="add_roster",
        words=("person", "plan"),
        title="Feste Zeiten in der Woche eintragen",
        use_case="payroll.office.roster:add_roster",
        fields=(ASSISTANT, *ROSTER),
    ),
    Action(
        name="end_roster_entry",
        words=("person", "planende"),
        title="Eine feste Zeit in der Woche enden lassen",
        use_case="payroll.office.roster:end_roster_entry",
        fields=(
            ASSISTANT,
            choice("weekday", "tag", "An welchem Wochentag?", words.WEEKDAY),
            Field(name="start", option="beginn", question="Ab wie viel Uhr?", read=parsers.clock, example="8:30"),
            Field(
                name="valid_to",
                option="bis",
                question="Letzter Tag nach dem alten Plan?",
                read=parsers.day,
                example="28.2.2026",
            ),
        ),
    ),
    Action(
        name="end_employment",
        words=("person", "beenden"),
        title="Eine Anstellung beenden",
        use_case="payroll.office.people:end_employment",
        fields=(
            ASSISTANT,
            Field(
                name="valid_to", option="bis", question="Letzter Tag der Anstellung?", read=parsers.day, example="31.12.2026"
            ),
        ),
    ),
)
