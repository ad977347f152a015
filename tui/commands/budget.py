"""``lohn budget``: granted, used, left in euro and hours, at this pace until when, and the highest wage a rate allows."""

from collections.abc import Callable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from payroll.office.intake.words import fold
from payroll.refusal import NotUnderstood
from tui import wording
from tui.commands.call import Call
from tui.commands.parser import Parser

if TYPE_CHECKING:
    from payroll.office.budgets import Budget, HighestWage


def run(_word: str, arguments: Sequence[str], clock: Callable[[], datetime] | None) -> int:
    """Show one grant, with the highest wages, or all."""
    parser = Parser("budget", "je Bewilligung: bewilligt, verbraucht, Rest, und bis wann es reicht", "budget")
    parser.add_argument("bewilligung", nargs="?", metavar="BEWILLIGUNG",
                        help="ohne Angabe: alle; mit Angabe: auch der höchste Lohn in diesem Satz")  # fmt: skip
    options = parser.read(arguments)
    call = Call.of(options, clock)
    with call.desk() as desk:
        from payroll.office.budgets import budgets, highest_wages

        wanted = fold(options.bewilligung or "")
        found = [
            each
            for each in budgets(desk)
            if any(fold(word).startswith(wanted) for word in (each.grant.key, each.grant.reference, each.funder))
        ]
        wages = highest_wages(desk, [each.grant.key for each in found]) if wanted else {}
    if wanted and not found:
        raise NotUnderstood(
            f"Eine Bewilligung „{options.bewilligung}“ gibt es nicht. Alle zeigt: lohn bewilligung", code="unknown_grant"
        )
    if call.json:
        call.out.json([_as_json(each, wages.get(each.grant.key)) for each in found])
        return 0
    for number, each in enumerate(found):
        if number:
            call.out.line()
        _show(call, each, wages.get(each.grant.key, ()))
    if not wanted and found:
        call.out.remark(f"Höchster Lohn in einem Satz: lohn budget {found[0].grant.key}")
    return 0


def _show(call: Call, budget: "Budget", wages: "Sequence[HighestWage]") -> None:
    out, reach = call.out, budget.outlook
    out.heading(f"Budget {budget.grant.key}, {budget.funder}, {budget.grant.reference}")
    rows = [("Euro", *(wording.amount(value) for value in (reach.granted, reach.used, reach.left)))]
    rows.append(("Stunden", _amount(reach.granted_hours), wording.amount(reach.used_hours), _amount(reach.left_hours)))
    if reach.pace is not None:
        rows.append(("Euro im Monat", "", wording.amount(reach.pace), ""))
        rows.append(("Stunden im Monat", "", _amount(reach.pace_hours), ""))
    out.table(("", "bewilligt", "verbraucht", "Rest"), rows)
    out.line(_until(budget))
    if budget.rate is not None:
        out.line(f"Eine bezahlte Stunde darf {wording.euro(budget.rate)} kosten, mit allem, was Sie als Arbeitgeber zahlen.")
    for each in wages:
        name = f"{each.assistant.first_name} {each.assistant.last_name}"
        if each.wage is None:
            out.line(f"Höchster Lohn in diesem Satz, {name}: {each.reason}")
        else:
            out.line(
                f"Höchster Lohn in diesem Satz, {name}: {wording.euro(each.wage)} je Stunde, jetzt {wording.euro(each.now)} "
                f"(gerechnet mit den Stunden von {wording.month(each.month)})."
            )


def _until(budget: "Budget") -> str:
    reach, end = budget.outlook, budget.grant.valid_to
    if reach.pace is None or reach.rest_at_end is None:
        return "Verbraucht ist noch nichts; bis wann es reicht, steht hier nach dem ersten Monat."
    if reach.rest_at_end >= 0:
        return (
            f"Geht es so weiter, reicht das Geld bis zum Ende am {wording.day(end)}; "
            f"übrig bleiben dann {wording.euro(reach.rest_at_end)}."
        )
    missing = f"bis zum Ende am {wording.day(end)} fehlen {wording.euro(-reach.rest_at_end)}."
    if reach.lasts_to is None:
        return f"Das Geld ist verbraucht; {missing}"
    return f"Geht es so weiter, reicht das Geld bis Ende {wording.month(reach.lasts_to)}; {missing}"


def _amount(value: Decimal | None) -> str:
    return "" if value is None else wording.amount(value)


def _as_json(budget: "Budget", wages: "Sequence[HighestWage] | None") -> dict[str, Any]:
    reach = budget.outlook
    found: dict[str, Any] = {
        "grant": budget.grant.key,
        "granted": f"{reach.granted:.2f}",
        "used": f"{reach.used:.2f}",
        "left": f"{reach.left:.2f}",
        "balance": f"{budget.balance:.2f}",
        "hours": f"{reach.used_hours:.2f}",
        "granted_hours": _text(reach.granted_hours),
        "left_hours": _text(reach.left_hours),
        "pace": _text(reach.pace),
        "pace_hours": _text(reach.pace_hours),
        "lasts_to": str(reach.lasts_to) if reach.lasts_to else None,
        "rest_at_end": _text(reach.rest_at_end),
        "rate": _text(budget.rate),
    }
    if wages is not None:
        found["highest_wages"] = [
            {"assistant": each.assistant.key, "month": str(each.month), "wage": _text(each.wage), "now": _text(each.now)}
            for each in wages
        ]
    return found


def _text(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:.2f}"
