"""What is printed, for other programs: a calendar and tables."""
