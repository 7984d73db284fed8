"""Many articles: read from a file or folder, parsed by one process or several, kept as Parquet."""
