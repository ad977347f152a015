"""Actions about health funds and about the employer."""

from tui.actions import parsers, words
from tui.actions.common import ADDRESS, FUND, changing, choice, optional, valid_from, yes_no
from tui.actions.declare import Action, Field

RATES = (
    valid_from("Ab wann gelten diese Sätze?"),
    Field(
        name="additional",
        option="zusatzbeitrag",
        question="Zusatzbeitrag?",
        help="In Prozent, so wie ihn die Kasse auf ihrer Internetseite nennt. Jede Kasse hat ihren eigenen.",
        read=parsers.percent,
        example="2,99",
    ),
    Field(
        name="u1",
        title="U1",
        option="u1",
        question="Umlage U1?",
        help="Mit der U1 versichern Sie sich gegen Lohnkosten bei Krankheit. Den Satz "
        "nennt die Kasse; oft gibt es mehrere zur Wahl.",
        read=parsers.percent,
        example="1,9",
    ),
    Field(
        name="u1_refund",
        title="Erstattung U1",
        option="u1-erstattung",
        question="Wie viel Prozent erstattet U1?",
        help="So viel vom Lohn bekommen Sie bei Krankheit zurück. Das gehört zum gewählten Satz und steht daneben.",
        read=parsers.percent,
        example="70",
    ),
    choice(
        "u1_contributions",
        "u1-beiträge",
        "Was ist mit den Beiträgen auf den erstatteten Lohn?",
        words.U1_CONTRIBUTIONS,
        help="Manche Kassen erstatten auch Ihren Anteil an den Beiträgen. Es steht in "
        "der Satzung der Kasse; fragen Sie im Zweifel dort.",
        default="none",
        said_default="nur der Lohn wird erstattet",
        title="Beiträge bei U1",
    ),
    Field(
        name="u2",
        title="U2",
        option="u2",
        question="Umlage U2?",
        help="Mit der U2 bekommen Sie die Kosten bei Mutterschaft zurück. Alle zahlen sie, den Satz nennt die Kasse.",
        read=parsers.percent,
        example="0,44",
    ),
)
EMPLOYER = (
    Field(name="name", option="name", question="Ihr Vor- und Nachname?", read=parsers.text, example="Mira Sommer"),
    *ADDRESS,
    choice("state", "land", "In welchem Bundesland arbeitet Ihre Assistenz?", words.STATE, title="Bundesland"),
    Field(
        name="establishment_number",
        option="betriebsnummer",
        question="Ihre Betriebsnummer?",
        read=parsers.eight_digits,
        example="98000006",
        help="Acht Ziffern von der Bundesagentur für Arbeit. Sie brauchen sie, sobald Sie jemanden anstellen.",
    ),
    Field(
        name="tax_number",
        option="steuernummer",
        question="Ihre Steuernummer?",
        help="Die Nummer, unter der Sie die Lohnsteuer anmelden. Das Finanzamt gibt sie "
        "Ihnen, wenn Sie sich als Arbeitgeber melden.",
        read=parsers.text,
        example="337/5012/3456",
    ),
    Field(
        name="tax_office",
        option="finanzamt",
        question="Welches Finanzamt?",
        help="Das Finanzamt an dem Ort, an dem Sie die Löhne abrechnen, meist an Ihrem Wohnort.",
        read=parsers.text,
        example="Münster-Außenstadt",
    ),
    Field(
        name="iban",
        title="IBAN",
        option="iban",
        question="IBAN Ihres Budgetkontos?",
        help="Das Konto, von dem Sie die Löhne zahlen. Sie steht auf dem Kontoauszug und beginnt mit DE.",
        read=parsers.iban,
        example="DE02 1203 0000 0000 2020 51",
    ),
    yes_no(
        "levy_u1",
        "umlage-u1",
        "Nehmen Sie an der Umlage U1 teil (höchstens 30 Angestellte)?",
        help="Die U1 erstattet Lohn bei Krankheit. Mit höchstens 30 Angestellten nehmen Sie teil: dann ist Ja richtig.",
        default=True,
        title="Umlage U1",
    ),
    yes_no(
        "levy_insolvency",
        "insolvenzumlage",
        "Zahlen Sie die Insolvenzgeldumlage (Privathaushalte: nein)?",
        help="Wer im eigenen Haushalt anstellt, zahlt sie nicht: dann ist Nein richtig. Betriebe zahlen sie.",
        default=False,
    ),
    Field(
        name="accident_insurer_name",
        option="unfallversicherung",
        question="Bei welcher Unfallkasse sind Ihre Leute versichert?",
        help="Im Privathaushalt ist es die Unfallkasse Ihres Landes, für Assistenz bei "
        "der Arbeit oft die Berufsgenossenschaft.",
        read=parsers.text,
        example="Unfallkasse NRW",
    ),
    Field(
        name="accident_insurer_number",
        option="mitgliedsnummer",
        question="Ihre Mitgliedsnummer dort?",
        help="Sie steht auf jedem Brief der Unfallversicherung. Haben Sie noch keine, schreiben Sie „beantragt“.",
        read=parsers.text,
        example="77-4711",
    ),
    optional(
        Field(
            name="email", title="E-Mail", option="e-mail", question="E-Mail?", read=parsers.text, example="mira@example.org"
        )
    ),
    optional(Field(name="phone", option="telefon", question="Telefon?", read=parsers.text, example="0251 123456")),
)

