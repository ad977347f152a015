"""Fixtures that several floors' tests share, and how Hypothesis draws its examples."""

import os

from hypothesis import settings

from tests.office.old_book import old_file
from tests.samples import closed_desk, closed_file, sample_desk, sample_file

__all__ = ["closed_desk", "closed_file", "old_file", "sample_desk", "sample_file"]

# the same examples at every run, so that a red run is a change of the code; LOHN_EXPLORE=1 looks further
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("explore", deadline=None)
settings.load_profile("explore" if os.environ.get("LOHN_EXPLORE") else "steady")
