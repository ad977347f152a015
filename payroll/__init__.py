"""Lohn: payroll for people who employ their own assistants (Arbeitgebermodell)."""

__version__ = "0.1.0"
