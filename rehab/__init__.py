"""Progressive rehab programmes for people with recurrent back spasms."""

__version__ = "0.1.0"
