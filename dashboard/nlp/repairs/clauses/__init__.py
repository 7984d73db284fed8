"""Mends relative clauses, contents of nouns and sentences without their verb."""
