"""Since when a book knows what a person's pay is computed from; what was before was settled elsewhere."""

from datetime import date

from payroll.law.wage_tax import first_covered
from payroll.office.book import Book
from payroll.pay.facts import Assistant, valid_on


def known_since(book: Book, person: Assistant, day: date) -> date:
    """Return *day*, or the first day after it with wage tax, insurance and the fund's rates noted and a plan of wage tax.

    What is missing altogether moves nothing: computing a month names it.
    """
    starts = [day, first_covered().first]
    for facts in (person.tax, person.insurance):
        starts += [min(fact.valid_from for fact in facts)] if facts else []
    insurance = valid_on(person.insurance, max(starts))
    for fund in book.health_funds:
        if insurance is not None and fund.key == insurance.fund and fund.rates:
            starts.append(min(rate.valid_from for rate in fund.rates))
    return max(starts)
