"""Actions about the people who assist: who they are, contract, wage tax, insurance, values brought along, the end."""

from dataclasses import replace
from decimal import Decimal

from tui.actions import parsers, words
from tui.actions.common import ADDRESS, ASSISTANT, changing, choice, is_value, optional, valid_from, yes_no
from tui.actions.declare import Action, Field, Values

_DISABLED = is_value("severely_disabled", wanted=True)
PERSON = (
    Field(name="first_name", option="vorname", question="Vorname?", read=parsers.text, example="Anna"),
    Field(name="last_name", option="nachname", question="Nachname?", read=parsers.text, example="Krüger"),
    Field(name="birth_date", option="geburtstag", question="Geburtstag?", read=parsers.past_day, example="17.5.1994"),
    *ADDRESS,
    Field(
        name="tax_id",
        title="Steuer-ID",
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
        title="IBAN",
        option="iban",
        question="IBAN, auf die der Lohn geht?",
        help="Sie beginnt mit DE und hat 22 Zeichen. Sie darf nachkommen, muss aber vor dem Abschluss da sein.",
        read=parsers.iban,
        example="DE02 5001 0517 0137 0750 30",
        default=None,
        said_default="wird nachgetragen",
    ),
    yes_no(
        "severely_disabled",
        "schwerbehindert",
        "Ist die Person selbst schwerbehindert?",
        help="Ja ab einem Grad der Behinderung von 50, dann gibt es eine Woche Zusatzurlaub. Gleichgestellt: Nein.",
        default=False,
    ),
    *(
        Field(
            name=f"severely_disabled_{name}",
            option=f"schwerbehindert-{option}",
            question=question,
            read=parsers.day,
            example=example,
            default=None,
            said_default=said,
            help="Der Tag steht auf dem Schwerbehindertenausweis. Er zählt für den Zusatzurlaub in einem Teil des Jahres.",
            when=_DISABLED,
            otherwise=None,
        )
        for name, option, question, example, said in (
            ("from", "seit", "Seit welchem Tag gilt der Ausweis?", "1.5.2026", "schon immer"),
            ("to", "bis", "Bis zu welchem Tag gilt er?", "31.12.2030", "ohne Ende"),
        )
    ),
    yes_no(
        "relative",
        "angehörig",
        "Ist die Person mit Ihnen verwandt oder verheiratet?",
        help="Bei Angehörigen prüfen Ämter genauer. An der Abrechnung ändert es nichts.",
        default=False,
    ),
)
ABOUT_TIME = (
    Field(
        name="weekly_hours_elsewhere",
        option="stunden-anderswo",
        question="Wie viele Stunden in der Woche arbeitet die Person bei anderen Arbeitgebern?",
        help="Sie zählen bei den Grenzen der Arbeitszeit mit.",
        read=parsers.hours,
        example="10",
        default=None,
        said_default="keine",
    ),
    yes_no(
        "lives_in",
        "wohnt-im-haushalt",
        "Wohnt die Person bei Ihnen und betreut Sie eigenverantwortlich, wie in einer Familie?",
        help="Nur dann gilt das Arbeitszeitgesetz nicht, und das ist eng und umstritten. Wer zu Schichten kommt, auch für "
        "24 Stunden, wohnt nicht im Haushalt. Im Zweifel: Nein.",
        title="Wohnt im Haushalt",
        default=False,
    ),
)
YOUTH = (
    Field(
        name="medical_certificate_on",
        option="untersucht-am",
        question="Wann war die ärztliche Untersuchung für Jugendliche?",
        help="Unter 18 darf nur arbeiten, wer in den letzten 14 Monaten untersucht worden ist und die Bescheinigung gibt.",
        read=parsers.day,
        example="2.9.2026",
        default=None,
        said_default="liegt noch nicht vor",
    ),
    Field(
        name="school_weekdays",
        option="schultage",
        question="An welchen Wochentagen ist Berufsschule?",
        help="Die Schule zählt als Arbeitszeit.",
        read=parsers.weekdays,
        example="mo do",
        default=(),
        said_default="an keinem",
    ),
    yes_no(
        "vocational_training",
        "ausbildung",
        "Hat die Person eine abgeschlossene Berufsausbildung?",
        help="Unter 18 gilt der Mindestlohn nur mit abgeschlossener Ausbildung.",
        default=False,
    ),
)
CONTRACT = (
    choice("pay", "lohnart", "Wie wird bezahlt?", words.PAY, default="hourly", said_default="Stundenlohn"),
    Field(
        name="wage",
        option="lohn",
        question="Wie viel Euro in der Stunde (bei festem Lohn: im Monat)?",
        help="Brutto, so wie es im Vertrag steht. Der Mindestlohn gilt auch in der Assistenz.",
        read=parsers.money,
        example="16,50",
    ),
    Field(
        name="weekly_hours",
        option="wochenstunden",
        question="Wie viele Stunden in der Woche sind vereinbart?",
        help="So wie es im Vertrag steht. Steht dort eine Zahl im Monat, teilen Sie sie durch 4,35.",
        read=parsers.hours,
        example="20",
    ),
    Field(
        name="workdays_per_week",
        option="arbeitstage",
        question="An wie vielen Tagen in der Woche wird gearbeitet?",
        help="Danach richtet sich der Urlaub. Ist es verschieden, nehmen Sie den Durchschnitt.",
        read=parsers.between(1, 7),
        example="4",
    ),
    Field(
        name="vacation_days",
        option="urlaubstage",
        question="Wie viele Arbeitstage Urlaub im Jahr?",
        read=parsers.number,
        example="20",
        help="Das Gesetz verlangt vier Wochen: bei vier Tagen in der Woche mindestens 16 Arbeitstage. Sind keine Tage der "
        "Woche fest, zählen Sie wie bei fünf Tagen in der Woche: dann mindestens 20.",
    ),
    yes_no(
        "irregular",
        "wechselnd",
        "Wird jede Woche an anderen und verschieden vielen Tagen gearbeitet?",
        help="Dann richtet sich der Urlaub nach den Tagen mit Dienst im Jahr, und die Urlaubstage des Vertrags gelten für "
        "fünf Tage in der Woche.",
        default=False,
    ),
    choice(
        "vacation_counts",
        "urlaub-zählt",
        "Was ist ein Urlaubstag?",
        words.VACATION_COUNTS,
        help="Nur bei Nachtdiensten ein Unterschied. Anspruch und Verbrauch zählen gleich.",
        default="days",
        said_default="jeder Kalendertag mit Dienst",
        when=is_value("irregular", wanted=True),
        otherwise="days",
    ),
    yes_no(
        "on_call",
        "abruf",
        "Ist Arbeit auf Abruf vereinbart?",
        help="Ja, wenn Sie von Woche zu Woche sagen, wann gearbeitet wird, und das so im Vertrag steht.",
        default=False,
    ),
    choice(
        "on_call_hours",
        "abrufstunden",
        "Wie sind die Wochenstunden gemeint?",
        words.ON_CALL_HOURS,
        help="Ohne Wochenstunden (0) gelten nach dem Gesetz 20 Stunden als vereinbart.",
        default=None,
        said_default="fest vereinbart",
        when=is_value("on_call", wanted=True),
        otherwise=None,
    ),
    Field(
        name="time_account_from",
        option="arbeitszeitkonto",
        question="Ab wann gilt ein schriftlich vereinbartes Arbeitszeitkonto?",
        help="Nur mit schriftlicher Vereinbarung. Ohne Konto müssen Stunden über dem Vertrag gleich bezahlt werden.",
        read=parsers.day,
        example="1.1.2026",
        default=None,
        said_default="es gibt keines",
        when=is_value("pay", wanted="salary"),
        otherwise=None,
    ),
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
        help="Das gilt für alle Stunden, bei denen nichts anderes dabei steht.",
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
        "method",
        "steuer",
        "Wie wird die Lohnsteuer erhoben?",
        words.TAX_METHOD,
        help="Beim Minijob ist pauschal 2 Prozent üblich, alle anderen nach den "
        "Steuermerkmalen, die das Finanzamt mitteilt.",
        default="elstam",
        said_default="ELStAM",
    ),
    choice(
        "tax_class",
        "steuerklasse",
        "Steuerklasse?",
        words.TAX_CLASS,
        help="Sie kommt mit den Steuermerkmalen vom Finanzamt (ELStAM). Wer hier nur nebenher arbeitet, hat meist die 6.",
        default=1,
        said_default="1",
        when=_ELSTAM,
        otherwise=1,
    ),
    Field(
        name="factor",
        option="faktor",
        question="Faktor?",
        help="Nur bei Ehepaaren mit Steuerklasse 4 und Faktor; die Zahl kommt mit den Steuermerkmalen.",
        read=parsers.number,
        example="0,912",
        default=None,
        said_default="keiner",
        when=is_value("tax_class", wanted=4),
        otherwise=None,
    ),
    Field(
        name="child_allowances",
        title="Kinderfreibeträge",
        option="kinderfreibeträge",
        question="Kinderfreibeträge?",
        help="Die Zahl kommt mit den Steuermerkmalen, zum Beispiel 0,5 oder 1. Ohne Kinder ist sie 0.",
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
        help="Sie richtet sich nach den Steuermerkmalen. Wer in keiner Kirche ist, zahlt keine.",
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
        help="Nur wenn das Finanzamt einen eingetragen hat; er kommt mit den Steuermerkmalen.",
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
        help="Das Gegenstück zum Freibetrag, selten; er kommt mit den Steuermerkmalen.",
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
    choice(
        "scheme",
        "versicherung",
        "Wie ist die Person versichert?",
        words.SCHEME,
        help="Ein Minijob geht bis zur Minijob-Grenze im Monat. Darüber ist fast alles sozialversicherungspflichtig.",
    ),
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
        help="Nur mit einem Antrag, den Ihnen die Person unterschrieben gegeben hat. Ohne Antrag: Nein.",
        default=False,
        when=_MINIJOB,
        otherwise=False,
    ),
    yes_no(
        "parent",
        "eltern",
        "Hat die Person ein Kind (auch erwachsen)?",
        help="Wer kein Kind hat, zahlt mehr für die Pflegeversicherung. Lassen Sie sich eine Geburtsurkunde zeigen.",
        default=False,
    ),
    Field(
        name="children_under_25",
        option="kinder",
        question="Wie viele Kinder unter 25?",
        help="Ab dem zweiten Kind unter 25 sinkt der Beitrag zur Pflegeversicherung.",
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
        help="Das einfache Verfahren der Minijob-Zentrale für Privathaushalte. Gilt es bei Ihnen nicht: Nein.",
        default=False,
        when=_MINIJOB,
        otherwise=False,
    ),
    yes_no(
        "statutory_health",
        "gesetzlich",
        "Ist die Person gesetzlich krankenversichert?",
        help="Ja, auch wenn sie in der Familie mitversichert ist. Nein nur bei einer privaten Krankenversicherung.",
        default=True,
    ),
)
ON_LAST_SLIP = "Die Zahl steht auf der letzten Abrechnung unter den Jahressummen. Ohne Abrechnung bleibt sie leer."
OPENING = (
    Field(
        name="on",
        option="am",
        question="Ab welchem Tag rechnen Sie hier ab?",
        help="Der erste Tag des ersten Monats, den Sie mit diesem Programm abrechnen.",
        read=parsers.day,
        example="1.7.2026",
    ),
    *(
        Field(
            name=name,
            option=option,
            title=title,
            question=question,
            read=parsers.hours if name.startswith("hours") else parsers.money,
            example=example,
            default=None,
            said_default="nicht bekannt",
            help=explained,
        )
        for name, option, title, question, example, explained in (
            ("pay_to_date", "brutto", "", "Brutto in diesem Jahr bis dahin?", "8400,00", ON_LAST_SLIP),
            ("tax_to_date", "lohnsteuer", "", "Lohnsteuer in diesem Jahr bis dahin?", "120,00", ON_LAST_SLIP),
            (
                "insured_to_date",
                "sv-brutto",
                "Brutto der Versicherung",
                "Beitragspflichtiger Lohn in diesem Jahr bis dahin?",
                "8400,00",
                ON_LAST_SLIP,
            ),
            ("one_offs_to_date", "einmalzahlungen", "", "Einmalzahlungen in diesem Jahr bis dahin?", "0,00", ON_LAST_SLIP),
            (
                "earnings_13_weeks",
                "lohn-13-wochen",
                "Lohn der 13 Wochen",
                "Lohn der letzten 13 Wochen, ohne Überstunden?",
                "3900,00",
                "Danach richtet sich der Lohn im Urlaub. Zählen Sie die Bruttolöhne der letzten drei Monate zusammen.",
            ),
            (
                "hours_13_weeks",
                "stunden-13-wochen",
                "Stunden der 13 Wochen",
                "Stunden der letzten 13 Wochen?",
                "252",
                "Die Stunden, für die dieser Lohn bezahlt wurde.",
            ),
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
    Field(
        name="every_weeks",
        option="alle",
        question="Alle wie viele Wochen?",
        help="1 ist jede Woche, 2 jede zweite, von der Woche des ersten Tages an gezählt. Höchstens 8.",
        read=parsers.between(1, 8),
        example="2",
        default=1,
        said_default="jede Woche",
    ),
    choice(
        "kind",
        "art",
        "Was für eine Schicht?",
        words.ROSTER_KIND,
        default="work",
        said_default="Arbeit",
    ),
)
_FIRST_DAY = valid_from("Erster Arbeitstag?")
_LAST_DAY = optional(
    Field(name="valid_to", option="bis", question="Letzter Tag, wenn befristet?", read=parsers.day, example="31.12.2026"),
    said="unbefristet",
)


def _if_minor(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """Ask only about somebody who is under 18 on the first day."""
    return tuple(replace(field, when=_minor, otherwise=field.default) for field in fields)


def _minor(values: Values) -> bool:
    from payroll.office.people_checks import is_minor

    birth, first = values.get("birth_date"), values.get("valid_from")
    return birth is not None and first is not None and is_minor(birth, first)


ACTIONS = (
    Action(
        name="add_assistant",
        words=("person", "hinzufügen"),
        title="Jemanden neu anstellen",
        use_case="payroll.office.people:add_assistant",
        fields=(*PERSON, _FIRST_DAY, _LAST_DAY, *_if_minor(YOUTH), *CONTRACT, *TAX, *INSURANCE),
    ),
    Action(
        name="change_assistant",
        words=("person", "ändern"),
        title="Name, Anschrift, Nummern oder IBAN ändern",
        use_case="payroll.office.people:change_assistant",
        fields=(ASSISTANT, *changing((*PERSON, *ABOUT_TIME, *YOUTH))),
    ),
    Action(
        name="change_contract",
        words=("person", "vertrag"),
        title="Lohn oder Vertrag ab einem Tag ändern",
        use_case="payroll.office.people:change_contract",
        fields=(ASSISTANT, valid_from(), *changing((*CONTRACT, _LAST_DAY))),
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
