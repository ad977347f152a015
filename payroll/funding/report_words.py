"""The German sentences of a usage report: title, declarations, annexes, and explanations proposed by the program."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from payroll.funding import numbers
from payroll.funding.facts import Expense, Grant
from payroll.funding.notices import months_above_granted
from payroll.funding.usage import GrantMonth, MonthUse
from payroll.money import ZERO, hours
from payroll.pay.words import euros, month_name, number
from payroll.periods import Month

_TITLES = {
    "arbeitsassistenz": "Arbeitsassistenz (§ 185 Abs. 5 SGB IX)",
    "eingliederungshilfe": "Persönliches Budget, Eingliederungshilfe (§ 29 SGB IX)",
    "pflege": "Persönliches Budget, Pflege (§ 29 SGB IX)",
    "budget_fuer_arbeit": "Budget für Arbeit (§ 61 SGB IX)",
    "budget_fuer_ausbildung": "Budget für Ausbildung (§ 61a SGB IX)",
}
_ATTAIN = "Arbeitsassistenz zur Erlangung eines Arbeitsplatzes (§ 49 Abs. 8 Satz 1 Nr. 3 SGB IX)"
_OTHER_TITLE = "Persönliches Budget (§ 29 SGB IX)"

_PURPOSES = {
    "arbeitsassistenz": "Arbeitsassistenz",
    "eingliederungshilfe": "Eingliederungshilfe",
    "pflege": "Pflege",
    "budget_fuer_arbeit": "Budget für Arbeit",
    "budget_fuer_ausbildung": "Budget für Ausbildung",
}

DECLARATIONS = (
    "Meine Angaben sind richtig und vollständig.",
    "Ich habe das Geld nur für den bewilligten Zweck verwendet.",
    "Für dieselben Stunden hat keine andere Stelle gezahlt.",
    "Änderungen, die für die Leistung wichtig sind, habe ich mitgeteilt (§ 60 SGB I).",
    "Die Belege bewahre ich auf und lege sie auf Wunsch vor.",
    "Mir ist bekannt, dass nicht verbrauchtes Geld zurückgezahlt oder verrechnet wird (§§ 47, 50 SGB X).",
)

_PROPOSALS = {
    "repay": "Ich zahle {unspent} zurück.",
    "offset": "Bitte verrechnen Sie {unspent} mit den nächsten Vorschüssen.",
    "offset_half": "Bitte verrechnen Sie {unspent} mit den nächsten Vorschüssen, höchstens je zur Hälfte.",
    "carry": "Der Rest von {unspent} bleibt für die folgenden Monate der Bewilligung auf dem Budgetkonto.",
    "none": "Es ist kein Geld übrig.",
}


def title(grant: Grant) -> str:
    """Return the report's title with the provision the money rests on."""
    if grant.purpose == "arbeitsassistenz" and grant.basis == "attain":
        return f"Verwendungsnachweis {_ATTAIN}"
    return f"Verwendungsnachweis {_TITLES.get(grant.purpose, _OTHER_TITLE)}"


def proposal(grant: Grant, *, unspent: Decimal, lapsed: Decimal, final: bool) -> tuple[str, str]:
    """Return what is to happen with the rest: a key of ``ReportResult.proposal`` and its sentence.

    *lapsed*: rests of single months that the grant does not let into the next month.
    """
    if unspent <= ZERO:
        return "none", _PROPOSALS["none"]
    key = grant.settlement if final or lapsed else "carry"
    return key, _PROPOSALS[key].format(unspent=euros(unspent))


def annexes(grant: Grant) -> tuple[str, ...]:
    """Return the papers that belong to the report (reference 3a, 3g)."""
    if grant.model == "service":
        return ("Rechnungen, von mir als richtig gezeichnet", "Kontoauszüge über Eingang und Zahlung")
    return (
        "Kostentabelle für jede Assistenzkraft",
        "Stundennachweise für jede Assistenzkraft",
        "Entgeltabrechnungen",
        "Beitragsnachweise der Krankenkassen und der Minijob-Zentrale",
        "Kontoauszüge über Eingang und Zahlung",
    )


