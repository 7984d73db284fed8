"""Resolves what refers back or ahead: roles, bodies, couples, pronouns, whoever has no name."""
