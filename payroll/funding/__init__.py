"""Grants, sharing of costs, the usage account. Pure."""
