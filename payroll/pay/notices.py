"""What to look at in a month's slip: limits, status, minimum wage, proofs, estimates (codes of the book format)."""

from collections.abc import Iterator
from datetime import date

from payroll.law import labour_law
from payroll.law.minimum_wage import is_met, required_pay
from payroll.law.parameters import Status
from payroll.law.social_insurance import limits
from payroll.law.social_insurance.limits import Exceeding, JobKind
from payroll.money import MINUTES_PER_HOUR, ZERO, hours
from payroll.pay.exemption import exemption_notices
from payroll.pay.facts import Scheme, TaxMethod
from payroll.pay.gross_result import Gross
from payroll.pay.history import unknown_months
from payroll.pay.month_pay import MonthPay
from payroll.pay.payslip import Notice
from payroll.pay.schemes import SCHEME_NAMES
from payroll.pay.situation import Situation
from payroll.pay.time_account_notices import credited_minutes, month_findings
from payroll.pay.validity import employment, full_name
from payroll.pay.words import euros, month_name, number
from payroll.pay.working_time_notices import working_time_notices
from payroll.periods import Month, add_months, age_completed_on

MONTHS_OF_A_YEAR = 12

SINGLE_PARENT_CLASS = 2


def notices(situation: Situation, gross: Gross, pay: MonthPay) -> tuple[Notice, ...]:
    """Return the notices of a month, those of the gross side first; the estimates are added when all is computed."""
    return (
        *gross.notices,
        *_minimum_wage(situation, gross),
        *_status_change(situation),
        *_minijob_limit(situation, pay),
        *_short_term(situation, gross, pay),
        *_student(situation),
        *_parent_proof(situation),
        *_single_parent(situation),
        *exemption_notices(situation),
        *_unknown_pay(situation, pay),
        *working_time_notices(situation.facts, month_findings(situation.facts, _paid_minutes(gross))),
    )


def estimate(situation: Situation) -> Iterator[Notice]:
    """Yield the notice that a figure rests on values that are not final."""
    unsure = situation.unsure()
    if unsure:
        names = "; ".join(sorted({f"{parameter.source}: Entwurf" for parameter in unsure}))
        yield Notice(
            code="estimate",
            text=f"Diese Abrechnung ist eine Schätzung, denn diese Werte stehen für {situation.month.year} noch nicht "
            f"endgültig fest: {names}. Bitte rechnen Sie den Monat neu, sobald sie feststehen.",
        )


def unsure_names(situation: Situation) -> tuple[str, ...]:
    """Names of the parameters used that are not final, with year and status."""
    return tuple(sorted(f"{entry.name} {entry.year}: {_status(entry.status)}" for entry in situation.unsure()))


def _status(status: Status) -> str:
    return "Entwurf" if status is Status.DRAFT else "offen"


def _minimum_wage(situation: Situation, gross: Gross) -> Iterator[Notice]:
    """By the month, not by the hour (§ 1 MiLoG, BAG 29.06.2016 - 5 AZR 716/15).

    Not for minors without completed vocational training (§ 22 Abs. 2); without hours on a time account (§ 2 Abs. 2).
    """
    adult_age = labour_law.whole("youth.adult_age", situation.month.last)
    minor = Month.of(age_completed_on(situation.assistant.birth_date, adult_age)) >= situation.month
    if minor and not situation.assistant.vocational_training:
        return
    rate = situation.parameters.number("minimum_wage")
    minutes = gross.working_minutes - credited_minutes(situation.facts, _paid_minutes(gross))
    if not is_met(gross.counting_pay_minimum_wage, minutes, rate):
        yield Notice(
            code="minimum_wage",
            text=f"Der Lohn für {number(hours(minutes))} Stunden Arbeit ist "
            f"{euros(gross.counting_pay_minimum_wage)}. Nach dem Mindestlohn von {euros(rate)} je Stunde müssen es "
            f"mindestens {euros(required_pay(minutes, rate))} sein. Bitte erhöhen Sie den Stundenlohn im "
            "Vertrag.",
            law="§ 1 MiLoG",
        )


def _paid_minutes(gross: Gross) -> int:
    return sum(part.minutes for part in gross.paid_time)


