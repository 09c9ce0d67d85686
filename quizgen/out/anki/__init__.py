"""Deck -> Anki: a package to import, a text import, a page to look at first. Start reading at `export`."""
