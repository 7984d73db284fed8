"""Gives verbs their subjects, objects and agents back."""
