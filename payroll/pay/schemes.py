"""Names and kinds of the insurance schemes."""

from payroll.pay.facts import Scheme

MARGINAL = frozenset({Scheme.MINIJOB, Scheme.SHORT_TERM})
"""Geringfügig: collected by the Minijob-Zentrale."""
PENSIONERS = frozenset({Scheme.PENSIONER, Scheme.PENSIONER_BEFORE_AGE})
SCHEME_NAMES = {
    Scheme.COMPULSORY: "versicherungspflichtig",
    Scheme.MINIJOB: "Minijob",
    Scheme.SHORT_TERM: "kurzfristige Beschäftigung",
    Scheme.STUDENT: "Werkstudentin oder Werkstudent",
    Scheme.PENSIONER: "Altersvollrente nach der Regelaltersgrenze",
    Scheme.PENSIONER_BEFORE_AGE: "Altersvollrente vor der Regelaltersgrenze",
}
