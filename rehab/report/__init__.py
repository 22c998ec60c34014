"""What was found, as lines for the terminal and as data for other programs."""
