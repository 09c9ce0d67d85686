"""The file a person edits."""
