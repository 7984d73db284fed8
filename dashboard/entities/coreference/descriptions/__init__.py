"""Resolves definite descriptions: an office, a country, a couple, "the company", "both leaders"."""
