"""``lohn krank [NAME]``: illnesses on their way to 42 paid days, in words; ``lohn krank antrag``: what the levies refund."""

from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from payroll.refusal import NotUnderstood
from tui import wording
from tui.commands.call import Call
from tui.commands.main import ascii_twin
from tui.commands.output import Output
from tui.commands.parser import Parser

if TYPE_CHECKING:
    from payroll.office.levy_claims import ClaimForm, LevyClaim
    from payroll.office.sick_story import SickStory
    from payroll.pay.facts import Assistant

CLAIMS = "antrag"
STATES = {"open": "offen", "claimed": "beantragt", "received": "erhalten", "refused": "abgelehnt"}
KINDS = {"u1": "U1, Krankheit", "u2": "U2, Mutterschaft"}
CONTRIBUTIONS = {"none": "nicht erstattet", "included": "im Satz enthalten", "extra": "werden dazu erstattet"}


def run(_word: str, arguments: Sequence[str], clock: Callable[[], datetime] | None) -> int:
    """Show the illnesses, or the claims against the levies."""
    typed = takewhile(lambda argument: not argument.startswith("-"), arguments)
    if ascii_twin(next(typed, "")) == CLAIMS:
        return _claims(arguments[1:], clock)
    return _sick(arguments, clock)


def _sick(arguments: Sequence[str], clock: Callable[[], datetime] | None) -> int:
    parser = Parser(
        "krank", "Krankheiten der letzten zwölf Monate und ihre Tage bis 42; „antrag“ zeigt die Erstattungen", "krank anna"
    )
    parser.add_argument("name", nargs="*", metavar="NAME", help="ohne Namen: alle")
    options = parser.read(arguments)
    call = Call.of(options, clock)
    name = " ".join(options.name)
    with call.desk() as desk:
        from payroll.office.sick_story import sick_stories

        stories = sick_stories(desk, name or None)
    if call.json:
        call.out.json([_story_json(each) for each in stories])
        return 0
    print_stories(call.out, stories, one_person=bool(name))
    if stories:
        call.out.remark("Was die Kasse erstattet: lohn krank antrag")
    return 0


def print_stories(out: Output, stories: "Sequence[SickStory]", *, one_person: bool = False) -> None:
    """Print each illness in words, the table first where there are several people."""
    out.heading("Krankheiten der letzten zwölf Monate")
    if not stories:
        out.line("Keine.")
        return
    if not one_person:
        out.table(
            ("", "von", "bis", "Bescheinigung", "Lohn längstens bis", "Tage", "Stand"),
            [_row(each) for each in stories],
            left=7,
        )
    told = [each for each in stories if one_person or each.next_steps]
    for each in told:
        absence = each.clock.absence
        out.line()
        last = f" bis {wording.day(absence.last)}" if absence.last else ", noch offen"
        out.line(f"{_name(each.clock.assistant)}, ab {wording.day(absence.first)}{last}: {each.headline}.")
        for sentence in (*each.because, *each.next_steps) if one_person else each.next_steps:
            out.line(f"  {sentence}")


def _row(story: "SickStory") -> tuple[str, ...]:
    clock = story.clock
    return (
        _name(clock.assistant),
        wording.day(clock.absence.first),
        wording.day(clock.absence.last) if clock.absence.last else "offen",
        f"ab {wording.day(clock.absence.certified_from)}" if clock.absence.certified_from else "fehlt",
        wording.day(clock.paid_until) if clock.paid_until else "kein Lohn",
        f"{clock.used} von {clock.limit}",
        story.headline,
    )


def _story_json(story: "SickStory") -> dict[str, Any]:
    clock = story.clock
    return {
        "assistant": clock.assistant.key,
        "absence": clock.absence.key,
        "from": str(clock.absence.first),
        "to": str(clock.absence.last) if clock.absence.last else None,
        "used": clock.used,
        "limit": clock.limit,
        "paid_until": str(clock.paid_until) if clock.paid_until else None,
        "withheld": clock.absence.withheld,
        "same_illness": [each.key for each in clock.same],
        "joined": [each.key for each in clock.joined],
        "text": story.headline,
        "because": list(story.because),
        "next": list(story.next_steps),
    }


def _claims(arguments: Sequence[str], clock: Callable[[], datetime] | None) -> int:
    parser = Parser(
        "krank antrag",
        "was die Kassen von Lohn bei Krankheit (U1) und Mutterschaft (U2) erstatten; mit Namen und Monat alle Angaben, die "
        "der Antrag fragt",
        "krank antrag anna 2026-03",
    )
    parser.add_argument("worte", nargs="*", metavar="[NAME] [MONAT]", help="ohne Namen: alle; ohne Monat: zwei Jahre")
    options = parser.read(arguments)
    call = Call.of(options, clock)
    from tui.commands.working_time import name_and_month

    name, month = name_and_month(options.worte, call.today)
    if month is not None and not name:
        raise NotUnderstood("Es fehlt, für wen. Zum Beispiel: lohn krank antrag anna 2026-03", code="arguments")
    with call.desk() as desk:
        from payroll.office.levy_claims import claim_form, levy_claims

        if month is not None:
            forms = claim_form(desk, name, month)
            if call.json:
                call.out.json([_form_json(each) for each in forms])
            else:
                for each in forms:
                    print_form(call.out, each)
                claim = forms[0].claim
                if claim.state == "open":
                    call.out.remark(
                        f"Beantragt? lohn erstattung {claim.assistant.key} {wording.amount(claim.amount)} "
                        f"--art {claim.kind} --monat {claim.month} --beantragt {call.today:%d.%m.%Y}"
                    )
            return 0
        claims = levy_claims(desk, name or None)
    if call.json:
        call.out.json([_claim_json(each) for each in claims])
        return 0
    print_claims(call.out, claims)
    if claims:
        call.out.remark(f"Alle Angaben für den Antrag: lohn krank antrag {claims[0].assistant.key} {claims[0].month}")
    return 0


