"""What this client may do: the screen, the filter, the kit and its loads."""
