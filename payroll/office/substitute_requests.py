"""Requests for the cost of a substitute: drafted from a gap, then sent, asked back, granted, refused, used."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from payroll.funding.facts import Grant, SubstituteRequest
from payroll.money import ZERO, hours
from payroll.office import edit
from payroll.office.book import Book
from payroll.office.cover_money import CoverMoney, cover_money, grants_of
from payroll.office.desk import Desk
from payroll.office.done import Done
from payroll.office.guards import refuse, said_month
from payroll.office.intake.words import day_in_words
from payroll.office.lookups import assistant as find_assistant
from payroll.office.lookups import grant as find_grant
from payroll.office.lookups import grant_by_key, new_key
from payroll.office.lost_shifts import LostShift
from payroll.office.row_pairs import SUBSTITUTE_REQUEST
from payroll.office.shelf import load_book
from payroll.office.substitute import CoverView, Situation, situation_in
from payroll.office.upkeep import amount_text, future_findings, number_text, say
from payroll.pay.facts import Absence, AbsenceKind, Assistant
from payroll.periods import DateRange, Month
from payroll.records.journal import BookSession
from payroll.records.tables import SubstituteRequestRow
from payroll.refusal import Refusal

REASONS = {
    AbsenceKind.SICK: "illness",
    AbsenceKind.VACATION: "vacation",
    AbsenceKind.MATERNITY: "maternity",
}
STATES = {
    "drafted": "entworfen",
    "sent": "gesendet",
    "asked_back": "Rückfrage",
    "granted": "bewilligt",
    "refused": "abgelehnt",
    "used": "verbraucht",
}
"""Where a request stands, as people read it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverPicture:
    """Everything about one gap: who may come, the money of each grant that is touched, the requests made so far."""

    view: CoverView
    money: tuple[CoverMoney, ...]
    requests: tuple[SubstituteRequest, ...]


def cover_picture(desk: Desk, name: str, absence: str | None = None) -> CoverPicture:
    """Return the picture of the gap of the person *name* means; see :func:`payroll.office.substitute.substitute_view`."""
    with desk.read() as session:
        situation = situation_in(session, desk.today, name, absence)
        money = tuple(cover_money(session, situation, grant, desk.month_now) for grant in grants_of(situation))
        return CoverPicture(view=situation.view, money=money, requests=_of(situation.book, situation.view.gap.person))


def requests_of(desk: Desk, name: str) -> tuple[SubstituteRequest, ...]:
    """Return the requests made because the person *name* means was missing, the oldest first."""
    with desk.read() as session:
        book = load_book(session, window=DateRange(desk.today, desk.today))
        return _of(book, find_assistant(book, name))


def _of(book: Book, person: Assistant) -> tuple[SubstituteRequest, ...]:
    return tuple(each for each in book.substitute_requests if each.assistant == person.key)


def draft_request(
    desk: Desk,
    assistant: str,
    *,
    cover: str = "existing",
    rate: Decimal | None = None,
    briefing: Decimal = ZERO,
    work: str = "",
    accident: bool = False,
    grant: str | None = None,
    absence: str | None = None,
) -> Done:
    """Draft the request for the person who is missing; a draft not sent yet is drafted anew.

    *cover*, *rate*, *briefing*: as in :func:`payroll.office.cover_money.cover_money`. *work*: which work cannot be done.
    *accident*: the reason is an accident, not an illness. *grant*: whose lost shifts, where several grants paid. What an
    earlier request that was sent already asks for is not asked for again. ``Refusal``: nothing lost, nobody's grant, the
    provider owes the substitute (Dienstleistungsmodell), nobody who may take a shift.
    """
    with desk.action("draft_request", "") as session:
        situation = situation_in(session, desk.today, assistant, absence)
        book, gap = situation.book, situation.view.gap
        chosen = _grant(book, situation, grant)
        before = [each for each in _of(book, gap.person) if each.grant == chosen.key]
        draft = next((each for each in before if each.state == "drafted"), None)
        lost = tuple(each for each in _not_asked(situation, before) if each.grant == chosen.key)
        if not lost:
            raise _asked_already(before)
        money = cover_money(
            session, situation, chosen.key, desk.month_now, cover=cover, rate=rate, briefing=briefing, lost=lost
        )
        if money.open_minutes == money.lost_minutes and cover == "existing":
            raise Refusal(
                "Niemand aus Ihrem Team darf eine der ausgefallenen Schichten übernehmen. Beantragen Sie eine neue Kraft "
                "oder einen Dienst und nennen Sie, was eine Stunde kostet: --deckung neu --satz 19,20",
                code="nobody_may",
                place="Vertretung",
            )
        if money.need.extra.amount <= ZERO:
            raise _no_need(money)
        request = _request(desk, situation, money, chosen, cover, work, accident=accident)
        if draft is None:
            taken = (each.key for each in book.substitute_requests)
            request = replace(request, key=new_key(f"{gap.person.key} {request.first}", taken))
            session.add(SUBSTITUTE_REQUEST.row_of(request))
        else:
            request = replace(request, key=draft.key)
            _store(session, request)
        summary = (
            f"Antrag auf Ersatzkraft für {gap.person.first_name} entworfen: {_span(request)}, zusätzlicher Bedarf "
            f"{amount_text(request.extra)}."
        )
        if money.open_minutes:
            summary += (
                f" Für {number_text(hours(money.open_minutes))} Stunden darf niemand einspringen; ihre Kosten fehlen darin. "
                "Mit einer neuen Kraft oder einem Dienst: --deckung neu --satz 19,20"
            )
        return Done(summary=say(session, summary))