def _status_change(situation: Situation) -> Iterator[Notice]:
    on, regular = situation.parameters, situation.regular_pay.amount
    kind = limits.job_kind(on, regular)
    limit = euros(on.number("minijob.limit"))
    if situation.scheme is Scheme.MINIJOB:
        if kind is not JobKind.MINIJOB:
            yield Notice(
                code="status_change",
                text=f"Das regelmäßige Entgelt von {full_name(situation.assistant)} ist {euros(regular)} im Monat, die "
                f"Minijob-Grenze {limit}. Das ist kein Minijob mehr. Abgerechnet wurde wie eingetragen, als Minijob. Bitte "
                "ändern Sie die Versicherung, oder senken Sie die Stunden.",
                law="SGB IV § 8",
            )
    elif situation.scheme is not Scheme.SHORT_TERM and kind is JobKind.MINIJOB:
        yield Notice(
            code="status_change",
            text=f"Das regelmäßige Entgelt von {full_name(situation.assistant)} ist {euros(regular)} im Monat und liegt "
            f"nicht über der Minijob-Grenze von {limit}. Das wäre ein Minijob. Abgerechnet wurde wie eingetragen "
            f"({SCHEME_NAMES[situation.scheme]}). Bitte prüfen Sie die Versicherung.",
            law="SGB IV § 8",
        )
    elif situation.scheme is Scheme.COMPULSORY and regular * MONTHS_OF_A_YEAR > on.number("annual_pay_limit"):
        yield Notice(
            code="status_change",
            text=f"Das regelmäßige Entgelt von {full_name(situation.assistant)} ist {euros(regular)} im Monat und liegt "
            f"über der Jahresarbeitsentgeltgrenze von {euros(on.number('annual_pay_limit'))}. Die "
            "Krankenversicherungspflicht kann enden. Bitte fragen Sie die Krankenkasse.",
            law="SGB V § 6 Abs. 1 Nr. 1",
        )


def _minijob_limit(situation: Situation, pay: MonthPay) -> Iterator[Notice]:
    on = situation.parameters
    limit = on.number("minijob.limit")
    if situation.scheme is not Scheme.MINIJOB or pay.insured <= limit:
        return
    month, facts = situation.month, situation.facts
    so_far = sum((entry.minijob_pay for entry in facts.earlier if entry.month.year == month.year), ZERO)
    opening = facts.assistant.opening
    if opening is not None and opening.on.year == month.year and opening.insured_to_date is not None:
        so_far += opening.insured_to_date
    rest = situation.regular_pay.amount * _months_to_come(situation)
    forecast, most = so_far + pay.insured + rest, limit * MONTHS_OF_A_YEAR
    window = [entry for entry in facts.earlier if month.plus(-MONTHS_OF_A_YEAR) < entry.month < month]
    above = [entry.minijob_pay for entry in window if entry.minijob_pay > limit]
    judged = limits.exceeding(on, pay.insured, max(forecast, sum((e.minijob_pay for e in window), pay.insured)), above)
    yield Notice(
        code="minijob_limit",
        text=f"Im {month_name(month)} sind es {euros(pay.insured)}, die Minijob-Grenze liegt bei {euros(limit)}. Für das "
        f"ganze Jahr {month.year} sind {euros(forecast)} zu erwarten, erlaubt sind {euros(most)}. {_advice(judged)}",
        law="SGB IV § 8 Abs. 1b",
    )


def _months_to_come(situation: Situation) -> int:
    """Months after this one, to the end of the year or of the employment."""
    month = situation.month
    last = min(Month.of(employment(situation.assistant, month).last), Month(month.year, MONTHS_OF_A_YEAR))
    return last.month - month.month


def _advice(judged: Exceeding) -> str:
    match judged:
        case Exceeding.WITHIN:
            return "Übers Jahr bleibt es damit ein Minijob."
        case Exceeding.OCCASIONAL:
            return (
                "Es bleibt nur dann ein Minijob, wenn die Mehrarbeit nicht vorherzusehen war, zum Beispiel als Vertretung "
                "bei Krankheit. Bitte halten Sie den Grund schriftlich fest."
            )
        case Exceeding.TOO_OFTEN:
            return (
                "Das ist öfter als zweimal in zwölf Monaten. Dieser Monat ist kein Minijob mehr. Bitte ändern Sie die "
                "Versicherung für diesen Monat."
            )
        case Exceeding.TOO_HIGH:
            return (
                "Das ist mehr als das Doppelte der Grenze. Dieser Monat ist kein Minijob. Bitte ändern Sie die Versicherung "
                "für diesen Monat."
            )


def _short_term(situation: Situation, gross: Gross, pay: MonthPay) -> Iterator[Notice]:
    if situation.scheme is not Scheme.SHORT_TERM:
        return
    on, name = situation.parameters, full_name(situation.assistant)
    span = employment(situation.assistant, situation.month)
    months, most = int(on.number("short_term.months")), int(on.number("short_term.workdays"))
    days_worked = _working_days(gross)
    if span.last == date.max or span.last >= add_months(span.first, months):
        yield Notice(
            code="status_change",
            text=f"{name} ist länger als {months} Monate beschäftigt. Kurzfristig bleibt das nur mit höchstens {most} "
            "Arbeitstagen im Kalenderjahr, die vorher vereinbart sind. Bitte prüfen Sie den Vertrag.",
            law="SGB IV § 8 Abs. 1 Nr. 2",
        )
    if situation.tax.method is TaxMethod.FLAT_25:
        yield from _flat_25(situation, gross, pay, days_worked)


