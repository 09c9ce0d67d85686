"""Chinese fonts for typesetting: where they are and which characters they have."""

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from quizgen.errors import OutputError, RequestError

if TYPE_CHECKING:
    import typst

# 宋体 and 黑体 families by the names they are installed under, the best covered first.
SERIF = (
    "Noto Serif CJK SC",
    "Noto Serif SC",
    "Source Han Serif SC",
    "Source Han Serif CN",
    "Songti SC",
    "SimSun",
    "NSimSun",
    "STSong",
    "FandolSong",
    "AR PL UMing CN",
)
SANS = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "PingFang SC",
    "SimHei",
    "Microsoft YaHei",
    "Heiti SC",
    "STHeiti",
    "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
    "FandolHei",
    "Droid Sans Fallback",
)
_SERIF_WORDS = ("serif", "song", "ming", "宋", "明")
_SANS_WORDS = ("sans", "hei", "gothic", "黑")


@dataclass(frozen=True, slots=True)
class FontSet:
    """Fonts ready for typst. serif (宋体), sans (黑体), fallback: family names. files: those families' files and the
    index inside each."""

    fonts: "typst.Fonts"
    serif: str
    sans: str
    fallback: tuple[str, ...]
    files: tuple[tuple[str, int], ...]


def find_fonts(folder: Path | None = None) -> FontSet:
    """The fonts in folder when given, else those of the font package, else a known family of the system.

    Raises RequestError when folder holds no Chinese font, OutputError when there is none anywhere.
    """
    import typst  # here, because only typesetting needs it and it is large

    if folder is not None:
        return _in_folder(folder)
    packaged = _package_folder()
    if packaged:
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[packaged])
    else:
        fonts = typst.Fonts(include_system_fonts=True, include_embedded_fonts=False)
    there = set(fonts.families())
    serif = next((name for name in SERIF if name in there), None)
    sans = next((name for name in SANS if name in there), None)
    if not (serif or sans):
        raise OutputError("no Chinese font found; pip install pylopdf-fonts-zh-cn, or name a folder with --font-dir")
    return _font_set(fonts, serif or sans or "", sans or serif or "")


def ready_fonts(texts: Iterable[str], folder: Path | None, where: Callable[[str], str]) -> FontSet:
    """Fonts that have every character of texts, others of the system behind the usual ones where that is needed.

    where: says in which item or part of the output one of the given characters stands. Raises RequestError that names
    the characters no font has, and that place.
    """
    fonts = find_fonts(folder)
    lacking = missing(texts, fonts)
    if lacking and folder is None:
        fonts = with_fallback(fonts, lacking)
        lacking = missing([lacking], fonts)
    if lacking:
        named = ", ".join(f"{c} (U+{ord(c):04X})" for c in lacking[:5])
        raise RequestError(
            f"no font has {named}, used in {where(lacking)};"
            " name a folder with a font that has it with --font-dir, or edit the text"
        )
    return fonts


def missing(texts: Iterable[str], found: FontSet) -> str:
    """The characters of texts that no font in the set can show, each once, sorted."""
    wanted = {ord(c) for c in set().union(*texts) if not _unseen(c)}
    for path, index in found.files:
        if not wanted:
            break
        wanted -= _characters(path, index)
    return "".join(map(chr, sorted(wanted)))


def with_fallback(found: FontSet, characters: str) -> FontSet:
    """The set with the system's fonts that have some of these characters put behind its own."""
    import typst

    folders = sorted({str(Path(path).parent) for path, _ in found.files})
    fonts = typst.Fonts(include_system_fonts=True, include_embedded_fonts=False, font_paths=folders)
    # What is private or not assigned has no agreed shape in any font.
    wanted = {ord(c) for c in characters if unicodedata.category(c) not in ("Co", "Cn")}
    names: list[str] = []
    files = list(found.files)
    # Reading what a font has takes a while: regular faces will do.
    regular = [info for info in fonts.fonts() if info.weight == 400 and info.style == "normal"]
    for info in sorted(regular, key=lambda info: (info.family, info.path or "", info.index)):
        if wanted and info.path and wanted & _characters(info.path, info.index):
            wanted -= _characters(info.path, info.index)
            names.append(info.family)
            files.append((info.path, info.index))
    return FontSet(fonts, found.serif, found.sans, tuple(dict.fromkeys(names)), tuple(files))


def _package_folder() -> str:
    try:
        import pylopdf_fonts_zh_cn
    except ImportError:
        return ""
    return str(Path(pylopdf_fonts_zh_cn.serif_path()).parent)


def _in_folder(folder: Path) -> FontSet:
    import typst

    if not folder.is_dir():
        raise RequestError("--font-dir names no folder", path=folder)
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])
    chinese = sorted({i.family for i in fonts.fonts() if i.path and ord("的") in _characters(i.path, i.index)})
    if not chinese:
        raise RequestError("--font-dir holds no font with Chinese characters (.otf, .ttf or .ttc)", path=folder)
    serif = _named(chinese, SERIF, _SERIF_WORDS)
    sans = _named(chinese, SANS, _SANS_WORDS)
    return _font_set(fonts, serif or sans or chinese[0], sans or serif or chinese[0])


def _named(families: list[str], known: tuple[str, ...], words: tuple[str, ...]) -> str | None:
    """The family with a known name, else one whose name speaks of such a face ("Sans Serif" aside)."""
    by_word = (name for name in families for word in words if word in name.lower().replace("sans serif", "sans"))
    return next((name for name in known if name in families), None) or next(by_word, None)


def _font_set(fonts: "typst.Fonts", serif: str, sans: str) -> FontSet:
    infos = sorted(fonts.fonts(), key=lambda info: abs(info.weight - 400))
    files = {name: (i.path, i.index) for name in (sans, serif) for i in reversed(infos) if i.family == name and i.path}
    return FontSet(fonts, serif, sans, (), tuple(files[name] for name in dict.fromkeys((serif, sans)) if name in files))


@cache
def _characters(path: str, index: int) -> frozenset[int]:
    from fontTools.ttLib import TTFont, TTLibError  # here, because only typesetting needs it

    try:
        with TTFont(path, fontNumber=index, lazy=True) as font:
            return frozenset(font.getBestCmap() or ())
    except (TTLibError, OSError) as error:
        raise OutputError(f"the font cannot be read: {error}", path=path) from error


def _unseen(character: str) -> bool:
    """True for what needs no glyph: spaces, line breaks, format marks, variation selectors."""
    return unicodedata.category(character) in ("Cc", "Cf", "Zs", "Zl", "Zp") or "\ufe00" <= character <= "\ufe0f"
