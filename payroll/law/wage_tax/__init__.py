"""Wage tax by the ministry's flow (Programmablaufplan)."""
