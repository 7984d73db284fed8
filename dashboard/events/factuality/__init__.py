"""Whether an event is told as a fact: by its clause, what governs it, and who vouches for it."""
