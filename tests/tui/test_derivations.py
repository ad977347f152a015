"""What ``lohn warum`` prints is what was computed: the printed text is read back and recomputed from its own numbers."""

import re
import shutil
from collections.abc import Iterable
from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal
from pathlib import Path

import pytest

from payroll.office.month import view_month
from payroll.office.why import Explanation, explanations
from payroll.periods import Month
from tests.law.derivations import assert_replays
from tests.samples import READY, now, open_desk
from tui import derivations
from tui.commands.main import main

D = Decimal
CENT = D("0.01")
SHORT = D("0.000000001")
NUMBER = r"(−?[\d.]+(?:,\d+)?)"
CUT = r"(…?)"
UNIT = r"(?: (€ je Stunde|€|Stunden|Minuten|Tage|%)(?= |,|$))?"
TERM = re.compile(rf"  (?:(\+|-|×|÷|höchstens|mindestens) )?{NUMBER}{CUT}{UNIT}(?: .*)?")
RESULT = re.compile(rf"  ergibt {NUMBER}{CUT}{UNIT}(?:, ([^()]+?))?(?: \(.*\))?")
SAID = {
    None: lambda x: x,
    "kaufmännisch auf den Cent gerundet": lambda x: x.quantize(CENT, ROUND_HALF_UP),
    "auf den Cent abgeschnitten": lambda x: x.quantize(CENT, ROUND_DOWN),
    "auf den Cent aufgerundet": lambda x: x.quantize(CENT, ROUND_UP),
    "auf volle Euro abgeschnitten": lambda x: x.quantize(D(1), ROUND_DOWN),
    "auf volle Euro aufgerundet": lambda x: x.quantize(D(1), ROUND_UP),
    "kaufmännisch auf vier Stellen gerundet": lambda x: x.quantize(D("0.0001"), ROUND_HALF_UP),
    "kaufmännisch auf zwei Stellen gerundet": lambda x: x.quantize(CENT, ROUND_HALF_UP),
    "halb gerechnet, kaufmännisch auf den Cent gerundet und verdoppelt": lambda x: (x / 2).quantize(CENT, ROUND_HALF_UP) * 2,
}
APPLIED = {
    None: lambda _, x: x,
    "+": lambda value, x: value + x,
    "-": lambda value, x: value - x,
    "×": lambda value, x: value * x,
    "÷": lambda value, x: value / x,
    "höchstens": min,
    "mindestens": max,
}


def german(text: str) -> Decimal:
    return D(text.replace(".", "").replace(",", ".").replace("−", "-"))


def recomputed(lines: Iterable[str]) -> list[tuple[Decimal, Decimal]]:
    """Read printed lines with a pocket calculator: of each step what its numbers give, and what is printed."""
    found: list[tuple[Decimal, Decimal]] = []
    value = D(0)
    for line in lines:
        if match := RESULT.fullmatch(line):
            result, printed = SAID[match[4]](value), german(match[1])
            # a number that ends in "…" goes on beyond what a pocket calculator shows
            found.append((printed if match[2] and abs(result - printed) < SHORT else result, printed))
        elif line.startswith("  "):
            term = TERM.fullmatch(line)
            assert term, f"not to be read: {line!r}"
            operand = german(term[2]) / (100 if term[4] == "%" else 1)
            value = APPLIED[term[1]](value, operand)
    return found


@pytest.fixture(scope="module")
def asked(closed_file: Path, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, Explanation]]:
    """Every figure of every slip of the sample book, closed and open."""
    path = tmp_path_factory.mktemp("warum") / "beispiel.lohn"
    shutil.copy(closed_file, path)
    with open_desk(path) as desk:
        return [
            (f"{month} {slip.assistant.key}", each)
            for month in Month(2026, 1).until(READY)
            for slip in view_month(desk, month).slips
            for each in explanations(slip.payslip)
        ]


def test_every_step_of_every_figure_replays(asked: list[tuple[str, Explanation]]):
    assert len({slip for slip, _ in asked}) >= 20
    for _, each in asked:
        assert_replays(each.derivation)


def test_every_printed_derivation_gives_its_amount_with_a_pocket_calculator(asked: list[tuple[str, Explanation]]):
    for slip, each in asked:
        steps = recomputed(derivations.lines(each.derivation))
        for computed, printed in steps:
            assert computed == printed, (slip, each.title)
        assert (steps[-1][1] if steps else 0) == each.amount, (slip, each.title)


def test_no_printed_number_is_longer_than_a_pocket_calculator_shows(asked: list[tuple[str, Explanation]]):
    numbers = {
        number for _, each in asked for line in derivations.lines(each.derivation) for number in re.findall(NUMBER, line)
    }
    assert {number for number in numbers if len(re.sub(r"\D", "", number)) > 16} == set()


def test_every_amount_names_its_provision_and_its_numbers_their_source(asked: list[tuple[str, Explanation]]):
    for slip, each in asked:
        if each.amount and not each.code.startswith("line."):
            assert any(step.law for step in each.derivation.steps) or each.code == "cost", (slip, each.title)


def test_the_command_prints_these_lines_and_the_main_steps_of_the_wage_tax_in_words(
    closed_file: Path,
    tmp_path: Path,
    asked: list[tuple[str, Explanation]],
    capsys: pytest.CaptureFixture[str],
):
    slip, taxed = next((slip, each) for slip, each in asked if each.code == "tax.wage_tax" and each.amount)
    month, person = slip.split()
    path = tmp_path / closed_file.name
    shutil.copy(closed_file, path)
    assert main(["--buch", str(path), "warum", month, person, "lohnsteuer"], clock=now) == 0
    printed = capsys.readouterr().out
    for line in derivations.lines(taxed.derivation):
        assert f"  {line}" in printed.splitlines()
    for words in (
        "Arbeitslohn auf das Jahr gerechnet",
        "Abzug für die Rentenversicherung",
        "Abzug für Kranken- und Pflegeversicherung",
        "Vorsorgepauschale",
        "Zu versteuerndes Einkommen im Jahr",
        "Lohnsteuer im Monat",
        "§ 39b Abs. 2 EStG",
    ):
        assert words in printed
