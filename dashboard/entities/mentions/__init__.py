"""Finds mentions in a paragraph: proper names, and phrases and pronouns that stand for somebody."""
