"""How things look. Only the sixteen colours of the user's own palette, none of them pale: they read on a light
background as on a dark one, and every one comes with a sign or a word, so that nothing is lost with NO_COLOR."""

RIGHT = "bold green"
PARTLY = "bold magenta"
WRONG = "bold red"
SLIP = "bold red underline"
KEY = "bold green underline"
BLANK = "bold cyan"
CHOSEN = "bold cyan"
TITLE = "bold"
QUIET = "dim"

SIGN_RIGHT, SIGN_PARTLY, SIGN_WRONG = "✓", "~", "✗"