def _grant(book: Book, situation: Situation, typed: str | None) -> Grant:
    keys = grants_of(situation)
    if typed is not None:
        chosen = find_grant(book, typed)
        if chosen.key not in keys:
            raise Refusal(
                f"Aus der Bewilligung „{chosen.key}“ fällt keine Schicht aus. Es gibt: {', '.join(keys) or 'keine'}.",
                code="nothing_to_cover",
                place="Bewilligung",
            )
    elif keys:
        chosen = grant_by_key(book, keys[0])
    else:
        raise Refusal(
            "Für die ausgefallenen Schichten zahlt keine Bewilligung, sie sind privat. Einen Antrag gibt es dafür nicht.",
            code="no_grant",
            place="Bewilligung",
        )
    if chosen.model == "service":
        raise Refusal(
            f"Bei der Bewilligung „{chosen.key}“ arbeitet ein Dienst für Sie (Dienstleistungsmodell). Den Ersatz schuldet "
            "in der Regel der Dienst: Fordern Sie ihn dort an und prüfen Sie die Rechnung.",
            code="provider_owes",
            place="Bewilligung",
        )
    return chosen


def _not_asked(situation: Situation, before: Iterable[SubstituteRequest]) -> Iterator[LostShift]:
    """Lost shifts that no request of this gap, sent and not refused, asks for yet."""
    gap = situation.view.gap
    key = gap.absence.key if gap.absence else None
    sent = [each for each in before if each.absence == key and each.state not in ("drafted", "refused")]
    for lost in situation.view.lost:
        day = lost.shift.start.date()
        if not any(each.first <= day <= each.last for each in sent):
            yield lost


def _asked_already(before: Iterable[SubstituteRequest]) -> Refusal:
    last = max(before, key=lambda each: each.drafted_on)
    return Refusal(
        f"Für diese Zeit gibt es schon einen Antrag vom {last.drafted_on:%d.%m.%Y} ({STATES[last.state]}). "
        "Den Brief noch einmal schreiben: ohne weitere Angaben „brief“.",
        code="already_noted",
        place="Antrag",
    )


def _no_need(money: CoverMoney) -> Refusal:
    need = money.need
    text = (
        f"Einen zusätzlichen Bedarf gibt es nicht: Ersatz {amount_text(need.substitute.amount)} und Lohnfortzahlung "
        f"{amount_text(need.continued_pay.amount)} sind mit der Erstattung von {amount_text(need.refund.amount)} und den "
        f"schon bewilligten {amount_text(need.granted.amount)} bezahlt. Ein Antrag ist nicht nötig."
    )
    if money.open_minutes:
        text += (
            f" Für {number_text(hours(money.open_minutes))} Stunden darf aber niemand einspringen. Mit einer neuen Kraft "
            "oder einem Dienst: --deckung neu --satz 19,20"
        )
    return Refusal(text, code="no_need", place="Antrag")


def _request(
    desk: Desk, situation: Situation, money: CoverMoney, grant: Grant, cover: str, work: str, *, accident: bool
) -> SubstituteRequest:
    gap = situation.view.gap
    reason = _reason(gap.absence, accident=accident)
    days = [each.shift.start.date() for each in money.lost]
    need = money.need
    return SubstituteRequest(
        key="",
        assistant=gap.person.key,
        absence=gap.absence.key if gap.absence else None,
        grant=grant.key,
        reason=reason,
        first=min(days),
        last=max(days),
        end_known=gap.last is not None,
        proof=gap.absence is not None and gap.absence.certified_from is not None,
        lost_minutes=money.lost_minutes,
        lost_days=money.lost_days,
        work=work,
        cover=cover,
        briefing_minutes=money.briefing_minutes,
        continued_pay=need.continued_pay.amount,
        refund=need.refund.amount,
        substitute_cost=need.substitute.amount,
        already_granted=need.granted.amount,
        account_rest=money.rest,
        drafted_on=desk.today,
    )


def _reason(absence: Absence | None, *, accident: bool) -> str:
    if absence is None:
        return "vacancy"
    return "accident" if accident else REASONS.get(absence.kind, "other")


def _span(request: SubstituteRequest) -> str:
    return f"{request.first:%d.%m.%Y} bis {request.last:%d.%m.%Y}"


# --- its life ---------------------------------------------------------------------------------------------------------