def sharing_keys(grant: Grant) -> tuple[str, ...]:
    """Return by which keys cost is shared with other purposes (R8, funding 4.2); nothing where providers send invoices."""
    if grant.model == "service":
        return ()
    months = numbers.on(grant.valid_from).number("sharing.months")
    return (
        "Jede bezahlte Minute gehört zu genau einem Zweck. Hier steht nur der Anteil dieser Bewilligung.",
        "Kosten einer Kraft mit mehreren Zwecken sind nach bezahlten Minuten geteilt, übrige Cent nach dem größten Rest.",
        "Krankheit, Urlaub und Feiertag zählen zum Zweck der ausgefallenen geplanten Schicht.",
        f"Ohne bezahlte Minuten im Monat gelten die Anteile der letzten {months} Monate.",
    )


def shared_expenses(expenses: Iterable[Expense], first: Month, last: Month) -> tuple[str, ...]:
    """Return by which key each fixed cost of the months *first* to *last* is shared that others bear too."""
    mine = [each for each in expenses if each.share_percent is not None and first <= Month.of(each.on) <= last]
    return tuple(
        f"Feste Kosten vom {each.on:%d.%m.%Y}{f', {each.note}' if each.note else ''}: {number(each.share_percent or ZERO)} "
        f"Prozent von {euros(each.share_of or ZERO)}, das sind {euros(each.amount)}."
        for each in sorted(mine, key=lambda each: each.on)
    )


def explanations(grant: Grant, rows: Sequence[GrantMonth], uses: Sequence[MonthUse], cut: Decimal) -> tuple[str, ...]:
    """Propose one line for each thing a clerk would ask about; the person may change them.

    *cut*: what a cap over the whole approval takes away at its end, in euro.
    """
    lines = [
        f"{month_name(row.month)}: {number(row.hours)} Stunden, bewilligt sind {number(granted)} Stunden."
        for row, granted in months_above_granted(grant, rows)
    ]
    lines += [
        f"{month_name(row.month)}: {euros(row.not_recognised.amount)} liegen über dem anerkannten Betrag. "
        "Ich habe sie selbst bezahlt."
        for row in rows
        if row.not_recognised.amount
    ]
    if cut:
        lines.append(f"Über die ganze Bewilligung liegen {euros(cut)} über der Obergrenze je Stunde. Ich trage sie selbst.")
    for use in uses:
        lines += _absences(use.month, use)
        lines += _corrections(use)
    return tuple(lines)


def _corrections(use: MonthUse) -> list[str]:
    """Say what of a month belongs to earlier months that were corrected with it."""
    entries = [entry for entry in use.assistants if entry.corrects is not None]
    return [
        f"{month_name(use.month)}: Darin sind {_signed(entry.cost.amount)} und {number(hours(entry.minutes_of()))} Stunden "
        f"aus der Berichtigung von {month_name(entry.corrects)} für eine Assistenzkraft."
        for entry in entries
        if entry.corrects is not None
    ]


def _signed(amount: Decimal) -> str:
    return f"{'minus ' if amount < ZERO else ''}{euros(abs(amount))}"


def _absences(month: Month, use: MonthUse) -> list[str]:
    own = [entry for entry in use.assistants if entry.corrects is None]
    lines = []
    if sick := sum(entry.minutes_of("sick") for entry in own):
        lines.append(
            f"{month_name(month)}: {number(hours(sick))} Stunden Entgeltfortzahlung bei Krankheit einer Assistenzkraft."
        )
    if substitute := sum(entry.minutes_of("substitute") for entry in own):
        lines.append(f"{month_name(month)}: {number(hours(substitute))} Stunden einer Ersatzkraft.")
    if use.refunds.amount:
        lines.append(
            f"{month_name(month)}: {euros(use.refunds.amount)} Erstattung der Krankenkasse (U1, U2) sind abgezogen."
        )
    return lines


def purpose_name(purpose: str) -> str:
    """Return what a grant is for in a word or two; a purpose of one's own stands as it was noted."""
    return _PURPOSES.get(purpose, purpose)
