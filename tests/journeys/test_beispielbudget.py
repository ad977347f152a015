"""Two budgets worked out by hand: the page adds up, and commands alone bring the program to the same cents and papers."""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from payroll.funding.facts import Funder, Grant
from payroll.office.book import Book
from payroll.pay.facts import Absence, AbsenceKind, Scheme, Shift, ShiftKind, ShiftState, TaxMethod
from payroll.periods import BERLIN, local
from tests.office.small_book import FUNDER, anna, ben, contract, desk_with, grant, insurance, small_book, tax
from tests.tui.faces import Lohn

PAGE = (Path(__file__).parents[2] / "docs" / "beispielbudget.md").read_text(encoding="utf-8")
STEP = re.compile(r"^- \*\*[^*]+\*\*: (?P<sum>.+) = (?P<result>[\d.,]+) € \((?P<rounding>[^;)]+); .+\)$")
KEYS = {"−": "-", "×": "*", "÷": "/", "%": "/100", "+": "+"}
ROUNDINGS = {"kaufmännisch": ROUND_HALF_UP, "Cent abgeschnitten": ROUND_DOWN}
CITY = Funder(
    key="stadt", kind="eingliederungshilfe", name="Stadt Münster", street="Weg 2", postcode="48143", city="Münster"
)


def _number(text: str) -> Decimal:
    return Decimal(text.replace(".", "").replace(",", "."))


def _calculated(terms: str) -> Fraction:
    typed = [KEYS.get(key) or f'Fraction("{_number(key)}")' for key in re.findall(r"[\d.,]+|[+−×÷%]", terms)]
    return Fraction(eval("".join(typed), {"Fraction": Fraction}))


@pytest.mark.parametrize("step", [line for line in PAGE.splitlines() if line.startswith("- **") and " = " in line])
def test_each_step_of_the_page_adds_up_on_a_pocket_calculator(step: str) -> None:
    found = STEP.match(step)
    assert found, step
    came_to, printed = _calculated(found["sum"]), _number(found["result"])
    if found["rounding"] == "genau":
        assert came_to == Fraction(printed)
    else:
        exact = Decimal(came_to.numerator) / Decimal(came_to.denominator)
        assert exact.quantize(Decimal("0.01"), ROUNDINGS[found["rounding"]]) == printed


def table(title: str) -> list[list[str]]:
    """Return the rows of the page's table whose first heading is *title*, amounts as the program writes them."""
    lines = PAGE[PAGE.index(f"\n| {title} |") + 1 :].split("\n\n")[0].splitlines()[2:]
    return [[cell.strip().replace(".", "").replace(",", ".") for cell in line.strip("|").split("|")] for line in lines]


def shifts(
    person: str, key: str, days: tuple[str, ...], start: str, minutes: int, lost: tuple[str, ...] = ()
) -> Iterator[Shift]:
    for day in days:
        begin = local(date.fromisoformat(day), time.fromisoformat(start))
        yield Shift(
            assistant=person,
            start=begin,
            end=begin + timedelta(minutes=minutes),
            break_minutes=0,
            kind=ShiftKind.WORK,
            state=ShiftState.PLANNED if day in lost else ShiftState.WORKED,
            grant=key,
        )


def days(month: str, *numbers: int) -> tuple[str, ...]:
    return tuple(f"{month}-{number:02d}" for number in numbers)


