"""Declared actions: the one way in (rule 6 of the house)."""
