"""Checks on a grant that explain: what an office may ask, on which ground, and what one can answer. None of them blocks.

The notice (Bewilligungsbescheid) is the rule; what stands here are conditions of the statute and guides of the offices. Each
check is a function of plain facts; :func:`check_grant` runs all of them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from payroll.funding import numbers
from payroll.funding.facts import Expense, Grant
from payroll.funding.findings import Finding, hint, warning
from payroll.funding.job_checks import guide_exceeded, own_job
from payroll.funding.month_budget import needs_special_reason, over_day_limit
from payroll.funding.terms import attain_last_day, renewal_due
from payroll.funding.usage import GrantMonth
from payroll.law import parameters
from payroll.law.derivation import HUNDRED
from payroll.money import MINUTES_PER_HOUR, round_half_up, round_half_up_cent, total
from payroll.pay.facts import Assistant, Employer, Shift, ShiftKind
from payroll.pay.words import euros, month_name, number

WORK_ASSISTANCE = "arbeitsassistenz"
_PEDAGOGICAL = {
    "budget_fuer_arbeit": ("Anleitung und Begleitung", "§ 61 Abs. 2 SGB IX"),
    "budget_fuer_ausbildung": ("Anleitung und Begleitung", "§ 61a Abs. 2 SGB IX"),
    "berufsbegleitung": ("Berufsbegleitung", "§ 55 Abs. 3, § 185 Abs. 4 SGB IX"),
    "jobcoaching": ("Jobcoaching", "§ 49 Abs. 8 Satz 1 Nr. 2a SGB IX"),
}
_FULL_COST_ANSWER = (
    "Sie können beantragen, dass die vollen notwendigen Kosten anerkannt werden (§ 185 Abs. 5 Satz 2 SGB IX)."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantFacts:
    """What the checks look at. *months*: rows of the account, ascending. *grants*: all of the book, *grant* included.

    *shifts*: shifts this grant bears, with the assistant's key; *assistants*: those it pays; *expenses*: of this grant.
    """

    grant: Grant
    grants: Sequence[Grant]
    employer: Employer
    assistants: Sequence[Assistant] = ()
    months: Sequence[GrantMonth] = ()
    shifts: Sequence[Shift] = ()
    expenses: Sequence[Expense] = ()


def check_grant(facts: GrantFacts, on: date) -> tuple[Finding, ...]:
    """Return everything found on *on* (the day the person looks), in a fixed order."""
    found: list[Finding] = []
    if facts.grant.purpose == WORK_ASSISTANCE:
        found += own_job(facts.grant, facts.employer.own_job, on)
        found += guide_exceeded(facts.employer.own_job, facts.months)
        found += foreign_work(facts.grant, facts.grants, facts.shifts)
        found += kept_apart(facts.grant, facts.grants)
        found += daily_need(facts.grant)
    found += long_days(facts.shifts, {person.key: person.first_name for person in facts.assistants})
    found += rate_cap(facts.grant, facts.months, on)
    found += relatives(facts.assistants)
    found += running_out(facts.grant, facts.grants, on)
    found += attain_case(facts.grant, facts.grants)
    found += outside_approval(facts.grant, facts.shifts)
    found += conditions(facts.grant, on)
    found += expenses_not_named(facts.grant, facts.expenses)
    return tuple(found)


def daily_need(grant: Grant) -> list[Finding]:
    """More than four hours a day need special reasons; more than eight are above the bound."""
    hours = _hours_per_day(grant)
    if hours is None or not needs_special_reason(hours, grant.valid_from):
        return []
    values = numbers.on(grant.valid_from)
    shown = number(round_half_up(hours, 2))
    if over_day_limit(hours, grant.valid_from):
        limit = values["need.limit_hours"]
        text = f"Bewilligt sind {shown} Stunden am Tag. Die Obergrenze der Ämter sind {limit.number} Stunden am Arbeitstag."
        answer = "Prüfen Sie die eingetragenen Stunden. Eine einzelne Kraft darf so nicht jeden Tag arbeiten."
        return [warning("day_limit", text, limit.source, answer)]
    reason = values["need.special_reason_hours"]
    text = f"Bewilligt sind {shown} Stunden am Tag. Ab mehr als {reason.number} Stunden verlangen Ämter eine Begründung."
    answer = "Nennen Sie die Tätigkeiten und die Zeit, die jede braucht. Das Gesetz kennt diese Grenze nicht."
    return [hint("special_reason", text, reason.source, answer)]


def _hours_per_day(grant: Grant) -> Decimal | None:
    if grant.hours is None:
        return None
    values = numbers.on(grant.valid_from)
    days = {"day": Decimal(1), "week": values.number("method.week_days"), "month": values.number("method.days21")}
    return grant.hours.amount / days[grant.hours.per]


def long_days(shifts: Iterable[Shift], names: Mapping[str, str]) -> list[Finding]:
    """An assistant worked more than eight hours on a day (§ 3 ArbZG), by the day a shift starts: once for each person.

    *names*: how people are called, by key.
    """
    sums: dict[tuple[str, date], int] = {}
    for shift in shifts:
        day = (shift.assistant, shift.start.date())
        sums[day] = sums.get(day, 0) + shift.paid_minutes
    long: dict[str, list[tuple[date, int]]] = {}
    for (assistant, worked_on), minutes in sorted(sums.items()):
        if minutes > numbers.on(worked_on).number("need.limit_hours") * MINUTES_PER_HOUR:
            long.setdefault(assistant, []).append((worked_on, minutes))
    found = []
    for assistant, days in long.items():
        worked_on, minutes = days[-1]
        limit = numbers.on(worked_on).number("need.limit_hours")
        hours = number(round_half_up(Decimal(minutes) / MINUTES_PER_HOUR, 2))
        often = f" So lange Tage waren es bisher {len(days)}." if len(days) > 1 else ""
        name = names.get(assistant, assistant)
        text = f"Am {worked_on:%d.%m.%Y} hat {name} {hours} Stunden gearbeitet. Üblich sind {limit}.{often}"
        answer = "Bis zehn Stunden sind erlaubt, wenn der Durchschnitt von sechs Monaten acht nicht übersteigt."
        found.append(hint("long_day", text, "§ 3 ArbZG", answer))
    return found


def rate_cap(grant: Grant, months: Sequence[GrantMonth], on: date) -> list[Finding]:
    """The hourly cap: does it fit the model, does the minimum wage fit under it, was it exceeded in the last month."""
    cap = grant.rate_cap
    if cap is None or cap.scope == "none":
        return []
    found = []
    if (cap.measures == "gross_with_vat") != (grant.model == "service"):
        text = f"Die Obergrenze von {euros(cap.amount)} je Stunde passt nicht zum Modell der Bewilligung „{grant.key}“."
        answer = "Bei eigenen Angestellten gilt sie für die Arbeitgeberkosten, bei Rechnungen für den Betrag mit Steuer."
        found.append(warning("rate_cap_measure", text, "Bewilligungsbescheid", answer))
    if grant.model == "employer":
        found += _minimum_wage(cap.amount, on)
    if months and (last := months[-1]).minutes:
        rate = round_half_up_cent(last.under_cap * MINUTES_PER_HOUR / last.minutes)
        if rate > cap.amount:
            text = (
                f"{month_name(last.month)}: Eine bezahlte Stunde kostet {euros(rate)}, anerkannt sind {euros(cap.amount)}."
            )
            found.append(warning("rate_above_cap", text, "Bewilligungsbescheid", _FULL_COST_ANSWER))
    return found


def _minimum_wage(cap: Decimal, on: date) -> list[Finding]:
    """A cap on the employer's cost that leaves no room for the minimum wage and the charges on it."""
    wage = parameters.on(on)["minimum_wage"]
    addition = numbers.on(on)["guide.employer_addition"]
    with_charges = round_half_up_cent(wage.number * (1 + addition.number / HUNDRED))
    if cap < wage.number:
        text = f"Die Obergrenze von {euros(cap)} je Stunde liegt unter dem Mindestlohn von {euros(wage.number)}."
        return [warning("cap_below_minimum_wage", text, wage.source, _FULL_COST_ANSWER)]
    if cap < with_charges:
        text = (
            f"Die Obergrenze von {euros(cap)} je Stunde reicht kaum für den Mindestlohn von {euros(wage.number)}: mit "
            f"pauschal {addition.number} % Arbeitgeberanteil sind es {euros(with_charges)}."
        )
        return [hint("cap_near_minimum_wage", text, wage.source, _FULL_COST_ANSWER)]
    return []


