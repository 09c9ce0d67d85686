"""A Document's numbered outline."""
