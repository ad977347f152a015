"""The statutes as pure functions; numbers set by the state live in payroll/law/parameters."""
