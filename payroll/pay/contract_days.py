"""Which contract holds on a day, and from when to when somebody is employed."""

from datetime import date

from payroll.pay.facts import Assistant, Contract, valid_on
from payroll.periods import ONE_DAY, DateRange
from payroll.refusal import Refusal


class ContractDays:
    """The contracts of one assistant by day. A section ends before the next begins."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._known: dict[date, Contract | None] = {}

    def on(self, day: date) -> Contract | None:
        """Return the contract that holds on *day*, ``None`` outside any."""
        if day not in self._known:
            contract = valid_on(self._assistant.contracts, day)
            ended = contract is not None and contract.valid_to is not None and contract.valid_to < day
            self._known[day] = None if ended else contract
        return self._known[day]

    def required(self, day: date) -> Contract:
        """Return the contract that holds on *day*; :class:`Refusal` outside any."""
        contract = self.on(day)
        if contract is None:
            name = f"{self._assistant.first_name} {self._assistant.last_name}"
            raise Refusal(
                f"Am {day:%d.%m.%Y} gilt für {name} kein Vertrag, es ist aber eine Schicht eingetragen. "
                "Bitte kürzen Sie die Schicht, oder tragen Sie einen Vertrag für diesen Tag ein.",
                code="no_contract",
            )
        return contract

    def employments(self) -> tuple[DateRange, ...]:
        """Return the employments: contract sections without a gap between them are one (open: to the last date)."""
        ranges: list[DateRange] = []
        contracts = sorted(self._assistant.contracts, key=lambda c: c.valid_from)
        for contract, after in zip(contracts, [*contracts[1:], None], strict=True):
            last = contract.valid_to or date.max
            if after is not None:
                last = min(last, after.valid_from - ONE_DAY)
            if ranges and ranges[-1].last + ONE_DAY == contract.valid_from:
                ranges[-1] = DateRange(ranges[-1].first, last)
            else:
                ranges.append(DateRange(contract.valid_from, last))
        return tuple(ranges)
