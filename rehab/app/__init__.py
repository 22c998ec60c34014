"""From the files of one client to a programme and its pages. Writes nothing."""
