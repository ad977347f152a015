"""The letter by layout 3h: every item, one page, no diagnosis; the sentence for an e-mail; the consent of the employer."""

import pytest

from payroll.funding.report_words import purpose_name
from reports.consent_letter import consent_letter
from reports.layout.render import render
from reports.substitute_request import REASONS, email_sentence, substitute_request
from tests.reports.letters import consent, crowded, request, substitute
from tests.reports.reading import pages, plain


def said(paper) -> str:
    return " ".join(plain(render(substitute_request(paper))).split())


@pytest.mark.parametrize(
    "item",
    [
        "Aktenzeichen", "1 Ausfall", "seit | 02.03.2026", "offen, zunächst 09.04.2026", "Grund | Krankheit",
        "Krankmeldung | liegt vor", "2 Bedarf", "4,00", "18", "72,00", "Vorlesen von Akten", "3 Ersatz",
        "neue Assistenzkraft", "19,20", "1.459,20", "1.303,20", "−1.042,56", "416,64", "212,40",
        "ab Eingang dieses Antrags", "rufen Sie mich an: 0251 123456", "Unterschrift Mira Sommer",
    ],
)  # fmt: skip
def test_every_item_of_3h_stands_in_the_letter(item):
    """Case S10: the extra need is 1459.20 + 1303.20 − 1042.56 − 1303.20 = 416.64 euro."""
    assert item in said(substitute())


@pytest.mark.parametrize("paper", [substitute(), crowded()], ids=["ordinary", "crowded"])
def test_one_page_even_when_crowded(paper):
    assert pages(render(substitute_request(paper))) == 1


def test_nobody_is_named_unless_asked():
    assert "Krüger" not in said(substitute())
    assert "Annegret Krüger-Hohenstein" in said(crowded())


def test_what_is_saved_after_continued_pay_is_said():
    assert "gespart: 503,20 €" in said(crowded())


def test_reasons_are_kinds_never_a_diagnosis():
    assert set(REASONS) == {"illness", "accident", "vacation", "maternity", "vacancy", "other"}
    assert "Krankmeldung" not in said(substitute(request=request(reason="vacancy", proof=False)))


def test_email_is_one_sentence_with_number_span_reason_and_amount():
    sentence = email_sentence(substitute())
    for part in (substitute().grant.reference, "72,00", "02.03.2026 bis 09.04.2026", "Krankheit", "416,64", "ab Eingang"):
        assert part in sentence
    assert sentence.count(". ") == 0
    assert sentence.endswith(".")


def test_consent_says_what_the_employer_signs():
    text = " ".join(plain(render(consent_letter(consent()))).split())
    for part in ("Stadtwerke Münster", "Hafenweg 1", "einverstanden", "Anna Krüger, Ben Hartmann", "§ 185 Abs. 5 SGB IX"):
        assert part in text
    assert pages(render(consent_letter(consent()))) == 1


def test_title_says_what_the_money_is_for():
    assert purpose_name(substitute().grant.purpose) in said(substitute())
