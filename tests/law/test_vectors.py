"""The runner of reference cases: ``python -m tests.vectors FILE``."""

import csv
import json
from decimal import Decimal
from pathlib import Path

import pytest

from tests.vectors import schema, wage_tax
from tests.vectors.__main__ import main
from tests.vectors.case import Case
from tests.vectors.compare import differences, written

VECTORS = Path(__file__).parents[1] / "vectors"
EXPECTATIONS = {
    "lohnsteuer-2026.csv": wage_tax.OUTPUTS,
    "lohnsteuer-prueftabelle-2026.csv": wage_tax.OUTPUTS,
    "labour-law-cases.csv": {"expected"},
    "social-insurance-examples.csv": {
        *("be_total", "be_an", "kv_an", "kv_ag", "kvz_an", "kvz_ag", "pv_an", "pv_ag", "rv_an", "rv_ag", "av_an", "av_ag"),
        *("u1_ag", "u2_ag", "inso_ag", "pauschsteuer_ag", "uv_ag", "total_an", "total_ag", "expect_other"),
    },
}


def results(path: Path) -> dict[str, object]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return {line["id"]: line["result"] for line in map(json.loads, lines)}


def copy_of(name: str, target: Path, change, rows: slice = slice(None)) -> Path:
    with (VECTORS / name).open(encoding="utf-8", newline="") as source:
        reader = csv.DictReader(source)
        with target.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, reader.fieldnames)
            writer.writeheader()
            writer.writerows(change(row) for row in list(reader)[rows])
    return target


@pytest.mark.parametrize("path", sorted(VECTORS.glob("*.csv")), ids=lambda path: path.name)
def test_every_reference_file_is_right(path, tmp_path, capsys):
    assert main([str(path), "--results", str(tmp_path / "out.jsonl")]) == 0, capsys.readouterr().out
    assert results(tmp_path / "out.jsonl")


@pytest.mark.parametrize("name", EXPECTATIONS)
def test_results_come_from_the_inputs_alone(name, tmp_path, capsys):
    """With empty expectation cells the same results are written as with the file as it is."""
    emptied = copy_of(name, tmp_path / name, lambda row: {k: "" if k in EXPECTATIONS[name] else v for k, v in row.items()})
    assert main([str(emptied), "--results", str(tmp_path / "blind.jsonl")]) == 0
    assert main([str(VECTORS / name), "--results", str(tmp_path / "seen.jsonl")]) == 0
    blind, seen = results(tmp_path / "blind.jsonl"), results(tmp_path / "seen.jsonl")
    assert blind.keys() == seen.keys()
    assert all(blind[case].items() >= seen[case].items() for case in seen)


def test_budget_results_are_a_list_and_need_no_expected_rows(tmp_path, capsys):
    name = "budget-cases.csv"
    with (VECTORS / name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    given = tmp_path / name
    with given.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(row for row in rows if row["role"] == "given")
    assert main([str(given), "--results", str(tmp_path / "out.jsonl")]) == 0
    found = {
        (case, entry["month"], entry["name"]): Decimal(entry["value"])
        for case, entries in results(tmp_path / "out.jsonl").items()
        for entry in entries
        if entry["name"].endswith(("_eur", "_h"))
    }
    wanted = {
        (row["case_id"], row["month"], row["name"]): Decimal(row["value"])
        for row in rows
        if row["role"] == "expected" and row["name"].endswith(("_eur", "_h"))
    }
    assert wanted
    assert found.items() >= wanted.items()


def test_a_difference_is_printed_and_ends_with_1(tmp_path, capsys):
    wrong = copy_of("lohnsteuer-2025.csv", tmp_path / "lohnsteuer-2025.csv", lambda row: row | {"BKS": "1"}, slice(3))
    assert main([str(wrong)]) == 1
    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == "2 BKS: erwartet 1, berechnet 0"
    assert printed[-1] == "Lohnsteuer: 0 von 3 Fällen richtig"


def test_wage_tax_rows_are_named_by_their_line(tmp_path):
    assert main([str(VECTORS / "lohnsteuer-2024.csv"), "--results", str(tmp_path / "out.jsonl")]) == 0
    assert list(results(tmp_path / "out.jsonl"))[:2] == ["2", "3"]


def test_the_year_comes_from_option_name_or_columns():
    rows_2026, rows_2024 = [{"LZZ": "2", "ALV": "0"}], [{"LZZ": "2", "KRV": "2"}]
    assert wage_tax.year_of("lohnsteuer-2024.csv", rows_2026, 2025) == 2025
    assert wage_tax.year_of("lohnsteuer-2025.csv", rows_2026, None) == 2025
    assert wage_tax.year_of("cases.csv", rows_2026, None) == 2026
    assert wage_tax.year_of("cases.csv", rows_2024, None) == 2024
    assert wage_tax.year_of("cases.csv", [{"LZZ": "2", "KRV": "1"}], None) == 2025


def test_a_refused_row_says_so_and_the_others_are_computed():
    rows = [{"LZZ": "2", "RE4": "320000", "STKL": "7"}, {"LZZ": "2", "RE4": "320000", "STKL": "1"}]
    refused, computed = wage_tax.run(rows, 2026)
    assert refused.result == {"refused": "wage_tax_input"}
    assert "LSTLZZ" in computed.result


@pytest.mark.parametrize(
    ("expected", "result", "tolerance", "right"),
    [
        ("1.00", "1", "0", True),
        ("1.00", "1.01", "0", False),
        ("1.00", "1.01", "0.01", True),
        ("1.00", Decimal("1.00"), "0", True),
        ("", "1.01", "0", True),
        ("2024-04-01", "2024-04-01", "0", True),
        ("2024-04-01", "2024-04-02", "1", False),
        (42, 42, "0", True),
        (42, "42", "0", False),
        (True, 1, "0", False),
        (None, None, "0", True),
        ([["a", "2.0"]], [("a", "2")], "0", True),
        ({"a": "1"}, {"a": "1", "b": "2"}, "0", False),
    ],
)
def test_comparing(expected, result, tolerance, right):
    assert (list(differences(Case("c", {"k": expected}, {"k": result}, Decimal(tolerance)))) == []) is right


def test_a_missing_key_is_a_difference_and_budget_results_become_a_list():
    assert list(differences(Case("c", {"k": "1"}, {}))) == ["c k: erwartet 1, berechnet nichts"]
    case = Case("c", {}, {"2026-01|hours": "2.00"}, kind="budget")
    assert written(case) == {"id": "c", "result": [{"month": "2026-01", "name": "hours", "value": "2.00"}]}


@pytest.mark.parametrize("content", [b"a,b\n1,2\n", b"", b"LZZ,RE4,STKL\n\xff,1,1\n", b"LZZ,RE4,STKL\n1,2,3,4\n"])
def test_a_file_of_no_known_kind_is_refused_with_a_sentence(content, tmp_path, capsys):
    path = tmp_path / "cases.csv"
    path.write_bytes(content)
    assert main([str(path)]) == 2
    assert str(path) in capsys.readouterr().err


def test_a_missing_adapter_is_named(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(schema, "SCHEMAS", (schema.Schema("Neues", "nothing_here", frozenset({"a"})),))
    path = tmp_path / "cases.csv"
    path.write_text("a\n1\n", encoding="utf-8")
    assert main([str(path)]) == 2
    assert "tests.vectors.nothing_here" in capsys.readouterr().err
    assert main([str(tmp_path / "missing.csv")]) == 2
