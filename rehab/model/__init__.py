"""The nouns: frozen values with units in their names, no files, no clock, no layout."""
