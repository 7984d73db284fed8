"""Puts the events of all articles on one timeline, and chooses among them."""
