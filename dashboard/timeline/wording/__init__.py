"""What a person reads of an entry: its date, type, source and quotations in words."""