def book() -> Book:
    """The people and grants of the page, with the hours of January to March."""
    lost = days("2026-02", 10, 12)
    common = {"hours": None, "report_every": "quarter"}
    grants: tuple[Grant, ...] = (
        replace(
            grant("arbeit", "arbeitsassistenz"),
            valid_to=date(2026, 3, 31),
            monthly_amount=Decimal("500.00"),
            admin_lump_sum=Decimal("20.00"),
            **common,
        ),
        replace(grant("alltag", "eingliederungshilfe"), funder="stadt", monthly_amount=Decimal("450.00"), **common),
        replace(
            grant("arbeit-2", "arbeitsassistenz"),
            reference="61-arbeit-2",
            valid_from=date(2026, 4, 1),
            monthly_amount=Decimal("250.00"),
            **common,
        ),
    )
    minijob = replace(insurance(Scheme.MINIJOB, None), pension_exempt=True, valid_from=date(2025, 10, 1))
    facts = {"tax": (tax(TaxMethod.FLAT_2, date(2025, 10, 1)),), "insurance": (minijob,)}
    begun = replace(contract(date(2025, 10, 1), "15.00"), weekly_hours=Decimal(8))
    return small_book(
        funders=(FUNDER, CITY),
        grants=grants,
        assistants=(
            replace(anna(), contracts=(begun,), **facts),
            replace(ben(), contracts=(replace(begun, grant="alltag"),), **facts),
        ),
        roster=(),
        shifts=(
            *shifts("anna", "arbeit", days("2026-01", 5, 8, 13, 20, 27), "08:00", 187),
            *shifts("anna", "alltag", days("2026-01", 7, 14, 21, 28), "17:00", 161),
            *shifts("ben", "alltag", days("2026-01", 9, 16), "16:00", 300),
            *shifts("anna", "arbeit", days("2026-02", 3, 5, 10, 12, 19), "08:00", 187, lost),
            *shifts("anna", "alltag", days("2026-02", 4, 18, 25), "17:00", 161),
            *shifts("ben", "alltag", days("2026-02", 6, 20), "16:00", 300),
            *shifts("anna", "arbeit", days("2026-03", 3, 10, 17, 24), "08:00", 187),
            *shifts("anna", "alltag", days("2026-03", 4, 11, 18, 25), "17:00", 161),
            *shifts("ben", "alltag", days("2026-03", 6, 20), "16:00", 300),
        ),
        absences=(
            Absence(
                key="krank-1",
                assistant="anna",
                kind=AbsenceKind.SICK,
                first=date(2026, 2, 9),
                last=date(2026, 2, 13),
                worked_that_day=False,
                certified_from=date(2026, 2, 9),
            ),
        ),
    )


@pytest.fixture
def lohn(tmp_path, monkeypatch, capsys) -> Lohn:
    desk_with(tmp_path, book()).close()
    return Lohn(tmp_path / "buch.lohn", monkeypatch, capsys, datetime(2026, 4, 15, 18, tzinfo=BERLIN))


def account(lohn: Lohn, key: str) -> list[list[str]]:
    rows = []
    for month in ("2026-01", "2026-02", "2026-03"):
        row = next(row for row in json.loads(lohn("monat", month, "--json").out)["funding"] if row["grant"] == key)
        rows.append([month, row["advance"], row["cost"], row["refunds"], row["balance"]])
    return rows


def written(lohn: Lohn, *words: str) -> dict[str, Path]:
    lohn("nachweis", *words)
    out = json.loads(lohn("nachweis", *words, "--json").out)
    return {Path(name).suffix[1:]: Path(name) for name in out["files"]}


def digests(files: dict[str, Path]) -> dict[str, str]:
    return {ending: hashlib.sha256(path.read_bytes()).hexdigest() for ending, path in files.items()}


