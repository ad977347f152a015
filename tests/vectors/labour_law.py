"""Labour-law cases by topic: each is computed from its inputs alone by the functions of ``payroll.law``."""

import json
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from payroll.law import (
    child_sick,
    levy_refund,
    maternity,
    minimum_wage,
    on_call,
    parental,
    premiums,
    public_holidays,
    retention,
    sick_pay,
    vacation,
    vacation_pay,
    working_time,
)
from payroll.law.clock import moment, stretches
from payroll.law.insurance_days import insurance_days
from payroll.money import round_half_up, round_half_up_cent
from payroll.periods import BERLIN, DateRange, Month
from payroll.refusal import Refusal
from tests.vectors.case import Case

Inputs = dict[str, Any]
Result = dict[str, object]
_TODAY = date(2026, 11, 22)  # for numbers that never changed
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_FOREVER = date(9998, 12, 31)


def run(rows: list[dict[str, str]]) -> Iterator[Case]:
    """Yield one case per row of ``labour-law-cases.csv`` (columns id, topic, inputs, expected)."""
    for row in rows:
        inputs = json.loads(row["inputs"], parse_float=Decimal)
        expected = json.loads(row.get("expected") or "{}", parse_float=Decimal)
        yield Case(row["id"], expected, _result(row["topic"], inputs))


def _result(topic: str, inputs: Inputs) -> Result:
    """What the program refuses, and what a case does not give, is a result too: one case must not end the others."""
    try:
        return TOPICS[topic](inputs)
    except Refusal as refusal:
        return {"refused": refusal.sentence}
    except (KeyError, TypeError, ValueError, ArithmeticError) as error:
        return {"not_understood": f"{topic}: {type(error).__name__} {error}"}


def _day(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)


def _required(value: str) -> date:
    return date.fromisoformat(value)


def _range(pair: list[str]) -> DateRange:
    return DateRange(_required(pair[0]), _required(pair[1]))


def _shown(days: DateRange) -> list[str]:
    return [days.first.isoformat(), days.last.isoformat()]


def _ranges(days: tuple[date, ...]) -> list[list[str]]:
    return [_shown(part) for part in sick_pay.as_ranges(days)]


def _days(value: Decimal) -> str:
    return str(round_half_up(value, 4))


def _money(value: Decimal) -> str:
    return str(round_half_up_cent(value))


def _number(value: Any) -> Decimal:
    return Decimal(str(value))


def _bare(value: Decimal) -> int | float:
    """A number as JSON writes it without quotes."""
    return int(value) if value == value.to_integral_value() else float(value)


def _local(text: str) -> datetime:
    given = datetime.fromisoformat(text)
    return given.astimezone(BERLIN) if given.tzinfo else given.replace(tzinfo=BERLIN)


def _waiting(given: Inputs) -> Result:
    start = _required(given["employment_start"])
    return {
        "waiting_ends": sick_pay.waiting_ends(start).isoformat(),
        "entitled_from": sick_pay.entitled_from(start).isoformat(),
    }


def _period(given: Inputs) -> Result:
    end = None if given.get("ended_because_of_illness") else _day(given.get("employment_end"))
    ill = sick_pay.Illness(
        illness="A",
        first=_required(given["au_from"]),
        last=_day(given.get("au_to")),
        worked_first_day=given.get("worked_on_first_day", False),
        planned_first_day=given.get("first_day_scheduled", True),
        hourly=given.get("pay_type", "monthly") == "hourly",
    )
    employment = sick_pay.Employment(
        start=_day(given.get("employment_start")),
        end=end,
        suspended=tuple(_range(pair) for pair in given.get("suspended", [])),
    )
    (days,) = sick_pay.paid_days([ill], employment).days
    return {"paid": _ranges(days), "paid_days": len(days)}


def _frame(given: Inputs) -> Result:
    first = _required(given["au_from"])
    start = sick_pay.clock_start(
        first,
        worked=given.get("worked_on_first_day", False),
        planned=given.get("first_day_scheduled", True),
        hourly=given.get("pay_type", "monthly") == "hourly",
    )
    found = sick_pay.frame(start)
    return {"frame_from": found.first.isoformat(), "frame_to": found.last.isoformat()}


def _six_months(given: Inputs) -> Result:
    window = sick_pay.six_month_window(_required(given["new_start"]))
    return {
        "window_from": window.first.isoformat(),
        "window_to": window.last.isoformat(),
        "new_claim": _required(given["previous_end"]) < window.first,
    }


