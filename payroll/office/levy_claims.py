"""Refunds of the levies U1 and U2: what can be claimed for which month, all the form asks, and how far each claim is."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Session

from payroll.funding.facts import Refund
from payroll.law import labour_law
from payroll.law.wage_tax import last_covered
from payroll.money import share_by_largest_remainder, total
from payroll.office.book import Book
from payroll.office.desk import Desk
from payroll.office.frozen import current_rows, facts_of_slip, paper_of
from payroll.office.lookups import assistant as find_assistant
from payroll.office.month import OpenBook, open_book
from payroll.pay.absence_days import AbsenceDays
from payroll.pay.contract_days import ContractDays
from payroll.pay.facts import Absence, AbsenceKind, Assistant, Contract, HealthFund, MonthFacts, Scheme, ShiftState, valid_on
from payroll.pay.maternity_lines import BAN, SUPPLEMENT
from payroll.pay.payslip import Payslip
from payroll.periods import DateRange, Month
from payroll.refusal import Refusal

U1, U2 = "u1", "u2"
OPEN, CLAIMED, RECEIVED, REFUSED = "open", "claimed", "received", "refused"
OFFICE = "Minijob-Zentrale"


@dataclass(frozen=True, slots=True, kw_only=True)
class LevyClaim:
    """What a month's continued pay gives back. *kind*: u1 | u2; *amount*: expected by the fund's own rate, in euro.

    *state*: open | claimed | received | refused; *refund*: what is noted of it. *month_open*: the month is not closed,
    so the amount can still change. *lapses_on*: last day of the claim (§ 6 Abs. 1 AAG).
    """

    assistant: Assistant
    kind: str
    month: Month
    amount: Decimal
    state: str
    refund: Refund | None
    month_open: bool
    lapses_on: date

    @property
    def difference(self) -> Decimal | None:
        """Received less expected, ``None`` while nothing came."""
        return None if self.state not in (RECEIVED, REFUSED) or self.refund is None else self.refund.amount - self.amount


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimedAbsence:
    """One absence on the form. *days*: those of the month that are claimed; *minutes* lost and *gross* continued in them.

    *last_worked*: last day of work before, ``None`` if the book does not know it.
    """

    absence: Absence
    days: DateRange
    minutes: int
    gross: Decimal
    last_worked: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimForm:
    """All data the form of the fund asks for one month. Amounts in euro, *rate* in percent; *monthly*: paid by the month.

    *contributions*: the employer's share on it, where the fund refunds it. *hourly_wage* or *monthly_pay*: as agreed.
    """

    claim: LevyClaim
    fund: str
    fund_number: str
    establishment_number: str
    iban: str
    insurance_number: str
    absences: tuple[ClaimedAbsence, ...]
    monthly: bool
    wage: Decimal
    weekly_hours: Decimal
    gross: Decimal
    rate: Decimal
    contributions: str


def levy_claims(desk: Desk, assistant: str | None = None) -> tuple[LevyClaim, ...]:
    """Return the claims of this and the previous calendar year, the latest first; *assistant*: only of this person.

    ``NotUnderstood``: nobody of that name.
    """
    with desk.read() as session:
        opened = open_book(session, desk.month_now)
        wanted = None if assistant is None else find_assistant(opened.book, assistant).key
        found = [claim for claim in claims_of(opened, desk.month_now) if wanted in (None, claim.assistant.key)]
    return tuple(sorted(found, key=lambda claim: (claim.month, claim.assistant.key, claim.kind), reverse=True))


def claims_of(opened: OpenBook, now: Month) -> Iterator[LevyClaim]:
    """Yield the claims of this and the previous calendar year in a book opened for the present month."""
    book, ledger = opened.book, opened.ledger
    if opened.recorded is None:
        return
    for month in max(opened.recorded, Month(now.year - 1, 1)).until(min(now, last_covered())):
        for person in book.assistants:
            settled = ledger.settled(person, month) if ledger.accounts_for(person, month) else None
            if settled is not None:
                for kind, amount in ((U1, settled.funding.claimed_u1), (U2, settled.funding.claimed_u2)):
                    if amount:
                        yield _claim(book, person, kind, month, amount)


def claim_form(desk: Desk, assistant: str, month: Month) -> tuple[ClaimForm, ...]:
    """Return what the forms for *month* ask. ``NotUnderstood``: nobody of that name; ``Refusal``: nothing to claim."""
    with desk.read() as session:
        opened = open_book(session, month)
        person = find_assistant(opened.book, assistant)
        computed = _computed(session, opened, person, month)
        forms = [] if computed is None else list(_forms(opened.book, person, *computed))
    if not forms:
        raise Refusal(
            f"Für {person.first_name} und {month.month:02d}.{month.year} gibt es nichts zu erstatten: Es wurde kein Lohn "
            "bei Krankheit oder Mutterschaft gezahlt. Welche Monate offen sind, zeigt: lohn krank antrag",
            code="nothing_to_claim",
            place="Monat",
        )
    return tuple(forms)


def _computed(session: Session, opened: OpenBook, person: Assistant, month: Month) -> tuple[MonthFacts, Payslip] | None:
    """The facts and the slip of a month as it stands, ``None`` where nobody was paid."""
    if month in opened.book.closed_months:
        row = next((row for row in current_rows(session, month) if row.assistant == person.key), None)
        return None if row is None else (facts_of_slip(row), paper_of(json.loads(row.result)).slip)
    if not opened.ledger.accounts_for(person, month):
        return None
    return opened.ledger.facts(person, month), opened.ledger.slip(person, month)


def _claim(book: Book, person: Assistant, kind: str, month: Month, amount: Decimal) -> LevyClaim:
    refund = next(
        (each for each in book.refunds if (each.assistant, each.kind, each.month) == (person.key, kind, month)), None
    )
    years = labour_law.whole("levy_refund.lapse_years", month.first)
    return LevyClaim(
        assistant=person,
        kind=kind,
        month=month,
        amount=amount,
        state=_state(refund),
        refund=refund,
        month_open=month not in book.closed_months,
        lapses_on=date(month.year + years, 12, 31),
    )


def _state(refund: Refund | None) -> str:
    if refund is None:
        return OPEN
    if refund.received_on is None:
        return CLAIMED
    return RECEIVED if refund.amount else REFUSED


def _forms(book: Book, person: Assistant, facts: MonthFacts, slip: Payslip) -> Iterator[ClaimForm]:
    month, contract = facts.month, _contract(facts)
    for kind, amount in ((U1, slip.u1_refund.amount), (U2, slip.u2_refund.amount)):
        if not amount:
            continue
        codes = ("sick_pay",) if kind == U1 else (BAN, SUPPLEMENT)
        gross = total(line.amount for line in slip.lines if line.code in codes)
        insurance = valid_on(person.insurance, month.last)
        fund = next((each for each in book.health_funds if insurance and each.key == insurance.fund), None)
        yield ClaimForm(
            claim=_claim(book, person, kind, month, amount),
            fund=_collector(slip, fund)[0],
            fund_number=_collector(slip, fund)[1],
            establishment_number=book.employer.establishment_number,
            iban=book.employer.iban,
            insurance_number=person.social_security_number or "",
            absences=tuple(_claimed(facts, slip, kind, gross)),
            monthly=contract.pay == "salary",
            wage=contract.wage,
            weekly_hours=contract.weekly_hours,
            gross=gross,
            rate=_rate(slip, kind),
            contributions=_contributions(fund, insurance is not None and insurance.scheme is Scheme.MINIJOB, kind, month),
        )


def _contract(facts: MonthFacts) -> Contract:
    """The contract of the month's last employed day."""
    contracts = ContractDays(facts.assistant)
    return next(contract for day in reversed(list(facts.month.range)) if (contract := contracts.on(day)) is not None)


