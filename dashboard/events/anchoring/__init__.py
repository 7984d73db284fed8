"""When an event was, by the times of its sentence: which are its own, and what they leave open."""
