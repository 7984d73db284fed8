"""What kind of event it is: the subtypes, by the words and arguments of a clause."""