def _collector(slip: Payslip, fund: HealthFund | None) -> tuple[str, str]:
    """A Minijob's refunds come from the Minijob-Zentrale, all others from the health fund (§ 2 Abs. 1 AAG)."""
    if slip.status.scheme == Scheme.MINIJOB.value or fund is None:
        return OFFICE, ""
    return fund.name, fund.number


def _rate(slip: Payslip, kind: str) -> Decimal:
    figure = slip.u1_refund if kind == U1 else slip.u2_refund
    return next(term.value for term in figure.derivation.steps[-1].terms if term.label == "Erstattungssatz")


def _contributions(fund: HealthFund | None, minijob: bool, kind: str, month: Month) -> str:  # noqa: FBT001
    """Whether the employer's contributions come back too: none | included | extra."""
    if kind == U2:
        return "extra"
    rate = None if minijob or fund is None else valid_on(fund.rates, month.last)
    return "none" if rate is None else rate.u1_contributions


def _claimed(facts: MonthFacts, slip: Payslip, kind: str, gross: Decimal) -> Iterator[ClaimedAbsence]:
    """The absences that are claimed; what was continued is theirs by minutes, the odd cents by the largest remainder."""
    days = AbsenceDays(facts, ContractDays(facts.assistant))
    wanted = AbsenceKind.SICK if kind == U1 else AbsenceKind.MATERNITY
    found: dict[str, tuple[Absence, list[date]]] = {}
    for day in facts.month.range:
        absence = days.on(day)
        if absence is not None and absence.kind is wanted and (kind == U2 or days.sick_pay_on(day)):
            found.setdefault(absence.key, (absence, []))[1].append(day)
    weights = [_minutes(slip, key) if kind == U1 else len(spent) for key, (_, spent) in found.items()]
    if not any(weights):
        weights = [len(spent) for _, spent in found.values()]
    shares = share_by_largest_remainder(gross, weights) if found else ()
    for (absence, spent), share in zip(found.values(), shares, strict=True):
        yield ClaimedAbsence(
            absence=absence,
            days=DateRange(spent[0], spent[-1]),
            minutes=_minutes(slip, absence.key) if kind == U1 else 0,
            gross=share,
            last_worked=_last_worked(facts, absence),
        )


def _minutes(slip: Payslip, key: str) -> int:
    return sum(part.minutes for part in slip.paid_time if part.absence == key and part.kind == "sick")


def _last_worked(facts: MonthFacts, absence: Absence) -> date | None:
    if absence.worked_that_day:
        return absence.first
    worked = (shift.start.date() for shift in facts.shifts if shift.state is ShiftState.WORKED)
    return max((day for day in worked if day < absence.first), default=None)
