"""A winter of illness by commands: the clock in words, the certificate, the same illness again, the refund of the fund.

The sample book stands on 26 November 2026, January to October closed; Anna has a shift of four hours from Monday to Thursday.
"""

import shutil
from datetime import datetime
from functools import partial

import pytest

from payroll.office.closing import close_month
from payroll.periods import BERLIN, Month
from tests.samples import open_desk
from tests.tui.faces import Lohn


@pytest.fixture(scope="module")
def october_closed(closed_file, tmp_path_factory):
    path = tmp_path_factory.mktemp("krank") / "beispiel.lohn"
    shutil.copy(closed_file, path)
    with open_desk(path) as desk:
        close_month(desk, Month(2026, 10))
    return path


@pytest.fixture
def on(october_closed, tmp_path, monkeypatch, capsys):
    """Return the commands as of a day."""
    path = tmp_path / "beispiel.lohn"
    shutil.copy(october_closed, path)
    return lambda day, month=11, year=2026: Lohn(path, monkeypatch, capsys, datetime(year, month, day, 9, tzinfo=BERLIN))


def story(lohn: Lohn, name: str = "anna") -> dict:
    return lohn.json("krank", name)[0]


def test_the_clock_speaks_and_the_certificate_is_asked_for(on):
    on(9)("e", "anna krank ab 9.11. folge")
    told = story(on(9))
    assert told["text"] == "Tag 8 von 42, Lohn bis 13. Dezember 2026"
    assert told["because"] == [
        "Dieselbe Krankheit wie 5. Oktober 2026 bis 11. Oktober 2026: Die Tage zählen zusammen (§ 3 Abs. 1 Satz 2 EFZG)."
    ]
    assert told["next"] == []
    assert story(on(12))["next"][0].startswith("Die Bescheinigung ist bis 12. November 2026 fällig (§ 5 EFZG).")
    assert story(on(17))["next"][0].startswith("Die Bescheinigung fehlt, sie war bis 12. November 2026 fällig")
    on(17)("abwesenheit", "bescheinigt", told["absence"], "--ab", "9.11.2026")
    assert story(on(17))["next"] == []


def test_an_open_end_is_asked_about_and_the_end_of_pay_told_ahead(on):
    on(9)("e", "anna krank ab 9.11. folge bescheinigt")
    late = story(on(1, 12))["next"]
    assert late[0].startswith("Ist Anna noch krank? Das Ende fehlt seit 9. November 2026.")
    assert "Ab 14. Dezember 2026 zahlt die Krankenkasse Krankengeld" in late[1]
    assert "Ist Anna noch krank?" in on(1, 12)("heute").out
    over = story(on(20, 12))
    assert over["text"] == "42 von 42 Tagen, Lohn endete am 13. Dezember 2026"


def test_another_illness_is_counted_anew_and_can_be_said_to_be_the_same(on):
    lohn = on(16)
    lohn("e", "anna krank 16.11.-20.11. bescheinigt")
    assert story(lohn)["text"] == "Tag 1 von 42, Lohn bis 27. Dezember 2026"
    key = story(lohn)["absence"]
    lohn("abwesenheit", "zählt", key, "--folge", lohn.json("krank", "anna")[1]["absence"])
    assert story(lohn)["text"] == "Tag 8 von 42, Lohn bis 20. Dezember 2026"
    said = lohn("abwesenheit", "zählt", key, "--folge", "gibtsnicht", code=1)
    assert "gibtsnicht" in said.err


def test_an_illness_right_after_another_is_one_case_unless_proven(on):
    """BAG 11.12.2019 - 5 AZR 505/18: ill until Sunday, another illness on Monday."""
    lohn = on(16)
    lohn("e", "anna krank 9.11.-15.11. bescheinigt")
    lohn("e", "anna krank 16.11.-20.11. bescheinigt")
    joined = story(lohn)
    assert joined["text"] == "Tag 8 von 42, Lohn bis 20. Dezember 2026"
    assert "ein Fall, zusammen 42 Tage" in joined["because"][0]
    lohn("abwesenheit", "zählt", joined["absence"], "--eigener-fall", "ja")
    assert story(lohn)["text"] == "Tag 1 von 42, Lohn bis 27. Dezember 2026"


def test_pay_held_back_comes_with_the_certificate(on):
    """§ 7 EFZG."""
    lohn = on(16)
    lohn("e", "anna krank 9.11.-13.11.")
    key = story(lohn)["absence"]
    gross = partial(_gross, lohn)
    paid = gross()
    lohn("abwesenheit", "zurückhalten", key, "ja")
    assert gross() < paid
    assert story(lohn)["text"].startswith("Lohn zurückgehalten")
    assert "wird jetzt gezahlt" in lohn("abwesenheit", "bescheinigt", key, "--ab", "9.11.2026").err
    assert gross() == paid
    assert "ist bescheinigt" in lohn("abwesenheit", "zurückhalten", key, "ja", code=1).err


