"""Parses news articles into dated events and shows them as a timeline."""
