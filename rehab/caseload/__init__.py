"""Every client of a folder: where they are, and who needs something first."""
