"""Changes of the schema, in order; each carries real old data (see ``script.py.mako``)."""
