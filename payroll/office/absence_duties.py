"""What payroll must do for each kind of absence: who pays, what is reported, how long insurance goes on (labour law 7)."""

from collections.abc import Callable, Iterator
from datetime import date

from payroll.law import labour_law, parental
from payroll.law.insurance_days import last_insured
from payroll.office.absence_checks import duty_days
from payroll.office.book import Book
from payroll.office.intake.words import day_in_words
from payroll.office.lookups import assistant_by_key
from payroll.pay.facts import Absence, AbsenceKind, InsuranceFact, Scheme, valid_on
from payroll.pay.payslip import Notice
from payroll.periods import DateRange


def absence_duties(book: Book, absence: Absence) -> tuple[Notice, ...]:
    """Return what is to be done because of *absence*, the most important first; nothing for illness and vacation, which have
    accounts of their own.
    """
    rule = _RULES.get(absence.kind)
    insurance = valid_on(assistant_by_key(book, absence.assistant).insurance, absence.first)
    if rule is None or insurance is None:
        return ()
    return tuple(rule(book, absence, insurance))


Said = Iterator[Notice]


def _note(text: str, law: str) -> Notice:
    return Notice(code="absence_duty", text=text, law=law)


def _insured(insurance: InsuranceFact) -> bool:
    """Tell whether a statutory health fund pays benefits: no Minijob, no private insurance."""
    return insurance.scheme is Scheme.COMPULSORY and insurance.statutory_health


def _child_sick(book: Book, absence: Absence, insurance: InsuranceFact) -> Said:
    year = absence.first.year
    taken = sum(
        len(duty_days(book, each))
        for each in book.absences
        if (each.assistant, each.kind) == (absence.assistant, absence.kind) and each.first.year == year
    )
    if not _insured(insurance):
        yield _note(
            "Ohne Lohn und ohne Kinderkrankengeld: Die Person ist nicht mit Anspruch darauf versichert. Freistellen müssen "
            "Sie sie trotzdem.",
            "§ 45 Abs. 5 SGB V",
        )
        return
    most = labour_law.whole("child_sick.per_child", date(year, 1, 1))
    yield _note(
        "Ohne Lohn; die Krankenkasse zahlt Kinderkrankengeld. Senden Sie ihr die Entgeltbescheinigung (EEL, Grund 02). "
        f"Eingetragen sind {year} {taken} Arbeitstage; je Kind und Elternteil sind es {most}, für Alleinerziehende "
        "doppelt so viele.",
        "§ 45 SGB V",
    )


def _special(book: Book, absence: Absence, _insurance: InsuranceFact) -> Said:
    usual = labour_law.whole("special_leave.usual_days", absence.first)
    days = len(duty_days(book, absence))
    text = "Der Lohn läuft weiter, erstattet wird er nicht."
    if days > usual:
        text += (
            f" Bezahlt frei ist nur für eine kurze Zeit, als Richtwert {usual} Tage; eingetragen sind {days}. Für längere "
            "Zeit nehmen Sie „unbezahlt“ oder Urlaub."
        )
    yield _note(text, "§ 616 BGB")


def _unpaid(_book: Book, absence: Absence, _insurance: InsuranceFact) -> Said:
    last = last_insured(absence.first)
    text = f"Kein Lohn. Versichert bleibt die Person bis {_day(last)}."
    if absence.last is None or absence.last > last:
        text += " Danach melden Sie sie ab (Grund 34), und beim Wiederbeginn an (Grund 13)."
    yield _note(text, "§ 7 Abs. 3 SGB IV")


