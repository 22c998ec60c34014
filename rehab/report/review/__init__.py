"""A review in words for the terminal, and as data for other programs."""
