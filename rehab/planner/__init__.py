"""The verbs that turn a plan and a client into doses. Pure: no files, no clock."""
