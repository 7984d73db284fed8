"""What names are made of: the words of a language in them, those known before, how two compare."""
