"""The database column: mapped classes, engine, exact types, journal. No rules, no formatting."""
