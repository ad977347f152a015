"""Cover for somebody missing: who may come and why not, what it costs, the request and its life."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from payroll.law import parameters
from payroll.office.desk import Desk
from payroll.office.entry import enter
from payroll.office.letters import consent_paper, substitute_paper
from payroll.office.month import view_month
from payroll.office.row_pairs import ABSENCE
from payroll.office.substitute import CoverView, Offer, substitute_view, take_over
from payroll.office.substitute_requests import (
    ask_back_request,
    cover_picture,
    draft_request,
    grant_request,
    refuse_request,
    requests_of,
    send_request,
    use_request,
)
from payroll.office.today import overview
from payroll.pay.facts import Absence, AbsenceKind, Assistant, OwnJob, Scheme, ShiftState
from payroll.periods import Month
from payroll.refusal import Refusal
from tests.office.small_book import (
    MARCH,
    anna,
    ben,
    book_of,
    contract,
    desk_with,
    grant,
    insurance,
    small_book,
    tax,
    weekly,
)

MARCH_LIMIT = parameters.on(date(2026, 3, 31)).number("minijob.limit")


def person(key: str, name: str, scheme: Scheme, fund: str | None = "aok", hours: int = 10) -> Assistant:
    return replace(
        anna(),
        key=key,
        first_name=name,
        last_name="Beispiel",
        insurance=(insurance(scheme, fund),),
        tax=ben().tax if scheme is Scheme.MINIJOB else (tax(),),
        contracts=(replace(contract(wage="15.00"), weekly_hours=Decimal(hours)),),
    )


def team() -> tuple[Assistant, ...]:
    """Anna falls ill; Mia has a Minijob, Stu studies, Ina works nights, Uli is on vacation, Kim is free to come."""
    return (
        anna(),
        person("mia", "Mia", Scheme.MINIJOB, None, hours=9),
        person("stu", "Stu", Scheme.STUDENT, hours=19),
        person("ina", "Ina", Scheme.COMPULSORY),
        person("uli", "Uli", Scheme.COMPULSORY),
        person("kim", "Kim", Scheme.COMPULSORY),
    )


@pytest.fixture
def desk(tmp_path: Path):
    """The team in March 2026; Anna is ill on Wednesday, 18 March, when four hours are lost."""
    with desk_with(tmp_path, small_book(assistants=team(), roster=(weekly("anna", "wed", "08:00", "12:00"),))) as opened:
        for line in (
            "mia 2.3. 8-18 pause 60",
            "mia 9.3. 8-18 pause 60",
            "mia 11.3. 8-9",
            "mia 13.3. 8-18 pause 60",
            "mia 16.3. 8-18 pause 60",
            "stu 16.3. 8-18 pause 60",
            "stu 17.3. 8-17 pause 60",
            "ina 17.3. 16-23 pause 30",
        ):
            enter(opened, line)
        with opened.action("absent", "Uli im Urlaub") as session:
            session.add(
                ABSENCE.row_of(
                    Absence(
                        key="uli-1",
                        assistant="uli",
                        kind=AbsenceKind.VACATION,
                        first=date(2026, 3, 16),
                        last=date(2026, 3, 19),
                        worked_that_day=False,
                    )
                )
            )
        enter(opened, "anna krank 18.3.-19.3. bescheinigt")
        yield opened


def offers(view: CoverView) -> dict[str, Offer]:
    (part,) = view.parts
    return {offer.proposal.assistant.key: offer for offer in part.offers}


def against(view: CoverView, key: str) -> str:
    return " | ".join(f"{reason.text} {reason.law}" for reason in offers(view)[key].proposal.against)


class TestWhoMayCome:
    def test_only_people_who_may_are_numbered_and_the_best_comes_first(self, desk: Desk):
        view = substitute_view(desk, "anna")
        assert [offer.number for offer in view.parts[0].offers] == [1, None, None, None, None]
        assert view.parts[0].offers[0].proposal.assistant.key == "kim"

    def test_minijob_near_the_limit_is_named_with_month_year_and_limit(self, desk: Desk):
        """SGB IV § 8: 37 hours at 15 euro and four more are 615 euro."""
        view = substitute_view(desk, "anna")
        assert f"615,00 Euro, die Grenze ist {MARCH_LIMIT},00 Euro im Monat" in against(view, "mia")
        assert "SGB IV § 8" in against(view, "mia")

    def test_werkstudent_at_twenty_hours_is_named_with_the_week(self, desk: Desk):
        """SGB V § 6 Abs. 1 Nr. 3: 17 hours and four more are 21."""
        said = against(substitute_view(desk, "anna"), "stu")
        assert "Woche ab 16.03.2026 dann 21 Stunden, erlaubt sind 20 Stunden" in said
        assert "SGB V § 6" in said

    def test_eleven_hours_of_rest_in_the_way(self, desk: Desk):
        """ArbZG § 5: until 23 o'clock the evening before, at eight in the morning only nine hours have passed."""
        assert "liegen nur 9 Stunden Ruhe, nötig sind 11 Stunden" in against(substitute_view(desk, "anna"), "ina")

    def test_vacation_is_named_with_its_days(self, desk: Desk):
        assert "Uli hat Urlaub: 16.03.2026 bis 19.03.2026. BUrlG § 1" in against(substitute_view(desk, "anna"), "uli")

    def test_own_shift_at_the_time_and_ended_contract(self, desk: Desk):
        enter(desk, "kim 18.3. 10-14")
        assert "Kim hat schon eine Schicht am 18.03.2026, 10:00 bis 14:00 Uhr" in against(
            substitute_view(desk, "anna"), "kim"
        )

    def test_an_empty_account_is_a_doubt_with_a_way_out_not_a_ban(self, tmp_path: Path):
        poor = replace(grant("arbeit", "arbeitsassistenz"), monthly_amount=None)
        book = small_book(
            grants=(poor, grant("alltag", "eingliederungshilfe")),
            assistants=(anna(), person("kim", "Kim", Scheme.COMPULSORY)),
            roster=(weekly("anna", "wed", "08:00", "12:00"),),
        )
        with desk_with(tmp_path, book) as desk:
            enter(desk, "anna krank 18.3.-19.3.")
            offer = offers(substitute_view(desk, "anna"))["kim"]
        assert offer.number == 1
        assert not offer.proposal.within_budget
        assert "Das Budget reicht nicht" in offer.proposal.against[0].text


