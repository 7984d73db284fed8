"""What people changed, put into what was read and carried to the next version of its text."""
