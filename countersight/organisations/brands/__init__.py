"""Whose product a description names: the names that are known, learned, and how they stand."""
