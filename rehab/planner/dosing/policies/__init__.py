"""The five dose policies a phase may name, each a module of the same two parts.

``steps(dose, policy, stage)`` lays out the doses an exercise can stand on in the
phase; ``green(slot, policy, store_percent)`` is what a week that counts does to it.
What red, amber and unreported weeks do is the same for all and stands in
``next_dose.by_colour``; who steps in a week, in ``next_dose.step_up``.
"""
