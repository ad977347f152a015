"""Settings of the book: a name and its value as text."""

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from payroll.records.base import Base


class SettingRow(Base):
    """One setting."""

    __tablename__ = "settings"

    key: Mapped[str] = mapped_column(unique=True)
    value: Mapped[str] = mapped_column(Text)
