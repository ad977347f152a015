"""The one place that knows fonts, tags and page geometry."""
