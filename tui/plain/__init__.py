"""The plain, line-by-line dialogue."""
