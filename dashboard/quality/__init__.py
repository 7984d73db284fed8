"""Measures the project itself: the sizes of its code, and how well its own cases are read."""
