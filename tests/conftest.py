"""Fixtures that several floors' tests share."""

from tests.samples import closed_desk, closed_file, sample_desk, sample_file

__all__ = ["closed_desk", "closed_file", "sample_desk", "sample_file"]
