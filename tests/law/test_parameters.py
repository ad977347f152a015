"""Numbers of the state are data: a new year is a new file, each value names source and status, each of them is used."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from payroll.law import labour_law, parameters, wage_tax
from payroll.law.parameters import Parameters, Status
from payroll.law.wage_tax import computation, constants
from payroll.office.checks import unsettled_parameters
from payroll.office.closing import close_month
from payroll.office.levies import sheet
from payroll.office.month import view_month
from payroll.pay.facts import Scheme, ShiftState, TaxMethod
from payroll.pay.gross import compute_gross
from payroll.pay.month import compute_payslip, deduct
from payroll.pay.situation import situate
from payroll.periods import Month
from payroll.records import choices
from payroll.refusal import Refusal
from tests.pay.gross_facts import facts as hourly
from tests.pay.gross_facts import shift
from tests.pay.people import facts, minijob, settled
from tests.pay.test_exemption import with_exemptions
from tests.samples import READY
from tests.vectors import schema

D = Decimal
VECTORS = Path(__file__).parents[1] / "vectors"
church = import_module("payroll.law.wage_tax.church_tax")
CACHES = (
    parameters.load_file, parameters.all_of, parameters.on, parameters.version, labour_law._entries, labour_law.parameter,
)  # fmt: skip


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the folder of parameter files that the program reads instead of its own."""
    for entry in files("payroll.law.parameters").iterdir():
        if entry.name.endswith((".toml", ".json")):
            (tmp_path / entry.name).write_text(entry.read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.setattr(parameters, "files", lambda _package: tmp_path)
    for cached in CACHES:
        cached.cache_clear()
    yield tmp_path
    for cached in CACHES:
        cached.cache_clear()


def change(path: Path, **values: str) -> None:
    """Set values in a parameter file: ``minijob__limit="700"``."""
    lines = path.read_text(encoding="utf-8").splitlines()
    for name, value in values.items():
        at = lines.index(f"[{name.replace('__', '.')}]")
        field = next(index for index in range(at, len(lines)) if lines[index].startswith("value = "))
        lines[field] = f'value = "{value}"'
    path.write_text("\n".join(lines), encoding="utf-8")


def mark(path: Path, name: str, status: str) -> None:
    """Set the status of a value in a parameter file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    at = lines.index(f"[{name}]")
    field = next(index for index in range(at, len(lines)) if lines[index].startswith("status = "))
    lines[field] = f'status = "{status}"'
    path.write_text("\n".join(lines), encoding="utf-8")


# --- a new year


def test_a_new_year_of_social_insurance_is_a_new_file(data: Path):
    (data / "2099.toml").write_text((data / "2026.toml").read_text(encoding="utf-8"), encoding="utf-8")
    change(data / "2099.toml", minimum_wage="40.00", minijob__limit="1734", minijob__health="14", minijob__u1="1.0")
    slip = compute_payslip(minijob("1700.00", month=Month(2099, 5), contract={"valid_from": date(2098, 1, 1)}))
    assert slip.employer.contributions.health.amount == D("238.00")  # 14 % instead of 13 %
    assert slip.employer.u1.amount == D("17.00")
    assert slip.warnings == ()  # below the new limit of 1,734
    assert 2099 in parameters.years()
    assert parameters.version(2099).startswith("2099-")


def test_a_new_minimum_wage_warns_by_its_own_year(data: Path):
    (data / "2099.toml").write_text((data / "2026.toml").read_text(encoding="utf-8"), encoding="utf-8")
    change(data / "2099.toml", minimum_wage="40.00", minijob__limit="1734")
    given = minijob("10.00", month=Month(2099, 5), contract={"pay": "hourly", "valid_from": date(2098, 1, 1)})
    (warning,) = [n for n in compute_payslip(replace(given, flat_minutes=600)).warnings if n.code == "minimum_wage"]
    assert "40,00 Euro" in warning.text


def test_a_new_number_of_labour_law_holds_from_its_date(data: Path):
    path = data / "labour_law.toml"
    text = path.read_text(encoding="utf-8")
    start = text.index("[working_time.day]\n")
    end = text.index("\n[", start)
    block = text[start:end].replace("[working_time.day]", "[[working_time.day]]")
    later = block.replace('value = "8"', 'value = "7"').rstrip() + "\nvalid_from = 2099-01-01\n"
    path.write_text(f"{text[:start]}{block.rstrip()}\n\n{later}{text[end:]}", encoding="utf-8")
    assert labour_law.number("working_time.day", date(2098, 12, 31)) == 8
    assert labour_law.number("working_time.day", date(2099, 1, 1)) == 7


def test_the_wage_tax_of_a_year_without_a_plan_is_refused_by_name(data: Path):
    (data / "2099.toml").write_text((data / "2026.toml").read_text(encoding="utf-8"), encoding="utf-8")
    for year in (2027, 2099):
        with pytest.raises(Refusal, match=f"Für {year} ist der Programmablaufplan") as refused:
            compute_payslip(facts("2400.00", month=Month(year, 1)))
        assert "wage_tax_year_not_covered" in {each.code for each in refused.value.refusals}


# --- values that are not final


def test_a_draft_makes_the_slip_an_estimate(data: Path):
    (data / "2099.toml").write_text((data / "2026.toml").read_text(encoding="utf-8"), encoding="utf-8")
    mark(data / "2099.toml", "minijob.u2", "draft")
    slip = compute_payslip(minijob("400.00", month=Month(2099, 5), contract={"valid_from": date(2098, 1, 1)}))
    assert slip.estimates == ("minijob.u2 2099: Entwurf",)
    assert [notice.code for notice in slip.warnings] == ["estimate"]


def test_a_draft_nobody_needs_changes_nothing(data: Path):
    (data / "2099.toml").write_text((data / "2026.toml").read_text(encoding="utf-8"), encoding="utf-8")
    mark(data / "2099.toml", "student.weekly_hours", "draft")
    slip = compute_payslip(minijob("400.00", month=Month(2099, 5), contract={"valid_from": date(2098, 1, 1)}))
    assert slip.estimates == ()


def test_an_open_value_is_refused_with_where_it_will_appear():
    with pytest.raises(Refusal, match="steht noch nicht fest") as refused:
        compute_payslip(minijob("400.00", month=Month(2027, 1)))
    assert refused.value.code == "parameter_open"


def test_a_month_of_estimates_is_closed_only_when_they_are_accepted(data: Path, closed_desk: Any):
    mark(data / "2026.toml", "rate.health", "draft")
    with pytest.raises(Refusal, match="noch nicht endgültig"):
        close_month(closed_desk, READY)
    assert view_month(closed_desk, READY).state == "open"
    close_month(closed_desk, READY, accept_estimates=True)
    assert view_month(closed_desk, READY).state == "closed"


def test_what_is_not_final_is_listed_with_where_it_will_appear():
    found = unsettled_parameters()
    assert {each.year for each in found if each.status is Status.OPEN} == {2027}
    assert all(each.appears and each.title for each in found)
    names = {each.name for each in found}
    assert "wage_tax" in {each.name for each in unsettled_parameters(2027)}
    assert unsettled_parameters(2026) == ()
    assert {"midijob.factor", "ceiling.health", "rate.pension", "minijob.health"} <= names
    assert {"minimum_wage", "minijob.limit"} & names == set()


# --- sources, and use


@pytest.mark.parametrize("year", [2025, 2026])
def test_every_parameter_names_source_and_status(year: int):
    every = (*parameters.all_of(year), *constants.parameters(year).values())
    assert len(every) > 90
    for each in every:
        assert each.source, each.name
        assert each.status is Status.FINAL, each.name
        assert each.checked_on == date(2026, 11, 22), each.name
        assert each.value is not None, each.name


class Watched:
    """The constants of a wage tax plan that note which of them were read."""

    def __init__(self, real: constants.Constants, seen: set[str]) -> None:
        self._real, self._seen = real, seen

    def __getattr__(self, name: str) -> Any:
        self._seen.add(name)
        return getattr(self._real, name)


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Names of the parameters of 2026 that were read."""
    names: set[str] = set()
    ask, read, rate = Parameters.__getitem__, computation._constants, church._rate

    def asked(values: Parameters, name: str) -> Any:
        if values.year == 2026:
            names.add(name)
        return ask(values, name)

    def constants_of(year: int) -> Any:
        return Watched(read(year), names) if year == 2026 else read(year)

    def rate_of(year: int, state: str) -> Any:
        names.add(f"church_tax.{state}")
        return rate(year, state)

    monkeypatch.setattr(Parameters, "__getitem__", asked)
    monkeypatch.setattr(computation, "_constants", constants_of)
    monkeypatch.setattr(church, "_rate", rate_of)
    return names


def run_vectors() -> None:
    for name in ("lohnsteuer-2026.csv", "lohnsteuer-prueftabelle-2026.csv", "social-insurance-examples.csv"):
        kind, rows = schema.read(VECTORS / name)
        list(schema.run(kind, rows, VECTORS / name, 2026))


def run_examples() -> None:
    """Payslips of every scheme, and one in each Land with church tax."""
    month = Month(2026, 11)
    earlier = tuple(settled(Month(2026, number), "2400.00") for number in range(1, 11))
    for state in choices.STATES:
        compute_payslip(
            facts("4000.00", month=month, one_off="500.00", earlier=earlier, employer={"state": state}, tax={"church": "rk"})
        )
    compute_payslip(facts("9000.00", employer={"levy_insolvency": True}))
    older = {"birth_date": date(1955, 5, 5)}
    compute_payslip(facts("2400.00", insurance={"scheme": Scheme.PENSIONER}, assistant=older))
    compute_payslip(facts("900.00", insurance={"scheme": Scheme.STUDENT}))
    for household in (False, True):
        for exempt in (False, True):
            compute_payslip(minijob("100.00", insurance={"household_check": household, "pension_exempt": exempt}))
    compute_payslip(with_exemptions(Month(2026, 8), (date(2026, 1, 1), True), (date(2026, 8, 1), False)))
    compute_payslip(minijob("500.00", tax={"method": TaxMethod.ELSTAM}))
    given = facts("2400.00")
    deduct(situate(given), replace(compute_gross(given), maternity_gross=D("600.00")))
    december = tuple(replace(settled(Month(2026, number), "900.00"), minijob_pay=D("900.00")) for number in range(1, 11))
    compute_payslip(minijob("700.00", month=month, earlier=december))
    short = {"scheme": Scheme.SHORT_TERM, "fund": None}
    compute_payslip(
        replace(
            hourly("2026-03", shift("2026-03-02 08:00", "2026-03-02 12:00", state=ShiftState.WORKED)),
            assistant=facts(insurance=short, tax={"method": TaxMethod.FLAT_25}, contract={"pay": "hourly"}).assistant,
        )
    )


def test_every_parameter_of_2026_is_read(seen: set[str], sample_desk: Any):
    """In the reference cases and the project's own examples; what nobody reads has no place in the files."""
    run_vectors()
    run_examples()
    sheet(sample_desk, READY)
    tables = {"TAB4", "TAB5"}
    every = {each.name for each in parameters.all_of(2026)} | set(constants.parameters(2026))
    unread = {name for name in every if name not in seen and name.partition(".")[0] not in tables & seen}
    assert unread == set()


def test_the_watch_finds_what_nobody_reads(seen: set[str]):
    wage_tax.compute(2026, LZZ=2, RE4=300000)
    assert "GFB" in seen
    assert "KFB_STKL4" not in seen