def _chain(given: Inputs) -> Result:
    illnesses = [
        sick_pay.Illness(illness=part["illness"], first=_required(part["from"]), last=_day(part["to"]))
        for part in given["episodes"]
    ]
    paid = sick_pay.paid_days(illnesses, sick_pay.Employment()).days
    return {"paid": [_ranges(days) for days in paid], "paid_days": [len(days) for days in paid]}


def _joined(given: Inputs) -> Result:
    first, joined = _range(given["illness_A"]), _range(given["illness_B_joined"])
    illnesses = [
        sick_pay.Illness(illness="A", first=first.first, last=first.last),
        sick_pay.Illness(illness="B", first=joined.first, last=joined.last),
    ]
    result = sick_pay.paid_days(illnesses, sick_pay.Employment())
    return {"paid_days": sum(map(len, result.days)), "counted_as_prior_days_for_B": result.used["B"]}


def _hours(given: Inputs) -> Result:
    first, last = _required(given["au_from"]), _required(given["au_to"])
    ill = sick_pay.Illness(illness="A", first=first, last=last, worked_first_day=given.get("worked_on_first_day", False))
    (days,) = sick_pay.paid_days([ill], sick_pay.Employment()).days
    pattern = {name: _number(hours) for name, hours in given["weekly_pattern"].items()}
    lost = sum((pattern.get(_WEEKDAYS[day.weekday()], Decimal(0)) for day in days), Decimal(0))
    return {"hours": _bare(lost), "clock_days": len(days)}


def _special_cut(given: Inputs) -> Result:
    annual = _number(given["monthly_pay"]) * 12
    workdays, sick_workdays = int(given["workdays_per_year"]), int(given["sick_workdays"])
    cut = sick_pay.special_payment_cut(annual, workdays, sick_workdays, _TODAY)
    if given.get("special_payment") is not None:
        cut = min(cut, _number(given["special_payment"]))
    return {"day_value": _money(sick_pay.special_payment_day_value(annual, workdays)), "max_cut": str(cut)}


def _proof(given: Inputs) -> Result:
    closed = set(given.get("holidays", []))
    due = sick_pay.proof_due(
        _required(given["au_from"]),
        lambda day: _WEEKDAYS[day.weekday()] in given["workdays"] and day.isoformat() not in closed,
    )
    return {"certificate_due": due.isoformat()}


def _u1_period(given: Inputs) -> Result:
    certificate = _range(given["certificate"])
    start = sick_pay.clock_start(certificate.first, worked=given.get("worked_on_first_day", False))
    back = _day(given.get("back_at_work_on"))
    refund = levy_refund.refunded_days(start, certificate.last, back)
    return {
        "refund": None if refund is None else _shown(refund),
        "cancel_and_refile": back is not None and back <= certificate.last,
    }


def _u1_amount(given: Inputs) -> Result:
    contributions = Decimal(0)
    if not given.get("contributions_covered_by_rate", False):
        contributions = _number(given.get("employer_contributions", "0"))
    rate = _number(given["rate_percent"])
    return {"refund": str(levy_refund.u1_refund(_number(given["continued_gross"]), rate, contributions))}


def _u2_amount(given: Inputs) -> Result:
    gross, flat = _number(given["gross"]), given.get("flat_percent")
    if given["kind"] == "zuschuss":
        return {"refund": str(levy_refund.u2_refund(gross, _TODAY))}
    contributions = _number(given.get("employer_contributions", "0"))
    percent = None if flat is None else _number(flat)
    return {"refund": str(levy_refund.u2_refund(gross, _TODAY, contributions=contributions, flat_percent=percent))}


def _convert(given: Inputs) -> Result:
    parts = (_number(given[name]) for name in ("base_days", "base_divisor", "own_count"))
    return {"days": _days(vacation.converted(*parts))}


def _sections(given: Inputs) -> Result:
    sections = ((_number(part["annual_days"]), _number(part["months"])) for part in given["sections"])
    return {"days": _days(vacation.by_sections(sections))}


def _partial(given: Inputs) -> Result:
    exact = vacation.partial(_number(given["annual_days"]), int(given["full_months"]))
    return {"exact": _days(exact), "days": _days(vacation.rounded_by_section_5(exact, _TODAY))}


def _round_section5(given: Inputs) -> Result:
    return {"days": str(vacation.rounded_by_section_5(_number(given["value"]), _TODAY))}


