"""Typesetting with typst: a template and data become a PDF."""

import json
from collections.abc import Iterable
from typing import Any

from quizgen.errors import OutputError
from quizgen.out.fonts import FontSet
from quizgen.out.templates import template_folder


def template(name: str) -> str:
    """The text of a typst template under templates/sheet/."""
    return (template_folder("sheet") / name).read_text(encoding="utf-8")


def to_pdf(name: str, data: dict[str, Any], fonts: FontSet) -> bytes:
    """The PDF that template name makes of data. The same data and fonts give the same bytes.

    data reaches the template as a value, so nothing in it is markup. A warning counts as an error, since typst only
    warns when a font is missing and then prints nothing. Raises OutputError.
    """
    import typst  # here, because only typesetting needs it and it is large

    try:
        pdf, warnings = typst.compile_with_warnings(
            template(name).encode(),
            font_paths=fonts.fonts,
            ignore_system_fonts=True,
            format="pdf",
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        )
    except typst.TypstError as error:
        raise OutputError(f"the sheet cannot be typeset: {error.message}") from error
    if warnings:
        raise OutputError(f"the sheet cannot be typeset: {warnings[0].message}")
    return pdf


def to_typ(name: str, data: dict[str, Any]) -> bytes:
    """The template with its data inside, for `typst compile`; it needs the same fonts installed."""
    # A typst string knows JSON's escapes for \\ and ", and in a JSON text nothing else would need one.
    literal = json.dumps(json.dumps(data, ensure_ascii=False), ensure_ascii=False)
    return template(name).replace("json(bytes(sys.inputs.data))", f"json(bytes({literal}))", 1).encode()


def strings(data: object) -> Iterable[str]:
    """Every text in nested data."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from strings(value)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from strings(value)
