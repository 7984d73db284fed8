"""Of which type an entity is: a person, a body, a place or a thing, and what tells it."""
