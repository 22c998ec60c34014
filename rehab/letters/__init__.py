"""Which letters the fonts at hand can print, without laying out a page."""
