"""Dates, types and remarks in words that a person reads."""
