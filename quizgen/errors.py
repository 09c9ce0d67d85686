"""What can go wrong for a user, each as one sentence: what, where, what to do.

Only the command line prints these and sets the exit code. A kind carries data (path, line, column), so that a
program that calls quizgen can point at the place too.
"""

from pathlib import Path


class QuizgenError(Exception):
    """An error that a user can act on.

    message: one sentence, in the user's terms. path: the file it is about. line, column: 1-based, where known.
    """

    exit_code = 2

    def __init__(
        self, message: str, *, path: str | Path | None = None, line: int | None = None, column: int | None = None
    ):
        super().__init__(message)
        self.message = message
        self.path = None if path is None else str(path)
        self.line = line
        self.column = column

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)
        return f"{place}: {self.message}" if place else self.message


class SourceError(QuizgenError):
    """A source document cannot be read."""


class DeckError(QuizgenError):
    """A deck file is not what a deck file should be."""


class OutputError(QuizgenError):
    """A result cannot be written."""


class RequestError(QuizgenError):
    """What was asked for does not fit: an unknown kind, a section that is not there, a span outside the text."""
