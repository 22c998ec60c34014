"""What is printed together: its weeks, what they hold, and who signed them."""