def _flat_25(situation: Situation, gross: Gross, pay: MonthPay, days_worked: int) -> Iterator[Notice]:
    on = situation.parameters
    hourly, daily = on.number("flat_tax.short_term_hourly_pay"), on.number("flat_tax.short_term_daily_pay")
    most = int(on.number("flat_tax.short_term_workdays"))
    broken = []
    if pay.taxed * MINUTES_PER_HOUR > hourly * gross.working_minutes:
        broken.append(f"im Durchschnitt höchstens {euros(hourly)} je Stunde")
    if pay.taxed > daily * days_worked:
        broken.append(f"im Durchschnitt höchstens {euros(daily)} je Arbeitstag")
    if days_worked > most:
        broken.append(f"höchstens {most} Arbeitstage hintereinander")
    if broken:
        yield Notice(
            code="status_change",
            text=f"Die pauschale Steuer von 25 % für {full_name(situation.assistant)} setzt voraus: {'; '.join(broken)}. "
            "Das ist in diesem Monat nicht eingehalten. Bitte prüfen Sie, ob die Lohnsteuer nach Steuerklasse gilt.",
            law="§ 40a Abs. 1 und 4 EStG",
        )


def _working_days(gross: Gross) -> int:
    return len({part.day for part in gross.paid_time if part.kind in {"worked", "standby"}})


def _student(situation: Situation) -> Iterator[Notice]:
    if situation.scheme is not Scheme.STUDENT:
        return
    most = situation.parameters.number("student.weekly_hours")
    if situation.contract.weekly_hours > most:
        yield Notice(
            code="status_change",
            text=f"{full_name(situation.assistant)} arbeitet {number(situation.contract.weekly_hours)} Stunden in der "
            f"Woche. In der Vorlesungszeit dürfen es für Werkstudierende höchstens {number(most)} sein, alle "
            "Beschäftigungen zusammen; mehr nur in den Semesterferien, am Abend oder am Wochenende. Bitte prüfen Sie die "
            "Versicherung.",
            law="SGB V § 6 Abs. 1 Nr. 3",
        )


def _parent_proof(situation: Situation) -> Iterator[Notice]:
    insurance = situation.insurance
    if insurance.children_under_25 > 0 and not insurance.parent:
        yield Notice(
            code="parent_proof",
            text=f"Für {full_name(situation.assistant)} sind {insurance.children_under_25} Kinder unter 25 eingetragen, "
            "aber kein Nachweis, Mutter oder Vater zu sein. Ohne Nachweis gibt es in der Pflegeversicherung keinen "
            "Abschlag, und der Zuschlag für Kinderlose gilt. Bitte lassen Sie sich zum Beispiel die Geburtsurkunde zeigen.",
            law="SGB XI § 55 Abs. 3",
        )


def _single_parent(situation: Situation) -> Iterator[Notice]:
    """Class II supposes a child (§ 24b EStG); the tax office decides, so the class stands and the question is asked."""
    tax, insurance = situation.tax, situation.insurance
    has_child = insurance.parent or insurance.children_under_25 or tax.child_allowances
    if tax.tax_class == SINGLE_PARENT_CLASS and not has_child:
        yield Notice(
            code="parent_proof",
            text=f"{full_name(situation.assistant)} hat Steuerklasse 2, die ein Kind voraussetzt; es ist aber weder ein "
            "Kinderfreibetrag noch „Elternteil“ eingetragen. Bitte prüfen Sie die Angaben zu Kindern: Ohne Nachweis gilt "
            "in der Pflegeversicherung der Zuschlag für Kinderlose.",
            law="SGB XI § 55 Abs. 3",
        )


def _unknown_pay(situation: Situation, pay: MonthPay) -> Iterator[Notice]:
    """The tax on one-off pay needs the whole year's pay (§ 39b Abs. 3 EStG); months nobody told about count as nothing."""
    if situation.flat_taxed or not pay.taxed_one_off:
        return
    months = unknown_months(situation.facts, situation.month.year, brought_along=True)
    if months:
        names = ", ".join(month_name(month) for month in sorted(months))
        yield Notice(
            code="estimate",
            text=f"Die Lohnsteuer auf die Einmalzahlung von {full_name(situation.assistant)} hängt vom Lohn des ganzen "
            f"Jahres ab. Der Lohn dieser Monate ist nicht bekannt und zählt als 0: {names}. Bitte tragen Sie ihn bei der "
            "Übernahme ein (opening: pay_to_date), sonst ist die Lohnsteuer zu niedrig.",
            law="§ 39b Abs. 3 EStG",
        )
