"""Drawings of exercises from joint angles. Pure: a figure in, SVG text out."""