class TestTakingOver:
    def test_cost_shown_is_what_the_month_then_shows_and_undo_takes_it_back(self, desk: Desk):
        def cost() -> Decimal:
            return sum((slip.payslip.cost.amount for slip in view_month(desk, MARCH).slips), Decimal(0))

        before, offer = cost(), offers(substitute_view(desk, "anna"))["kim"]
        done = take_over(desk, "anna", 1)
        assert offer.proposal.cost is not None
        assert cost() - before == offer.proposal.cost.amount > 0
        assert done.shifts[0].covers == book_of(desk).absences[-1].key
        assert done.shifts[0].grant == "arbeit"
        (lost,) = substitute_view(desk, "anna").lost
        assert [shift.assistant for shift in lost.covered] == ["kim"]
        assert lost.open == ()
        desk.undo()
        assert cost() == before

    def test_a_shift_ahead_is_planned_until_it_is_confirmed(self, desk: Desk):
        enter(desk, "anna krank 25.3.-26.3.")
        part = substitute_view(desk, "anna", book_of(desk).absences[-1].key).parts[0]
        offer = next(each for each in part.offers if each.proposal.assistant.key == "kim")
        before = {slip.assistant.key: slip.payslip.cost.amount for slip in view_month(desk, MARCH).slips}
        done = take_over(desk, "anna", offer.number or 0, book_of(desk).absences[-1].key)
        assert done.shifts[0].state is ShiftState.PLANNED
        enter(desk, "kim 25.3. wie geplant")
        after = {slip.assistant.key: slip.payslip.cost.amount for slip in view_month(desk, MARCH).slips}
        assert offer.proposal.cost is not None
        assert after["kim"] - before.get("kim", Decimal(0)) == offer.proposal.cost.amount

    def test_a_part_already_covered_leaves_the_rest(self, desk: Desk):
        enter(desk, "kim 18.3. 8-10 für anna")
        (part,) = substitute_view(desk, "anna").parts
        assert (part.shift.start.hour, part.shift.end.hour) == (10, 12)

    def test_wrong_number_and_nothing_lost_are_refused_with_a_way_out(self, desk: Desk):
        with pytest.raises(Refusal, match="Es gibt 1 bis 1"):
            take_over(desk, "anna", 7)
        with pytest.raises(Refusal, match="fällt keine Schicht aus"):
            substitute_view(desk, "kim")


