"""Formulations become questions."""