def _gross(lohn: Lohn) -> float:
    return next(float(slip["gross"]) for slip in lohn.json("monat", "2026-11")["payslips"] if slip["assistant"] == "anna")


def test_the_refund_is_asked_for_claimed_and_received(on):
    """October: 268,80 continued, 70 percent are 188,16 (U1)."""
    lohn = on(26)
    assert "Anna 10/2026, 188,16 €" in lohn("heute").out
    (october, march) = lohn.json("krank", "antrag", "anna")
    assert (october["state"], october["amount"], october["lapses_on"]) == ("open", "188.16", "2030-12-31")
    assert (march["state"], march["received"], march["difference"]) == ("received", "181.44", "0.00")

    (form,) = lohn.json("krank", "antrag", "anna", "2026-10")
    assert (form["fund"], form["rate"], form["contributions"], form["gross"]) == ("AOK NordWest", "70", "none", "268.80")
    (illness,) = form["absences"]
    assert (illness["from"], illness["to"], illness["minutes"], illness["last_worked"]) == (
        "2026-10-05", "2026-10-11", 960, "2026-10-01",
    )  # fmt: skip

    lohn("erstattung", "anna", "188,16", "--art", "u1", "--monat", "2026-10", "--beantragt", "20.11.2026")
    assert lohn.json("krank", "antrag", "anna")[0]["state"] == "claimed"
    assert "188,16" not in lohn("heute").out
    lohn("erstattung", "anna", "180,00", "--art", "u1", "--monat", "2026-10", "--beantragt", "20.11.2026", "--erhalten",
         "26.11.2026")  # fmt: skip
    assert lohn.json("krank", "antrag", "anna")[0]["difference"] == "-8.16"


def test_a_refused_claim_is_received_as_nothing(on):
    lohn = on(26)
    said = lohn("erstattung", "anna", "0", "--art", "u1", "--monat", "2026-10", "--beantragt", "20.11.2026", "--erhalten",
                "26.11.2026")  # fmt: skip
    assert "abgelehnt am 26. November 2026" in said.out
    assert lohn.json("krank", "antrag", "anna")[0]["state"] == "refused"


def test_nothing_to_claim_is_said(on):
    assert "gibt es nichts zu erstatten" in on(26)("krank", "antrag", "anna", "2026-09", code=1).err


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("anna kind krank 17.11.", "zahlt Kinderkrankengeld"),
        ("anna sonderurlaub 17.11.", "Der Lohn läuft weiter"),
        (
            "anna unbezahlt ab 17.11.",
            "Versichert bleibt die Person bis 16. Dezember 2026. Danach melden Sie sie ab (Grund 34)",
        ),
        ("anna mutterschutz 17.11.-22.2.", "erstattet ihn (U2)"),
        ("anna elternzeit 1.12.-31.5.", "Meldungen: Grund 52, 1. Januar 2026 bis 30. November 2026; Grund 17"),
        ("anna pflegezeit 17.11.-18.11.", "Pflegeunterstützungsgeld"),
        ("anna pflegezeit 17.11.-26.2.", "ab (Grund 30)"),
    ],
)
def test_each_absence_says_what_payroll_must_do(on, line, said):
    assert said in on(16)("e", line).err


def test_the_supplement_in_the_protected_period_is_paid_and_claimed(on):
    """§ 20 MuSchG: Anna's net from August to October by 90 days, less 13 a day, from 1 December on."""
    lohn = on(26)
    lohn("e", "alle november wie geplant")
    lohn("e", "anna mutterschutz 1.12.-8.3.")
    nets = [
        next(float(slip["net"]) for slip in lohn.json("monat", month)["payslips"] if slip["assistant"] == "anna")
        for month in ("2026-09", "2026-10", "2026-11")
    ]
    daily = round(sum(nets) / 90 + 1e-9, 2)
    december = next(slip for slip in lohn.json("monat", "2026-12")["payslips"] if slip["assistant"] == "anna")
    (line,) = december["lines"]
    assert line["code"] == "maternity_supplement"
    assert line["amount"] == f"{(daily - 13) * 31:.2f}" == december["net"]
    (form,) = lohn.json("krank", "antrag", "anna", "2026-12")
    assert (form["kind"], form["amount"], form["rate"]) == ("u2", line["amount"], "100")
