"""A handout as Markdown."""

from quizgen.out.handout.handout import Handout, Line, Mark, Run
from quizgen.out.paper import KEY_TITLE
from quizgen.out.printable import blank_ems, markdown_text


def write_markdown(handout: Handout) -> bytes:
    """The text, UTF-8. Blanks are full-width low lines, which are no emphasis; headings and formulations are bold."""
    blocks = [f"# {_one_line(handout.title)}"]
    if handout.subtitle:
        blocks.append(_one_line(handout.subtitle))
    blocks += [_line(line) for line in handout.lines]
    if handout.answers:
        blocks.append(f"## {KEY_TITLE}")
        blocks.append("　".join(f"{i}\\. {_one_line(answer)}" for i, answer in enumerate(handout.answers, 1)))
    return ("\n\n".join(blocks) + "\n").encode()


def _line(line: Line) -> str:
    return "".join(map(_run, line.runs))


def _run(run: Run) -> str:
    if run.mark is Mark.BLANK:
        return f"({run.number})" + "＿" * blank_ems(run.text)
    words = markdown_text(run.text)
    # Emphasis next to white space or, in CommonMark, between punctuation and letters is none: it is left plain there.
    bold = (
        run.mark in (Mark.HEADING, Mark.TERM)
        and words == words.strip()
        and words[:1].isalnum()
        and words[-1:].isalnum()
    )
    return f"**{words}**" if bold else words


def _one_line(words: str) -> str:
    return " ".join(markdown_text(words).split("\\\n"))