def print_claims(out: Output, claims: "Sequence[LevyClaim]") -> None:
    """Print the claims with their states."""
    out.heading("Erstattungen der Kassen")
    if not claims:
        out.line("Es gibt nichts zu erstatten: kein Lohn bei Krankheit oder Mutterschaft.")
        return
    out.table(
        ("", "Monat", "Umlage", "Stand", "erwartet", "erhalten", "Unterschied"),
        [_claim_row(each, out) for each in claims],
        left=4,
        units=["Euro"] * 3,
    )


def _claim_row(claim: "LevyClaim", out: Output) -> tuple[str, ...]:
    empty = "" if out.plain else "–"
    refund, state = claim.refund, STATES[claim.state]
    if claim.state == "claimed" and refund is not None:
        state += f" {wording.day(refund.claimed_on)}"
    if claim.state == "open" and claim.month_open:
        state = "Monat noch offen"
    difference = claim.difference
    return (
        _name(claim.assistant),
        wording.month(claim.month),
        KINDS[claim.kind],
        state,
        wording.amount(claim.amount),
        wording.amount(refund.amount) if refund is not None and difference is not None else empty,
        wording.amount(difference) if difference else empty,
    )


def print_form(out: Output, form: "ClaimForm") -> None:
    """Print all the form asks, one fact a line."""
    claim = form.claim
    out.heading(f"Antrag {KINDS[claim.kind]}: {_name(claim.assistant)}, {wording.month(claim.month)}")
    out.fact("Kasse", f"{form.fund}{f', Betriebsnummer {form.fund_number}' if form.fund_number else ''}")
    out.fact("Ihre Betriebsnummer", form.establishment_number)
    out.fact("Versicherungsnummer", form.insurance_number or "fehlt")
    for each in form.absences:
        absence = each.absence
        out.fact("Zeitraum in diesem Monat", f"{wording.day(each.days.first)} bis {wording.day(each.days.last)}")
        out.fact("Erster Tag", f"{wording.day(absence.first)}{', noch gearbeitet' if absence.worked_that_day else ''}")
        out.fact("Letzter Arbeitstag davor", wording.day(each.last_worked) if each.last_worked else "nicht bekannt")
        if claim.kind == "u1":
            out.fact("Ausgefallene Stunden", wording.hours(each.minutes))
            out.fact("Bescheinigung", f"ab {wording.day(absence.certified_from)}" if absence.certified_from else "fehlt")
            out.fact("Durch jemand anderen verursacht", "ja" if absence.third_party else "nein")
            out.fact("Arbeitsunfall", "ja" if absence.work_accident else "nein")
        out.fact("Fortgezahltes Brutto", wording.euro(each.gross))
    pay = f"{wording.euro(form.wage)} im Monat" if form.monthly else f"{wording.euro(form.wage)} je Stunde"
    out.fact("Lohn", f"{pay}, {wording.number(form.weekly_hours)} Stunden in der Woche")
    out.fact("Fortgezahltes Brutto zusammen", wording.euro(form.gross))
    out.fact("Ihre Beiträge darauf", CONTRIBUTIONS[form.contributions])
    out.fact("Erstattungssatz", f"{wording.number(form.rate)} Prozent")
    out.fact("Erstattung", wording.euro(claim.amount))
    out.fact("Bankverbindung", form.iban)
    out.fact("Stand", STATES[claim.state])
    out.fact("Anspruch bis", wording.day(claim.lapses_on))
    if claim.month_open:
        out.line("Der Monat ist noch offen; der Betrag kann sich ändern. Beantragen Sie nach dem Abschluss und der Zahlung.")


def _claim_json(claim: "LevyClaim") -> dict[str, Any]:
    refund = claim.refund
    return {
        "assistant": claim.assistant.key,
        "kind": claim.kind,
        "month": str(claim.month),
        "state": claim.state,
        "month_open": claim.month_open,
        "amount": f"{claim.amount:.2f}",
        "claimed_on": str(refund.claimed_on) if refund else None,
        "received_on": str(refund.received_on) if refund and refund.received_on else None,
        "received": f"{refund.amount:.2f}" if refund and refund.received_on else None,
        "difference": None if claim.difference is None else f"{claim.difference:.2f}",
        "lapses_on": str(claim.lapses_on),
    }


def _form_json(form: "ClaimForm") -> dict[str, Any]:
    return _claim_json(form.claim) | {
        "fund": form.fund,
        "fund_number": form.fund_number,
        "establishment_number": form.establishment_number,
        "social_security_number": form.insurance_number,
        "iban": form.iban,
        "pay": "monthly" if form.monthly else "hourly",
        "wage": f"{form.wage:.2f}",
        "weekly_hours": f"{form.weekly_hours:f}",
        "gross": f"{form.gross:.2f}",
        "rate": f"{form.rate:f}",
        "contributions": form.contributions,
        "absences": [
            {
                "absence": each.absence.key,
                "from": str(each.days.first),
                "to": str(each.days.last),
                "first_day": str(each.absence.first),
                "worked_that_day": each.absence.worked_that_day,
                "last_worked": str(each.last_worked) if each.last_worked else None,
                "minutes": each.minutes,
                "gross": f"{each.gross:.2f}",
                "certified_from": str(each.absence.certified_from) if each.absence.certified_from else None,
                "third_party": each.absence.third_party,
                "work_accident": each.absence.work_accident,
            }
            for each in form.absences
        ],
    }


def _name(person: "Assistant") -> str:
    return f"{person.first_name} {person.last_name}"
