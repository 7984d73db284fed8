"""Mends names and the titles, places and days beside them."""
