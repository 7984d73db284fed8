"""The engine that decides between proposals; it knows neither a language nor a parser."""
