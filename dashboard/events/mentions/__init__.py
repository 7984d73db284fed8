"""Where an article tells of events: their triggers in its clauses and turns, and the quotations."""
