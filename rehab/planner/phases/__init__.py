"""Where a phase begins and ends, and what leads back."""
