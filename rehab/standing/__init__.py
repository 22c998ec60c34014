"""The client over time: scores, what is known of them, and what is to be done."""
