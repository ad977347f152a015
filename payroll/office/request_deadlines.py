"""What requests for a substitute wait for: sending, an answer, the office's decision."""

from collections.abc import Iterator
from datetime import date

from payroll.funding.terms import decision_deadline, forwarding_deadline, working_day_from
from payroll.office.book import Book
from payroll.office.lookups import grant_by_key

WORK_ASSISTANCE = "arbeitsassistenz"


def request_deadlines(book: Book, today: date) -> Iterator[tuple[date, str, str]]:
    """Yield (day, title, text) of each day that counts for a request not yet decided.

    The six weeks for a decision (§ 185 Abs. 9 SGB IX) and the two for passing it on (§ 14 SGB IX) run from the day it was
    sent, for work assistance only.
    """
    names = {each.key: each.first_name for each in book.assistants}
    for request in book.substitute_requests:
        grant, state = grant_by_key(book, request.grant), request.state
        text = f"Ersatzkraft für {names[request.assistant]}, {grant.reference}"
        if state == "drafted":
            yield today, "Antrag absenden", f"{text}: Geld gibt es frühestens ab Eingang."
        if state == "asked_back" and request.reply_by is not None:
            yield working_day_from(request.reply_by), "Rückfrage beantworten", text
        if state not in ("sent", "asked_back") or request.sent_on is None or grant.purpose != WORK_ASSISTANCE:
            continue
        decision = decision_deadline(request.sent_on)
        if decision is not None:
            yield decision, "Entscheidung fällig", f"{text}: sechs Wochen (§ 185 Abs. 9 SGB IX)"
        if state == "sent":
            yield forwarding_deadline(request.sent_on), "Weiterleitung spätestens", f"{text}: zwei Wochen (§ 14 SGB IX)"
