"""Why nothing is told: the stretches without an event, each with its reason, and the coverage."""
