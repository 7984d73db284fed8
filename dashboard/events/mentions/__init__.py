"""Where an article tells of events: their triggers, in its clauses, quotations and turns."""
