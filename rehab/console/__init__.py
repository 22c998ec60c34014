"""What the terminal is told, and how a command ends."""
