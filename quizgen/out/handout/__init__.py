"""Handouts: a document's text with blanks in place (填空式讲义), or its outline with the key formulations marked."""
