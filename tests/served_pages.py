"""Loads what a server loads for its first page."""

from dashboard import app

app.views()
