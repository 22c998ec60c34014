"""The page: words, view, HTML, PDF."""
