"""Actions about money beside the wages: advances, expenses, invoices, one-off pay, refunds."""

from dataclasses import replace

from tui.actions import parsers, words
from tui.actions.common import AMOUNT, ASSISTANT, GRANT, MONTH, ON, choice, is_value, optional, yes_no
from tui.actions.declare import Action, Field

_NOTE = optional(Field(name="note", option="notiz", question="Wofür genau?", read=parsers.text, example="Beitrag 2026"))
_SIGNED = replace(AMOUNT, read=parsers.signed_money, positional=True)

_TRAVEL = Field(
    name="travel_cost",
    option="fahrtkosten",
    question="Wie viel davon sind Fahrtkosten?",
    read=parsers.money,
    example="18,60",
    default=None,
    said_default="keine",
    when=lambda values: values.get("assignment") is not None,
    otherwise=None,
)

ACTIONS = (
    Action(
        name="add_grant_payment",
        words=("eingang",),
        title="Eine Zahlung der Stelle eintragen",
        use_case="payroll.office.money_in:add_grant_payment",
        fields=(
            GRANT,
            replace(_SIGNED, question="Welcher Betrag ist eingegangen?", help="Mit minus: zurückgezahlt."),
            replace(MONTH, name="for_month", option="für"),
            replace(ON, question="An welchem Tag ist das Geld gekommen?"),
        ),
    ),
    Action(
        name="add_expense",
        words=("ausgabe",),
        title="Eine Ausgabe eintragen",
        use_case="payroll.office.expenses:add_expense",
        fields=(GRANT, _SIGNED, choice("kind", "art", "Was für eine Ausgabe?", words.EXPENSE_KIND), ON, _NOTE),
    ),
    Action(
        name="add_shared_expense",
        words=("ausgabe", "anteilig"),
        title="Eine Ausgabe eintragen, die mehrere Bewilligungen tragen",
        use_case="payroll.office.cost_shares:add_shared_expense",
        fields=(_SIGNED, choice("kind", "art", "Was für eine Ausgabe?", words.EXPENSE_KIND), ON, _NOTE),
    ),
    Action(
        name="add_invoice",
        words=("rechnung",),
        title="Die Rechnung eines Dienstes eintragen",
        use_case="payroll.office.expenses:add_invoice",
        fields=(
            GRANT,
            _SIGNED,
            Field(name="provider", option="dienst", question="Von wem?", read=parsers.text, example="Assistenz GmbH"),
            Field(name="number", option="nummer", question="Rechnungsnummer?", read=parsers.text, example="2026-17"),
            replace(ON, question="Rechnungsdatum?"),
            Field(
                name="valid_from", option="von", question="Erster Tag der Leistung?", read=parsers.day, example="1.3.2026"
            ),
            Field(
                name="valid_to", option="bis", question="Letzter Tag der Leistung?", read=parsers.day, example="31.3.2026"
            ),
            Field(name="hours", option="stunden", question="Wie viele Stunden?", read=parsers.hours, example="42,5"),
            yes_no(
                "vat_included", "mit-umsatzsteuer", "Ist die Umsatzsteuer enthalten?", title="Mit Umsatzsteuer", default=True
            ),
            optional(
                Field(
                    name="assignment",
                    option="einsatz",
                    question="Bei einer Dolmetscherin oder einem Dolmetscher: was war der Einsatz?",
                    read=parsers.text,
                    example="Teamsitzung",
                ),
                said="kein Dolmetschen",
            ),
            replace(
                _TRAVEL,
                name="travel_minutes",
                option="fahrzeit",
                question="Wie viele Minuten Fahrzeit stehen darin?",
                read=parsers.between(0, 1440),
                example="60",
            ),
            _TRAVEL,
        ),
    ),
    Action(
        name="add_one_off",
        words=("einmal",),
        title="Eine Einmalzahlung eintragen",
        use_case="payroll.office.expenses:add_one_off",
        fields=(
            ASSISTANT,
            replace(AMOUNT, positional=True, example="300,00"),
            choice("kind", "art", "Was für eine Zahlung?", words.ONE_OFF_KIND),
            replace(MONTH, question="Mit welchem Monat wird sie ausgezahlt?"),
            Field(
                name="account_hours",
                option="konto-stunden",
                title="Stunden auf dem Konto",
                question="Wie viele Stunden eines Arbeitszeitkontos zahlt sie aus?",
                read=parsers.hours,
                example="12,5",
                default=None,
                said_default="keine",
                when=is_value("kind", wanted="other"),
                otherwise=None,
            ),
        ),
    ),
    Action(
        name="add_refund",
        words=("erstattung",),
        title="Eine Erstattung der Krankenkasse eintragen",
        use_case="payroll.office.money_in:add_refund",
        fields=(
            ASSISTANT,
            replace(AMOUNT, positional=True, example="97,65"),
            choice("kind", "art", "Welche Umlage?", words.REFUND_KIND),
            replace(MONTH, question="Für welchen Monat?"),
            Field(name="claimed_on", option="beantragt", question="Wann beantragt?", read=parsers.day, example="2.4.2026"),
            optional(
                Field(
                    name="received_on",
                    option="erhalten",
                    question="Wann ist das Geld gekommen?",
                    read=parsers.day,
                    example="20.4.2026",
                ),
                said="noch nicht",
            ),
        ),
    ),
    Action(
        name="remove_grant_payment",
        words=("eingang", "löschen"),
        title="Einen Eingang löschen, der falsch eingetragen ist",
        use_case="payroll.office.money_in:remove_grant_payment",
        fields=(GRANT, replace(MONTH, name="for_month", option="für"), ON),
    ),
    Action(
        name="remove_expense",
        words=("ausgabe", "löschen"),
        title="Eine Ausgabe löschen, die falsch eingetragen ist",
        use_case="payroll.office.expenses:remove_expense",
        fields=(GRANT, _SIGNED, ON),
    ),
    Action(
        name="remove_invoice",
        words=("rechnung", "löschen"),
        title="Eine Rechnung löschen, die falsch eingetragen ist",
        use_case="payroll.office.expenses:remove_invoice",
        fields=(
            Field(name="provider", option="dienst", question="Von wem?", read=parsers.text, example="Assistenz GmbH"),
            Field(name="number", option="nummer", question="Rechnungsnummer?", read=parsers.text, example="2026-17"),
        ),
    ),
    Action(
        name="remove_one_off",
        words=("einmal", "löschen"),
        title="Eine Einmalzahlung löschen, die falsch eingetragen ist",
        use_case="payroll.office.expenses:remove_one_off",
        fields=(ASSISTANT, choice("kind", "art", "Was für eine Zahlung?", words.ONE_OFF_KIND), MONTH),
    ),
)
