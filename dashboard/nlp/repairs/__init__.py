"""Mends known errors of the parser: each module is one, a spaCy component, run in order.

They lie in folders by what they mend, from the word to what is reported: ``tags``, ``names``,
``arguments``, ``attachment``, ``clauses``, ``coordination`` and ``reported_speech``. They run in
the order of a language's ``repairs.toml``, which is no order of the folders.
"""
