"""Finds the mentions of people, organisations, countries and groups, and links them to actors."""
