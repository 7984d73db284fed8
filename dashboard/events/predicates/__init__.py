"""Verbs and nouns as predicates: which of them tell an event, and whose act they tell."""
