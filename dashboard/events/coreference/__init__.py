"""Which places of an article tell of one event."""
