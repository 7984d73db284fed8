"""Which events are rows of a chronology, and how much it would lose without each."""
