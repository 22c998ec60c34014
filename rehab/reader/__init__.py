"""The only door for files: YAML in, checked values and plain problems out."""
