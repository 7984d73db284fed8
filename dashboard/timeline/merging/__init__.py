"""Which reports in different articles are of one event, and which names of one actor."""
