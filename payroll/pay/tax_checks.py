"""Contradictions in the wage tax facts of a month."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from payroll.law.wage_tax import refuse_uncovered
from payroll.money import ZERO
from payroll.pay.facts import InsuranceFact, MonthFacts, Scheme, TaxFact, TaxMethod, valid_on
from payroll.pay.schemes import SCHEME_NAMES
from payroll.pay.validity import missing
from payroll.pay.words import day_text, number
from payroll.refusal import Refusal

TAX_CLASSES = range(1, 7)
FACTOR_CLASS, WITHOUT_CHILDREN, SECOND_JOB = 4, frozenset({5, 6}), 6
HALF = Decimal("0.5")


def tax_contradictions(facts: MonthFacts, day: date) -> Iterator[Refusal]:
    """Yield what does not fit together on *day*, the last day of employment of the month."""
    assistant = facts.assistant
    fact, insurance = valid_on(assistant.tax, day), valid_on(assistant.insurance, day)
    if fact is None:
        yield missing(assistant, day, "Lohnsteuer")
        return
    place = f"{assistant.key}: Lohnsteuer ab {day_text(fact.valid_from)}"
    if insurance is not None:
        yield from _method(fact, insurance, place)
    if fact.method is TaxMethod.ELSTAM:
        yield from _features(fact, place)
        try:
            refuse_uncovered(facts.month)
        except Refusal as refusal:
            yield refusal


def _method(fact: TaxFact, insurance: InsuranceFact, place: str) -> Iterator[Refusal]:
    name = SCHEME_NAMES[insurance.scheme]
    if fact.method is TaxMethod.FLAT_2 and insurance.scheme is not Scheme.MINIJOB:
        yield Refusal(
            f"„{name}“ und „Pauschsteuer 2 %“ passen nicht zusammen: Die 2 % gibt es nur im Minijob (EStG § 40a Abs. 2). "
            "Bitte wählen Sie die Lohnsteuer nach Steuerklasse.",
            code="flat_2",
            place=place,
        )
    if fact.method is TaxMethod.FLAT_25 and insurance.scheme is not Scheme.SHORT_TERM:
        yield Refusal(
            f"„{name}“ und „Pauschsteuer 25 %“ passen nicht zusammen: Die 25 % gibt es nur bei kurzfristiger Beschäftigung "
            "(EStG § 40a Abs. 1). Bitte wählen Sie eine andere Besteuerung.",
            code="flat_25",
            place=place,
        )
    if fact.method is TaxMethod.ELSTAM and insurance.scheme is Scheme.MINIJOB and fact.tax_class in WITHOUT_CHILDREN:
        yield Refusal(
            f"Ein Minijob mit Steuerklasse {fact.tax_class} wird hier nicht nach der Steuerklasse abgerechnet: Die "
            "pauschale Steuer von 2 % ist günstiger. Bitte wählen Sie „Pauschsteuer 2 %“.",
            code="minijob_tax_class",
            place=place,
        )


def _features(fact: TaxFact, place: str) -> Iterator[Refusal]:
    for broken, code, sentence in (
        (
            fact.tax_class not in TAX_CLASSES,
            "tax_class",
            f"Die Steuerklasse {fact.tax_class} gibt es nicht. Möglich sind 1 bis 6.",
        ),
        (
            fact.factor is not None and fact.tax_class != FACTOR_CLASS,
            "factor_class",
            (
                f"Ein Faktor gehört zur Steuerklasse 4, eingetragen ist Klasse {fact.tax_class}. Bitte prüfen Sie beides im "
                "ELStAM-Bescheid."
            ),
        ),
        (
            fact.factor is not None and not 0 < fact.factor < 1,
            "factor",
            f"Der Faktor {fact.factor} liegt nicht zwischen 0 und 1. Bitte lesen Sie ihn im ELStAM-Bescheid nach.",
        ),
        (
            fact.factor is not None and fact.allowance_month > ZERO,
            "factor_allowance",
            "Neben dem Faktor gibt es keinen Freibetrag: Er steckt schon im Faktor. Bitte tragen Sie als Freibetrag 0 ein.",
        ),
        (
            fact.child_allowances != 0 and fact.tax_class in WITHOUT_CHILDREN,
            "child_allowances_class",
            (
                f"In Steuerklasse {fact.tax_class} gibt es keine Kinderfreibeträge, eingetragen sind "
                f"{number(fact.child_allowances)}. Bitte tragen Sie 0 ein."
            ),
        ),
        (
            fact.child_allowances < 0 or fact.child_allowances % HALF != 0,
            "child_allowances",
            f"Die Zahl der Kinderfreibeträge {number(fact.child_allowances)} ist keine ganze oder halbe Zahl ab 0.",
        ),
        (
            fact.addition_month > ZERO and fact.tax_class == SECOND_JOB,
            "addition_class",
            (
                "In Steuerklasse 6 gibt es keinen Hinzurechnungsbetrag; er gehört in das erste Dienstverhältnis. Bitte "
                "tragen Sie 0 ein."
            ),
        ),
        (
            fact.allowance_month < ZERO or fact.addition_month < ZERO,
            "negative_allowance",
            "Freibetrag und Hinzurechnungsbetrag dürfen nicht negativ sein.",
        ),
    ):
        if broken:
            yield Refusal(sentence, code=code, place=place)
