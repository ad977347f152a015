"""Fixed costs that several grants bear: by which shares from when on, and an expense split by them to the cent.

What no grant bears of it is private. The shares of a day are a key of their own; minutes are shared by ``funding.sharing``.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from payroll.funding.facts import CostShare, Expense
from payroll.money import share_by_largest_remainder, total
from payroll.office import edit
from payroll.office.book import Book
from payroll.office.bookfile import form
from payroll.office.desk import Desk
from payroll.office.done import Done
from payroll.office.expenses import allowed_notice
from payroll.office.file_rules import file_findings
from payroll.office.guards import refuse
from payroll.office.intake.words import day_in_words
from payroll.office.lookups import grant as find_grant
from payroll.office.lookups import grant_by_key
from payroll.office.money_in import approval_findings, noted_before, nothing_findings
from payroll.office.row_pairs import COST_SHARE, EXPENSE
from payroll.office.shelf import load_book
from payroll.office.upkeep import amount_text, future_findings, number_text, say
from payroll.periods import Month
from payroll.records.tables import CostShareRow
from payroll.refusal import NotUnderstood, Refusal

WHOLE = Decimal(100)


def shares_on(shares: Iterable[CostShare], day: date) -> tuple[CostShare, ...]:
    """Return the shares that hold on *day*: those of the latest day not after it."""
    known = [share for share in shares if share.valid_from <= day]
    since = max((share.valid_from for share in known), default=None)
    return tuple(share for share in known if share.valid_from == since)


def set_shares(desk: Desk, shares: str, valid_from: date) -> Done:
    """Let grants bear shares of fixed costs from a day on, typed as "aa 60 alltag 40": percent, together at most 100.

    ``NotUnderstood``: no pairs of a grant and a number. ``Refusal``: an unknown grant, one twice, more than all, a grant
    that does not hold that day.
    """
    with desk.action("set_cost_shares", "") as session:
        book = load_book(session)
        wanted = [
            CostShare(valid_from=valid_from, grant=find_grant(book, name).key, percent=percent)
            for name, percent in _pairs(shares)
        ]
        refuse(
            [*_share_findings(book, wanted), *(each for share in wanted for each in file_findings(form.COST_SHARE, share))]
        )
        for row in edit.rows_where(session, CostShareRow, valid_from=valid_from):
            edit.remove(session, row)
        session.flush()
        session.add_all(COST_SHARE.row_of(share) for share in wanted)
        listed = ", ".join(f"{share.grant} {number_text(share.percent)} Prozent" for share in wanted)
        rest = WHOLE - total(share.percent for share in wanted)
        private = f", {number_text(rest)} Prozent privat" if rest else ""
        return Done(summary=say(session, f"Feste Kosten ab {_day(valid_from)}: {listed}{private}."))


def add_shared_expense(desk: Desk, amount: Decimal, kind: str, on: date, note: str | None = None) -> Done:
    """Note one expense that several grants bear by the shares of its day; odd cents by the largest remainder."""
    with desk.action("add_shared_expense", "") as session:
        book = load_book(session)
        shares = shares_on(book.cost_shares, on)
        if not shares:
            raise Refusal(
                f"Für den {_day(on)} sind keine Anteile eingetragen. Legen Sie sie fest: lohn bewilligung anteile "
                '"aa 60 alltag 40" --ab 1.1.2026',
                code="no_shares",
                place="Anteile",
            )
        parts = _parts(amount, shares)
        expenses = [
            Expense(
                grant=share.grant, on=on, kind=kind, amount=part, note=note, share_of=amount, share_percent=share.percent
            )
            for share, part in zip(shares, parts, strict=False)
            if part
        ]
        refuse(
            [
                *nothing_findings(amount),
                *future_findings(on, desk.today, "Am"),
                *(f for each in expenses for f in file_findings(form.EXPENSE, each)),
                *(f for each in expenses for f in approval_findings(grant_by_key(book, each.grant), Month.of(on), "Am")),
                *([noted_before(f"{amount_text(amount)} am {_day(on)}")] if set(expenses) & set(book.expenses) else []),
            ]
        )
        session.add_all(EXPENSE.row_of(each) for each in expenses)
        listed = ", ".join(f"{each.grant} {amount_text(each.amount)}" for each in expenses)
        rest = amount - total(each.amount for each in expenses)
        private = f", privat {amount_text(rest)}" if rest else ""
        notices = [notice for each in expenses for notice in allowed_notice(grant_by_key(book, each.grant), kind)]
        summary = f"Ausgabe {amount_text(amount)} am {_day(on)}, {note or kind}: {listed}{private}."
        return Done(summary=say(session, summary), notices=tuple(notices))


def _parts(amount: Decimal, shares: Sequence[CostShare]) -> tuple[Decimal, ...]:
    """The grants' parts in their order, then the private one; together the amount."""
    weights = [int(share.percent.scaleb(4)) for share in shares]
    private = int(WHOLE.scaleb(4)) - sum(weights)
    return share_by_largest_remainder(amount, (*weights, private))


def _pairs(typed: str) -> list[tuple[str, Decimal]]:
    words = typed.replace("%", " ").replace(",", ".").replace(";", " ").replace(". ", " ").split()
    words = [word for word in words if word.lower() not in ("prozent", "und", ":")]
    try:
        found = [(words[at].rstrip(":."), Decimal(words[at + 1])) for at in range(0, len(words), 2)]
    except (IndexError, ArithmeticError):
        found = []
    if not found:
        raise NotUnderstood(
            f"„{typed}“ ist nicht verstanden. Nennen Sie je Bewilligung das Kürzel und die Prozent, zum Beispiel: aa 60 "
            "alltag 40",
            code="shares",
            place="Anteile",
        )
    return found


def _share_findings(book: Book, shares: Sequence[CostShare]) -> list[Refusal]:
    found = []
    together = total(share.percent for share in shares)
    if together > WHOLE or any(share.percent <= 0 for share in shares):
        found.append(
            Refusal(
                f"Die Anteile sind zusammen {number_text(together)} Prozent. Jeder muss über 0 liegen, alle zusammen "
                "höchstens bei 100; was fehlt, ist privat.",
                code="shares_sum",
                place="Anteile",
            )
        )
    if len({share.grant for share in shares}) < len(shares):
        found.append(
            Refusal("Eine Bewilligung steht zweimal da. Nennen Sie jede einmal.", code="shares_twice", place="Anteile")
        )
    for share in shares:
        grant = grant_by_key(book, share.grant)
        if not grant.valid_from <= share.valid_from <= grant.valid_to:
            found.append(
                Refusal(
                    f"Die Bewilligung {grant.key} gilt vom {_day(grant.valid_from)} bis {_day(grant.valid_to)}, nicht am "
                    f"{_day(share.valid_from)}. Nehmen Sie einen Tag darin.",
                    code="outside_grant",
                    place="Ab",
                )
            )
    return found


def _day(day: date) -> str:
    return day_in_words(day, weekday=False)