class TestMoney:
    def test_r11_with_the_real_payslip_and_the_funds_own_refund(self, desk: Desk):
        """Four lost hours: 64 euro of sick pay, refunded at 70 % of the gross; the substitute as the payslip says."""
        (money,) = cover_picture(desk, "anna").money
        slip = next(s.payslip for s in view_month(desk, MARCH).slips if s.assistant.key == "anna")
        assert money.lost_minutes == money.paid_minutes == 240
        assert money.need.continued_pay.amount == slip.cost.amount
        assert money.need.refund.amount == slip.u1_refund.amount == Decimal("44.80")
        offer = offers(substitute_view(desk, "anna"))["kim"]
        assert offer.proposal.cost is not None
        assert money.need.substitute.amount == offer.proposal.cost.amount
        need = money.need
        assert need.extra.amount == (
            need.substitute.amount + need.continued_pay.amount - need.refund.amount - need.granted.amount
        )

    def test_the_money_is_the_same_before_and_after_somebody_took_over(self, desk: Desk):
        (before,) = cover_picture(desk, "anna").money
        take_over(desk, "anna", 1)
        (after,) = cover_picture(desk, "anna").money
        assert after.need.substitute.amount == before.need.substitute.amount


class TestVacancy:
    def test_the_plan_of_somebody_who_left_is_offered(self, tmp_path: Path):
        gone = replace(anna(), contracts=(contract(valid_to=date(2026, 2, 28)),))
        roster = replace(weekly("anna", "wed", "08:00", "12:00"), valid_to=date(2026, 2, 28))
        book = small_book(assistants=(gone, person("kim", "Kim", Scheme.COMPULSORY)), roster=(roster,))
        with desk_with(tmp_path, book) as desk:
            enter(desk, "kim 2.3. 8-12")
            view = substitute_view(desk, "anna")
            assert view.gap.absence is None
            assert view.lost[0].shift.start.date() == date(2026, 3, 4)
            take_over(desk, "anna", 1)
            assert [s.assistant for s in substitute_view(desk, "anna").lost[0].covered] == ["kim"]


