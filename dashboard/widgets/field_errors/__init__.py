"""What is wrong with a field of a form, said below it and tied to it."""