def relatives(assistants: Iterable[Assistant]) -> list[Finding]:
    """A relative works as an assistant: no rule against it was found, offices ask."""
    return [
        hint(
            "relative",
            f"{assistant.first_name} {assistant.last_name} ist mit Ihnen verwandt. Manche Ämter fragen danach.",
            "keine gesetzliche Regel",
            "Zeigen Sie, dass Vertrag, Lohn und Arbeitszeit wie bei Fremden sind.",
        )
        for assistant in assistants
        if assistant.relative
    ]


def foreign_work(grant: Grant, grants: Iterable[Grant], shifts: Iterable[Shift]) -> list[Finding]:
    """Work assistance is auxiliary work at the job: going along to hospital and care are other funders' business."""
    source = "OVG Saarland, 2 A 300/18; § 18 Abs. 1 SchwbAV"
    found = [
        warning(
            "companion_shift",
            f"Die Begleitung ins Krankenhaus am {shift.start.date():%d.%m.%Y} ist der Bewilligung „{grant.key}“ zugeordnet.",
            source,
            "Ordnen Sie diese Stunden der Pflege oder keiner Bewilligung zu.",
        )
        for shift in shifts
        if shift.kind is ShiftKind.COMPANION
    ]
    care = [
        g.key for g in grants if g.purpose == "pflege" and g.valid_from <= grant.valid_to and g.valid_to >= grant.valid_from
    ]
    if care:
        text = f"Hilfe bei der Pflege am Arbeitsplatz zählt nicht zur Arbeitsassistenz, sondern zu „{care[0]}“."
        found.append(hint("care_at_work", text, source, "Ordnen Sie solche Zeiten der Bewilligung für Pflege zu."))
    return found


