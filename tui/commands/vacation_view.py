"""The vacation accounts as text, one fact a line where that is wanted, and as JSON."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from payroll.office.intake.words import listed
from payroll.office.vacation_words import LAW, PARTS, days_text, lapse_text, number_of_days, together
from payroll.pay.payslip import Notice
from payroll.pay.vacation_course import Lapse
from tui import wording
from tui.actions.words import ONE_OFF_KIND
from tui.commands.output import Output
from tui.derivations import lines

if TYPE_CHECKING:
    from payroll.office.vacation_accounts import Bucket, VacationPicture
    from payroll.office.vacation_details import Leaving, VacationDetails
    from payroll.pay.vacation_use import VacationTaken

TITLES = {
    "carried": "Übertrag",
    "entitled": "Anspruch",
    "taken": "genommen",
    "planned": "geplant",
    "lapsed": "verfallen",
    "paid_out": "ausgezahlt",
    "left": "Rest",
}
UNTOLD = "vacation_notice"
HOURS = ("hours_left", "hours_entitled", "hours_taken")
PLACES = Decimal("0.0001")


def print_accounts(out: Output, pictures: Sequence["VacationPicture"], year: int) -> None:
    """Print everybody's account of a year as a table, then what lapses and what to look at, person by person."""
    out.heading(f"Urlaub {year}, in Tagen")
    always = ("carried", "entitled", "taken", "planned", "left")
    titles = {
        name: title
        for name, title in TITLES.items()
        if name in always or any(getattr(each.account, name) for each in pictures)
    }
    out.table(
        ("", *titles.values(), "in Stunden"),
        [
            (
                _name(each),
                *(_number(getattr(each.account, name)) for name in titles),
                wording.number(each.account.hours_left),
            )
            for each in pictures
        ],
        units=[*["Tage"] * len(titles), "Stunden"],
    )
    said = [f"{each.assistant.first_name}: {sentence}" for each in pictures for sentence in _sentences(each)]
    untold = [each.assistant.first_name for each in pictures if any(notice.code == UNTOLD for notice in each.notices)]
    if untold:
        said.append(
            f"Ein Hinweis zum Urlaub {year} steht aus für {listed(untold)}. Ohne ihn verfällt kein Tag ({LAW}). Den Brief "
            "schreibt: lohn urlaub brief"
        )
    if said:
        out.line()
        out.heading("Was verfällt, und worauf zu achten ist")
        for sentence in said:
            out.line(f"  {sentence}")


def print_details(out: Output, details: "VacationDetails") -> None:
    """Print one person's year: the account, its parts, the vacations, what lapses and why, and how it came about."""
    picture = details.picture
    account = picture.account
    out.heading(f"Urlaub {account.year}: {_name(picture)}")
    out.fact("Übertrag aus früheren Jahren", days_text(account.carried))
    out.fact(f"Anspruch {account.year}", days_text(account.entitled) + (", vorläufig" if account.provisional else ""))
    out.fact("genommen", days_text(account.taken))
    out.fact("geplant", days_text(account.planned))
    if account.lapsed:
        out.fact("verfallen", days_text(account.lapsed))
    if account.paid_out:
        out.fact("ausgezahlt", days_text(account.paid_out))
    out.fact("Rest", days_text(account.left))
    out.fact("Anspruch mit Übertrag, in Stunden", wording.number(account.hours_entitled))
    out.fact("genommen, in Stunden", wording.number(account.hours_taken))
    out.fact("Rest, in Stunden", wording.number(account.hours_left))
    _print_buckets(out, picture.buckets)
    _print_vacations(out, details.vacations)
    _print_lapses(out, picture)
    for each in details.leaving:
        _print_leaving(out, each, picture.assistant.key)
    for notice in picture.notices:
        out.line()
        out.line(f"Achten Sie darauf: {_with_law(notice)}")
    for each in picture.jobs:
        granted = each.entitlements.get(account.year)
        if granted is not None:
            out.line()
            out.heading(f"So kommt der Anspruch {account.year} zustande")
            for line in lines(granted.derivation):
                out.line(f"  {line}")


def _print_buckets(out: Output, buckets: Sequence["Bucket"]) -> None:
    if len(buckets) < 2:
        return
    out.line()
    out.heading("Nach Jahren, in der Reihenfolge, in der Tage genommen werden")
    out.table(
        ("", "Tage", "genommen", "geplant", "verfallen", "Rest"),
        [
            (
                f"{each.year}, {PARTS[each.part]}",
                *(_number(days) for days in (each.days, each.taken, each.planned, each.lapsed, each.left)),
            )
            for each in buckets
        ],
        units=["Tage"] * 5,
    )


def _print_vacations(out: Output, vacations: Sequence["VacationTaken"]) -> None:
    if not vacations:
        return
    out.line()
    out.heading("Eingetragener Urlaub")
    for each in vacations:
        last = each.absence.last or each.absence.first
        days = days_text(Decimal(each.days))
        back = f", {days_text(Decimal(each.gave_back))} krank und zurück auf dem Konto" if each.gave_back else ""
        out.line(f"  {wording.day(each.absence.first)} bis {wording.day(last)}: {days}{back}")


