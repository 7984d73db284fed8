"""As reported until a day: what was known then, and what became of it since."""