def kept_apart(grant: Grant, grants: Iterable[Grant]) -> list[Finding]:
    """Guidance at work, Berufsbegleitung and Jobcoaching set goals and teach; work assistance only helps out."""
    found = []
    for other in grants:
        known = _PEDAGOGICAL.get(other.purpose)
        if known and other.valid_from <= grant.valid_to and other.valid_to >= grant.valid_from:
            name, source = known
            text = (
                f"Neben der Arbeitsassistenz gibt es „{other.key}“ ({name}). Beides geht zusammen, aber nicht in denselben "
                "Stunden."
            )
            answer = f"Stunden, in denen jemand anleitet oder übt, gehören zu „{other.key}“, Handreichungen hierher."
            found.append(hint("kept_apart", text, source, answer))
    return found


def running_out(grant: Grant, grants: Iterable[Grant], on: date) -> list[Finding]:
    """The approval ends within three months and no later one of the same funder and purpose is noted."""
    if not renewal_due(grant.valid_to) <= on <= grant.valid_to:
        return []
    if any((g.funder, g.purpose) == (grant.funder, grant.purpose) and g.valid_to > grant.valid_to for g in grants):
        return []
    months = numbers.on(grant.valid_to)["term.renewal_months"]
    text = f"Die Bewilligung „{grant.key}“ endet am {grant.valid_to:%d.%m.%Y}."
    answer = "Beantragen Sie jetzt die Verlängerung. Gezahlt wird frühestens ab dem Eingang des Antrags."
    return [warning("approval_ends", text, months.source, answer)]


