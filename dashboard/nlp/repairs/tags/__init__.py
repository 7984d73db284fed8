"""Mends the class and the form of a word: a name taken for an adverb, a past for a participle."""
