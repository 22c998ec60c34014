"""Progressive rehab programmes for people with recurrent back spasms."""
