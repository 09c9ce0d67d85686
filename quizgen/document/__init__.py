"""The page everything points at: a frozen text, and ranges of it."""
