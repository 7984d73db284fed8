"""What people changed, put into what was read: dates, events, and who is who."""
