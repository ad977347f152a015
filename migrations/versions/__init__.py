"""One file a revision: ``<date>_<number>_<what>.py``; the revision's id is ``<date>_<number>``, so names sort by age."""
