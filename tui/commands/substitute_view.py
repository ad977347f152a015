"""How a gap, the proposals for it, its money and its requests are said, and how they are handed to a program."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from payroll.money import hours
from payroll.office.absence_checks import span
from payroll.office.hour_checks import SAID_ABSENCE, said
from payroll.office.intake.words import day_in_words
from payroll.office.substitute_requests import STATES
from tui import wording
from tui.commands.output import Output

if TYPE_CHECKING:
    from payroll.funding.cover_limits import Reason
    from payroll.funding.facts import SubstituteRequest
    from payroll.office.cover_money import CoverMoney
    from payroll.office.lost_shifts import LostShift
    from payroll.office.substitute import CoverView, OpenPart
    from payroll.office.substitute_requests import CoverPicture


def print_picture(out: Output, picture: "CoverPicture") -> None:
    """Say the whole picture: what is lost, who may come, what it costs, where a request stands."""
    view = picture.view
    person = view.gap.person
    out.heading(f"Vertretung für {person.first_name} {person.last_name}, {_why(view)}")
    out.table(
        ("Schicht", "Bewilligung", "Stand"),
        [(said(lost.shift), lost.grant or "privat", _state(view, lost)) for lost in view.lost],
        left=3,
    )
    for part in view.parts:
        _print_part(out, part)
    out.line()
    for way in alternatives(person.key):
        out.line(way)
    for money in picture.money:
        _print_money(out, money)
    for request in picture.requests:
        out.line(_request_said(request))
    if view.offers:
        out.remark(f"Einen Vorschlag übernehmen: lohn vertretung {person.key} übernehmen {view.offers[0].number}")
    out.remark(f"Den Antrag schreiben: lohn vertretung {person.key} brief")


def alternatives(key: str) -> tuple[str, str]:
    """Return the other ways to cover."""
    return (
        f"Eine neue Kraft: lohn vertretung {key} brief --deckung neu --satz 19,20 --einarbeitung 4 (Satz: je Stunde).",
        f"Ein Assistenzdienst: lohn vertretung {key} brief --deckung dienst --satz 32,00 (Satz: mit Umsatzsteuer).",
    )


def _why(view: "CoverView") -> str:
    gap = view.gap
    if gap.absence is None:
        return f"Stelle nicht besetzt seit {day_in_words(gap.first, weekday=False)}"
    return f"{SAID_ABSENCE[gap.absence.kind]} {span(gap.absence)}"


def _state(view: "CoverView", lost: "LostShift") -> str:
    names = ", ".join(dict.fromkeys(view.names[shift.assistant] for shift in lost.covered))
    if lost.closed and not names:
        return "nicht vertreten, Monat abgeschlossen"
    if names:
        return f"{names} vertritt" + (", ein Teil ist offen" if lost.open else "")
    return "offen"


def _print_part(out: Output, part: "OpenPart") -> None:
    out.line()
    out.heading(said(part.shift))
    if not part.offers:
        out.line("  Außer der fehlenden Person steht niemand in Ihrem Buch.")
    for offer in part.offers:
        proposal = offer.proposal
        name = f"{proposal.assistant.first_name} {proposal.assistant.last_name}"
        cost = f"kostet {wording.euro(proposal.cost.amount)}" if proposal.cost else "ohne Kosten"
        if offer.number is not None:
            doubt = "" if proposal.within_budget else ", das Budget reicht nicht"
            out.line(f"  {offer.number}. {name}: kann, {cost}{doubt}")
        else:
            out.line(f"  {name}: kann nicht")
        for reason in proposal.against:
            out.line(f"     dagegen: {_reason(reason)}")
        if offer.number is not None:
            for reason in proposal.reasons:
                out.line(f"     dafür: {_reason(reason)}")


def _reason(reason: "Reason") -> str:
    return f"{reason.text} ({reason.law})" if reason.law else reason.text


def _print_money(out: Output, money: "CoverMoney") -> None:
    need = money.need
    out.line()
    out.heading(f"Das Geld, Bewilligung {money.grant}")
    out.fact("ausgefallene Stunden", wording.number(hours(money.lost_minutes)))
    out.fact("davon mit Lohnfortzahlung", wording.number(hours(money.paid_minutes)))
    out.fact("Lohnfortzahlung mit Nebenkosten", wording.euro(need.continued_pay.amount))
    out.fact("Erstattung der Kasse (U1)", wording.euro(need.refund.amount))
    out.fact("Kosten der Vertretung", wording.euro(need.substitute.amount))
    out.fact("schon bewilligt für diese Stunden", wording.euro(need.granted.amount))
    out.fact("gespart nach der Lohnfortzahlung", wording.euro(need.saved.amount))
    out.fact("zusätzlicher Bedarf", wording.euro(need.extra.amount))
    out.fact("Rest im Budget am Monatsende", wording.euro(money.rest))
    if money.open_minutes:
        out.line(
            f"Für {wording.number(hours(money.open_minutes))} Stunden darf niemand einspringen; ihre Kosten fehlen darin."
        )


def _request_said(request: "SubstituteRequest") -> str:
    steps = (
        ("entworfen", request.drafted_on),
        ("gesendet", request.sent_on),
        ("Rückfrage", request.asked_back_on),
        ("bewilligt", request.granted_on),
        ("abgelehnt", request.refused_on),
        ("verbraucht", request.used_on),
    )
    dates = ", ".join(f"{name} {wording.day(day)}" for name, day in steps if day)
    granted = f", {wording.euro(request.granted_amount)}" if request.granted_amount is not None else ""
    span_said = f"{wording.day(request.first)} bis {wording.day(request.last)}"
    return f"Antrag {span_said}: {STATES[request.state]}{granted} ({dates})."


def as_json(picture: "CoverPicture") -> dict[str, Any]:
    """Return the picture for a program."""
    view = picture.view
    gap = view.gap
    return {
        "assistant": gap.person.key,
        "absence": gap.absence.key if gap.absence else None,
        "kind": gap.absence.kind.value if gap.absence else "vacancy",
        "from": str(gap.first),
        "to": str(gap.last) if gap.last else None,
        "lost": [
            {
                "start": _minute(lost.shift.start),
                "end": _minute(lost.shift.end),
                "grant": lost.grant,
                "covered_by": [shift.assistant for shift in lost.covered],
                "closed": lost.closed,
            }
            for lost in view.lost
        ],
        "open": [_part_json(part) for part in view.parts],
        "money": [_money_json(money) for money in picture.money],
        "requests": [_request_json(request) for request in picture.requests],
        "alternatives": list(alternatives(gap.person.key)),
    }


def _minute(moment: Any) -> str:
    return f"{moment:%Y-%m-%dT%H:%M}"


def _part_json(part: "OpenPart") -> dict[str, Any]:
    return {
        "start": _minute(part.shift.start),
        "end": _minute(part.shift.end),
        "grant": part.shift.grant,
        "proposals": [
            {
                "number": offer.number,
                "assistant": offer.proposal.assistant.key,
                "may": offer.number is not None,
                "within_budget": offer.proposal.within_budget,
                "cost": _amount(offer.proposal.cost.amount) if offer.proposal.cost else None,
                "for": [{"text": each.text, "law": each.law} for each in offer.proposal.reasons],
                "against": [{"text": each.text, "law": each.law} for each in offer.proposal.against],
            }
            for offer in part.offers
        ],
    }


def _amount(value: Decimal) -> str:
    return f"{value:.2f}"


def _money_json(money: "CoverMoney") -> dict[str, Any]:
    need = money.need
    return {
        "grant": money.grant,
        "lost_hours": _amount(hours(money.lost_minutes)),
        "paid_hours": _amount(hours(money.paid_minutes)),
        "uncovered_hours": _amount(hours(money.open_minutes)),
        "continued_pay": _amount(need.continued_pay.amount),
        "refund": _amount(need.refund.amount),
        "substitute": _amount(need.substitute.amount),
        "granted": _amount(need.granted.amount),
        "saved": _amount(need.saved.amount),
        "extra": _amount(need.extra.amount),
        "rest": _amount(money.rest),
    }


def _request_json(request: "SubstituteRequest") -> dict[str, Any]:
    return {
        "key": request.key,
        "grant": request.grant,
        "state": request.state,
        "from": str(request.first),
        "to": str(request.last),
        "extra": _amount(request.extra),
        "sent_on": str(request.sent_on) if request.sent_on else None,
        "granted_on": str(request.granted_on) if request.granted_on else None,
        "granted_amount": _amount(request.granted_amount) if request.granted_amount is not None else None,
    }
