"""Countersight follows the contracts behind government surveillance."""

__version__ = "0.1.0"
