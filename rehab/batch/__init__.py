"""The sheets of every client of a folder: in parallel, and only what changed."""
