"""A small made-up book for tests of the office: Anna and Ben, two grants, a weekly roster."""

from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

from payroll.funding.facts import Funder, Grant
from payroll.office.book import Book, RosterEntry
from payroll.office.desk import Desk
from payroll.office.shelf import load_book, store_book
from payroll.pay.facts import (
    Assistant,
    Contract,
    Employer,
    FundRate,
    HealthFund,
    InsuranceFact,
    Premiums,
    Scheme,
    TaxFact,
    TaxMethod,
)
from payroll.periods import BERLIN, Month

START = date(2026, 1, 1)
EMPLOYER = Employer(
    name="Mira Sommer",
    street="Lindenweg 4",
    postcode="48143",
    city="Münster",
    state="NW",
    establishment_number="31234564",
    tax_number="337/5012/3456",
    tax_office="Münster-Außenstadt",
    iban="DE02120300000000202051",
    levy_u1=True,
    levy_insolvency=False,
    accident_insurer_name="Unfallkasse",
    accident_insurer_number="77-4711",
)
RATE = FundRate(
    valid_from=START,
    additional=Decimal("2.99"),
    u1=Decimal("1.9"),
    u1_refund=Decimal(70),
    u1_contributions="none",
    u2=Decimal("0.44"),
)
FUND = HealthFund(key="aok", name="AOK NordWest", number="33526082", rates=(RATE,))
FUNDER = Funder(key="lwl", kind="integrationsamt", name="LWL", street="Amtsweg 1", postcode="48143", city="Münster")


def grant(key: str, purpose: str) -> Grant:
    return Grant(
        key=key,
        funder="lwl",
        reference=f"61-{key}",
        purpose=purpose,
        model="employer",
        valid_from=START,
        valid_to=date(2026, 12, 31),
        monthly_amount=Decimal("1900.00"),
        admin_lump_sum=Decimal("0.00"),
        carry_over=True,
        settlement="offset",
        report_every="quarter",
        report_due_days=42,
    )


def contract(valid_from: date = START, wage: str = "16.00", valid_to: date | None = None) -> Contract:
    return Contract(
        valid_from=valid_from,
        valid_to=valid_to,
        pay="hourly",
        wage=Decimal(wage),
        weekly_hours=Decimal(16),
        workdays_per_week=4,
        vacation_days=Decimal(20),
        on_call=False,
        premiums=Premiums(),
        grant="arbeit",
    )


def tax(method: TaxMethod = TaxMethod.ELSTAM, valid_from: date = START) -> TaxFact:
    zero = Decimal("0.00")
    return TaxFact(
        valid_from=valid_from,
        method=method,
        tax_class=1,
        child_allowances=Decimal(0),
        allowance_month=zero,
        addition_month=zero,
    )


def insurance(scheme: Scheme = Scheme.COMPULSORY, fund: str | None = "aok", valid_from: date = START) -> InsuranceFact:
    return InsuranceFact(
        valid_from=valid_from,
        scheme=scheme,
        fund=fund,
        pension_exempt=False,
        parent=False,
        children_under_25=0,
        household_check=False,
        statutory_health=True,
    )


def anna() -> Assistant:
    return Assistant(
        key="anna",
        first_name="Anna",
        last_name="Krüger",
        birth_date=date(1994, 5, 17),
        street="Hafenstraße 12",
        postcode="48155",
        city="Münster",
        tax_id="86095742719",
        social_security_number="20170594K608",
        iban="DE02500105170137075030",
        severely_disabled=False,
        relative=False,
        tax=(tax(),),
        insurance=(insurance(),),
        contracts=(contract(),),
    )


def ben() -> Assistant:
    return Assistant(
        key="ben",
        first_name="Ben",
        last_name="Hartmann",
        birth_date=date(1994, 3, 22),
        street="Kanalweg 3",
        postcode="48155",
        city="Münster",
        tax_id="47036892816",
        social_security_number="20220394H105",
        iban="DE02100500000054540402",
        severely_disabled=False,
        relative=False,
        tax=(tax(TaxMethod.FLAT_2),),
        insurance=(insurance(Scheme.MINIJOB, None),),
        contracts=(contract(wage="15.00"),),
    )


def weekly(assistant: str, weekday: str, start: str, end: str, grant: str | None = None) -> RosterEntry:
    return RosterEntry(
        assistant=assistant,
        weekday=weekday,
        start=time.fromisoformat(start),
        end=time.fromisoformat(end),
        break_minutes=0,
        valid_from=START,
        grant=grant,
    )


def small_book(**changes: object) -> Book:
    values: dict = {
        "employer": EMPLOYER,
        "health_funds": (FUND,),
        "funders": (FUNDER,),
        "grants": (grant("arbeit", "arbeitsassistenz"), grant("alltag", "eingliederungshilfe")),
        "assistants": (anna(), ben()),
        "roster": (
            *(weekly("anna", weekday, "08:00", "12:00") for weekday in ("mon", "tue", "wed", "thu")),
            weekly("ben", "fri", "22:00", "06:00", "alltag"),
        ),
    }
    return Book(**(values | changes))


def desk_with(folder: Path, book: Book, today: date = date(2026, 3, 20)) -> Desk:
    """An open desk with *book* in a new file, at noon of *today*."""
    desk = Desk.create(folder / "buch.lohn", clock=lambda: datetime.combine(today, time(12), BERLIN), actor="test")
    with desk.action("import_book", "Buch aufgenommen", undoable=False, detailed=False) as session:
        store_book(session, book, now=desk.now, actor="test")
    return desk


def book_of(desk: Desk) -> Book:
    with desk.read() as session:
        return load_book(session)


MARCH = Month(2026, 3)
