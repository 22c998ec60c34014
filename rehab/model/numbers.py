"""Numbers that the rules count with."""

WEEK = 7  # days
WHOLE = 100  # percent
ROUNDING = 1e-9  # what lies nearer is the same: numbers are written with decimals
