"""Parts what is said from who says it."""
