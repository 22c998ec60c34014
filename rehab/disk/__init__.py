"""Where files are, and how they are opened and written: whole, or not at all."""
