"""Wording worth learning, found in a Document."""
