"""A data set of a batch that is looked at: questions to its index, and articles out of it."""
