"""Finds the mentions of people, bodies, places, things and groups, and links them to actors.

Data flows one way: names (what they are made of) -> types (person, body, place, thing) -> mentions
-> linking (names to entities) -> coreference (what refers back). ``find`` and ``link`` are the two
verbs on top; ``mention`` and ``speech`` are what all of them speak of.
"""
