"""The pages of the dashboard: one folder each, with a pure ``model.py`` and a small ``page.py``."""
