"""A story: the chosen events one by one."""
