"""Where sources differ: what two of them tell otherwise of one event, side by side."""
