"""A file becomes a Document: one reader per kind of file, cleaned once before the text is frozen."""