def _maternity(_book: Book, absence: Absence, insurance: InsuranceFact) -> Said:
    if absence.employment_ban:
        yield _note(
            "Der Lohn läuft als Mutterschutzlohn weiter, im Durchschnitt der drei Monate vor der Schwangerschaft. Die Kasse "
            "erstattet ihn mit Ihren Beiträgen (U2): lohn krank antrag",
            "§ 18 MuSchG, § 1 Abs. 2 AAG",
        )
    else:
        benefit = f"{labour_law.whole('maternity.benefit', absence.first)} €"
        yield _note(
            f"In der Schutzfrist zahlt die Kasse {benefit} am Tag, Sie den Zuschuss bis zum Netto; die Kasse erstattet ihn "
            "(U2): lohn krank antrag. Senden Sie der Kasse die Entgeltbescheinigung (EEL, Grund 03)."
            if insurance.statutory_health
            else f"In der Schutzfrist zahlen Sie den Zuschuss bis zum Netto, {benefit} am Tag abgezogen; die Kasse "
            "erstattet ihn (U2): lohn krank antrag",
            "§§ 3, 19, 20 MuSchG",
        )
    yield _note("Melden Sie die Schwangerschaft der Aufsichtsbehörde, wenn es noch nicht geschehen ist.", "§ 27 MuSchG")


def _parental(book: Book, absence: Absence, insurance: InsuranceFact) -> Said:
    person = assistant_by_key(book, absence.assistant)
    before = next(
        (
            each
            for each in book.absences
            if each.assistant == absence.assistant
            and each.kind is AbsenceKind.MATERNITY
            and not each.employment_ban
            and each.last is not None
            and each.first.year in (absence.first.year, absence.first.year - 1)
        ),
        None,
    )
    made = parental.reports(
        min(contract.valid_from for contract in person.contracts),
        None if before is None or before.last is None else DateRange(before.first, before.last),
        absence.first,
        absence.last,
        statutory_insured=insurance.statutory_health,
        minijob=insurance.scheme is Scheme.MINIJOB,
    )
    listed = "; ".join(
        f"Grund {report.reason}, {_day(report.first)}" + (f" bis {_day(report.last)}" if report.last else "")
        for report in made
    )
    yield _note(
        "Kein Lohn, keine Beiträge. Arbeitet die Person in Teilzeit weiter, tragen Sie keine Elternzeit ein, sondern den "
        "geänderten Vertrag." + (f" Meldungen: {listed}." if listed else ""),
        "§ 15 BEEG",
    )


def _care(book: Book, absence: Absence, insurance: InsuranceFact) -> Said:
    most = labour_law.whole("care_leave.short_days", absence.first)
    days = len(duty_days(book, absence))
    if absence.last is not None and days <= most:
        benefit = (
            "Die Pflegekasse der gepflegten Person zahlt auf Antrag Pflegeunterstützungsgeld; dafür braucht sie Ihre "
            "Entgeltbescheinigung."
            if insurance.scheme is not Scheme.MINIJOB
            else "Im Minijob gibt es Pflegeunterstützungsgeld nur, wenn die Person selbst darauf Anspruch hat."
        )
        yield _note(
            f"Kein Lohn, bis zu {most} Arbeitstage im Jahr, eingetragen sind {days}. {benefit}",
            "§ 2 PflegeZG, § 44a SGB XI",
        )
    else:
        yield _note(
            f"Länger als {most} Arbeitstage ist es Pflegezeit: kein Lohn, keine Beiträge. Melden Sie die Person ab (Grund "
            "30) und danach an (Grund 10). Einen Anspruch hat sie gegen kleine Arbeitgeber nicht; antworten Sie auf ihren "
            "Antrag in vier Wochen.",
            "§§ 3, 4 PflegeZG",
        )


_RULES: dict[AbsenceKind, Callable[[Book, Absence, InsuranceFact], Said]] = {
    AbsenceKind.CHILD_SICK: _child_sick,
    AbsenceKind.SPECIAL: _special,
    AbsenceKind.UNPAID: _unpaid,
    AbsenceKind.MATERNITY: _maternity,
    AbsenceKind.PARENTAL: _parental,
    AbsenceKind.CARE: _care,
}


def _day(day: date) -> str:
    return day_in_words(day, weekday=False)
