"""Resolves pronouns: candidates, hard constraints, salience, vetoes, and abstention."""
