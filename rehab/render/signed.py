"""Where a page says who signed it: a letter that no text has, until it is printed.

So each part of the page, a clinic's own too, is filled in alike for a proof and for
what is signed after it.
"""

SIGNED = "\ue000"  # the sentence: who signed, or that nobody did
SIGNED_OR_LINES = "\ue001"  # the same, or lines to write it on
ROOM = "mmm " * 8  # about as wide as the sentence
