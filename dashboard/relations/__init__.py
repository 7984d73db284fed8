"""Finds how events stand to each other in time, and what that says of their dates."""
