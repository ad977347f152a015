"""Social insurance of one month: bases, contributions of both sides, levies, limits (SGB III, IV, V, VI, XI; BVV; AAG).

One subject a module: :mod:`groups` who is insured where, :mod:`insurance_days`, :mod:`care` surcharge and discounts,
:mod:`bases` and :mod:`ordinary` the usual rule, :mod:`midijob` the Übergangsbereich, :mod:`minijob`, :mod:`one_off`
yearly ceilings, :mod:`levies`, :mod:`limits` forecasts, :mod:`retirement_age`.
"""
