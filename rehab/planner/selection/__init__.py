"""Which exercise fills which place."""
