"""One lazily imported module a command group."""
