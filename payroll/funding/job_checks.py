"""Checks on the person's own job, which work assistance depends on."""

from collections.abc import Sequence
from datetime import date, timedelta

from payroll.funding import numbers
from payroll.funding.facts import Grant
from payroll.funding.findings import Finding, hint, warning
from payroll.funding.guide import guide
from payroll.funding.usage import GrantMonth
from payroll.money import ZERO
from payroll.pay.facts import OwnJob
from payroll.pay.words import euros, month_name, number

_STATUSES = frozenset({"severely_disabled", "equal_status"})


def own_job(grant: Grant, job: OwnJob | None, on: date) -> list[Finding]:
    """The own employment: there is one, 15 (12) hours, longer than eight weeks, status, consent (SGB IX §§ 156, 185)."""
    if job is None:
        text = "Ihr eigener Arbeitsplatz ist nicht eingetragen. Arbeitsassistenz gibt es nur für einen Arbeitsplatz."
        answer = "Tragen Sie unter „Eigene Arbeit“ Ihren Arbeitgeber oder Ihre Selbstständigkeit ein."
        return [warning("own_job_missing", text, "§ 185 Abs. 5 SGB IX", answer)]
    found = [] if job.kind == "self_employed" else [*_weekly_hours(job, on), *_fixed_term(grant, job), *_consent(job)]
    found += _card(grant, job, on)
    if job.status not in _STATUSES:
        text = "Eine Schwerbehinderung oder Gleichstellung ist nicht eingetragen."
        answer = "Legen Sie den Feststellungsbescheid oder den Bescheid über die Gleichstellung bei."
        found.append(warning("status_missing", text, "§ 2 Abs. 2 und 3, § 185 SGB IX", answer))
    return found


def _card(grant: Grant, job: OwnJob, on: date) -> list[Finding]:
    """The card (or the equal status) runs out before the approval does, or has run out (SGB IX §§ 152, 199)."""
    if job.card_until is None or job.card_until >= grant.valid_to:
        return []
    until = f"{job.card_until:%d.%m.%Y}"
    if job.card_until < on:
        text = f"Ihr Ausweis oder Ihre Gleichstellung ist am {until} abgelaufen."
        answer = (
            "Ohne Status gibt es keine Leistung. Läuft der Antrag auf Verlängerung, legen Sie die Eingangsbestätigung "
            "vor; der Schutz endet erst drei Monate, nachdem der Wegfall endgültig feststeht (§ 199 Abs. 1 SGB IX)."
        )
        return [warning("card_expired", text, "§ 2 Abs. 2 und 3, § 152 Abs. 5, § 199 SGB IX", answer)]
    text = f"Ihr Ausweis oder Ihre Gleichstellung gilt bis {until}, die Bewilligung bis {grant.valid_to:%d.%m.%Y}."
    answer = "Beantragen Sie die Verlängerung rechtzeitig, am besten drei Monate vorher, und tragen Sie den neuen Tag ein."
    return [hint("card_runs_out", text, "§ 152 Abs. 5 SGB IX", answer)]


def _weekly_hours(job: OwnJob, on: date) -> list[Finding]:
    values = numbers.on(on)
    full, inclusion = values["own_job.weekly_hours"], values["own_job.weekly_hours_inclusion"]
    if job.weekly_hours >= full.number:
        return []
    parental = "In der Elternzeit zählt die Stundenzahl aus dem Arbeitsvertrag (VG Mainz, 1 K 140/24.MZ)."
    if job.weekly_hours >= inclusion.number:
        text = (
            f"Ihre eigene Arbeitszeit beträgt {number(job.weekly_hours)} Stunden in der Woche. Verlangt werden "
            f"{number(full.number)} Stunden, in Inklusionsbetrieben {number(inclusion.number)}."
        )
        answer = f"Arbeiten Sie in einem Inklusionsbetrieb, genügt das. {parental}"
        return [hint("own_job_hours", text, full.source, answer)]
    text = (
        f"Ihre eigene Arbeitszeit beträgt {number(job.weekly_hours)} Stunden in der Woche. Verlangt werden mindestens "
        f"{number(full.number)} Stunden, in Inklusionsbetrieben {number(inclusion.number)}."
    )
    return [warning("own_job_hours", text, full.source, parental)]


def _fixed_term(grant: Grant, job: OwnJob) -> list[Finding]:
    if job.fixed_term_until is None:
        return []
    weeks = numbers.on(grant.valid_from)["own_job.weeks"]
    until = f"{job.fixed_term_until:%d.%m.%Y}"
    if job.fixed_term_until < grant.valid_from + timedelta(weeks=int(weeks.number)):
        text = f"Ihr Arbeitsvertrag endet am {until}. Er muss länger als {weeks.number} Wochen dauern."
        answer = "Es zählt die ganze Dauer seit Beginn des Arbeitsvertrags. Nennen Sie dem Amt diesen Beginn."
        return [warning("own_job_weeks", text, weeks.source, answer)]
    if job.fixed_term_until < grant.valid_to:
        text = f"Ihr Arbeitsvertrag endet am {until}, die Bewilligung erst am {grant.valid_to:%d.%m.%Y}."
        answer = "Teilen Sie dem Amt mit, ob der Vertrag verlängert wird. Die Befristung allein schadet nicht."
        return [hint("own_job_ends", text, "§ 60 Abs. 1 Satz 1 Nr. 2 SGB I", answer)]
    return []


def _consent(job: OwnJob) -> list[Finding]:
    if job.consent_on is not None:
        return []
    text = "Die schriftliche Zustimmung Ihres Arbeitgebers zur Assistenz am Arbeitsplatz ist nicht eingetragen."
    answer = "Bitten Sie Ihren Arbeitgeber darum und tragen Sie das Datum ein."
    return [warning("consent_missing", text, "Merkblätter der Ämter (KVJS, ZBFS)", answer)]


def guide_exceeded(job: OwnJob | None, months: Sequence[GrantMonth]) -> list[Finding]:
    """The last month's cost is above half of the employer's lump gross (R7)."""
    if job is None or job.monthly_gross <= ZERO or not months:
        return []
    last = months[-1]
    found = guide(job.monthly_gross, last.cost.amount, last.month.first)
    if not found.over:
        return []
    text = (
        f"{month_name(last.month)}: Die Assistenz kostet {euros(last.cost.amount)}. Das sind {number(found.share_percent)} "
        f"Prozent des pauschalen Arbeitgeberbruttos und {euros(found.over_by.amount)} mehr als der Richtwert von "
        f"{euros(found.limit.amount)}."
    )
    answer = "Der Richtwert ist nur eine Empfehlung. Das Gesetz sichert die vollen Kosten der notwendigen Assistenz zu."
    return [hint("guide_exceeded", text, "BIH-Empfehlung; dagegen § 185 Abs. 5 Satz 2 SGB IX", answer)]
