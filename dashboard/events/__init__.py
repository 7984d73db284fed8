"""Finds events and says of what type they are, who took part, whether they are fact, and when."""
