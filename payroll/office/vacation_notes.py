"""What a vacation account should be looked at for, as notices."""

from collections.abc import Iterator, Sequence
from datetime import date

from payroll.office.papers import VacationAccount
from payroll.office.vacation_words import days_text
from payroll.office.vacation_years import Job
from payroll.pay.facts import Assistant
from payroll.pay.payslip import Notice
from payroll.periods import Month


def account_notices(
    assistant: Assistant, account: VacationAccount, jobs: Sequence[Job], month: Month, *, told: bool
) -> tuple[Notice, ...]:
    """Return the notices of an account as it stands at the end of *month*; *told*: its year has a notice to take it."""
    return (
        *_provisional(account, jobs, month),
        *_unknown(assistant, account, jobs),
        *_brought_along(assistant, account, jobs),
        *_too_many(account),
        *_open_at_the_end(assistant, account, jobs, month),
        *_untold(assistant, account, jobs, month, told=told),
    )


def _provisional(account: VacationAccount, jobs: Sequence[Job], month: Month) -> Iterator[Notice]:
    end = jobs[-1].end if jobs else None
    over = month >= Month(account.year, 12) or (end is not None and end <= month.last)
    if account.provisional and not over:
        yield Notice(
            code="provisional_vacation",
            text=f"Der Urlaub {account.year} ist vorläufig. Er richtet sich nach den Tagen mit Dienst, und das Jahr läuft "
            "noch. Am Jahresende oder beim Ausscheiden wird neu gezählt; was schon genommen ist, bleibt.",
            law="§ 3 BUrlG; BAG 19.03.2019 - 9 AZR 406/17",
        )
    elif account.provisional:
        yield Notice(
            code="provisional_vacation",
            text=f"Für einen Teil von {account.year} stehen keine Dienste im Buch. Die Tage mit Dienst sind dort nach dem "
            "Vertrag geschätzt.",
            law="§ 3 BUrlG",
        )


def _unknown(assistant: Assistant, account: VacationAccount, jobs: Sequence[Job]) -> Iterator[Notice]:
    opening = assistant.opening
    for job in jobs:
        if opening is not None and opening.on in job.days:
            listed = any(of == opening.on.year for of, _ in opening.vacation)
            missing = opening.on.year == account.year and opening.on > max(job.days.first, date(account.year, 1, 1))
            missing = missing and not listed
            since = opening.on
        else:
            missing = job.since.year == account.year and job.since.first > max(job.days.first, date(account.year, 1, 1))
            since = job.since.first
        if missing:
            yield Notice(
                code="vacation_unknown",
                text=f"Was {assistant.first_name} {account.year} vor dem {since:%d.%m.%Y} an Urlaub genommen hat, steht "
                f"nicht im Buch. Der Rest stimmt erst damit: lohn person übernehmen {assistant.key}",
            )


def _brought_along(assistant: Assistant, account: VacationAccount, jobs: Sequence[Job]) -> Iterator[Notice]:
    """A rest brought along was counted for a whole year; a job that ends in it may give less (§ 5 BUrlG)."""
    opening = assistant.opening
    if opening is None or opening.on.year != account.year or account.year not in dict(opening.vacation):
        return
    ended = next((each.end for each in jobs if opening.on in each.days and each.end is not None), None)
    if ended is not None and ended.year == account.year:
        yield Notice(
            code="vacation_opening",
            text=f"Der Urlaub {account.year} ist der Rest, der bei der Übernahme am {opening.on:%d.%m.%Y} angegeben wurde. "
            f"Die Anstellung endet am {ended:%d.%m.%Y}: Prüfen Sie, ob er dafür noch stimmt. Ändern geht mit: "
            f"lohn person übernehmen {assistant.key}",
            law="§ 5 BUrlG",
        )


def _too_many(account: VacationAccount) -> Iterator[Notice]:
    if account.left < 0:
        yield Notice(
            code="vacation_too_many",
            text=f"{days_text(-account.left)} mehr als zusteht, mit dem, was geplant ist. Das wird nicht vom Lohn abgezogen "
            "und nicht vom nächsten Jahr genommen. Planen Sie weniger, oder vereinbaren Sie eine Verrechnung.",
            law="§ 5 Abs. 3 BUrlG",
        )


def _open_at_the_end(assistant: Assistant, account: VacationAccount, jobs: Sequence[Job], month: Month) -> Iterator[Notice]:
    end = jobs[-1].end if jobs else None
    if end is not None and end <= month.last and account.left > 0:
        yield Notice(
            code="vacation_payout",
            text=f"Die Anstellung endet am {end:%d.%m.%Y}, und {days_text(account.left)} sind noch offen. Sie sind "
            f"auszuzahlen; den Betrag rechnet: lohn urlaub {assistant.key} {account.year}",
            law="§ 7 Abs. 4 BUrlG",
        )


def _untold(
    assistant: Assistant, account: VacationAccount, jobs: Sequence[Job], month: Month, *, told: bool
) -> Iterator[Notice]:
    running = bool(jobs) and (jobs[-1].end is None or jobs[-1].end > month.last)
    if running and not told and account.left > 0 and account.year == month.year:
        yield Notice(
            code="vacation_notice",
            text=f"Ein Hinweis zum Urlaub {account.year} steht aus. Ohne ihn verfällt kein Tag. Den Brief schreibt: "
            f"lohn urlaub brief {assistant.key}",
            law="§ 7 Abs. 3 BUrlG; BAG 19.02.2019 - 9 AZR 423/16",
        )
