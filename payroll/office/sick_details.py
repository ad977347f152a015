"""What is said of an illness or of time around a birth beside its days: how it counts, pay held back, what forms ask.

Never a diagnosis and no free text: a flag, a month, an amount (labour law 8, Art. 9 DSGVO).
"""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from payroll.office import edit
from payroll.office.absence_checks import span
from payroll.office.book import Book
from payroll.office.bookfile.check_sickness import misplaced
from payroll.office.desk import Desk
from payroll.office.done import AbsenceDone
from payroll.office.guards import refuse
from payroll.office.lookups import absence_by_key, assistant_by_key
from payroll.office.shelf import load_book
from payroll.office.upkeep import say
from payroll.pay.facts import Absence, AbsenceKind
from payroll.pay.payslip import Notice
from payroll.periods import Month
from payroll.refusal import Refusal


def count_illness(desk: Desk, key: str, *, continues: str | None = None, separate_case: bool = False) -> AbsenceDone:
    """Say how an illness counts on its way to 42 days: as the same illness as *continues*, or as a case of its own.

    Neither: as a new illness, joined to the one before where nothing but free days lies between (§ 3 Abs. 1 EFZG).
    """
    earlier = continues or None
    with desk.action("count_illness", "") as session:
        book = load_book(session)
        before = absence_by_key(book, key)
        refuse(_earlier_findings(book, before, earlier))
        said = "zählt als neue Krankheit"
        if earlier is not None:
            said = f"ist dieselbe Krankheit wie {span(absence_by_key(book, earlier))}"
        elif separate_case:
            said = "ist ein eigener Fall, dazwischen war die Person arbeitsfähig"
        return _changed(session, book, before, said, continues=earlier, separate_case=separate_case)


def withhold(desk: Desk, key: str, *, withheld: bool = True) -> AbsenceDone:
    """Hold back the pay of an illness while the assistant fails to bring the certificate, or pay it after all (§ 7 EFZG)."""
    with desk.action("withhold", "") as session:
        book = load_book(session)
        before = absence_by_key(book, key)
        if withheld and before.certified_from is not None:
            raise Refusal(
                f"Die Krankheit {span(before)} ist bescheinigt. Zurückhalten dürfen Sie den Lohn nur, solange die "
                "Bescheinigung durch Verschulden der Person fehlt (§ 7 EFZG).",
                code="certified",
                place="Zurückhalten",
            )
        said = "der Lohn wird zurückgehalten, bis die Bescheinigung da ist" if withheld else "der Lohn wird gezahlt"
        done = _changed(session, book, before, said, withheld=withheld)
        return replace(done, notices=(_WITHHELD,)) if withheld else done


def note_for_forms(desk: Desk, key: str, *, third_party: bool = False, work_accident: bool = False) -> AbsenceDone:
    """Note what the fund's form asks of an illness: caused by somebody else (§ 6 EFZG), an accident at work."""
    with desk.action("note_for_forms", "") as session:
        book = load_book(session)
        words = [
            *(["durch jemand anderen verursacht"] if third_party else []),
            *(["Arbeitsunfall"] if work_accident else []),
        ]
        done = _changed(
            session,
            book,
            absence_by_key(book, key),
            " und ".join(words) or "weder durch jemand anderen verursacht noch Arbeitsunfall",
            third_party=third_party,
            work_accident=work_accident,
        )
        return replace(done, notices=(_THIRD_PARTY,)) if third_party else done


def note_maternity(
    desk: Desk,
    key: str,
    *,
    employment_ban: bool = False,
    average_until: Month | None = None,
    average_gross: Decimal | None = None,
    daily_net: Decimal | None = None,
) -> AbsenceDone:
    """Say what pay around a birth is taken from: the protected period (§ 20 MuSchG) or a ban on work (§ 18 MuSchG)."""
    with desk.action("note_maternity", "") as session:
        book = load_book(session)
        said = "Beschäftigungsverbot" if employment_ban else "Schutzfrist"
        if average_until is not None:
            said += f", Durchschnitt der drei Monate bis {average_until.month:02d}.{average_until.year}"
        return _changed(
            session,
            book,
            absence_by_key(book, key),
            said,
            employment_ban=employment_ban,
            average_until=average_until,
            average_gross=average_gross,
            daily_net=daily_net,
        )


def _changed(session: Any, book: Book, before: Absence, said: str, **changes: Any) -> AbsenceDone:
    after = replace(before, **changes)
    refuse(
        Refusal(f"{_NAMES[name]}: {sentence}", code="absence_detail", place="Abwesenheit")
        for name, sentence in misplaced(after)
    )
    if after == before:
        raise Refusal("Das steht schon so da. Geändert wurde nichts.", code="already_noted", place="Abwesenheit")
    edit.change_absence(session, after)
    what = "Krankheit" if after.kind is AbsenceKind.SICK else "Mutterschutz"
    name = assistant_by_key(book, after.assistant).first_name
    return AbsenceDone(summary=say(session, f"{name}: {what} {span(after)}, {said}."), absence=after)


def _earlier_findings(book: Book, absence: Absence, earlier: str | None) -> list[Refusal]:
    if earlier is None:
        return []
    other = absence_by_key(book, earlier)
    name = assistant_by_key(book, absence.assistant).first_name
    if other.assistant == absence.assistant and other.kind is AbsenceKind.SICK and other.first < absence.first:
        return []
    return [
        Refusal(
            f"„{earlier}“ ist keine frühere Krankheit von {name}. Nennen Sie die Krankheit, die sich fortsetzt, oder lassen "
            "Sie die Angabe weg.",
            code="unknown_absence",
            place="Folge von",
        )
    ]


_NAMES = {
    "separate_case": "Eigener Fall",
    "withheld": "Zurückhalten",
    "third_party": "Durch jemand anderen verursacht",
    "work_accident": "Arbeitsunfall",
    "employment_ban": "Beschäftigungsverbot",
    "average_until": "Durchschnitt bis",
    "average_gross": "Brutto im Monat",
    "daily_net": "Netto je Tag",
}
_WITHHELD = Notice(
    code="withheld",
    text="Zurückhalten dürfen Sie nur, solange die Person selbst schuld ist, dass die Bescheinigung fehlt. Fehlt nur die "
    "elektronische Meldung bei der Kasse, zahlen Sie.",
    law="§ 7 EFZG",
)
_THIRD_PARTY = Notice(
    code="third_party",
    text="Wer die Krankheit verursacht hat, muss Ihnen Lohn und Beiträge ersetzen, soweit die Kasse sie nicht erstattet. "
    "Sagen Sie es der Kasse mit dem Antrag auf Erstattung.",
    law="§ 6 EFZG",
)
