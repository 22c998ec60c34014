"""What is wrong with any of the files that people write, before anything is printed."""
