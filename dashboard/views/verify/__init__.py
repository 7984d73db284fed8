"""Verify: hold a file that was exported against its articles."""
