"""The words a column may hold, as ``lohn-book/1`` lists them; checks in the database and the book file share them."""

STATES = ("BW", "BY", "BE", "BB", "HB", "HH", "HE", "MV", "NI", "NW", "RP", "SL", "SN", "ST", "SH", "TH")
LOCAL_HOLIDAYS = ("augsburg", "mariae_himmelfahrt", "fronleichnam")
JOB_KINDS = ("employed", "self_employed")
DISABILITY_STATUS = ("severely_disabled", "equal_status")
U1_CONTRIBUTIONS = ("none", "included", "extra")

FUNDER_KINDS = (
    "integrationsamt",
    "rehabilitationstraeger",
    "arbeitsagentur",
    "rentenversicherung",
    "unfallversicherung",
    "eingliederungshilfe",
    "pflege",
    "krankenkasse",
    "private",
)
GRANT_BASES = ("keep", "attain")
GRANT_MODELS = ("employer", "service")
HOURS_PER = ("day", "week", "month")
MONTH_METHODS = ("days21", "weeks435", "weeks13_3")
CAP_SCOPES = ("none", "month", "approval")
CAP_MEASURES = ("employer_cost", "gross_with_vat")
SETTLEMENTS = ("repay", "offset", "offset_half")
REPORT_EVERY = ("month", "quarter", "half_year", "year", "end")
EXPENSE_KINDS = ("accident_insurance", "payroll_office", "travel", "advert", "training", "budget_assistance", "other")
REFUND_KINDS = ("u1", "u2")

TAX_METHODS = ("elstam", "flat_2", "flat_25")
SCHEMES = ("compulsory", "minijob", "short_term", "student", "pensioner", "pensioner_before_age")
PAY_KINDS = ("hourly", "salary")
ON_CALL_HOURS = ("minimum", "maximum")
VACATION_COUNTS = ("days", "shifts")
VACATION_ADJUSTMENTS = ("earlier_employer", "granted", "offset", "carried_urgent", "carried_requested")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SHIFT_KINDS = ("work", "standby", "travel", "training", "companion")
SHIFT_STATES = ("planned", "worked", "dropped", "holiday")
ROSTER_KINDS = ("work", "standby", "travel", "training")
ABSENCE_KINDS = ("sick", "vacation", "child_sick", "special", "unpaid", "maternity", "parental", "care")
ONE_OFF_KINDS = ("christmas", "vacation_bonus", "vacation_payout", "bonus", "other")
SUBSTITUTE_REASONS = ("illness", "accident", "vacation", "maternity", "vacancy", "other")
SUBSTITUTE_COVERS = ("existing", "new", "provider")
DOCUMENT_STATES = ("due", "done")
HOLD_REASONS = ("dispute", "audit", "objection", "third_party")
