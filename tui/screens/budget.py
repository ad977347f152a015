"""Budget: per grant what was granted, used and is left, and its account month by month."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult

from tui import wording
from tui.actions.catalog import of_group
from tui.screens.acting import choose_action
from tui.screens.figures import AccountMonth
from tui.screens.keys import bindings
from tui.screens.today import purpose_in_words
from tui.screens.view import View
from tui.screens.ways import on_screens
from tui.screens.why import Why
from tui.widgets.bar import bar, curve
from tui.widgets.columns import Column, left, table, wrapped
from tui.widgets.rows import GAP, Row, Rows, line, row

if TYPE_CHECKING:
    from payroll.funding.book_accounts import GrantAccount
    from payroll.funding.usage import GrantMonth
    from payroll.office.desk import Desk
    from payroll.office.today import BudgetLine

BAR = 20
MONEY = ("eingang", "ausgabe", "rechnung", "einmal", "erstattung")
Found = tuple[tuple["BudgetLine", "GrantAccount"], ...]


class Budget(View):
    """The grants."""

    keys = (("open", "Monat"), "why", ("add", "Geld eintragen"), "entry", "undo", "jump", "leave")
    BINDINGS = bindings("add", "why")
    purpose = (
        "Hier steht je Bewilligung, was bewilligt und verbraucht ist und was bleibt, und darunter das Konto Monat für "
        "Monat. Enter zeigt die Beträge eines Monats, w erklärt seinen Stand. n trägt Geld ein, das gekommen oder "
        "ausgegeben ist."
    )

    def compose(self) -> ComposeResult:
        """One list to read."""
        yield Rows(read=True, id="budget-rows")

    def read(self, desk: "Desk") -> Found:
        """Return the grants with their accounts."""
        from payroll.office.month import open_book, view_in
        from payroll.office.today import budget_line

        month = self.lohn.month or desk.month_now
        with desk.read() as session:
            opened = open_book(session, month)
            view = view_in(session, opened, month, desk.today)
            return tuple((budget_line(opened.book, account), account) for account in view.accounts)

    def action_add(self) -> None:
        """Offer what can be noted about money."""
        actions = [action for group in MONEY for action in of_group(group) if len(action.words) == 1]
        choose_action(self, "Was möchten Sie eintragen?", actions, {})

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """Show the figures of a month."""
        event.stop()
        self.app.push_screen(AccountMonth(event.value))

    def action_why(self) -> None:
        """Explain the balance of the month one stands on."""
        found: GrantMonth | None = self.query_one(Rows).value
        if found is None:
            self.lohn.say("Gehen Sie mit den Pfeilen auf einen Monat. w erklärt dann seinen Stand.")
            return
        month = AccountMonth(found)
        self.app.push_screen(Why(month.figures[-1], month.about))

    def show(self, found: Found) -> None:
        """Show them."""
        self.query_one(Rows).show(lambda width: budget_rows(found, width))


def budget_rows(found: Found, width: int) -> list[Row]:
    """Return each grant with its bar, its numbers and its months."""
    if not found:
        text = "Es ist noch keine Bewilligung eingetragen. Unter 0 Einstellungen legen Sie eine an."
        return [row(part) for part in wrapped(text, width)]
    rows: list[Row] = []
    for budget, account in found:
        rows += [*([GAP] if rows else []), *_grant(budget, account, width), *_months(account, width)]
        for notice in account.notices:
            first, *rest = wrapped(on_screens(notice.text), width - 10)
            rows.append(Row((line(("  achten  ", "act"), first), *(line(" " * 10 + part) for part in rest))))
    return rows


def _grant(budget: "BudgetLine", account: "GrantAccount", width: int) -> list[Row]:
    grant = budget.grant
    title = f"{purpose_in_words(grant.purpose)}, {budget.funder}, {grant.reference}"
    span = (
        f"bewilligt {wording.day(grant.valid_from)} bis {wording.day(grant.valid_to)}, "
        f"{wording.amount(budget.hours)} Stunden bezahlt"
    )
    numbers = (
        f"verbraucht {wording.euro(budget.used)} von {wording.euro(budget.granted)}, es bleiben {wording.euro(budget.left)}"
    )
    shown = bar(budget.used, budget.granted, min(BAR, width))
    return [
        *(row((part, "strong")) for part in wrapped(title, width)),
        *(row((part, "quiet")) for part in wrapped(span, width)),
        row((shown, "act")),
        *(row(part) for part in wrapped(numbers, width)),
        *_course(budget, account, width),
    ]


def _course(budget: "BudgetLine", account: "GrantAccount", width: int) -> list[Row]:
    """Draw what was used month by month, beside how many months that is of the approval."""
    if not account.rows or budget.granted <= 0:
        return []
    first, last = (wording.short_month(each.month) for each in (account.rows[0], account.rows[-1]))
    drawn = f"Verlauf {first} {curve(budget.course, budget.granted)} {last}"
    said = f"Monat {len(account.rows)} von {budget.months}"
    return [row((part, "quiet")) for part in ([f"{drawn}, {said}"] if len(f"{drawn}, {said}") <= width else [drawn, said])]


def _months(account: "GrantAccount", width: int) -> list[Row]:
    columns = (
        Column("  Monat"),
        Column("Stunden", figure=True, spare=2),
        Column("Kosten", figure=True, spare=1),
        Column("Erstattung", figure=True, spare=4),
        Column("angerechnet", figure=True),
        Column("Vorschuss", figure=True, spare=3),
        Column("Stand", figure=True),
    )
    cells = [
        (
            f"  {wording.short_month(each.month)}",
            wording.amount(each.hours),
            *(
                wording.amount(figure.amount)
                for figure in (each.cost, each.refunds, each.charged, each.advance, each.balance)
            ),
        )
        for each in account.rows
    ]
    header, lines, less = table(columns, cells, width)
    remark = [row((left("  … mehr Spalten in einem breiteren Fenster", width), "quiet"))] if less else []
    rows = [row(text, value=each) for text, each in zip(lines, account.rows, strict=True)]
    return [row((header, "quiet")), *rows, *remark]
