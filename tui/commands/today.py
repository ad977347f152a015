"""``lohn heute``: the month as a checklist, the money left, the next deadlines."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from tui import wording
from tui.commands.call import Call
from tui.commands.parser import Parser

if TYPE_CHECKING:
    from payroll.office.today import BudgetLine, TodayView


def run(_word: str, arguments: Sequence[str], clock: Callable[[], datetime] | None) -> int:
    """Show what is due."""
    parser = Parser("heute", "was fällig ist: Stunden, Bescheinigungen, Fristen, Geld", "heute")
    call = Call.of(parser.read(arguments), clock)
    with call.desk() as desk:
        from payroll.office.today import overview

        view = overview(desk)
    if call.json:
        call.out.json(_as_json(view))
        return 0
    print_today(call, view)
    return 0


def print_today(call: Call, view: "TodayView") -> None:
    """Print the checklist, the grants and the deadlines."""
    out = call.out
    steps = view.open_steps
    rest = "alles fertig" if not steps else f"noch {steps} Schritt{'' if steps == 1 else 'e'}"
    out.heading(f"{wording.month(view.month)}, {rest}")
    if out.plain:
        for step in view.steps:
            out.line(f"{step.title}, {step.state}: {step.text}")
    else:
        width = max((len(step.title) for step in view.steps), default=0)
        for step in view.steps:
            out.line(f"  {step.state:<7} {step.title:<{width}}  {step.text}")
    out.line()
    print_budgets(call, view.budgets)
    if view.deadlines:
        out.line()
        out.heading("Fristen")
        for deadline in view.deadlines:
            day = out.day(deadline.day, view.today.year)
            begin = f"{day}," if out.plain else f"  {day:<10}"
            out.line(f"{begin} {deadline.title}: {deadline.text}")


def print_budgets(call: Call, budgets: Sequence["BudgetLine"]) -> None:
    """Print each grant: granted, used, left."""
    call.out.heading("Budget")
    call.out.table(
        ("", "Stelle", "bewilligt", "verbraucht", "Rest", "Stunden"),
        [
            (
                line.grant.key,
                f"{line.funder}, {line.grant.reference}",
                wording.amount(line.granted),
                wording.amount(line.used),
                wording.amount(line.left),
                wording.amount(line.hours),
            )
            for line in budgets
        ],
        left=2,
        units=["Euro", "Euro", "Euro"],
    )


def _as_json(view: "TodayView") -> dict:
    return {
        "today": str(view.today),
        "month": str(view.month),
        "state": view.state,
        "steps": [{"state": step.state, "title": step.title, "text": step.text} for step in view.steps],
        "budgets": budgets_as_json(view.budgets),
        "deadlines": [{"day": str(each.day), "title": each.title, "text": each.text} for each in view.deadlines],
    }


def budgets_as_json(budgets: Sequence["BudgetLine"]) -> list[dict[str, str]]:
    """Return the grants for a machine."""
    return [
        {
            "grant": line.grant.key,
            "granted": f"{line.granted:.2f}",
            "used": f"{line.used:.2f}",
            "left": f"{line.left:.2f}",
            "balance": f"{line.balance:.2f}",
            "hours": f"{line.hours:.2f}",
        }
        for line in budgets
    ]
