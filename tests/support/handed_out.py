"""A record of one sheet that a client has, whatever the plan says of its week."""

from textwrap import indent


def record_of_week_1(start: str, sheet: str) -> str:
    """Return the YAML: ``start`` a Monday, ``sheet`` the lines of days and doses."""
    return f"""\
issued:
  - on: {start}
    by: A. Physio
    weeks: "1"
    plan: recurrent-spasm
    version: "0.1"
    fingerprint: abcdefabcdef
    sheets:
      - week: 1
        start: {start}
        phase: light_load
{indent(sheet, " " * 8)}"""