def _entitlement(given: Inputs) -> Result:
    days = vacation.entitlement(
        int(given["year"]),
        _required(given["employment_start"]),
        _day(given.get("employment_end")),
        _number(given["annual_days"]),
    )
    return {"days": _days(days)}


def _extra_208(given: Inputs) -> Result:
    week, months = _number(given["days_per_week"]), int(given["full_months_with_status"])
    return {
        "exact": _days(vacation.partial(week, months)),
        "days": _days(vacation.severely_disabled_extra(week, months, _TODAY)),
    }


def _parental_cut(given: Inputs) -> Result:
    months = 0
    if given.get("employer_declared_cut", False):
        first, last = _required(given["parental_from"]), _day(given.get("parental_to")) or date.max
        months = vacation.full_calendar_months(first, last, int(given["year"]))
    return {"months_cut": months, "days": _days(vacation.after_parental_cut(_number(given["annual_days"]), months))}


def _lapse(given: Inputs) -> Result:
    as_of, notice = _required(given["as_of"]), bool(given["employer_notice_given"])
    start, end = _day(given.get("unfit_from")), _day(given.get("unfit_to"))
    unfit = None if start is None else DateRange(start, end or as_of)
    lapsed: dict[str, str] = {}
    left: dict[str, Decimal] = {}
    for year, open_days in given["open_days"].items():
        days, ends = _number(open_days), vacation.lapses_on(int(year), unfit, notice_given=notice)
        if ends is None or ends >= as_of:
            left[year] = days
            continue
        lapsed[year] = ends.isoformat()
        survives = Decimal(0)
        if not notice and unfit is not None:
            survives = vacation.survives_early_sickness(days, int(year), unfit.first)
        if survives:
            left[year] = survives
    total = sum(left.values(), Decimal(0))
    return {"lapsed": lapsed, "open": {year: _bare(days) for year, days in left.items()}, "total_open": _bare(total)}


def _payout(given: Inputs) -> Result:
    made = vacation_pay.payout(
        _number(given["monthly_gross"]), _number(given["days_per_week"]), _number(given["days"]), _TODAY
    )
    return {
        "day_value": str(made.day_value),
        "total": str(made.total if given.get("round_day_value", True) else made.total_exact),
        "total_unrounded_day_value": str(made.total_exact),
    }


def _pay13(given: Inputs) -> Result:
    pay = vacation_pay.average_pay(
        _number(given["earnings_13_weeks"]),
        _number(given.get("overtime_extra_pay", "0")),
        _number(given["workdays_13_weeks"]),
        _number(given["vacation_days"]),
    )
    return {"pay": str(pay)}


def _minimum_by_age(given: Inputs) -> Result:
    return {"werktage": vacation.minimum_by_age(_required(given["birth_date"]), int(given["year"]))}


def _holiday_pay(given: Inputs) -> Result:
    """Hours lost by a holiday (§ 2 EFZG): none where no shift was planned or it was worked; all of a shift that fell out
    as a whole because of it, else those on the holiday.
    """
    if not given.get("shift_planned", True) or given.get("worked", False) or "paid_hours" not in given:
        return {"paid_hours_sec2": 0}
    paid = _number(given["paid_hours"])
    if given.get("whole_shift_cancelled_because_of_holiday", False):
        return {"paid_hours_sec2": _bare(paid)}
    start, end = (_number(text[:2]) + _number(text[3:]) / 60 for text in given["shift"])
    end = end if end > start else end + 24
    if given.get("holiday_starts_in_shift", False):
        on_holiday = max(end - 24, Decimal(0))
    elif given.get("holiday_ends_in_shift", False):
        on_holiday = min(end, Decimal(24)) - start
    else:
        on_holiday = Decimal(0)
    return {"paid_hours_sec2": _bare(min(on_holiday, paid))}


def _holiday_count(given: Inputs) -> Result:
    extras = bool(given.get("municipal_extras", False))
    return {"count": public_holidays.count(given["land"], int(given["year"]), with_municipal=extras)}


def _is_holiday(given: Inputs) -> Result:
    day = _required(given["date"])
    return {"holiday": public_holidays.is_holiday_in(given["land"], given.get("municipality"), day)}


def _average_budget(given: Inputs) -> Result:
    return {
        "max_hours": _bare(working_time.average_budget(int(given["weeks"]), _TODAY)),
        "max_hours_single_week_werktage": _bare(working_time.longest_week(_TODAY)),
    }