def send_request(desk: Desk, assistant: str, on: date) -> Done:
    """Note that the request was sent; from its receipt the office's time runs (§ 185 Abs. 9 SGB IX)."""
    return _next(desk, assistant, on, ("drafted",), "gesendet", sent_on=on)


def ask_back_request(desk: Desk, assistant: str, on: date, reply_by: date | None = None) -> Done:
    """Note that the office asked back, and by which day it wants an answer."""
    return _next(desk, assistant, on, ("sent", "asked_back"), "Rückfrage der Stelle", asked_back_on=on, reply_by=reply_by)


def grant_request(desk: Desk, assistant: str, on: date, amount: Decimal, for_month: Month | None = None) -> Done:
    """Note what was granted: separately granted money in the account of *for_month* (R2), the month the need began.

    The money itself is not noted again as an advance.
    """
    if amount <= ZERO:
        raise Refusal(
            f"Bewilligt sind mehr als 0,00 €, hier steht {amount_text(amount)}. "
            "Wurde nichts bewilligt, sagen Sie „abgelehnt“.",
            code="not_positive",
            place="Betrag",
        )
    return _next(
        desk,
        assistant,
        on,
        ("sent", "asked_back"),
        f"bewilligt, {amount_text(amount)}",
        granted_on=on,
        granted_amount=amount,
        granted_month=for_month,
    )


def refuse_request(desk: Desk, assistant: str, on: date) -> Done:
    """Note that the request was refused."""
    return _next(desk, assistant, on, ("sent", "asked_back"), "abgelehnt", refused_on=on)


def use_request(desk: Desk, assistant: str, on: date) -> Done:
    """Note that the granted money is used up."""
    return _next(desk, assistant, on, ("granted",), "verbraucht", used_on=on)


def _next(desk: Desk, typed: str, on: date, states: tuple[str, ...], what: str, **steps: Any) -> Done:
    with desk.action("step_request", "") as session:
        book = load_book(session, window=DateRange(desk.today, desk.today))
        person = find_assistant(book, typed)
        request = _waiting(_of(book, person), person, states, what)
        refuse([*future_findings(on, desk.today, "Datum"), *_too_early(request, on)])
        after = replace(request, **steps)
        if after.granted_on is not None and after.granted_month is None:
            after = replace(after, granted_month=Month.of(request.first))
        refuse(_outside(book, after))
        _store(session, after)
        summary = f"Antrag auf Ersatzkraft für {person.first_name} ({_span(request)}): {what} am {on:%d.%m.%Y}."
        if steps.get("granted_on") and after.granted_month is not None:
            summary += (
                f" Der Betrag zählt im Budget für {said_month(after.granted_month)}; tragen Sie seinen Eingang nicht noch "
                "einmal ein."
            )
        return Done(summary=say(session, summary))


def _waiting(
    requests: Iterable[SubstituteRequest], person: Assistant, states: tuple[str, ...], what: str
) -> SubstituteRequest:
    mine = tuple(requests)
    fitting = [each for each in mine if each.state in states]
    if fitting:
        return fitting[-1]
    if not mine:
        raise Refusal(
            f"Für {person.first_name} gibt es noch keinen Antrag auf eine Ersatzkraft. Schreiben Sie ihn zuerst: "
            f"lohn vertretung {person.key} brief",
            code="no_request",
            place="Antrag",
        )
    raise Refusal(
        f"Der Antrag für {person.first_name} ({_span(mine[-1])}) steht auf „{STATES[mine[-1].state]}“. Danach kommt nicht "
        f"„{what}“. War etwas falsch, nehmen Sie es zurück: lohn zurück",
        code="wrong_step",
        place="Antrag",
    )


def _too_early(request: SubstituteRequest, on: date) -> list[Refusal]:
    known = [day for day in (request.drafted_on, request.sent_on, request.asked_back_on, request.granted_on) if day]
    before = known[-1] if request.sent_on else None
    if before is None or on >= before:
        return []
    return [
        Refusal(
            f"{day_in_words(on)} liegt vor dem Schritt davor ({day_in_words(before)}). Prüfen Sie das Datum.",
            code="ends_before_start",
            place="Datum",
        )
    ]


def _outside(book: Book, request: SubstituteRequest) -> list[Refusal]:
    """Money for a month outside the approval would not be found in its account."""
    if request.granted_month is None:
        return []
    grant = grant_by_key(book, request.grant)
    if Month.of(grant.valid_from) <= request.granted_month <= Month.of(grant.valid_to):
        return []
    return [
        Refusal(
            f"{said_month(request.granted_month)} liegt außerhalb der Bewilligung „{grant.key}“ "
            f"({grant.valid_from:%d.%m.%Y} bis {grant.valid_to:%d.%m.%Y}). Nennen Sie einen Monat darin.",
            code="outside_grant",
            place="Für",
        )
    ]


def _store(session: BookSession, request: SubstituteRequest) -> None:
    edit.overwrite(edit.row_where(session, SubstituteRequestRow, key=request.key), SUBSTITUTE_REQUEST.values_of(request))
