"""Reads files into articles, cuts texts into paragraphs, and runs the linguistic analysis."""
