"""Tables of the journal: entries that stay, and payloads beside them that may be erased."""

from datetime import datetime

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from payroll.records.base import Base


class JournalEntryRow(Base):
    """One action: who, when, which. It names no person's data, so it can stay for ever.

    *payload_digest* is the salted digest of the payload, *digest* that of the whole entry with the one before it.
    *undoes*: the entry taken back by this one. *erased*: what this one erased, as JSON: ``payloads``, pairs of an
    entry's number and the digest of what remains of its payload (``null``: nothing), and ``slips``, the row of a frozen slip
    with its hash before and after. *erased_until*: payloads up to that entry were erased whole.
    """

    __tablename__ = "journal"

    at: Mapped[datetime]
    actor: Mapped[str]
    action: Mapped[str]
    undoable: Mapped[bool]
    undoes: Mapped[int | None]
    erased_until: Mapped[int | None]
    erased: Mapped[str | None] = mapped_column(Text)
    payload_digest: Mapped[str]
    digest: Mapped[str] = mapped_column(unique=True)


class JournalPayloadRow(Base):
    """What an entry says: the German *summary* and the *changes* as JSON text; ``id`` is the entry's."""

    __tablename__ = "journal_payloads"

    salt: Mapped[str]
    summary: Mapped[str] = mapped_column(Text)
    changes: Mapped[str] = mapped_column(Text)
