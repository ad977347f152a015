"""``lohn rechner``: gross to net and employer cost of a case, without a book; backwards; over weekly hours."""

import re
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from payroll.money import MINUTES_PER_HOUR, round_half_up_cent
from payroll.periods import Month
from payroll.refusal import NotUnderstood
from tui import wording
from tui.actions import parsers, words
from tui.commands.call import Call
from tui.commands.parser import Parser

if TYPE_CHECKING:
    from payroll.pay.facts import MonthFacts
    from payroll.pay.payslip import Payslip
    from payroll.pay.solve import Answer, Solved

EXAMPLE = "rechner --stundenlohn 15,50 --wochenstunden 20 --klasse 1"
MOST_ROWS = 60
WEEKS, MONTHS = 13, 3

QUESTIONS: tuple[tuple[str, str, str, Callable[[str, date], Any], str], ...] = (
    ("--stundenlohn", "wage", "EURO", parsers.money, "ohne Angabe: der Mindestlohn"),
    ("--gehalt", "salary", "EURO", parsers.money, "festes Monatsgehalt statt Stundenlohn"),
    ("--wochenstunden", "weekly_hours", "STUNDEN", parsers.hours, "Stunden je Woche; der Monat hat 13/3 Wochen"),
    ("--monatsstunden", "month_hours", "STUNDEN", parsers.hours, "Stunden im Monat, statt Wochenstunden"),
    ("--monat", "month", "MONAT", parsers.month, "ohne Angabe: dieser"),
    (
        "--art",
        "scheme",
        "ART",
        parsers.one_of(words.SCHEME),
        "pflicht, minijob, kurzfristig, student, rentner oder frührentner; ohne Angabe: nach der Minijob-Grenze",
    ),
    ("--klasse", "tax_class", "1-6", parsers.one_of(words.TAX_CLASS), "Steuerklasse; ohne Angabe: 1"),
    ("--kirche", "church", "KIRCHE", parsers.one_of(words.CHURCH), "ev, rk oder keine; ohne Angabe: keine"),
    ("--land", "state", "LAND", parsers.one_of(words.STATE), "Bundesland des Arbeitsorts; ohne Angabe: nw"),
    ("--zusatzbeitrag", "additional", "PROZENT", parsers.percent, "der Krankenkasse; ohne Angabe: der Durchschnitt"),
    ("--u1", "u1", "PROZENT", parsers.percent, "Umlagesatz der Krankenkasse für Krankheit"),
    ("--u2", "u2", "PROZENT", parsers.percent, "Umlagesatz der Krankenkasse für Mutterschaft"),
    ("--geboren", "birth_date", "TAG", parsers.past_day, "Geburtsdatum, zum Beispiel 17.5.1994"),
    ("--kinder", "children_under_25", "ZAHL", parsers.between(0, 99), "Kinder unter 25"),
)
FLAGS = (
    ("--elternteil", "parent", "Mutter oder Vater, auch von Kindern ab 25"),
    ("--befreit", "pension_exempt", "im Minijob von der Rentenversicherung befreit"),
    ("--haushaltsscheck", "household_check", "Minijob im Haushalt mit Haushaltsscheck"),
)
OTHERS = (
    ("--von-kosten", "EURO", "sucht den Stundenlohn, bei dem eine bezahlte Stunde höchstens so viel kostet"),
    ("--netto", "EURO", "sucht den Stundenlohn, von dem im Monat so viel bleibt"),
    ("--stunden", "VON-BIS", "Tabelle über die Stunden je Woche, zum Beispiel 5-40"),
)


def run(_word: str, arguments: Sequence[str], clock: Callable[[], datetime] | None) -> int:
    """Compute a case from a file or from options."""
    parser = _parser()
    options = parser.read(arguments)
    call = Call.of(options, clock)
    if sum(each is not None for each in (options.von_kosten, options.netto, options.stunden)) > 1:
        raise NotUnderstood(
            "Von --von-kosten, --netto und --stunden geht nur eines auf einmal.", code="arguments", place="lohn rechner"
        )
    case = _FileCase(options) if options.datei else _AskedCase(options, call.today)
    if options.stunden is not None:
        return _table(call, case, options.stunden)
    if options.von_kosten is not None or options.netto is not None:
        return _backwards(call, case, options)
    slip = case.payslip()
    if call.json:
        call.out.json(_slip_json(slip))
        return 0
    case.say(call)
    _print_slip(call, slip)
    _explain(call, slip, options.warum)
    return 0


