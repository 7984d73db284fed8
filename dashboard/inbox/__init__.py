"""What comes in: files, folders, zips and pages of the web, made into articles or refused."""
