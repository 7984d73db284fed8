"""Holds a file against the articles that it speaks of: each quote, date and participant anew.

``opened`` reads the file, ``copies`` finds its articles, ``judge`` gives a verdict on each row, and
``told`` the words for them, which ``verdicts.toml`` has.
"""
