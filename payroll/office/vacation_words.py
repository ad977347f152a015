"""The vacation account in plain sentences: days, parts, and why something lapses or does not."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from payroll.law.vacation_lapse import Reason
from payroll.money import round_half_up
from payroll.pay.vacation_course import Lapse
from payroll.pay.vacation_shares import Part

PARTS = {
    Part.STATUTORY: "gesetzlicher Urlaub",
    Part.DISABILITY: "Zusatzurlaub bei Schwerbehinderung",
    Part.EXTRA: "Urlaub nach dem Vertrag darüber hinaus",
}
LAW = "§ 7 Abs. 3 BUrlG"


def number_of_days(days: Decimal) -> str:
    """Return "8,33": shown to a hundredth; the account itself is never rounded."""
    shown = round_half_up(days, 2).normalize()
    return f"{shown:f}".replace(".", ",").replace("-", "minus ")


def days_text(days: Decimal) -> str:
    """Return "8,33 Tage", "1 Tag"."""
    shown = number_of_days(days)
    return f"{shown} {'Tag' if shown == '1' else 'Tage'}"


def together(lapses: Iterable[Lapse]) -> tuple[Lapse, ...]:
    """Return lapses with the parts of one year that share a fate as one, in the order they come."""
    found: dict[tuple[object, ...], Lapse] = {}
    for lapse in lapses:
        key = (lapse.year, lapse.on, lapse.reason, lapse.joins, lapse.told)
        before = found.get(key)
        found[key] = lapse if before is None else replace(before, days=before.days + lapse.days)
    return tuple(sorted(found.values(), key=lambda each: (each.on or date.max, each.year)))


def lapse_text(lapse: Lapse, *, past: bool = False) -> str:
    """Return what becomes of the days, or became of them (*past*), and why, in a sentence or two."""
    days = f"{days_text(lapse.days)} aus {lapse.year}"
    if past and lapse.on is not None:
        return f"{days} {_verb(lapse, 'ist', 'sind')} am {_day(lapse.on)} verfallen. {_because(lapse)}".rstrip()
    if lapse.on is not None:
        lapses = _verb(lapse, "verfällt", "verfallen")
        return f"{days} {lapses} am {_day(lapse.on)}, wenn {_verb(lapse, 'er', 'sie')} bis dahin nicht genommen " + (
            f"{_verb(lapse, 'ist', 'sind')}. {_because(lapse)}".rstrip()
        )
    return f"{days} {_verb(lapse, 'verfällt', 'verfallen')} nicht. {_because(lapse)}".rstrip()


def _verb(lapse: Lapse, one: str, many: str) -> str:
    return one if number_of_days(lapse.days) == "1" else many


def _because(lapse: Lapse) -> str:
    on = f"Der Hinweis vom {_day(lapse.told.on)} kam rechtzeitig." if lapse.told is not None else ""
    onward = f"Was offen bleibt, geht mit ins Jahr {lapse.joins}." if lapse.joins is not None else ""
    match lapse.reason:
        case Reason.NOTICE:
            return on
        case Reason.NO_NOTICE:
            return f"Für dieses Jahr ist kein Hinweis zum Urlaub eingetragen. {onward}".rstrip()
        case Reason.LATE_NOTICE:
            return f"Der Hinweis kam zu spät: Die Tage waren nicht mehr alle zu nehmen. {onward}".rstrip()
        case Reason.NOT_TOLD:
            return f"Im Hinweis standen weniger Tage. {onward}".rstrip()
        case Reason.ILLNESS:
            return (
                f"Wegen Krankheit geht der Rest ins neue Jahr. {on}".rstrip()
                if lapse.joins is None
                else (f"Wegen Krankheit geht der Rest ins Jahr {lapse.joins}; dort braucht es einen neuen Hinweis.")
            )
        case Reason.LONG_ILLNESS:
            return f"Das gilt, wenn die Krankheit bis dahin ohne Pause dauert (15 Monate). {on}".rstrip()
        case Reason.UNFIT_ALL_YEAR:
            return (
                "Das gilt auch ohne Hinweis, wenn die Krankheit bis dahin ohne Pause dauert: An keinem Tag des Jahres war "
                "Arbeit möglich."
            )
        case Reason.EARLY_ILLNESS:
            return (
                "Das gilt auch ohne Hinweis, wenn die Krankheit bis dahin ohne Pause dauert: Sie begann in der ersten Woche "
                "des Jahres. Was davor noch zu nehmen war, bleibt."
            )
        case Reason.URGENT:
            return "Aus dringenden Gründen ist der Rest ins neue Jahr übertragen."
        case Reason.REQUEST:
            return f"Auf Wunsch der Person ist Teilurlaub übertragen. {onward}".rstrip()
        case Reason.PROTECTED:
            until = f"bis Ende {lapse.joins}" if lapse.joins is not None else "bis zum Ende des Jahres danach"
            return f"Nach Mutterschutz oder Elternzeit bleibt der Rest {until} (§ 24 MuSchG, § 17 Abs. 2 BEEG)."


def _day(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"