def attain_case(grant: Grant, grants: Iterable[Grant]) -> list[Finding]:
    """Assistance to get a job (Erlangens-Alternative) lasts three years from its first day (SGB IX § 49 Abs. 8)."""
    if grant.basis != "attain":
        return []
    begun = min(g.valid_from for g in (grant, *grants) if g.basis == "attain" and g.purpose == grant.purpose)
    last = attain_last_day(begun)
    if grant.valid_to <= last:
        return []
    text = (
        f"Assistenz zur Erlangung eines Arbeitsplatzes gibt es drei Jahre lang, hier bis {last:%d.%m.%Y}. Die Bewilligung "
        f"„{grant.key}“ geht bis {grant.valid_to:%d.%m.%Y}."
    )
    answer = "Danach zahlt das Integrationsamt aus eigenem Geld (§ 185 Abs. 5 SGB IX). Bitten Sie um den neuen Bescheid."
    return [warning("attain_ends", text, "§ 49 Abs. 8 Satz 2 SGB IX", answer)]


def outside_approval(grant: Grant, shifts: Iterable[Shift]) -> list[Finding]:
    """Hours are charged to the grant on days it does not hold: nobody pays for them (SGB X § 39 Abs. 2)."""
    days = sorted({s.start.date() for s in shifts if not grant.valid_from <= s.start.date() <= grant.valid_to})
    if not days:
        return []
    often = f" und an {len(days) - 1} weiteren Tagen" if len(days) > 1 else ""
    text = (
        f"Am {days[0]:%d.%m.%Y}{often} zählen Stunden zur Bewilligung „{grant.key}“. Sie gilt vom "
        f"{grant.valid_from:%d.%m.%Y} bis {grant.valid_to:%d.%m.%Y}."
    )
    answer = "Nennen Sie im Vertrag oder bei den Schichten die Bewilligung, die an diesen Tagen gilt, oder „privat“."
    return [warning("outside_approval", text, "Bewilligungsbescheid; § 39 Abs. 2 SGB X", answer)]


def conditions(grant: Grant, on: date) -> list[Finding]:
    """What the notice asks for (Auflage, SGB X § 32 Abs. 2 Nr. 4) and until when."""
    if grant.conditions is None:
        return []
    due = grant.conditions_due
    when = "" if due is None else f" Fällig am {due:%d.%m.%Y}."
    text = f"Der Bescheid hat eine Auflage: {grant.conditions}.{when}"
    answer = "Halten Sie fest, wann Sie sie erfüllt haben. Geht es nicht, bitten Sie die Stelle vorher um einen anderen Tag."
    if due is not None and due < on:
        return [warning("condition_overdue", text, "§ 32 Abs. 2 Nr. 4, § 47 Abs. 1 Nr. 2 SGB X", answer)]
    return [hint("condition", text, "§ 32 Abs. 2 Nr. 4 SGB X", answer)]


def expenses_not_named(grant: Grant, expenses: Iterable[Expense]) -> list[Finding]:
    """Expenses of a kind the notice does not name, as far as it names any: booked in full, the office decides."""
    if not grant.allowed_expenses:
        return []
    other = [each for each in expenses if each.kind not in grant.allowed_expenses]
    if not other:
        return []
    first = other[0]
    text = (
        f"{len(other)} Ausgaben nennt der Bescheid nicht, zusammen {euros(total(each.amount for each in other))}, die "
        f"erste am {first.on:%d.%m.%Y}."
    )
    answer = "Zeigen Sie, dass sie für die Assistenz nötig waren, oder bitten Sie, den Bescheid zu ergänzen."
    return [hint("expense_not_allowed", text, "Bewilligungsbescheid; § 185 Abs. 5 SGB IX", answer)]
