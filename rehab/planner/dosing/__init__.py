"""How much of an exercise: its first dose, all its doses, and shares of one."""
