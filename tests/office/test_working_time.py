"""Findings of a month with what was decided about them: everybody's, the records, the accounts, the checks by name."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from payroll.office import hours, overrides
from payroll.office.checks import run_checks
from payroll.office.closing import close_month
from payroll.office.desk import Desk
from payroll.office.entry import carry_out, understand
from payroll.office.expenses import add_one_off
from payroll.office.month import view_month
from payroll.office.working_time import open_findings, working_time
from payroll.office.year_statements import year_statement
from payroll.pay.facts import Premiums, Scheme, TaxMethod
from payroll.periods import BERLIN, Month
from payroll.refusal import Refusal
from tests.office.small_book import anna, ben, book_of, contract, desk_with, insurance, small_book, tax, weekly

MARCH, APRIL = Month(2026, 3), Month(2026, 4)


def enter(desk: Desk, line: str):
    return carry_out(desk, understand(desk, line))


def later(desk: Desk, day: date) -> Desk:
    return Desk.open(desk.path, clock=lambda: datetime.combine(day, datetime.min.time(), BERLIN).replace(hour=12))


def checks(desk: Desk, name: str, month: Month = MARCH) -> list[tuple[str, int]]:
    (person,) = working_time(desk, month, name)
    return [(each.finding.check, each.finding.day.day) for each in person.findings]


@pytest.fixture
def desk(tmp_path):
    with desk_with(tmp_path, small_book(roster=()), today=date(2026, 3, 20)) as opened:
        yield opened


class TestDecisions:
    """An override needs a finding and a reason."""

    def test_a_finding_is_left_with_its_reason_and_taken_back(self, desk):
        enter(desk, "anna 3.3. 8-15")
        done = overrides.leave_finding(desk, "anna", "az-05", date(2026, 3, 3), "Ablösung kam nicht")
        assert done.summary == "Anna: AZ-05 am 3. März 2026 bewusst so gelassen. Grund: Ablösung kam nicht"
        (person,) = working_time(desk, MARCH, "anna")
        assert [(each.finding.check, each.reason, each.open) for each in person.findings] == [
            ("AZ-05", "Ablösung kam nicht", False)
        ]
        assert open_findings(desk) == ()
        (slip,) = [view for view in view_month(desk, MARCH).slips if view.assistant.key == "anna"]
        assert slip.payslip.warnings[0].text.endswith("Bewusst so, Grund: Ablösung kam nicht")
        overrides.take_back(desk, "anna", "AZ-05", date(2026, 3, 3))
        assert book_of(desk).overrides == ()
        assert len(open_findings(desk)) == 1

    def test_the_new_reason_holds(self, desk):
        enter(desk, "anna 3.3. 8-15")
        for reason in ("eins", "zwei"):
            overrides.leave_finding(desk, "anna", "AZ-05", date(2026, 3, 3), reason)
        assert [each.reason for each in book_of(desk).overrides] == ["zwei"]

    def test_what_was_not_found_is_refused_with_what_there_is(self, desk):
        enter(desk, "anna 3.3. 8-15")
        with pytest.raises(Refusal, match=r"An diesem Tag gibt es: AZ-05\.") as refused:
            overrides.leave_finding(desk, "anna", "AZ-02", date(2026, 3, 3), "x")
        assert refused.value.code == "nothing_found"
        with pytest.raises(Refusal, match=r"AZ-05 gibt es am 03\.03\.2026"):
            overrides.leave_finding(desk, "anna", "AZ-05", date(2026, 3, 4), "x")
        with pytest.raises(Refusal, match="nichts festgehalten"):
            overrides.take_back(desk, "anna", "AZ-05", date(2026, 3, 3))

    def test_a_reason_has_at_most_200_characters(self, desk):
        enter(desk, "anna 3.3. 8-15")
        with pytest.raises(Refusal, match="höchstens 200 Zeichen"):
            overrides.leave_finding(desk, "anna", "AZ-05", date(2026, 3, 3), "x" * 201)
        with pytest.raises(Refusal):
            overrides.leave_finding(desk, "anna", "AZ-05", date(2026, 3, 3), " ")

    def test_an_emergency_frees_the_day_and_is_told(self, desk):
        enter(desk, "anna 3.3. 8-22 pause 60")
        overrides.note_emergency(desk, "anna", date(2026, 3, 3), "Ablösung im Schnee")
        (person,) = working_time(desk, MARCH, "anna")
        assert [each.finding.check for each in person.findings if each.finding.severity == "W"] == ["AZ-13"]
        assert open_findings(desk) == ()
        with pytest.raises(Refusal, match="keine Grenze überschritten"):
            overrides.note_emergency(desk, "anna", date(2026, 3, 4), "x")

    def test_entering_hours_says_what_was_decided(self, desk):
        enter(desk, "anna 3.3. 8-15")
        overrides.leave_finding(desk, "anna", "AZ-05", date(2026, 3, 3), "Ablösung kam nicht")
        done = hours.change_shift(desk, "anna", datetime(2026, 3, 3, 8, tzinfo=BERLIN), grant="alltag")
        assert done.notices[0].text.endswith("Grund: Ablösung kam nicht")


class TestRecords:
    """AZ-12: Ben's Minijob wants every day within seven days, Anna's job only long days and Sundays."""

    def test_days_without_a_word_by_when_and_by_which_law(self, tmp_path):
        with desk_with(tmp_path, small_book(), today=date(2026, 3, 20)) as desk:
            hours.plan_month(desk, MARCH)
            found = {(each.finding.day.day, each.finding.severity.value) for each in _records(desk, "ben")}
            assert found == {(6, "E"), (13, "W")}
            assert {each.finding.severity.value for each in _records(desk, "anna")} == {"W"}
            enter(desk, "alle 1.3.-20.3. wie geplant")
            assert _records(desk, "ben") == _records(desk, "anna") == []

    def test_a_minijob_in_a_household_is_free(self, tmp_path):
        """§ 17 Abs. 1 Satz 3 MiLoG, § 8a SGB IV."""
        household = replace(ben(), insurance=(replace(insurance(Scheme.MINIJOB, None), household_check=True),))
        with desk_with(tmp_path, small_book(assistants=(anna(), household)), today=date(2026, 3, 20)) as desk:
            hours.plan_month(desk, MARCH)
            assert {each.finding.severity.value for each in _records(desk, "ben")} == {"W"}

    def test_a_month_nobody_prepared_lacks_what_the_roster_wants(self, tmp_path):
        with desk_with(tmp_path, small_book(), today=date(2026, 3, 20)) as desk:
            assert len(_records(desk, "anna")) == 12
            enter(desk, "anna 2.3. 8-12")
            assert _records(desk, "anna") == []


def _records(desk: Desk, name: str):
    (person,) = working_time(desk, MARCH, name)
    return [each for each in person.findings if each.finding.check == "AZ-12"]


def test_free_sundays_are_foreseen_from_the_roster(tmp_path):
    """Ben works every Sunday from 1 January on: 38 of 52 by the roster are too many on 31 March already."""
    with desk_with(tmp_path, small_book(roster=(weekly("ben", "sun", "10:00", "14:00"),)), today=date(2026, 3, 20)) as desk:
        hours.plan_month(desk, MARCH)
        (forecast,) = [each for each in _all(desk, "ben") if each.finding.check == "AZ-08"]
        assert "waren bis 31.03.2026 8 Sonntage frei, keiner kommt" in forecast.finding.text


def _all(desk: Desk, name: str):
    (person,) = working_time(desk, MARCH, name)
    return person.findings


def test_a_shift_dropped_on_a_holiday_is_asked_about(desk):
    """§ 2 Abs. 1, 3 EFZG: what fell out because of it is paid."""
    enter(desk, "anna 3.4. 8-12 geplant")
    (notice,) = enter(desk, "anna frei 3.4.").notices
    assert (notice.code, notice.law) == ("dropped_holiday", "§ 2 Abs. 1, 3 EFZG")
    assert "sagen Sie dann „feiertag“" in notice.text


class TestOnCall:
    @pytest.fixture
    def desk(self, tmp_path):
        on_call = replace(contract(), on_call=True, on_call_hours="minimum", weekly_hours=Decimal(8))
        with desk_with(
            tmp_path, small_book(assistants=(replace(anna(), contracts=(on_call,)),), roster=()), today=date(2026, 3, 20)
        ) as opened:
            yield opened

    def test_the_day_of_the_call_is_noted_and_told_where_it_was_late(self, desk):
        done = enter(desk, "anna 23.3. 8-12 geplant")
        assert done.shifts[0].announced_on == date(2026, 3, 20)
        assert ("AB-01", 23) in checks(desk, "anna")
        overrides.leave_finding(desk, "anna", "AB-01", date(2026, 3, 23), "am Telefon einverstanden")
        enter(desk, "anna 26.3. 8-10 geplant")
        assert ("AB-02", 26) in checks(desk, "anna")
        assert ("AB-01", 26) not in checks(desk, "anna")

    def test_confirming_keeps_the_day_of_the_call_and_work_at_once_has_none(self, desk):
        enter(desk, "anna 25.3. 8-12 geplant")
        worked = enter(later(desk, date(2026, 3, 25)), "anna 25.3. wie geplant")
        assert worked.shifts[0].announced_on == date(2026, 3, 20)
        assert enter(desk, "anna 19.3. 8-12").shifts[0].announced_on is None

    def test_weeks_with_less_than_the_hours_owed(self, desk):
        enter(desk, "anna 2.3. 8-16 pause 30")
        enter(desk, "anna 9.3. 8-12")
        enter(desk, "anna 10.3. 8-12")
        owed = [each.finding for each in _all(desk, "anna") if each.finding.check == "AB-04"]
        assert [(each.day.day, each.proposal.split(",")[0]) for each in owed] == [
            (1, "Bezahlen Sie die fehlenden 8 Stunden"),
            (8, "Bezahlen Sie die fehlenden 0 Stunden 30 Minuten"),
        ]

    def test_a_holiday_without_a_plan_is_the_average_day(self, desk):
        """§ 12 Abs. 5 TzBfG: ten times four hours since 3 January, 90 days before Karfreitag: 26 minutes and 40 seconds."""
        for day in range(2, 12):
            enter(desk, f"anna {day}.3. 8-12")
        done = enter(later(desk, date(2026, 4, 8)), "anna feiertag 3.4.")
        (shift,) = done.shifts
        assert (shift.state.value, shift.paid_minutes) == ("holiday", 27)
        assert done.notices[0].law == "§ 12 Abs. 5 TzBfG"


class TestTimeAccount:
    """Anna on a salary of 1.250 euro for 20 hours a week, account from 1 January: 86:40 hours a month."""

    @pytest.fixture
    def desk(self, tmp_path):
        salary = replace(
            contract(wage="1250.00"), pay="salary", weekly_hours=Decimal(20), time_account_from=date(2026, 1, 1),
            premiums=Premiums(),
        )  # fmt: skip
        person = replace(anna(), contracts=(salary,), tax=(tax(TaxMethod.ELSTAM),))
        with desk_with(tmp_path, small_book(assistants=(person,), roster=()), today=date(2026, 3, 31)) as opened:
            for month, days in ((1, 24), (2, 20), (3, 22)):
                for day in range(1, days + 1):
                    enter(opened, f"anna {day}.{month}. 8-12")
            yield opened

    def test_the_account_since_it_was_agreed(self, desk):
        (person,) = working_time(desk, MARCH, "anna")
        hours_of = [(row.credited, row.balanced, row.balance) for row in person.account.rows]
        assert hours_of == [(560, 0, 560), (0, 400, 160), (80, 0, 240)]
        assert [(lot.month.month, lot.left) for lot in person.account.lots] == [(1, 160), (3, 80)]

    def test_closed_months_stay_in_it_and_what_is_paid_out_leaves_it(self, desk):
        close_month(desk, Month(2026, 1), accept_estimates=True)
        add_one_off(desk, "anna", Decimal("38.46"), "other", MARCH, account_hours=Decimal("2.50"))
        (person,) = working_time(desk, MARCH, "anna")
        assert person.account.balance == 90

    def test_the_statement_of_the_year_shows_it_month_by_month_in_hours(self, desk):
        close_month(desk, Month(2026, 1), accept_estimates=True)
        rows = year_statement(desk, "anna", 2026).time_account
        assert [(row.month.month, *(round(hours, 2) for hours in row.figures)) for row in rows] == [
            (1, Decimal("9.33"), Decimal("9.33"), 0, 0, Decimal("9.33")),
            (2, Decimal("-6.67"), 0, 0, Decimal("6.67"), Decimal("2.67")),
            (3, Decimal("1.33"), Decimal("1.33"), 0, 0, Decimal(4)),
        ]

    def test_a_year_later_what_is_left_is_told(self, desk):
        """March's 88 hours were worth 1.223,20 at the minimum wage, less than the salary: no date binds them."""
        with later(desk, date(2027, 2, 2)) as after:
            (person,) = working_time(after, Month(2027, 1), "anna")
        left = [(each.finding.check, str(each.finding.day), each.finding.severity.value) for each in person.findings]
        assert left == [("ML-03", "2027-01-31", "W"), ("ML-03", "2027-03-31", "I")]


def test_named_checks_are_silent_when_well_and_give_a_machine_every_field(desk):
    assert run_checks(desk, ("arbeitszeit",)) == []
    enter(desk, "anna 3.3. 8-15")
    enter(desk, "anna 5.3. 8-15")
    (found,) = run_checks(desk, ("arbeitszeit",))
    assert "Ebenso am 05.03.2026. Planen Sie Pausen" in found.sentence
    assert found.details["number"] == "AZ-05"
    assert found.details["also_on"] == "2026-03-05"
    assert set(found.details) == {"assistant", "month", "number", "severity", "law", "on", "also_on", "proposal"}
    assert "arbeitszeit" not in {each.check for each in run_checks(desk)}