def _break(given: Inputs) -> Result:
    return {"required_break_minutes": working_time.required_break(int(given["work_minutes"]), _TODAY)}


def _rest(given: Inputs) -> Result:
    end, start = _local(given["end"]), _local(given["next_start"])
    hours = Decimal(working_time.rest_minutes(end, start)) / 60
    return {"rest_hours": str(float(round_half_up(hours, 2))), "ok": working_time.rest_is_enough(end, start)}


def _night_percent(given: Inputs) -> Result:
    if given.get("on_call_share_high", False):
        return {"usual_percent": None}
    permanent = given["pattern"] == "permanent_night"
    return {"usual_percent": _bare(working_time.usual_night_percent(_TODAY, permanent=permanent))}


def _night_supplement(given: Inputs) -> Result:
    hours, percent = _number(given["night_hours"]), _number(given["percent"])
    return {
        "supplement": str(working_time.night_supplement(hours, _number(given["hourly_gross"]), percent)),
        "or_paid_hours_off": _money(working_time.night_time_off(hours, percent)),
    }


def _milog_month(given: Inputs) -> Result:
    minutes, rate = int(_number(given["hours"]) * 60), _number(given["rate"])
    counting = _number(given["gross_counting"])
    return {
        "required": str(minimum_wage.required_pay(minutes, rate)),
        "ok": minimum_wage.is_met(counting, minutes, rate),
    }


def _account_cap(given: Inputs) -> Result:
    hours = minimum_wage.account_credit_limit(_number(given["contract_hours_month"]), _TODAY)
    return {"max_credit_hours_month": str(round_half_up(hours, 2))}


def _monthly_minimum(given: Inputs) -> Result:
    method = str(given.get("method", "13/3"))
    weeks = None if method == "13/3" else _number(method.lstrip("x"))
    amount = minimum_wage.monthly_minimum(_number(given["rate"]), _number(given["hours_per_week"]), _TODAY, weeks)
    return {"minimum_monthly_gross": str(amount)}


def _hours_from_pay(given: Inputs) -> Result:
    return {"hours": str(round_half_up(minimum_wage.hours_for(_number(given["pay"]), _number(given["rate"])), 3))}


def _record_deadline(given: Inputs) -> Result:
    worked = _required(given["worked_on"])
    return {
        "latest": minimum_wage.record_by(worked).isoformat(),
        "keep_at_least_until": minimum_wage.keep_record_until(worked).isoformat(),
    }


def _on_call(given: Inputs) -> Result:
    least, most = given.get("min_hours_week"), given.get("max_hours_week")
    hours = on_call.callable_hours(
        _TODAY,
        minimum=None if least is None else _number(least),
        maximum=None if most is None else _number(most),
    )
    result: Result = {"max_callable": str(round_half_up(hours.most, 2))}
    if least is None:
        result["min_callable"] = str(round_half_up(hours.least, 2))
    if given.get("called_hours") is not None:
        called = _number(given["called_hours"])
        too_few = most is not None and called < hours.least
        result["ok"] = called <= hours.most and not too_few
    return result


def _base_wage(given: Inputs) -> Result:
    monthly, hours = _number(given["monthly"]), _number(given["hours_per_week"])
    if given["method"] == "x3/13":
        return {"hourly": _money(monthly * 3 / (13 * hours))}
    return {"hourly": _money(premiums.base_wage(monthly, hours, _TODAY))}


def _sfn_amount(given: Inputs) -> Result:
    made = premiums.free_amounts(
        *(_number(given[name]) for name in ("base_wage", "hours", "paid_percent", "allowed_percent")), _TODAY
    )
    return {"supplement": str(made.paid), "tax_free": str(made.tax_free), "sv_free": str(made.insurance_free)}


def _sfn_percent(given: Inputs) -> Result:
    start, end = _local(given["from"]), _local(given["to"])
    holidays = frozenset(map(_required, given.get("holidays", [])))
    days = DateRange(start.date(), end.date())
    segments: list[list[object]] = []
    for window in premiums.windows(stretches(start, end, 0), start.date(), days, holidays.__contains__):
        percent = int(premiums.free_percent(window))
        first, last = (moment(at).replace(tzinfo=None).isoformat(timespec="minutes") for at in (window.start, window.end))
        if segments and segments[-1][1:] == [first, percent]:
            segments[-1][1] = last
        elif percent:
            segments.append([first, last, percent])
    return {"segments": segments}


