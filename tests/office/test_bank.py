"""The bank account beside the book: lines taken in and ticked off, what fits, what does not, what is missing."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from payroll.office.bank import (
    add_bank_line,
    bank_view,
    preview_bank_file,
    remove_bank_line,
    take_in_bank_file,
    tick_off,
    untick,
)
from payroll.office.bookfile import export_book, import_book
from payroll.office.cost_shares import add_shared_expense, set_shares, shares_on
from payroll.office.desk import Desk
from payroll.office.expenses import add_expense
from payroll.office.shelf import load_book
from payroll.refusal import NotUnderstood, Refusal, RefusalList

STATEMENT = """Umsatzanzeige;Mira Sommer
Kontostand;1.234,00 EUR

Buchungstag;Valuta;Auftraggeber/Empfänger;Verwendungszweck;Betrag
02.09.2026;02.09.2026;LWL;Vorschuss September;2.000,00
30.09.2026;30.09.2026;Anna Krüger;Lohn September;-1.018,97
30.09.2026;30.09.2026;Bäckerei;Brot;-3,40
"""


def refused(call) -> str:
    with pytest.raises((Refusal, RefusalList)) as caught:
        call()
    return caught.value.code


@pytest.fixture
def statement(tmp_path):
    path = tmp_path / "umsaetze.csv"
    path.write_text(STATEMENT, encoding="cp1252")
    return str(path)


class TestLines:
    def test_a_statement_is_shown_first_then_taken_in_once(self, closed_desk: Desk, statement: str) -> None:
        assert preview_bank_file(closed_desk, statement).question == "3 Zeilen eintragen?"
        assert not bank_view(closed_desk).lines
        take_in_bank_file(closed_desk, statement)
        assert [(line.number, line.amount) for line, _, _ in bank_view(closed_desk).lines] == [
            (3, Decimal("-3.40")), (2, Decimal("-1018.97")), (1, Decimal("2000.00")),
        ]  # fmt: skip
        assert "3 standen schon da" in take_in_bank_file(closed_desk, statement).summary
        assert len(bank_view(closed_desk).lines) == 3

    @pytest.mark.parametrize(
        ("text", "code"),
        [("Tag;Geld\n1.9.2026;3,00\n", "no_headings"), (STATEMENT.replace("-3,40", "drei"), "amount"),
         (STATEMENT.replace("30.09.2026;30.09.2026;Anna", "gestern;30.09.2026;Anna"), None)],
    )  # fmt: skip
    def test_a_file_that_cannot_be_read_changes_nothing(self, closed_desk: Desk, tmp_path, text, code) -> None:
        path = tmp_path / "falsch.csv"
        path.write_text(text, encoding="utf-8")
        with pytest.raises(NotUnderstood) as caught:
            take_in_bank_file(closed_desk, str(path))
        assert code in (None, caught.value.code)
        assert not bank_view(closed_desk).lines

    def test_the_same_line_twice_and_no_amount(self, closed_desk: Desk) -> None:
        line = (Decimal("12.00"), date(2026, 9, 1), "Porto")
        add_bank_line(closed_desk, *line)
        assert refused(lambda: add_bank_line(closed_desk, *line)) == "already_noted"
        assert refused(lambda: add_bank_line(closed_desk, Decimal("0.00"), date(2026, 9, 1), "nichts")) == "no_amount"
        remove_bank_line(closed_desk, 1)
        assert refused(lambda: remove_bank_line(closed_desk, 1)) == "no_line"


class TestTicking:
    @pytest.fixture
    def desk(self, closed_desk: Desk, statement: str) -> Desk:
        take_in_bank_file(closed_desk, statement)
        return closed_desk

    def test_what_fits_by_amount_and_day_is_proposed_and_ticked(self, desk: Desk) -> None:
        proposals = {line.number: [each.key for each in may_be] for line, may_be in bank_view(desk).open_lines}
        assert proposals == {1: ["eingang arbeit 2026-09 2026-09-02"], 2: ["lohn anna 2026-09"], 3: []}
        tick_off(desk, 1)
        tick_off(desk, 2)
        assert [line.number for line, _ in bank_view(desk).open_lines] == [3]
        assert "lohn anna 2026-09" not in [each.key for each in bank_view(desk).missing]
        assert "lohn dora 2026-09" in [each.key for each in bank_view(desk).missing]

    def test_what_does_not_fit_is_refused(self, desk: Desk) -> None:
        assert refused(lambda: tick_off(desk, 3)) == "no_booking"
        assert refused(lambda: tick_off(desk, 3, "lohn dora 2026-09")) == "other_amount"
        assert refused(lambda: tick_off(desk, 3, "gibtsnicht")) == "no_booking"
        assert refused(lambda: tick_off(desk, 99)) == "no_line"
        tick_off(desk, 1)
        assert refused(lambda: tick_off(desk, 1)) == "ticked_before"

    def test_a_booking_is_ticked_off_once(self, desk: Desk) -> None:
        tick_off(desk, 1)
        add_bank_line(desk, Decimal("2000.00"), date(2026, 9, 3), "noch einmal")
        assert refused(lambda: tick_off(desk, 4)) == "no_booking"
        untick(desk, 1)
        tick_off(desk, 4)
        assert refused(lambda: untick(desk, 1)) == "not_ticked"

    def test_it_changes_no_account_and_travels_in_the_book_file(self, desk: Desk, tmp_path) -> None:
        tick_off(desk, 1)
        exported = export_book(desk)
        with Desk.create(tmp_path / "zwei.lohn", clock=desk._clock) as second:
            import_book(second, exported)
            assert export_book(second) == exported
        assert desk.undo().startswith("Bankkonto, Zeile 1 abgehakt")


class TestSharedCosts:
    """Fixed costs by shares: 60 percent arbeit, 25 alltag, the rest private."""

    @pytest.fixture
    def desk(self, closed_desk: Desk) -> Desk:
        set_shares(closed_desk, "arbeit 60 alltag 25", date(2026, 1, 1))
        return closed_desk

    def parts(self, desk: Desk) -> dict[str, Decimal]:
        with desk.read() as session:
            return {each.grant: each.amount for each in load_book(session).expenses if each.share_of is not None}

    def test_an_expense_is_split_to_the_cent(self, desk: Desk) -> None:
        """33,33: 19,998 and 8,3325 and 4,9995: the odd cents go to the largest rests, 20,00 and 8,33 and 5,00."""
        said = add_shared_expense(desk, Decimal("33.33"), "payroll_office", date(2026, 3, 5), "Lohnbüro").summary
        assert self.parts(desk) == {"arbeit": Decimal("20.00"), "alltag": Decimal("8.33")}
        assert "privat 5,00 €" in said

    def test_the_report_says_by_which_key(self, desk: Desk) -> None:
        from payroll.office.usage_reports import report
        from payroll.periods import Month

        add_shared_expense(desk, Decimal("80.00"), "payroll_office", date(2026, 3, 5), "Lohnbüro")
        told = report(desk, "arbeit", Month(2026, 1), Month(2026, 3)).sharing
        assert "Feste Kosten vom 05.03.2026, Lohnbüro: 60 Prozent von 80,00 Euro, das sind 48,00 Euro." in told
        assert not any("20,00" in line for line in told)

    def test_new_shares_hold_from_their_day(self, desk: Desk) -> None:
        set_shares(desk, "arbeit 100", date(2026, 7, 1))
        with desk.read() as session:
            shares = load_book(session).cost_shares
        assert [each.percent for each in shares_on(shares, date(2026, 6, 30))] == [60, 25]
        assert [each.percent for each in shares_on(shares, date(2026, 7, 1))] == [100]

    @pytest.mark.parametrize(
        ("typed", "code"),
        [("arbeit 60 alltag 50", "shares_sum"), ("arbeit 60 arbeit 10", "shares_twice"), ("arbeit", "shares"),
         ("zoo 10", "unknown_grant")],
    )  # fmt: skip
    def test_shares_that_cannot_be(self, desk: Desk, typed: str, code: str) -> None:
        with pytest.raises(Refusal) as caught:
            set_shares(desk, typed, date(2026, 2, 1))
        assert caught.value.code == code or isinstance(caught.value, RefusalList)

    def test_without_shares_it_says_how_to_set_them(self, closed_desk: Desk) -> None:
        assert refused(lambda: add_shared_expense(closed_desk, Decimal(5), "other", date(2026, 3, 5))) == "no_shares"


def test_an_expense_the_notice_does_not_name_is_booked_and_said(closed_desk: Desk) -> None:
    from payroll.office.grant_checks import check_grants
    from payroll.office.grants import change_grant

    change_grant(closed_desk, "arbeit", allowed_expenses=("accident_insurance",))
    done = add_expense(closed_desk, "arbeit", Decimal("40.00"), "budget_assistance", date(2026, 9, 5))
    assert [notice.code for notice in done.notices] == ["expense_not_allowed"]
    (checked,) = check_grants(closed_desk, "arbeit")
    assert "expense_not_allowed" in [finding.code for finding in checked.findings]


def test_days_of_a_notice_and_of_the_card_are_told(closed_desk: Desk) -> None:
    from payroll.office.employer import set_own_job
    from payroll.office.grants import change_grant
    from payroll.office.today import overview

    change_grant(
        closed_desk, "arbeit", conditions="Arbeitsvertrag vorlegen", conditions_due=date(2026, 11, 20),
        renewal_applied_on=date(2026, 10, 20),
    )  # fmt: skip
    with closed_desk.read() as session:
        job = load_book(session).employer.own_job
    set_own_job(
        closed_desk, employer=job.employer, weekly_hours=job.weekly_hours, monthly_gross=job.monthly_gross, status=job.status,
        consent_on=job.consent_on, card_until=date(2026, 12, 1),
    )  # fmt: skip
    found = {(each.day, each.title) for each in overview(closed_desk).deadlines}
    assert {(date(2026, 11, 20), "Auflage erfüllen"), (date(2026, 12, 1), "Entscheidung fällig"),
            (date(2026, 12, 1), "Ausweis läuft ab")} <= found  # fmt: skip
    assert replace(job, card_until=None) == job
