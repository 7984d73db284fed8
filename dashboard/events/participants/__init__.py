"""Who takes part in an event, and as what."""