_UNPAID = frozenset({"unexcused", "unpaid_leave", "unpaid", "strike", "minijob_sick", "sick_without_benefit"})


def _sv_days(given: Inputs) -> Result:
    employed = DateRange(_day(given.get("employment_start")) or date.min, _day(given.get("employment_end")) or _FOREVER)
    periods = [
        (part["kind"], DateRange(_required(part["from"]), _day(part.get("to")) or _FOREVER))
        for part in given.get("periods", [])
    ]
    free = [days for kind, days in periods if kind not in _UNPAID]
    unpaid = [days for kind, days in periods if kind in _UNPAID]
    return {"sv_days": [insurance_days(Month.parse(month), [employed], free, unpaid) for month in given["months"]]}


def _parental_reports(given: Inputs) -> Result:
    benefit, leave = given.get("maternity_pay"), given.get("parental")
    reports = parental.reports(
        _day(given.get("employment_start")),
        None if not benefit else _range(benefit),
        None if not leave else _required(leave[0]),
        None if not leave else _day(leave[1]),
        statutory_insured=given["statutory_insured"],
        minijob=given["minijob"],
    )
    return {
        "reports": [
            {"reason": report.reason, "from": report.first.isoformat()}
            | ({} if report.last is None else {"to": report.last.isoformat()})
            for report in reports
        ]
    }


def _maternity_period(given: Inputs) -> Result:
    due = _required(given["due"])
    days = maternity.protected_period(due, _day(given.get("birth")), int(given.get("weeks_after", 8)))
    return {"from": days.first.isoformat(), "to": days.last.isoformat(), "days": days.days}


def _top_up(given: Inputs) -> Result:
    """The published figures divide the average of the months, not their sum, by the days; the law divides the sum."""
    net = [_number(amount) for amount in given["net_last_3_months"]]
    per_day = round_half_up_cent(sum(net, Decimal(0)) / len(net) / _number(given["days"]))
    return {"net_per_day": str(per_day), "employer_per_day": str(maternity.supplement_per_day(per_day, _TODAY))}


def _child_sick(given: Inputs) -> Result:
    return {
        "days": child_sick.benefit_days(
            int(given["year"]), int(given["children"]), single_parent=bool(given.get("single_parent", False))
        )
    }


def _wage_account(given: Inputs) -> Result:
    return {"keep_until": retention.wage_account(_required(given["last_wage_entry"])).isoformat()}


TOPICS: dict[str, Callable[[Inputs], Result]] = {
    "efzg.waiting": _waiting,
    "efzg.period": _period,
    "efzg.frame12": _frame,
    "efzg.six_months": _six_months,
    "efzg.chain": _chain,
    "efzg.joined_illness": _joined,
    "efzg.hours": _hours,
    "efzg.special_pay_cut": _special_cut,
    "efzg.proof": _proof,
    "u1.period": _u1_period,
    "u1.amount": _u1_amount,
    "u2.amount": _u2_amount,
    "vac.convert": _convert,
    "vac.sections": _sections,
    "vac.partial": _partial,
    "vac.round_section5": _round_section5,
    "vac.entitlement": _entitlement,
    "vac.extra_208": _extra_208,
    "vac.parental_cut": _parental_cut,
    "vac.lapse": _lapse,
    "vac.payout": _payout,
    "vac.pay13": _pay13,
    "vac.minimum_by_age": _minimum_by_age,
    "hol.pay": _holiday_pay,
    "hol.count": _holiday_count,
    "hol.is_holiday": _is_holiday,
    "time.average_budget": _average_budget,
    "time.break": _break,
    "time.rest": _rest,
    "time.night_percent": _night_percent,
    "time.night_supplement": _night_supplement,
    "milog.month": _milog_month,
    "milog.account_cap": _account_cap,
    "milog.monthly_minimum": _monthly_minimum,
    "milog.hours_from_pay": _hours_from_pay,
    "milog.record_deadline": _record_deadline,
    "tzbfg.on_call": _on_call,
    "sfn.base_wage": _base_wage,
    "sfn.amount": _sfn_amount,
    "sfn.percent": _sfn_percent,
    "sv.days": _sv_days,
    "deuev.parental": _parental_reports,
    "mat.period": _maternity_period,
    "mat.top_up": _top_up,
    "kkg.days": _child_sick,
    "retention.lohnkonto": _wage_account,
}
