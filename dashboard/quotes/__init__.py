"""Finds what was said, how it is given, and by whom: ``find_quotes``, then ``attribute_quotes``."""
