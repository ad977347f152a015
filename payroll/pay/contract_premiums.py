"""What a contract pays on top of the wage in each window of § 3b EStG, and how much of it may stay free.

Rule 7 of the book format: the windows are split at midnight, the carry-over of a Sunday or holiday to 0-4 o'clock of the
next day extends the tax limit only, Easter Sunday and Whit Sunday are no holidays of the contract (in Brandenburg they are
statutory holidays like any other).
"""

from dataclasses import dataclass
from decimal import Decimal

from payroll.law.premiums import DayStatus, Night, Window, free_day_percent, free_night_percent
from payroll.money import ZERO
from payroll.pay.facts import Premiums

NIGHT, DEEP_NIGHT = "premium_night", "premium_deep_night"
SUNDAY, HOLIDAY, HIGH_HOLIDAY = "premium_sunday", "premium_holiday", "premium_high_holiday"


@dataclass(frozen=True, slots=True)
class PremiumShare:
    """Minutes with one premium: *code* of the line, *percent* paid, *limit* percent that may stay free.

    *other*, *other_limit*: the same of the premium beside it in these minutes; each may use what the other leaves.
    """

    code: str
    percent: Decimal
    limit: Decimal
    other: Decimal
    other_limit: Decimal
    minutes: int

    def free(self, base: Decimal, cap: Decimal) -> tuple[Decimal, Decimal]:
        """Return what stays free: a percentage of the *base* an hour and one of the Grundlohn that counts, at most *cap*.

        The limit is the legal percentage of the counted Grundlohn, whatever percentage was paid (§ 3b Abs. 1 and 2 EStG):
        a low percentage of a high wage may stay free in full.
        """
        counted = min(base, cap)
        left = max(ZERO, self.other_limit * counted - self.other * base)
        if self.percent * base <= self.limit * counted + left:
            return self.percent, ZERO
        return (-self.other, self.limit + self.other_limit) if left else (ZERO, self.limit)


def any_paid(premiums: Premiums) -> bool:
    """Tell whether a contract pays any premium."""
    rates = (premiums.night, premiums.deep_night, premiums.sunday, premiums.holiday, premiums.high_holiday)
    return any(rate for rate in rates)


def shares(window: Window, premiums: Premiums, *, holiday_work: bool = True) -> tuple[PremiumShare, ...]:
    """Return the premiums a contract pays in one window: at most one for the night and one for the day.

    *holiday_work* ``False``: time that fell out because of a holiday earns no premium for working on it (§ 2 EFZG).
    """
    night_code, night = _night(window.night, premiums)
    day_code, day = _day(window.status, premiums, holiday_work=holiday_work)
    limit_night, limit_day = free_night_percent(window), free_day_percent(window)
    found = (
        PremiumShare(night_code, night, limit_night, day, limit_day, window.minutes),
        PremiumShare(day_code, day, limit_day, night, limit_night, window.minutes),
    )
    return tuple(share for share in found if share.percent)


def _night(night: Night, premiums: Premiums) -> tuple[str, Decimal]:
    """From 0 to 4 in work begun before midnight the deep night's percentage stands instead of the night's, if agreed."""
    if night is Night.DEEP and premiums.deep_night is not None:
        return DEEP_NIGHT, premiums.deep_night
    return NIGHT, ZERO if night is Night.NONE else premiums.night or ZERO


def _day(status: DayStatus, premiums: Premiums, *, holiday_work: bool) -> tuple[str, Decimal]:
    """The highest of the percentages agreed for what the day is; a high holiday that is a statutory one is both."""
    rates = [(premiums.sunday or ZERO, 0, SUNDAY)] if status.sunday else []
    if holiday_work and status.holiday:
        rates.append((premiums.holiday or ZERO, 1, HOLIDAY))
    if holiday_work and status.high:
        rates.append((premiums.high_holiday or ZERO, 2, HIGH_HOLIDAY))
    rate, _, code = max(rates, default=(ZERO, 0, SUNDAY))
    return code, rate
