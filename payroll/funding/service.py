"""Invoices of a provider (Dienstleistungsmodell, rule R9)."""

from decimal import Decimal

from payroll.funding import numbers
from payroll.funding.facts import Invoice
from payroll.law.derivation import Figure, Rounding, Unit, figure, plus, start, step, times
from payroll.periods import Month


def invoice_month(invoice: Invoice) -> Month:
    """Return the month an invoice counts in: the month in which its period ends."""
    return Month.of(invoice.last)


def invoice_gross(invoice: Invoice) -> Figure:
    """Return an invoice's amount including VAT, in euro, at the rate of the day its service ended (§ 12, § 27 UStG)."""
    if invoice.vat_included:
        return figure(step(f"Rechnung {invoice.number}", start(invoice.amount, "Betrag mit Umsatzsteuer")))
    rate = numbers.on(invoice.last)["vat"]
    return with_vat(invoice.amount, rate.number, rate.citation)


def net_amount(hours: Decimal, rate_net: Decimal) -> Figure:
    """Return hours × net rate, half up to the cent (R9), in euro."""
    return figure(
        step(
            "Stunden mal Nettosatz",
            start(hours, "Stunden", Unit.HOURS),
            times(rate_net, "Nettosatz", Unit.EURO_PER_HOUR),
            rounding=Rounding.HALF_UP_CENT,
        )
    )


def with_vat(net: Decimal, percent: Decimal, source: str = "") -> Figure:
    """Return *net* plus VAT, the tax half up to the cent (R9), in euro."""
    tax = step(
        "Umsatzsteuer",
        start(net, "netto"),
        times(percent, "Steuersatz", Unit.PERCENT),
        rounding=Rounding.HALF_UP_CENT,
        law="§ 12 UStG",
        sources=(source,) if source else (),
    )
    return figure(tax, step("Rechnungsbetrag", start(net, "netto"), plus(tax.result, "Umsatzsteuer")))
