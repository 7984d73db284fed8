"""The words of an article by which an event is told in its row."""
