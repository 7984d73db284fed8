"""Mends known errors of the parser: each module is one, a spaCy component, run in order."""
