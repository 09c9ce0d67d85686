"""What a caller may ask of reading."""

import msgspec

MEGABYTE = 1024 * 1024


class ReadOptions(msgspec.Struct, frozen=True):
    """encoding: the name of the text's encoding, "" to find it out. max_size: refuse files above so many bytes.
    pdf_seconds: give up on a PDF after so long.
    """

    encoding: str = ""
    max_size: int = 64 * MEGABYTE
    pdf_seconds: int = 120


DEFAULT = ReadOptions()
