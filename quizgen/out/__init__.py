"""A Deck goes out into the world."""