def text_of(path: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def substitute_for_anna(lohn: Lohn) -> None:
    """Anna is reported ill on 9 February; Ben takes both shifts, and the cost is asked for on the same day."""
    later, lohn.now = lohn.now, datetime(2026, 2, 9, 9, tzinfo=BERLIN)
    lost = json.loads(lohn("vertretung", "anna", "--json").out)
    assert [each["start"] for each in lost["lost"]] == ["2026-02-10T08:00", "2026-02-12T08:00"]
    for _shift in lost["lost"]:
        lohn("vertretung", "anna", "übernehmen", "1")
    lohn("vertretung", "anna", "brief", "--arbeit", "Vorlesen")
    lohn("vertretung", "anna", "gesendet", "9.2.2026")
    lohn.now = datetime(2026, 2, 13, 9, tzinfo=BERLIN)
    lohn("e", "ben 10.2. wie geplant")
    lohn("e", "ben 12.2. wie geplant")
    lohn.now = later


def test_two_budgets_from_the_hours_to_the_offset(lohn: Lohn) -> None:
    for key, amount in (("arbeit", "500"), ("alltag", "450")):
        for number in (1, 2, 3):
            lohn("eingang", key, amount, "--für", f"2026-0{number}", "--am", f"2.{number}.2026")
    substitute_for_anna(lohn)
    assert "Entwurf" in lohn("nachweis", "arbeit", "2026-Q1").err
    assert "Entwurf" in lohn("nachweis", "gesendet", "arbeit", "2026-Q1", code=1).err
    for number in (1, 2, 3):
        lohn("monat", f"2026-0{number}", "abschließen", "--als", "Ina Berg")

    assert account(lohn, "arbeit") == table("arbeit, erster Nachweis")
    assert account(lohn, "alltag") == table("alltag")
    first = written(lohn, "arbeit", "2026-Q1", "--anlage", "alle")
    before = digests(first)
    lohn.now = datetime(2026, 4, 17, 9, tzinfo=BERLIN)
    assert digests(written(lohn, "arbeit", "2026-Q1", "--anlage", "alle")) == before

    lohn("nachweis", "gesendet", "arbeit", "2026-Q1", "--am", "15.4.2026", "--an", "LWL, per Post")
    assert "schon da" in lohn("nachweis", "gesendet", "arbeit", "2026-Q1", code=1).err
    lohn.now = datetime(2026, 4, 16, 9, tzinfo=BERLIN)
    lohn("vertretung", "anna", "bewilligt", "16.4.2026", "120,00", "--für", "2026-02")
    lohn.now = datetime(2026, 4, 20, 9, tzinfo=BERLIN)
    lohn("ausgabe", "arbeit", "84,20", "--art", "fahrt", "--am", "10.2.2026", "--notiz", "Dienstreise")
    assert account(lohn, "arbeit") == table("arbeit, berichtigt")
    assert "Nachweis berichtigen" in lohn("heute").out
    assert [each["outdated"] for each in lohn.json("nachweis", "liste")] == [True]
    corrected = written(lohn, "arbeit", "2026-Q1", "--anlage", "alle")
    assert "den Nachweis vom 15.04.2026" in text_of(corrected["pdf"])
    assert "Bearbeitet von Ina Berg." in text_of(corrected["pdf"])
    lohn("nachweis", "gesendet", "arbeit", "2026-Q1")
    other = written(lohn, "alltag", "2026-Q1", "--anlage", "alle")
    assert "180,30" in text_of(other["pdf"])
    assert "15.4.2026" in lohn("nachweis", "liste").out
    assert not any(each["outdated"] for each in lohn.json("nachweis", "liste"))
    assert "Nachweis berichtigen" not in lohn("heute").out

    lohn.now = datetime(2026, 6, 20, 9, tzinfo=BERLIN)
    shown = lohn("eingang", "liste").out
    for month, *amounts in table("arbeit-2"):
        name = {"2026-04": "April 2026", "2026-05": "Mai 2026", "2026-06": "Juni 2026"}[month]
        line = next(line for line in shown.splitlines() if line.strip().startswith(name) and "250,00" in line)
        assert re.findall(r"[\d,]+(?=\s|$)", line.replace(name, ""))[:3] == [each.replace(".", ",") for each in amounts]


def test_each_funder_sees_only_its_own_part(lohn: Lohn) -> None:
    """Reference 4.2: no other funder's name, reference, purpose or figures on a report, in its annexes or its tables."""
    for number in (1, 2, 3):
        lohn("monat", f"2026-0{number}", "abschließen")
    for own, other in (("arbeit", "alltag"), ("alltag", "arbeit")):
        files = written(lohn, own, "2026-Q1", "--anlage", "kostentabelle,stunden")
        texts = [text_of(files["pdf"]), files["csv"].read_text(encoding="utf-8-sig")]
        foreign = {
            "alltag": ["Stadt Münster", "61-alltag", "Eingliederungshilfe", "Ben Hartmann", "407,48", "180,31", "196,53"],
            "arbeit": ["LWL", "61-arbeit", "Arbeitsassistenz", "326,26", "306,26", "74,80"],
        }[other]
        for text in texts:
            assert [word for word in foreign if word in text] == []


def test_tables_beside_the_paper_are_german_and_say_the_same(lohn: Lohn) -> None:
    for number in (1, 2, 3):
        lohn("monat", f"2026-0{number}", "abschließen")
    files = written(lohn, "arbeit", "2026-Q1")
    content = files["csv"].read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    lines = content.decode("utf-8-sig").splitlines()
    assert "2026-01;;0,00;15,58;0,00;0,00;326,26;0,00;326,26;0,00;-326,26" in lines
    pages = load_workbook(files["xlsx"])
    assert pages.sheetnames[:3] == ["Nachweis", "A Abrechnung", "B Kosten nach Art"]
    row = [cell.value for cell in pages["A Abrechnung"][2]]
    assert (row[0], Decimal(str(row[6])), Decimal(str(row[10]))) == ("2026-01", Decimal("326.26"), Decimal("-326.26"))