class TestRequest:
    def test_life_from_draft_to_used_with_its_deadlines_and_the_account(self, desk: Desk):
        draft_request(desk, "anna", cover="new", rate=Decimal("19.20"), briefing=Decimal(4), work="Vorlesen")
        (request,) = requests_of(desk, "anna")
        assert (request.state, request.substitute_cost) == ("drafted", Decimal("153.60"))
        assert ("Antrag absenden", date(2026, 3, 20)) in [(d.title, d.day) for d in overview(desk).deadlines]
        send_request(desk, "anna", date(2026, 3, 20))
        due = {each.title: each.day for each in overview(desk).deadlines}
        # six weeks from Friday, 20 March end on 1 May, a holiday: the next working day is Monday, 4 May
        assert due["Entscheidung fällig"] == date(2026, 5, 4)
        ask_back_request(desk, "anna", date(2026, 3, 20), date(2026, 3, 28))
        assert {e.title: e.day for e in overview(desk).deadlines}["Rückfrage beantworten"] == date(2026, 3, 30)
        before = balance(desk)
        grant_request(desk, "anna", date(2026, 3, 20), Decimal("150.00"))
        assert balance(desk) - before == Decimal("150.00")
        use_request(desk, "anna", date(2026, 3, 20))
        assert requests_of(desk, "anna")[0].state == "used"
        desk.undo()
        assert requests_of(desk, "anna")[0].state == "granted"

    def test_a_draft_is_drafted_anew_one_sent_is_not(self, desk: Desk):
        for rate in ("19.20", "20.00"):
            draft_request(desk, "anna", cover="new", rate=Decimal(rate))
        (request,) = requests_of(desk, "anna")
        assert request.substitute_cost == Decimal("80.00")
        send_request(desk, "anna", date(2026, 3, 20))
        with pytest.raises(Refusal, match="gibt es schon einen Antrag"):
            draft_request(desk, "anna", cover="new", rate=Decimal(20))

    def test_steps_out_of_order_are_refused_by_name(self, desk: Desk):
        with pytest.raises(Refusal, match="noch keinen Antrag"):
            send_request(desk, "anna", date(2026, 3, 20))
        draft_request(desk, "anna", cover="new", rate=Decimal("19.20"))
        with pytest.raises(Refusal, match="steht auf „entworfen“"):
            refuse_request(desk, "anna", date(2026, 3, 20))
        with pytest.raises(Refusal, match="liegt in der Zukunft"):
            send_request(desk, "anna", date(2026, 3, 21))
        send_request(desk, "anna", date(2026, 3, 20))
        with pytest.raises(Refusal, match="liegt vor dem Schritt davor"):
            grant_request(desk, "anna", date(2026, 3, 19), Decimal(10))
        with pytest.raises(Refusal, match="außerhalb der Bewilligung"):
            grant_request(desk, "anna", date(2026, 3, 20), Decimal(10), Month(2027, 3))
        refuse_request(desk, "anna", date(2026, 3, 20))
        with pytest.raises(Refusal, match="mehr als 0,00 €"):
            grant_request(desk, "anna", date(2026, 3, 20), Decimal(0))

    def test_what_makes_no_sense_is_not_asked_for(self, desk: Desk, tmp_path: Path):
        with pytest.raises(Refusal, match="was eine Stunde kostet"):
            draft_request(desk, "anna", cover="new")
        with pytest.raises(Refusal, match="fällt keine Schicht aus"):
            draft_request(desk, "anna", grant="alltag")
        served = replace(grant("arbeit", "arbeitsassistenz"), model="service")
        (folder := tmp_path / "dienst").mkdir()
        with desk_with(folder, small_book(grants=(served, grant("alltag", "pflege")))) as other:
            enter(other, "anna krank 18.3.-19.3.")
            with pytest.raises(Refusal, match="Dienstleistungsmodell"):
                draft_request(other, "anna", cover="new", rate=Decimal(20))

    def test_the_absence_of_a_request_is_not_deleted(self, desk: Desk):
        from payroll.office.absences import cancel_absence

        draft_request(desk, "anna", cover="new", rate=Decimal("19.20"))
        with pytest.raises(Refusal, match="Antrag auf eine Ersatzkraft"):
            cancel_absence(desk, book_of(desk).absences[-1].key)


def balance(desk: Desk) -> Decimal:
    return next(a.rows[-1].balance.amount for a in view_month(desk, MARCH).accounts if a.grant.key == "arbeit")


class TestLetters:
    @pytest.mark.parametrize(("naming", "shown"), [("none", ""), ("initials", "A. K."), ("names", "Anna Krüger")])
    def test_a_name_stands_in_the_letter_only_if_asked(self, desk: Desk, naming: str, shown: str):
        draft_request(desk, "anna", cover="new", rate=Decimal("19.20"))
        paper = substitute_paper(desk, "anna", naming)
        assert paper.absent == shown
        assert paper.hourly_cost == Decimal("19.20")

    def test_consent_needs_an_employer_of_ones_own(self, desk: Desk, tmp_path: Path):
        with pytest.raises(Refusal, match="Arbeitsstelle ist nicht eingetragen"):
            consent_paper(desk)
        job = OwnJob(
            employer="Stadtwerke", weekly_hours=Decimal(25), monthly_gross=Decimal(2600), status="severely_disabled"
        )
        (folder := tmp_path / "zwei").mkdir()
        with desk_with(folder, small_book(employer=replace(small_book().employer, own_job=job))) as other:
            paper = consent_paper(other, street="Hafenweg 1", postcode="48155", city="Münster")
        assert paper.recipient == ("Stadtwerke", "Hafenweg 1", "48155 Münster")
