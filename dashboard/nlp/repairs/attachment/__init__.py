"""Hangs times, participles and phrases on what they modify."""
