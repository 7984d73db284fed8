"""The articles that a user keeps: text files with a header, in a folder of their own."""
