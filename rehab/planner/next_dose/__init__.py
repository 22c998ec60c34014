"""What a week does to each dose of the next."""
