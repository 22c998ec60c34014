"""The desk: pages on this computer that call the same use cases as the commands."""
