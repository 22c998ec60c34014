"""The diary as it is typed in, and how anything is added to a client's files."""
