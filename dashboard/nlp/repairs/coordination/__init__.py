"""Mends lists of names, nouns and predicates, and what goes on with what."""