def _print_lapses(out: Output, picture: "VacationPicture") -> None:
    out.line()
    out.heading(f"Was verfällt ({LAW})")
    for notice in picture.told:
        out.line(f"  Hinweis am {wording.day(notice.on)} gegeben: {days_text(notice.days)} offen")
    told = [*(lapse_text(each, past=True) for each in together(picture.lapsed)), *_coming(picture.outlook)]
    nothing = "Es ist kein Urlaub offen" if picture.account.left <= 0 else "Die Anstellung endet, der Rest wird ausgezahlt"
    for sentence in told or [f"Nichts: {nothing}."]:
        out.line(f"  {sentence}")


def _print_leaving(out: Output, each: "Leaving", key: str) -> None:
    due, paid = each.payout, each.payout.better
    out.line()
    out.heading(f"Auszahlung am Ende der Anstellung, {wording.day(each.last_day)}")
    out.fact("Nach Tagen", f"{wording.euro(due.by_days.amount)}")
    out.fact("Nach Stunden", f"{wording.euro(due.by_hours.amount)}")
    out.line("  Fällig ist das Bessere von beiden:" if due.by_days.amount != due.by_hours.amount else "  So gerechnet:")
    for line in lines(paid.derivation):
        out.line(f"    {line}")
    if due.unconfirmed:
        days = ", ".join(wording.day(day) for day in due.unconfirmed)
        out.line(f"  Noch vorläufig: In den 13 Wochen davor sind Schichten nicht bestätigt: {days}")
    if each.booked:
        less = each.booked < paid.amount
        missing = f" Es fehlen noch {wording.euro(paid.amount - each.booked)}." if less else ""
        out.line(f"  Eingetragen sind {wording.euro(each.booked)} Urlaubsabgeltung.{missing}")
    elif paid.amount:
        out.line(f"  Ausgezahlt wird erst, wenn Sie es eintragen: {payout_command(each, key)}")


def payout_command(each: "Leaving", key: str) -> str:
    """Return the line that notes the payout as one-off pay."""
    word = next(choice.word for choice in ONE_OFF_KIND if choice.value == "vacation_payout")
    return f"lohn einmal {key} {wording.amount(each.payout.better.amount)} --art {word} --monat {each.month}"


def _sentences(picture: "VacationPicture") -> list[str]:
    past = [lapse_text(each, past=True) for each in together(picture.lapsed)]
    coming = [lapse_text(each) for each in together(picture.outlook) if each.on is not None]
    return [*past, *coming, *(_with_law(notice) for notice in picture.notices if notice.code != UNTOLD)]


def _coming(outlook: Iterable[Lapse]) -> list[str]:
    return [lapse_text(each) for each in together(outlook)]


def _with_law(notice: Notice) -> str:
    return f"{notice.text} ({notice.law})" if notice.law else notice.text


def _name(picture: "VacationPicture") -> str:
    return f"{picture.assistant.first_name} {picture.assistant.last_name}"


def _number(days: Decimal) -> str:
    return number_of_days(days).replace("minus ", "−")


# JSON


def as_json(picture: "VacationPicture") -> dict[str, Any]:
    """Return one person's account for a machine; days have at most four decimals."""
    account = picture.account
    return {
        "assistant": picture.assistant.key,
        "year": account.year,
        **{name: _plain(getattr(account, name)) for name in ("carried", "entitled", "taken", "planned", "left")},
        **{name: f"{getattr(account, name):f}" for name in HOURS},
        "lapsed": _plain(account.lapsed),
        "paid_out": _plain(account.paid_out),
        "provisional": account.provisional,
        "buckets": [
            {
                "year": each.year,
                "part": each.part.value,
                **{name: _plain(getattr(each, name)) for name in ("days", "taken", "planned", "lapsed", "left")},
            }
            for each in picture.buckets
        ],
        "lapses": [
            *(_lapse_json(each, past=True) for each in together(picture.lapsed)),
            *(_lapse_json(each, past=False) for each in together(picture.outlook)),
        ],
        "told": [{"on": str(each.on), "days": _plain(each.days)} for each in picture.told],
        "notices": [{"code": each.code, "text": each.text} for each in picture.notices],
    }


def details_json(details: "VacationDetails") -> dict[str, Any]:
    """Return the same with each vacation, the payout and how the entitlement came about."""
    picture = details.picture
    key = picture.assistant.key
    return {
        **as_json(picture),
        "vacations": [
            {
                "absence": each.absence.key,
                "from": str(each.absence.first),
                "to": str(each.absence.last),
                "days": str(each.days),
                "gave_back": str(each.gave_back),
            }
            for each in details.vacations
        ],
        "payouts": [
            {
                "last_day": str(each.last_day),
                "days": _plain(each.payout.days),
                "by_days": str(each.payout.by_days.amount),
                "by_hours": str(each.payout.by_hours.amount),
                "amount": str(each.payout.better.amount),
                "booked": str(each.booked),
                "command": payout_command(each, key),
            }
            for each in details.leaving
        ],
        "derivation": [
            line
            for each in picture.jobs
            if picture.account.year in each.entitlements
            for line in lines(each.entitlements[picture.account.year].derivation)
        ],
    }


def _lapse_json(lapse: Lapse, *, past: bool) -> dict[str, Any]:
    return {
        "year": lapse.year,
        "days": _plain(lapse.days),
        "on": str(lapse.on) if lapse.on else None,
        "reason": lapse.reason.value,
        "lapsed": past,
        "text": lapse_text(lapse, past=past),
    }


def _plain(days: Decimal) -> str:
    """Return "8.3333", "20"."""
    short = days.quantize(PLACES).normalize()
    return f"{short:f}"