OWN_JOB = (
    choice("kind", "art", "Wie arbeiten Sie?", words.JOB_KIND, default="employed", said_default="angestellt"),
    Field(name="employer", option="arbeitgeber", question="Bei wem arbeiten Sie?", read=parsers.text, example="Stadtwerke"),
    Field(
        name="weekly_hours",
        option="wochenstunden",
        question="Wie viele Stunden in der Woche?",
        read=parsers.hours,
        example="25",
    ),
    Field(
        name="monthly_gross",
        option="brutto",
        question="Wie viel verdienen Sie im Monat brutto?",
        read=parsers.money,
        example="2600,00",
    ),
    optional(
        Field(
            name="fixed_term_until",
            option="befristet-bis",
            question="Befristet bis?",
            help="Der letzte Tag Ihres eigenen Arbeitsvertrags.",
            read=parsers.day,
            example="31.12.2027",
        ),
        said="unbefristet",
    ),
    choice(
        "status",
        "status",
        "Sind Sie schwerbehindert oder gleichgestellt?",
        words.DISABILITY,
        default="severely_disabled",
        said_default="schwerbehindert",
    ),
    optional(
        Field(
            name="consent_on",
            option="zustimmung",
            question="Wann hat Ihr Arbeitgeber der Assistenz schriftlich zugestimmt?",
            help="Das Integrationsamt möchte diese Zustimmung sehen. Fehlt sie noch, lassen Sie die Angabe leer.",
            read=parsers.past_day,
            example="3.11.2025",
        ),
        said="noch nicht",
    ),
    optional(
        Field(
            name="card_until",
            option="ausweis-bis",
            question="Bis wann gilt Ihr Schwerbehindertenausweis oder Ihre Gleichstellung?",
            help="Drei Monate vorher erinnert Sie das Programm an die Verlängerung.",
            read=parsers.day,
            example="31.12.2028",
        ),
        said="unbefristet",
    ),
)

ACTIONS = (
    Action(
        name="add_fund",
        words=("kasse", "hinzufügen"),
        title="Eine Krankenkasse eintragen",
        use_case="payroll.office.funds:add_fund",
        fields=(
            Field(name="name", option="name", question="Wie heißt die Kasse?", read=parsers.text, example="AOK NordWest"),
            Field(
                name="number",
                option="betriebsnummer",
                question="Betriebsnummer der Kasse?",
                read=parsers.eight_digits,
                example="33526082",
            ),
            *RATES,
        ),
    ),
    Action(
        name="change_rates",
        words=("kasse", "sätze"),
        title="Neue Sätze einer Krankenkasse ab einem Tag",
        use_case="payroll.office.funds:change_rates",
        fields=(FUND, RATES[0], *changing(RATES[1:])),
    ),
    Action(
        name="set_up",
        words=("einstellung", "anlegen"),
        title="Ihre Angaben als Arbeitgeberin oder Arbeitgeber",
        use_case="payroll.office.employer:set_up",
        fields=EMPLOYER,
    ),
    Action(
        name="set_own_job",
        words=("einstellung", "arbeit"),
        title="Ihre eigene Arbeit, für die Sie Assistenz bekommen",
        use_case="payroll.office.employer:set_own_job",
        fields=OWN_JOB,
    ),
    Action(
        name="change_employer",
        words=("einstellung", "ändern"),
        title="Ihre Angaben ändern",
        use_case="payroll.office.employer:change_employer",
        fields=changing(EMPLOYER),
    ),
    Action(
        name="end_own_job",
        words=("einstellung", "ohne-arbeit"),
        title="Ihre eigene Arbeit austragen",
        use_case="payroll.office.employer:end_own_job",
        fields=(),
    ),
    Action(
        name="change_setting",
        words=("einstellung", "setzen"),
        title="Einstellen, wie das Programm sich zeigt",
        use_case="payroll.office.settings:change_setting",
        fields=(
            choice("key", "was", "Was möchten Sie einstellen?", words.SETTING, positional=True),
            Field(
                name="value",
                option="wert",
                question="Welcher Wert?",
                read=parsers.text,
                example="schlicht",
                positional=True,
                help="darstellung: bildschirm oder schlicht. farben: dunkel, hell, kontrast. vorschlaege und erklaerungen: "
                "ja oder nein.",
            ),
        ),
    ),
)
