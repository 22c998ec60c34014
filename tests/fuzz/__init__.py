"""Readers held against bytes that nobody would write."""
