"""The first book: one table a list of ``lohn-book/1``, the closed months, the journal and the settings."""

import sqlalchemy as sa
from alembic import op

revision = "20261122_0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create every table."""
    op.create_table(
        "assistants",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("first_name", sa.String(), nullable=False),
        sa.Column("last_name", sa.String(), nullable=False),
        sa.Column("birth_date", sa.Date(), nullable=False),
        sa.Column("street", sa.String(), nullable=False),
        sa.Column("postcode", sa.String(), nullable=False),
        sa.Column("city", sa.String(), nullable=False),
        sa.Column("tax_id", sa.String(), nullable=False),
        sa.Column("social_security_number", sa.String(), nullable=False),
        sa.Column("iban", sa.String(), nullable=False),
        sa.Column("severely_disabled", sa.Boolean(), nullable=False),
        sa.Column("relative", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assistants")),
        sa.UniqueConstraint("key", name=op.f("uq_assistants_key")),
    )
    op.create_table(
        "closed_months",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("closed_at", sa.DateTime(), nullable=False),
        sa.Column("closed_by", sa.String(), nullable=False),
        sa.Column("estimates_accepted", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_closed_months")),
        sa.UniqueConstraint("month", name=op.f("uq_closed_months_month")),
    )
    op.create_table(
        "employer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("street", sa.String(), nullable=False),
        sa.Column("postcode", sa.String(), nullable=False),
        sa.Column("city", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("municipality", sa.String(), nullable=True),
        sa.Column("local_holidays", sa.String(), nullable=False),
        sa.Column("establishment_number", sa.String(), nullable=False),
        sa.Column("tax_number", sa.String(), nullable=False),
        sa.Column("tax_office", sa.String(), nullable=False),
        sa.Column("iban", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=True),
        sa.Column("phone", sa.String(), nullable=True),
        sa.Column("levy_u1", sa.Boolean(), nullable=False),
        sa.Column("levy_insolvency", sa.Boolean(), nullable=False),
        sa.Column("accident_insurer_name", sa.String(), nullable=False),
        sa.Column("accident_insurer_number", sa.String(), nullable=False),
        sa.CheckConstraint(
            "\"state\" IN ('BW', 'BY', 'BE', 'BB', 'HB', 'HH', 'HE', 'MV', 'NI', 'NW', 'RP', 'SL', 'SN', 'ST', 'SH', 'TH')",
            name=op.f("ck_employer_state"),
        ),
        sa.CheckConstraint("id = 1", name=op.f("ck_employer_single")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_employer")),
    )
    op.create_table(
        "funders",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("street", sa.String(), nullable=False),
        sa.Column("postcode", sa.String(), nullable=False),
        sa.Column("city", sa.String(), nullable=False),
        sa.CheckConstraint(
            "\"kind\" IN ('integrationsamt', 'rehabilitationstraeger', 'arbeitsagentur', 'rentenversicherung', 'unfallversicherung', 'eingliederungshilfe', 'pflege', 'krankenkasse', 'private')",
            name=op.f("ck_funders_kind"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_funders")),
        sa.UniqueConstraint("key", name=op.f("uq_funders_key")),
    )
    op.create_table(
        "health_funds",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_health_funds")),
        sa.UniqueConstraint("key", name=op.f("uq_health_funds_key")),
    )
    op.create_table(
        "journal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("undoable", sa.Boolean(), nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.Column("erased_until", sa.Integer(), nullable=True),
        sa.Column("payload_digest", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal")),
        sa.UniqueConstraint("digest", name=op.f("uq_journal_digest")),
    )
    op.create_table(
        "journal_payloads",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("salt", sa.String(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("changes", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal_payloads")),
    )
    op.create_table(
        "own_job",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("employer", sa.String(), nullable=False),
        sa.Column("weekly_hours", sa.BigInteger(), nullable=False),
        sa.Column("monthly_gross", sa.BigInteger(), nullable=False),
        sa.Column("fixed_term_until", sa.Date(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("consent_on", sa.Date(), nullable=True),
        sa.CheckConstraint("\"kind\" IN ('employed', 'self_employed')", name=op.f("ck_own_job_kind")),
        sa.CheckConstraint("\"status\" IN ('severely_disabled', 'equal_status')", name=op.f("ck_own_job_status")),
        sa.CheckConstraint('"weekly_hours" >= 0 AND "monthly_gross" >= 0', name=op.f("ck_own_job_not_negative")),
        sa.CheckConstraint("id = 1", name=op.f("ck_own_job_single")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_job")),
    )
    op.create_table(
        "settings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_settings")),
        sa.UniqueConstraint("key", name=op.f("uq_settings_key")),
    )
    op.create_table(
        "absences",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("assistant", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("worked_that_day", sa.Boolean(), nullable=False),
        sa.Column("certified_from", sa.Date(), nullable=True),
        sa.Column("continues", sa.String(), nullable=True),
        sa.CheckConstraint(
            "\"kind\" IN ('sick', 'vacation', 'child_sick', 'special', 'unpaid', 'maternity', 'parental', 'care')",
            name=op.f("ck_absences_kind"),
        ),
        sa.CheckConstraint('"valid_to" >= "valid_from"', name=op.f("ck_absences_in_order")),
        sa.ForeignKeyConstraint(
            ["assistant"],
            ["assistants.key"],
            name=op.f("fk_absences_assistant_assistants"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["continues"],
            ["absences.key"],
            name=op.f("fk_absences_continues_absences"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absences")),
        sa.UniqueConstraint("key", name=op.f("uq_absences_key")),
    )
    op.create_index(op.f("ix_absences_assistant"), "absences", ["assistant"])
    op.create_table(
        "closed_slips",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("assistant", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("inputs", sa.Text(), nullable=False),
        sa.Column("parameters_version", sa.String(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("settled", sa.Text(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("replaces", sa.String(), nullable=True),
        sa.Column("recomputed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assistant"],
            ["assistants.key"],
            name=op.f("fk_closed_slips_assistant_assistants"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["month"],
            ["closed_months.month"],
            name=op.f("fk_closed_slips_month_closed_months"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["replaces"],
            ["closed_slips.number"],
            name=op.f("fk_closed_slips_replaces_closed_slips"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_closed_slips")),
        sa.UniqueConstraint("number", name=op.f("uq_closed_slips_number")),
    )
    op.create_index(op.f("ix_closed_slips_assistant"), "closed_slips", ["assistant"])
    op.create_index(op.f("ix_closed_slips_month"), "closed_slips", ["month"])
    op.create_table(
        "documents_due",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("path", sa.String(), nullable=True),
        sa.Column("digest", sa.String(), nullable=True),
        sa.Column("done_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("\"state\" IN ('due', 'done')", name=op.f("ck_documents_due_state")),
        sa.ForeignKeyConstraint(
            ["month"],
            ["closed_months.month"],
            name=op.f("fk_documents_due_month_closed_months"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents_due")),
        sa.UniqueConstraint(
            "month", "kind", "subject", "file_name", name=op.f("uq_documents_due_month_kind_subject_file_name")
        ),
    )
    op.create_table(
        "fund_rates",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fund", sa.String(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("additional", sa.BigInteger(), nullable=False),
        sa.Column("u1", sa.BigInteger(), nullable=False),
        sa.Column("u1_refund", sa.BigInteger(), nullable=False),
        sa.Column("u1_contributions", sa.String(), nullable=False),
        sa.Column("u2", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            '"additional" >= 0 AND "u1" >= 0 AND "u1_refund" >= 0 AND "u2" >= 0', name=op.f("ck_fund_rates_not_negative")
        ),
        sa.CheckConstraint(
            "\"u1_contributions\" IN ('none', 'included', 'extra')", name=op.f("ck_fund_rates_u1_contributions")
        ),
        sa.ForeignKeyConstraint(
            ["fund"],
            ["health_funds.key"],
            name=op.f("fk_fund_rates_fund_health_funds"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fund_rates")),
        sa.UniqueConstraint("fund", "valid_from", name=op.f("uq_fund_rates_fund_valid_from")),
    )
    op.create_table(
        "grants",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("funder", sa.String(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("basis", sa.String(), nullable=True),
        sa.Column("model", sa.String(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("monthly_amount", sa.BigInteger(), nullable=True),
        sa.Column("hours_amount", sa.BigInteger(), nullable=True),
        sa.Column("hours_per", sa.String(), nullable=True),
        sa.Column("month_method", sa.String(), nullable=True),
        sa.Column("rate_cap_amount", sa.BigInteger(), nullable=True),
        sa.Column("rate_cap_scope", sa.String(), nullable=True),
        sa.Column("rate_cap_measures", sa.String(), nullable=True),
        sa.Column("lump_sum_month", sa.BigInteger(), nullable=True),
        sa.Column("admin_lump_sum", sa.BigInteger(), nullable=False),
        sa.Column("carry_over", sa.Boolean(), nullable=False),
        sa.Column("settlement", sa.String(), nullable=False),
        sa.Column("report_every", sa.String(), nullable=False),
        sa.Column("report_due_days", sa.Integer(), nullable=False),
        sa.Column("opening_on", sa.Date(), nullable=True),
        sa.Column("opening_balance", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("key <> 'none'", name=op.f("ck_grants_key")),
        sa.CheckConstraint('"admin_lump_sum" >= 0 AND "report_due_days" >= 0', name=op.f("ck_grants_not_negative")),
        sa.CheckConstraint("\"basis\" IN ('keep', 'attain')", name=op.f("ck_grants_basis")),
        sa.CheckConstraint("\"hours_per\" IN ('day', 'week', 'month')", name=op.f("ck_grants_hours_per")),
        sa.CheckConstraint("\"model\" IN ('employer', 'service')", name=op.f("ck_grants_model")),
        sa.CheckConstraint("\"month_method\" IN ('days21', 'weeks435', 'weeks13_3')", name=op.f("ck_grants_month_method")),
        sa.CheckConstraint(
            "\"rate_cap_measures\" IN ('employer_cost', 'gross_with_vat')", name=op.f("ck_grants_rate_cap_measures")
        ),
        sa.CheckConstraint("\"rate_cap_scope\" IN ('none', 'month', 'approval')", name=op.f("ck_grants_rate_cap_scope")),
        sa.CheckConstraint(
            "\"report_every\" IN ('month', 'quarter', 'half_year', 'year', 'end')", name=op.f("ck_grants_report_every")
        ),
        sa.CheckConstraint("\"settlement\" IN ('repay', 'offset', 'offset_half')", name=op.f("ck_grants_settlement")),
        sa.CheckConstraint('"valid_to" >= "valid_from"', name=op.f("ck_grants_in_order")),
        sa.CheckConstraint("(hours_amount IS NULL) = (hours_per IS NULL)", name=op.f("ck_grants_hours")),
        sa.CheckConstraint("(opening_on IS NULL) = (opening_balance IS NULL)", name=op.f("ck_grants_opening")),
        sa.CheckConstraint(
            "(rate_cap_amount IS NULL) = (rate_cap_scope IS NULL) AND (rate_cap_amount IS NULL) = (rate_cap_measures IS NULL)",
            name=op.f("ck_grants_rate_cap"),
        ),
        sa.ForeignKeyConstraint(
            ["funder"], ["funders.key"], name=op.f("fk_grants_funder_funders"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grants")),
        sa.UniqueConstraint("key", name=op.f("uq_grants_key")),
    )
    op.create_table(
        "insurance_facts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assistant", sa.String(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("scheme", sa.String(), nullable=False),
        sa.Column("fund", sa.String(), nullable=True),
        sa.Column("pension_exempt", sa.Boolean(), nullable=False),
        sa.Column("parent", sa.Boolean(), nullable=False),
        sa.Column("children_under_25", sa.Integer(), nullable=False),
        sa.Column("household_check", sa.Boolean(), nullable=False),
        sa.Column("statutory_health", sa.Boolean(), nullable=False),
        sa.CheckConstraint('"children_under_25" >= 0', name=op.f("ck_insurance_facts_not_negative")),
        sa.CheckConstraint(
            "\"scheme\" IN ('compulsory', 'minijob', 'short_term', 'student', 'pensioner', 'pensioner_before_age')",
            name=op.f("ck_insurance_facts_scheme"),
        ),
        sa.ForeignKeyConstraint(
            ["assistant"],
            ["assistants.key"],
            name=op.f("fk_insurance_facts_assistant_assistants"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["fund"],
            ["health_funds.key"],
            name=op.f("fk_insurance_facts_fund_health_funds"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_insurance_facts")),
        sa.UniqueConstraint("assistant", "valid_from", name=op.f("uq_insurance_facts_assistant_valid_from")),
    )
    op.create_table(
        "one_offs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assistant", sa.String(), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.CheckConstraint('"amount" >= 0', name=op.f("ck_one_offs_not_negative")),
        sa.CheckConstraint(
            "\"kind\" IN ('christmas', 'vacation_bonus', 'vacation_payout', 'bonus', 'other')", name=op.f("ck_one_offs_kind")
        ),
        sa.ForeignKeyConstraint(
            ["assistant"],
            ["assistants.key"],
            name=op.f("fk_one_offs_assistant_assistants"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_one_offs")),
    )
    op.create_index(op.f("ix_one_offs_assistant"), "one_offs", ["assistant"])
    op.create_table(
        "opening_sick",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assistant", sa.String(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=False),
        sa.Column("days_used", sa.Integer(), nullable=False),
        sa.CheckConstraint('"days_used" >= 0', name=op.f("ck_opening_sick_not_negative")),
        sa.CheckConstraint('"valid_to" >= "valid_from"', name=op.f("ck_opening_sick_in_order")),
        sa.ForeignKeyConstraint(
            ["assistant"],
            ["assistants.key"],
            name=op.f("fk_opening_sick_assistant_assistants"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opening_sick")),
    )
    op.create_index(op.f("ix_opening_sick_assistant"), "opening_sick", ["assistant"])
    op.create_table(
        "opening_vacation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assistant", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("days", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assistant"],
            ["assistants.key"],
            name=op.f("fk_opening_vacation_assistant_assistants"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opening_vacation")),
        sa.UniqueConstraint("assistant", "year", name=op.f("uq_opening_vacation_assistant_year")),
    )
    op.create_table(
        "openings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assistant", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("pay_to_date", sa.BigInteger(), nullable=True),
        sa.Column("tax_to_date", sa.BigInteger(), nullable=True),
        sa.Column("insured_to_date", sa.BigInteger(), nullable=True),
        sa.Column("one_offs_to_date", sa.BigInteger(), nullable=True),
        sa.Column("earnings_13_weeks", sa.BigInteger(), nullable=True),
        sa.Column("hours_13_weeks", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["assistant"],
            ["assistants.key"],
            name=op.f("fk_openings_assistant_assistants"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_openings")),
        sa.UniqueConstraint("assistant", name=op.f("uq_openings_assistant")),
    )
    op.create_table(
        "refunds",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assistant", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("claimed_on", sa.Date(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.CheckConstraint('"amount" >= 0', name=op.f("ck_refunds_not_negative")),
        sa.CheckConstraint("\"kind\" IN ('u1', 'u2')", name=op.f("ck_refunds_kind")),
        sa.ForeignKeyConstraint(
            ["assistant"],
            ["assistants.key"],
            name=op.f("fk_refunds_assistant_assistants"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_refunds")),
    )
    op.create_index(op.f("ix_refunds_assistant"), "refunds", ["assistant"])
    op.create_table(
        "tax_facts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assistant", sa.String(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("tax_class", sa.Integer(), nullable=False),
        sa.Column("factor", sa.BigInteger(), nullable=True),
        sa.Column("child_allowances", sa.BigInteger(), nullable=False),
        sa.Column("church", sa.String(), nullable=True),
        sa.Column("allowance_month", sa.BigInteger(), nullable=False),
        sa.Column("addition_month", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            '"child_allowances" >= 0 AND "allowance_month" >= 0 AND "addition_month" >= 0',
            name=op.f("ck_tax_facts_not_negative"),
        ),
        sa.CheckConstraint("\"method\" IN ('elstam', 'flat_2', 'flat_25')", name=op.f("ck_tax_facts_method")),
        sa.CheckConstraint("tax_class BETWEEN 1 AND 6", name=op.f("ck_tax_facts_tax_class")),
        sa.ForeignKeyConstraint(
            ["assistant"],
            ["assistants.key"],
            name=op.f("fk_tax_facts_assistant_assistants"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tax_facts")),
        sa.UniqueConstraint("assistant", "valid_from", name=op.f("uq_tax_facts_assistant_valid_from")),
    )
    op.create_table(
        "contracts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assistant", sa.String(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("pay", sa.String(), nullable=False),
        sa.Column("wage", sa.BigInteger(), nullable=False),
        sa.Column("weekly_hours", sa.BigInteger(), nullable=False),
        sa.Column("workdays_per_week", sa.Integer(), nullable=False),
        sa.Column("vacation_days", sa.BigInteger(), nullable=False),
        sa.Column("on_call", sa.Boolean(), nullable=False),
        sa.Column("premium_night", sa.BigInteger(), nullable=True),
        sa.Column("premium_deep_night", sa.BigInteger(), nullable=True),
        sa.Column("premium_sunday", sa.BigInteger(), nullable=True),
        sa.Column("premium_holiday", sa.BigInteger(), nullable=True),
        sa.Column("premium_high_holiday", sa.BigInteger(), nullable=True),
        sa.Column("regular_monthly_pay", sa.BigInteger(), nullable=True),
        sa.Column("grant", sa.String(), nullable=True),
        sa.CheckConstraint("\"pay\" IN ('hourly', 'salary')", name=op.f("ck_contracts_pay")),
        sa.CheckConstraint('"valid_to" >= "valid_from"', name=op.f("ck_contracts_in_order")),
        sa.CheckConstraint(
            '"wage" >= 0 AND "weekly_hours" >= 0 AND "vacation_days" >= 0', name=op.f("ck_contracts_not_negative")
        ),
        sa.CheckConstraint("workdays_per_week BETWEEN 1 AND 7", name=op.f("ck_contracts_workdays_per_week")),
        sa.ForeignKeyConstraint(
            ["assistant"],
            ["assistants.key"],
            name=op.f("fk_contracts_assistant_assistants"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["grant"], ["grants.key"], name=op.f("fk_contracts_grant_grants"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contracts")),
        sa.UniqueConstraint("assistant", "valid_from", name=op.f("uq_contracts_assistant_valid_from")),
    )
    op.create_table(
        "expenses",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("grant", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.CheckConstraint(
            "\"kind\" IN ('accident_insurance', 'payroll_office', 'travel', 'advert', 'training', 'budget_assistance', 'other')",
            name=op.f("ck_expenses_kind"),
        ),
        sa.ForeignKeyConstraint(
            ["grant"], ["grants.key"], name=op.f("fk_expenses_grant_grants"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_expenses")),
    )
    op.create_index(op.f("ix_expenses_grant"), "expenses", ["grant"])
    op.create_table(
        "grant_payments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("grant", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("for_month", sa.String(length=7), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["grant"], ["grants.key"], name=op.f("fk_grant_payments_grant_grants"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grant_payments")),
    )
    op.create_index(op.f("ix_grant_payments_grant"), "grant_payments", ["grant"])
    op.create_table(
        "invoices",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("grant", sa.String(), nullable=False),
        sa.Column("provider", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=False),
        sa.Column("hours", sa.BigInteger(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("vat_included", sa.Boolean(), nullable=False),
        sa.CheckConstraint('"hours" >= 0', name=op.f("ck_invoices_not_negative")),
        sa.CheckConstraint('"valid_to" >= "valid_from"', name=op.f("ck_invoices_in_order")),
        sa.ForeignKeyConstraint(
            ["grant"], ["grants.key"], name=op.f("fk_invoices_grant_grants"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invoices")),
    )
    op.create_index(op.f("ix_invoices_grant"), "invoices", ["grant"])
    op.create_table(
        "roster",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assistant", sa.String(), nullable=False),
        sa.Column("weekday", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("break_minutes", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("grant", sa.String(), nullable=True),
        sa.Column("private", sa.Boolean(), nullable=False),
        sa.CheckConstraint('"break_minutes" >= 0', name=op.f("ck_roster_not_negative")),
        sa.CheckConstraint('"valid_to" >= "valid_from"', name=op.f("ck_roster_in_order")),
        sa.CheckConstraint(
            "\"weekday\" IN ('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun')", name=op.f("ck_roster_weekday")
        ),
        sa.CheckConstraint('NOT (private AND "grant" IS NOT NULL)', name=op.f("ck_roster_private")),
        sa.ForeignKeyConstraint(
            ["assistant"],
            ["assistants.key"],
            name=op.f("fk_roster_assistant_assistants"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["grant"], ["grants.key"], name=op.f("fk_roster_grant_grants"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roster")),
    )
    op.create_index(op.f("ix_roster_assistant"), "roster", ["assistant"])
    op.create_table(
        "shifts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assistant", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("start_minute", sa.Integer(), nullable=False),
        sa.Column("start_fold", sa.Integer(), nullable=False),
        sa.Column("end_day", sa.Date(), nullable=False),
        sa.Column("end_minute", sa.Integer(), nullable=False),
        sa.Column("end_fold", sa.Integer(), nullable=False),
        sa.Column("break_minutes", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("grant", sa.String(), nullable=True),
        sa.Column("private", sa.Boolean(), nullable=False),
        sa.Column("covers", sa.String(), nullable=True),
        sa.CheckConstraint('"break_minutes" >= 0', name=op.f("ck_shifts_not_negative")),
        sa.CheckConstraint('"end_day" >= "day"', name=op.f("ck_shifts_in_order")),
        sa.CheckConstraint(
            "\"kind\" IN ('work', 'standby', 'travel', 'training', 'companion')", name=op.f("ck_shifts_kind")
        ),
        sa.CheckConstraint("\"state\" IN ('planned', 'worked', 'dropped', 'holiday')", name=op.f("ck_shifts_state")),
        sa.CheckConstraint('NOT (private AND "grant" IS NOT NULL)', name=op.f("ck_shifts_private")),
        sa.CheckConstraint(
            "start_minute BETWEEN 0 AND 1439 AND end_minute BETWEEN 0 AND 1439 AND start_fold BETWEEN 0 AND 1 AND end_fold BETWEEN 0 AND 1",
            name=op.f("ck_shifts_clock"),
        ),
        sa.ForeignKeyConstraint(
            ["assistant"],
            ["assistants.key"],
            name=op.f("fk_shifts_assistant_assistants"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["covers"], ["absences.key"], name=op.f("fk_shifts_covers_absences"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["grant"], ["grants.key"], name=op.f("fk_shifts_grant_grants"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shifts")),
        sa.UniqueConstraint(
            "assistant", "day", "start_minute", "start_fold", name=op.f("uq_shifts_assistant_day_start_minute_start_fold")
        ),
    )
    op.create_index(op.f("ix_shifts_day"), "shifts", ["day"])


def downgrade() -> None:
    """Drop every table: the way back to an empty database."""
    op.drop_table("shifts")
    op.drop_table("roster")
    op.drop_table("invoices")
    op.drop_table("grant_payments")
    op.drop_table("expenses")
    op.drop_table("contracts")
    op.drop_table("tax_facts")
    op.drop_table("refunds")
    op.drop_table("openings")
    op.drop_table("opening_vacation")
    op.drop_table("opening_sick")
    op.drop_table("one_offs")
    op.drop_table("insurance_facts")
    op.drop_table("grants")
    op.drop_table("fund_rates")
    op.drop_table("documents_due")
    op.drop_table("closed_slips")
    op.drop_table("absences")
    op.drop_table("settings")
    op.drop_table("own_job")
    op.drop_table("journal_payloads")
    op.drop_table("journal")
    op.drop_table("health_funds")
    op.drop_table("funders")
    op.drop_table("employer")
    op.drop_table("closed_months")
    op.drop_table("assistants")
