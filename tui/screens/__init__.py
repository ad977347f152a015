"""Textual screens, one file a screen."""
