"""``lohn jahr NAME [JAHR]``: somebody's year: hours by month and kind, vacation, pay; ``lohn jahr schreiben`` as a paper."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from payroll.refusal import NotUnderstood
from tui import wording
from tui.actions.year import ACTIONS, YEAR
from tui.commands.call import Call
from tui.commands.main import ascii_twin
from tui.commands.parser import Parser
from tui.commands.working_time import account_table

if TYPE_CHECKING:
    from payroll.office.papers import YearMonth, YearPaper, YearToDate

EXAMPLE = "jahr anna 2026"
KINDS = (
    ("worked", "gearbeitet"),
    ("standby", "Bereitschaft"),
    ("sick", "krank"),
    ("vacation", "Urlaub"),
    ("holiday", "Feiertag"),
    ("special", "bezahlt frei"),
)
VACATION = (
    ("Übertrag", "carried"),
    ("Anspruch", "entitled"),
    ("genommen", "taken"),
    ("geplant", "planned"),
    ("Rest", "left"),
)
ACCOUNT = ("beyond_contract", "credited", "to_pay", "balanced", "balance")
WRITE = ACTIONS[0]


def run(_word: str, arguments: Sequence[str], clock: Callable[[], datetime] | None) -> int:
    """Show a year, or write it as a paper."""
    if arguments and ascii_twin(arguments[0]) == WRITE.words[1]:
        from tui.commands.upkeep import carry_out

        return carry_out(WRITE, arguments[1:], clock)
    parser = Parser(
        "jahr", "zeigt Stunden, Urlaub und Lohn einer Person im Jahr; „schreiben“ macht ein Papier daraus", EXAMPLE
    )
    parser.add_argument("worte", nargs="*", metavar="NAME [JAHR]", help="ohne Jahr: dieses")
    options = parser.read(arguments)
    call = Call.of(options, clock)
    name = " ".join(word for word in options.worte if not word.isdecimal())
    years = [word for word in options.worte if word.isdecimal()]
    if not name or len(years) > 1:
        raise NotUnderstood(f"Es fehlt, wessen Jahr. Zum Beispiel: lohn {EXAMPLE}", code="arguments", place="lohn jahr")
    year = YEAR.value(years[0], call.today) if years else None
    with call.desk() as desk:
        from payroll.office.year_statements import year_statement

        paper = year_statement(desk, name, year)
    if call.json:
        call.out.json(_as_json(paper))
        return 0
    _print(call, paper)
    call.out.remark(f"Als Papier: lohn jahr schreiben {paper.assistant.key} {paper.year}")
    return 0


def _print(call: Call, paper: "YearPaper") -> None:
    name = f"{paper.assistant.first_name} {paper.assistant.last_name}"
    kinds = [(kind, title) for kind, title in KINDS if any(dict(month.minutes).get(kind) for month in paper.months)]
    call.out.heading(f"{name}, {paper.year}: bezahlte Stunden")
    call.out.table(
        ("Monat", *(title for _, title in kinds), "zusammen", "Urlaubstage"),
        [
            *((_month(month), *_hours(call, [month], kinds)) for month in paper.months),
            ("Zusammen", *_hours(call, paper.months, kinds)),
        ],
        units=[*["Stunden"] * (len(kinds) + 1), "Tage"],
    )
    if paper.time_account:
        call.out.line()
        call.out.heading("Arbeitszeitkonto, in Stunden")
        account_table(call, paper.time_account)
    call.out.line()
    call.out.heading("Lohn in Euro")
    columns = ("gross", "taxable", "insurable", "net", "payout")
    brought = paper.brought_along
    rows = [("davor, übernommen", brought)] if brought is not None else []
    rows += [(_month(month), month.sums) for month in paper.months]
    call.out.table(
        ("Monat", "Brutto", "Steuerbrutto", "SV-Brutto", "Netto", "Auszahlung"),
        [
            (label, *(wording.amount(getattr(sums, name)) for name in columns))
            for label, sums in [*rows, ("Zusammen", paper.total)]
        ],
        units=["Euro"] * len(columns),
    )
    if paper.interruptions:
        call.out.fact("Großbuchstabe U im Lohnkonto", str(paper.interruptions))
    account = paper.vacation
    if account is not None:
        call.out.line()
        call.out.heading(f"Urlaub {account.year}")
        named = (
            ("Übertrag", "carried"),
            ("Anspruch", "entitled"),
            ("genommen", "taken"),
            ("geplant", "planned"),
            ("Rest", "left"),
        )
        for label, field in named:
            call.out.fact(label, f"{wording.number(getattr(account, field))} Tage")
        call.out.fact("Rest in Stunden", wording.number(account.hours_left))
    if paper.draft:
        call.out.remark("Nicht alle Monate dieses Jahres sind abgeschlossen; offene sind gerechnet, als wären sie es heute.")


def _month(month: "YearMonth") -> str:
    return wording.month(month.month) + ("" if month.closed else ", offen")


def _hours(call: Call, months: "Sequence[YearMonth]", kinds: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    counts = [sum(dict(month.minutes).get(kind, 0) for month in months) for kind, _ in kinds]
    days = sum(month.vacation_days for month in months)
    empty = "" if call.out.plain else "–"
    return (
        *(wording.hours(count) if count else empty for count in counts),
        wording.hours(sum(counts)),
        str(days) if days else empty,
    )


def _as_json(paper: "YearPaper") -> dict[str, Any]:
    account = paper.vacation
    return {
        "assistant": paper.assistant.key,
        "year": paper.year,
        "draft": paper.draft,
        "months": [
            {
                "month": str(month.month),
                "state": "closed" if month.closed else "open",
                "hours": {kind: wording.hours(count).replace(".", "").replace(",", ".") for kind, count in month.minutes},
                "vacation_days": month.vacation_days,
                **_sums(month.sums),
            }
            for month in paper.months
        ],
        "time_account": [
            {"month": str(row.month)} | dict(zip(ACCOUNT, (f"{value:.2f}" for value in row.figures), strict=True))
            for row in paper.time_account
        ],
        "interruptions": paper.interruptions,
        "brought_along": paper.brought_along and _sums(paper.brought_along),
        "total": _sums(paper.total),
        "vacation": account
        and {
            name: f"{getattr(account, name):f}" for name in ("carried", "entitled", "taken", "planned", "left", "hours_left")
        },
    }


def _sums(sums: "YearToDate") -> dict[str, str]:
    return {name: f"{getattr(sums, name):.2f}" for name in type(sums).__dataclass_fields__}
