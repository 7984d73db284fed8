"""Who has a role in what a report tells: its wrongdoers, patients, dead, and who tells it."""