def _parser() -> Parser:
    parser = Parser("rechner", "Netto und Kosten eines Falls, ohne Buch; auch rückwärts", EXAMPLE)
    parser.add_argument("datei", nargs="?", metavar="DATEI", help="ein Fall (lohn-case/1), „-“ für die Standardeingabe")
    for name, attribute, metavar, _, help_text in QUESTIONS:
        parser.add_argument(name, dest=attribute, metavar=metavar, help=help_text)
    for name, attribute, help_text in FLAGS:
        parser.add_argument(name, dest=attribute, action="store_true", help=help_text)
    for name, metavar, help_text in OTHERS:
        parser.add_argument(name, metavar=metavar, help=help_text)
    parser.add_argument("--warum", nargs="?", const="", metavar="BETRAG", help="mit Herleitung; ohne BETRAG: aller Beträge")
    return parser


class _FileCase:
    """A case from a file: everything stands as it is entered there."""

    def __init__(self, options: Namespace) -> None:
        given = [name for name, attribute, *_ in (*QUESTIONS, *FLAGS) if getattr(options, attribute)]
        if given:
            raise NotUnderstood(
                f"Der Fall steht schon in der Datei; {', '.join(given)} gehört nicht dazu. Ändern Sie die Datei.",
                code="arguments",
                place="lohn rechner",
            )
        from payroll.office.case_file import read_case

        self.facts = read_case(_read(options.datei))

    def payslip(self) -> "Payslip":
        from payroll.office.case_file import compute_case

        return compute_case(self.facts)

    def with_wage(self, wage: Decimal) -> "MonthFacts":
        from payroll.pay.solve import with_wage

        return with_wage(self.facts, wage)

    def with_weekly_hours(self, weekly: Decimal) -> "MonthFacts":
        contracts = tuple(
            replace(contract, weekly_hours=weekly, regular_monthly_pay=None) for contract in self.facts.assistant.contracts
        )
        minutes = int((weekly * MINUTES_PER_HOUR * WEEKS / MONTHS).to_integral_value())
        person = replace(self.facts.assistant, contracts=contracts)
        return replace(self.facts, assistant=person, shifts=(), flat_minutes=minutes)

    def say(self, call: Call, facts: "MonthFacts | None" = None) -> None:
        """Nothing is assumed."""


class _AskedCase:
    """A case from options: what is missing is assumed and said."""

    def __init__(self, options: Namespace, today: date) -> None:
        from payroll.office.asked_case import Question

        said: dict[str, Any] = {"month": Month.of(today)}
        for name, attribute, _, read, _ in QUESTIONS:
            typed = getattr(options, attribute)
            if typed is not None:
                try:
                    said[attribute] = read(typed, today)
                except NotUnderstood as refused:
                    raise NotUnderstood(refused.sentence, code=refused.code, place=name) from None
        said |= {attribute: True for _, attribute, _ in FLAGS if getattr(options, attribute)}
        if "scheme" in said:
            from payroll.pay.facts import Scheme

            said["scheme"] = Scheme(said["scheme"])
        self.question: Question = Question(**said)

    def payslip(self) -> "Payslip":
        from payroll.office.asked_case import asked_facts
        from payroll.pay.month import compute_payslip

        return compute_payslip(asked_facts(self.question))

    def with_wage(self, wage: Decimal) -> "MonthFacts":
        from payroll.office.asked_case import asked_facts

        return asked_facts(replace(self.question, wage=None), wage=wage)

    def with_weekly_hours(self, weekly: Decimal) -> "MonthFacts":
        from payroll.office.asked_case import asked_facts

        return asked_facts(self.question, weekly_hours=weekly)

    def say(self, call: Call, facts: "MonthFacts | None" = None) -> None:
        """Say what was assumed; *facts*: the month that was found when something was searched for."""
        from payroll.office.asked_case import asked_facts, assumptions

        call.out.remark("Angenommen, wo Sie nichts anderes angeben:")
        for sentence in assumptions(self.question, facts or asked_facts(self.question), wage_searched=facts is not None):
            call.out.remark(f"  {sentence}")


