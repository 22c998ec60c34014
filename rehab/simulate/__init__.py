"""Invented clients on a plan, week by week, to see what its rules lead to. Pure."""
