"""What is decided, signed and handed out for a client, and what that asks for first."""
