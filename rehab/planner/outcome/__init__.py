"""How a week went."""
