"""When an event without words for a time was, by the place where the article tells it."""
