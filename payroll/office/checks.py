"""Named checks over the book: each lists what is wrong as sentences and never stops at the first; silent when well."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select, text

from payroll.law.parameters import Parameter, Status, all_of, years
from payroll.law.wage_tax.computation import PLANS
from payroll.office.bookfile import export_book, read_book
from payroll.office.desk import Desk
from payroll.office.documents import Archive
from payroll.office.frozen import intact
from payroll.office.grant_checks import grant_warnings
from payroll.office.shelf import load_book
from payroll.records import journal_proof
from payroll.records.closing import ClosedSlipRow
from payroll.refusal import Refusal, RefusalList


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found; *details*: further fields for a machine."""

    check: str
    sentence: str
    details: Mapping[str, str | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Check:
    """One check: its *name* to call it by, what it looks at, and the function that returns the findings.

    *only_named*: it advises and finds no fault of the book, so it runs only when asked for by its name.
    """

    name: str
    title: str
    findings: Callable[[Desk], Sequence[str | Finding]]
    only_named: bool = False


def _database(desk: Desk) -> list[str]:
    """The file itself: pages, and rows that point to rows that are not there."""
    if desk.path is None:
        return []
    with desk.read() as session:
        damage = [str(row[0]) for row in session.execute(text("PRAGMA integrity_check")) if row[0] != "ok"]
        orphans = [f"{row[0]}: Zeile {row[1]}" for row in session.execute(text("PRAGMA foreign_key_check"))]
    return [
        *(f"Die Datei ist beschädigt: {each}. Nehmen Sie die letzte Kopie, die neben dem Buch liegt." for each in damage),
        *(f"Ein Eintrag verweist ins Leere ({each}). Nehmen Sie die letzte Kopie." for each in orphans),
    ]


def _journal(desk: Desk) -> list[str]:
    with desk.read() as session:
        return journal_proof.verify(session)


def _payslips(desk: Desk) -> list[str]:
    """Each slip as it was frozen; of one from which parts were erased, what remains, as the journal says it."""
    with desk.read() as session:
        slips = load_book(session).closed_payslips
        table = ClosedSlipRow.__table__.c
        rows = session.execute(select(table.id, table.number, table.hash, table.original_hash)).all()
        sealed = journal_proof.sealed_slips(session)
    changed = [
        f"Die Abrechnung {slip.number} ist nicht mehr, wie sie abgeschlossen wurde. Nehmen Sie die letzte Kopie des Buchs."
        for slip in slips
        if not intact(slip)
    ]
    unproved = [
        f"Von der Abrechnung {row.number} fehlt etwas, das laut Protokoll nicht gelöscht worden ist. "
        "Nehmen Sie die letzte Kopie des Buchs."
        for row in rows
        if (row.original_hash, row.hash) != sealed.get(row.id, (None, row.hash))
    ]
    return [*changed, *unproved]


def _book(desk: Desk) -> list[str]:
    """The book as a book file: what could not be exported and taken in again."""
    try:
        read_book(export_book(desk))
    except RefusalList as found:
        return [str(refusal) for refusal in found.refusals]
    except Refusal as found:
        return [str(found)]
    return []


def _documents(desk: Desk) -> list[str]:
    due = [document for document in Archive(desk).all() if document.state == "due"]
    return [f"Noch nicht geschrieben: {each.file_name}. Das geht mit: lohn unterlagen {each.month}" for each in due]


def _working_time(desk: Desk) -> list[Finding]:
    """What the working-time laws say in all open months and the year, and nobody has decided about."""
    from payroll.office.working_time import grouped, open_findings

    return [
        Finding(
            "arbeitszeit",
            f"{person.name}: {each.finding.check} ({each.finding.law}): {each.finding.text}{_also(days)} "
            f"{each.finding.proposal}",
            {
                "assistant": person.assistant.key,
                "month": str(person.month),
                "number": each.finding.check,
                "severity": each.finding.severity.value,
                "law": each.finding.law,
                "on": str(each.finding.day),
                "also_on": ", ".join(map(str, days[1:])) or None,
                "proposal": each.finding.proposal,
            },
        )
        for person in open_findings(desk)
        for each, days in grouped(person.findings)
    ]


def _also(days: Sequence[date]) -> str:
    return f" Ebenso am {', '.join(f'{day:%d.%m.%Y}' for day in days[1:])}." if days[1:] else ""


CHECKS = (
    Check("datenbank", "die Datei ist unbeschädigt", _database),
    Check("protokoll", "das Protokoll ist lückenlos und unverändert", _journal),
    Check("abrechnungen", "abgeschlossene Abrechnungen sind unverändert", _payslips),
    Check("buch", "alles Eingetragene passt zusammen", _book),
    Check("unterlagen", "alle Dokumente abgeschlossener Monate sind geschrieben", _documents),
    Check("arbeitszeit", "was die Gesetze zur Arbeitszeit sagen", _working_time, only_named=True),
    Check("bewilligungen", "was eine Stelle zu Ihren Bewilligungen fragen kann", grant_warnings, only_named=True),
)


def run_checks(desk: Desk, names: tuple[str, ...] = ()) -> list[Finding]:
    """Return the findings of the checks *names*; if none is named, of all that look for faults."""
    wanted = [check for check in CHECKS if check.name in names or not (names or check.only_named)]
    return [
        found if isinstance(found, Finding) else Finding(check.name, found)
        for check in wanted
        for found in check.findings(desk)
    ]


def unsettled_parameters(year: int | None = None) -> tuple[Parameter, ...]:
    """Return the figures of the state that are not final, of *year* or of all years: drafts, and those not published yet.

    A year without a wage tax plan has the plan among them. A :class:`Refusal` for a year without parameters.
    """
    wanted = years() if year is None else (year,)
    found = [each for each_year in wanted for each in all_of(each_year) if each.status is not Status.FINAL]
    return (*found, *(_missing_plan(each_year) for each_year in wanted if each_year > max(PLANS)))


def _missing_plan(year: int) -> Parameter:
    return Parameter(
        name="wage_tax",
        year=year,
        value=None,
        unit="",
        source="EStG § 39b Abs. 6",
        checked_on=max(each.checked_on for each in all_of(year)),
        status=Status.OPEN,
        valid_from=date(year, 1, 1),
        appears=f"„Programmablaufpläne für den Lohnsteuerabzug {year}“, bundesfinanzministerium.de, meist im November davor",
        title="Programmablaufplan der Lohnsteuer",
    )
