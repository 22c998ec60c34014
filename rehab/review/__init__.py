"""A review: what came back, what is proposed, and what a decision may be."""