def _read(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except OSError:
        raise NotUnderstood(
            "Diese Datei lässt sich nicht lesen. Prüfen Sie den Namen.", code="file_unreadable", place=name
        ) from None


def _slip_json(slip: "Payslip") -> dict[str, Any]:
    from payroll.office.numbers import slip_number
    from payroll.office.results import payslip_json

    return payslip_json(slip, slip_number(slip.month, slip.assistant))


def _print_slip(call: Call, slip: "Payslip") -> None:
    call.out.heading(f"Abrechnung {wording.month(slip.month)}")
    for line in slip.lines:
        call.out.fact(line.text, wording.euro(line.amount))
    figures = (
        ("Brutto", slip.gross.amount),
        ("Steuern", slip.taxes.total),
        ("Sozialversicherung", slip.employee.total),
        ("Netto", slip.net.amount),
        ("Zum Brutto zahlt der Arbeitgeber", slip.employer.total),
        ("Kosten gesamt", slip.cost.amount),
    )
    for name, value in figures:
        call.out.fact(name, wording.euro(value))
    minutes = slip.minutes_worked + slip.minutes_sick + slip.minutes_vacation + slip.minutes_holiday
    if minutes:
        per_hour = round_half_up_cent(slip.cost.amount * MINUTES_PER_HOUR / minutes)
        call.out.fact("Kosten je bezahlter Stunde", wording.euro(per_hour))
    _notices(call, slip)


def _notices(call: Call, slip: "Payslip") -> None:
    for notice in slip.warnings:
        call.out.line(f"  achten: {notice.text}")


def _explain(call: Call, slip: "Payslip", words_of_figure: str | None) -> None:
    if words_of_figure is None:
        call.out.remark("Die Herleitung dazu: --warum, oder nur eines Betrags: --warum pflege")
        return
    from payroll.office.why import explanations, matching
    from tui.commands.why import explain

    found = explanations(slip)
    wanted = matching(found, words_of_figure) if words_of_figure else tuple(each for each in found if each.amount)
    if not wanted:
        raise NotUnderstood(
            f"Einen Betrag „{words_of_figure}“ hat diese Abrechnung nicht. Alle zeigt: --warum", code="unknown_figure"
        )
    call.out.line()
    for each in wanted:
        explain(call, each, wording.month(slip.month))


# --- backwards


def _backwards(call: Call, case: _FileCase | _AskedCase, options: Namespace) -> int:
    from payroll.pay.solve import wage_for_cost, wage_for_net

    option, typed, solve = (
        ("--netto", options.netto, wage_for_net)
        if options.von_kosten is None
        else ("--von-kosten", options.von_kosten, wage_for_cost)
    )
    try:
        target = parsers.money(typed, call.today)
    except NotUnderstood as refused:
        raise NotUnderstood(refused.sentence, code=refused.code, place=option) from None
    solved = solve(case.with_wage, target)
    if call.json:
        call.out.json(_solved_json(solved))
        return 0
    found = solved.found
    case.say(call, case.with_wage(found.hourly))
    what = f"höchstens {wording.euro(target)} Kosten je bezahlter Stunde" if option != "--netto" else (
        f"mindestens {wording.euro(target)} netto im Monat"
    )  # fmt: skip
    call.out.heading(f"Stundenlohn für {what}: {wording.euro(found.hourly)}")
    for name, value in _answer_facts(found):
        call.out.fact(name, value)
    _say_neighbour(call, solved)
    _notices(call, found.slip)
    return 0


def _answer_facts(found: "Answer") -> tuple[tuple[str, str], ...]:
    return (
        ("Stunden im Monat", wording.hours(found.minutes)),
        ("Brutto", wording.euro(found.slip.gross.amount)),
        ("Netto", wording.euro(found.slip.net.amount)),
        ("Kosten gesamt", wording.euro(found.slip.cost.amount)),
        ("Kosten je bezahlter Stunde", wording.euro(round_half_up_cent(found.cost_per_hour))),
        ("Art", _kind(found)),
    )


def _say_neighbour(call: Call, solved: "Solved") -> None:
    found, beyond = solved.found, solved.beyond
    if beyond is None:
        return
    more = "mehr" if beyond.hourly > found.hourly else "weniger"
    call.out.line(
        f"  Ein Cent {more} je Stunde: netto {wording.euro(beyond.slip.net.amount)}, Kosten je bezahlter Stunde "
        f"{wording.euro(round_half_up_cent(beyond.cost_per_hour))}."
    )
    if solved.at_a_limit:
        call.out.line(f"  Dazwischen liegt eine Grenze: {_kind(found)} auf dieser Seite, {_kind(beyond)} auf der anderen.")


def _solved_json(solved: "Solved") -> dict[str, Any]:
    return {
        "wage": f"{solved.found.hourly:.2f}",
        "cost_per_hour": f"{round_half_up_cent(solved.found.cost_per_hour):.2f}",
        "kind": _kind_key(solved.found),
        "at_a_limit": solved.at_a_limit,
        "payslip": _slip_json(solved.found.slip),
    }


def _kind_key(found: "Answer") -> str:
    return "midijob" if found.slip.status.midijob else found.slip.status.scheme


def _kind(found: "Answer") -> str:
    from payroll.pay.schemes import SCHEME_NAMES

    if found.slip.status.midijob:
        return "Midijob"
    return next(name for scheme, name in SCHEME_NAMES.items() if scheme.value == found.slip.status.scheme)


# --- over weekly hours


def _table(call: Call, case: _FileCase | _AskedCase, typed: str) -> int:
    from payroll.pay.solve import answer

    rows = []
    before: Answer | None = None
    for weekly in _range(typed):
        found = answer(lambda _wage, weekly=weekly: case.with_weekly_hours(weekly), Decimal(0))
        rows.append((weekly, found, before is not None and before.level is not found.level))
        before = found
    if call.json:
        call.out.json([_row_json(*row) for row in rows])
        return 0
    case.say(call, case.with_weekly_hours(rows[-1][0]))
    call.out.heading("Nach Stunden je Woche")
    call.out.table(
        ("je Woche", "Brutto", "Netto", "Kosten gesamt", "Kosten je Stunde", "Art"),
        [
            (
                f"{wording.number(weekly)} Stunden",
                *(wording.amount(each) for each in (found.slip.gross.amount, found.slip.net.amount, found.slip.cost.amount)),
                wording.amount(round_half_up_cent(found.cost_per_hour)),
                f"ab hier {_kind(found)}" if step else _kind(found),
            )
            for weekly, found, step in rows
        ],
        units=("Euro", "Euro", "Euro", "Euro", ""),
    )
    return 0


def _row_json(weekly: Decimal, found: "Answer", step: bool) -> dict[str, Any]:  # noqa: FBT001 - a row of the table
    return {
        "weekly_hours": f"{weekly:f}",
        "gross": f"{found.slip.gross.amount:.2f}",
        "net": f"{found.slip.net.amount:.2f}",
        "cost": f"{found.slip.cost.amount:.2f}",
        "cost_per_hour": f"{round_half_up_cent(found.cost_per_hour):.2f}",
        "kind": _kind_key(found),
        "step": step,
    }


def _range(typed: str) -> list[Decimal]:
    match = re.fullmatch(r"\s*(\d{1,3})\s*[-–]\s*(\d{1,3})\s*", typed)
    first, last = (int(match[1]), int(match[2])) if match else (0, 0)
    if not 1 <= first <= last <= MOST_ROWS:
        raise NotUnderstood(
            f"„{typed}“ ist nicht verstanden. Erwartet werden zwei Zahlen von 1 bis {MOST_ROWS}, zum Beispiel 5-40.",
            code="hours_range",
            place="--stunden",
        )
    return [Decimal(hours) for hours in range(first, last + 1)]
