"""``lohn rechner``: a case from a file or from options, backwards, over weekly hours."""

import json
from datetime import datetime
from decimal import Decimal

import pytest

from payroll.periods import BERLIN
from tests.office.test_case_file import case
from tui.commands.main import main

D = Decimal


def clock() -> datetime:
    return datetime(2026, 11, 22, 9, 0, tzinfo=BERLIN)


@pytest.fixture
def lohn(capsys):
    def call(*words: str) -> tuple[int, str, str]:
        code = main(["rechner", *words], clock=clock)
        out, err = capsys.readouterr()
        return code, out, err

    return call


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "fall.json"
    path.write_text(json.dumps(case()), encoding="utf-8")
    return str(path)


def test_a_file_gives_exactly_one_payslip_as_json(lohn, file):
    code, out, err = lohn(file, "--json")
    slip = json.loads(out)
    assert (code, err) == (0, "")
    assert (slip["number"], slip["gross"]) == ("2026-03-anna-1", "968.75")
    assert {"hours", "lines", "tax", "employee", "employer", "net", "payout", "cost", "warnings"} < set(slip)


def test_a_file_is_shown_with_net_and_cost(lohn, file):
    code, out, _ = lohn(file)
    assert code == 0
    for word in ("Brutto", "Netto", "Kosten gesamt", "Kosten je bezahlter Stunde", "968,75 €"):
        assert word in out


def test_the_derivation_of_one_figure(lohn, file):
    _, out, _ = lohn(file, "--warum", "rentenversicherung")
    assert "Beitragssatz" in out
    assert "BVV" in out


def test_options_say_what_is_assumed(lohn):
    code, out, err = lohn("--stundenlohn", "15,50", "--wochenstunden", "20")
    assert code == 0
    assert "1.343,33 €" in out
    for word in ("Steuerklasse 1", "NW", "Zusatzbeitrag", "November 2026"):
        assert word in err


def test_what_is_said_is_not_assumed(lohn):
    _, _, err = lohn(
        *[
            "--stundenlohn",
            "15,50",
            "--monatsstunden",
            "80",
            "--klasse",
            "2",
            "--kirche",
            "ev",
            "--land",
            "sn",
            "--geboren",
            "17.5.1994",
        ],
        *["--zusatzbeitrag", "2,5", "--u1", "1,9", "--u2", "0,4", "--kinder", "2", "--art", "pflicht", "--monat", "2026-03"],
    )
    assert err.splitlines() == [
        "Angenommen, wo Sie nichts anderes angeben:",
        "  Gerechnet für März 2026.",
        "Die Herleitung dazu: --warum, oder nur eines Betrags: --warum pflege",
    ]


@pytest.mark.parametrize("art", ["pflicht", "minijob", "kurzfristig", "student", "rentner", "frührentner"])
def test_every_kind_of_job(lohn, art):
    code, out, _ = lohn("--art", art, "--stundenlohn", "15", "--wochenstunden", "8", "--json")
    assert code == 0
    assert json.loads(out)["gross"] == "520.00"


def test_backwards_from_the_cost(lohn):
    _, out, _ = lohn("--wochenstunden", "20", "--von-kosten", "22.00", "--json")
    found = json.loads(out)
    assert D(found["cost_per_hour"]) <= D("22.00")
    code, out, _ = lohn("--wochenstunden", "20", "--von-kosten", "22.00")
    assert code == 0
    assert found["wage"].replace(".", ",") in out
    assert "Ein Cent mehr je Stunde" in out


def test_backwards_from_the_net(lohn, file):
    _, out, _ = lohn(file, "--netto", "520", "--json")
    assert D(json.loads(out)["payslip"]["net"]) >= D(520)


def test_over_weekly_hours_the_steps_are_marked(lohn):
    _, out, _ = lohn("--stundenlohn", "15", "--stunden", "5-40", "--json")
    rows = json.loads(out)
    assert len(rows) == 36
    assert [(row["weekly_hours"], row["kind"]) for row in rows if row["step"]] == [("10", "midijob"), ("31", "compulsory")]
    _, out, _ = lohn("--stundenlohn", "15", "--stunden", "9-10", "--schlicht")
    assert "10 Stunden, Art: ab hier Midijob" in out


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--stundenlohn", "x", "--wochenstunden", "20"),
        ("--stundenlohn", "15", "--gehalt", "2000", "--wochenstunden", "20"),
        ("--stunden", "40-5"),
        ("--stunden", "0-5"),
        ("--netto", "520", "--von-kosten", "22", "--wochenstunden", "20"),
        ("--wochenstunden", "20", "--klasse", "7"),
        ("--wochenstunden", "20", "--monat", "2027-01"),
        ("--wochenstunden", "20", "--art", "pflicht", "--befreit"),
        ("gibt-es-nicht.json",),
    ],
)
def test_what_does_not_go_is_refused_in_a_sentence(lohn, words):
    code, out, err = lohn(*words)
    assert code in (1, 2)
    assert out == ""
    assert err.strip().endswith(".") or "lohn" in err


def test_a_file_and_options_do_not_mix(lohn, file):
    code, _, err = lohn(file, "--stundenlohn", "15")
    assert code == 2
    assert "--stundenlohn" in err


def test_a_refused_file_names_the_path(lohn, tmp_path):
    data = case()
    data["assistant"]["contracts"][0]["wage"] = "x"
    path = tmp_path / "fall.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    code, out, err = lohn(str(path), "--json")
    assert (code, out) == (1, "")
    assert err.startswith("assistant.contracts[0].wage: ")
