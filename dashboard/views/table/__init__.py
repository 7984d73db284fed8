"""The chosen events as a table."""
