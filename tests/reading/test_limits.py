"""Files made to hurt: each limit is named in one sentence."""

import io
import zipfile
from pathlib import Path

import pypdfium2
import pytest

from quizgen.errors import QuizgenError, SourceError
from quizgen.reading.files import documents_in, read_bytes, read_file
from quizgen.reading.options import ReadOptions

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def zipped(**parts: bytes) -> bytes:
    """A zip archive; __ in a name stands for /, _dot_ for a dot."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), data)
    return buffer.getvalue()


def word(body: str) -> bytes:
    return zipped(word__document_dot_xml=f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'.encode())


def pdf(*objects: bytes) -> bytes:
    """A PDF of hand-written objects, numbered from 1; the first is the catalog."""
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))
    return out + head + table + end


def stream(head: bytes, content: bytes) -> bytes:
    return b"<<" + head + b"/Length %d>>stream\n" % len(content) + content + b"\nendstream"


def test_file_size(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("电" * 1000, encoding="utf-8")
    with pytest.raises(SourceError, match=r"larger than 2,000 bytes; allow more with --max-size"):
        read_file(path, ReadOptions(max_size=2000))
    assert len(read_file(path, ReadOptions(max_size=3000)).text) == 1000


def test_zip_bomb() -> None:
    bomb = word("<w:p><w:r><w:t>" + "电" * 20_000_000 + "</w:t></w:r></w:p>")
    assert len(bomb) < 300_000
    with pytest.raises(SourceError, match="zip bomb"):
        read_bytes(bomb, "a.docx")


def test_zip_bomb_that_lies_about_its_size() -> None:
    bomb = bytearray(word("<w:p><w:r><w:t>" + "电" * 20_000_000 + "</w:t></w:r></w:p>"))
    entry = bomb.rindex(b"PK\x01\x02")
    bomb[entry + 24 : entry + 28] = (1000).to_bytes(4, "little")
    with pytest.raises(SourceError):
        read_bytes(bytes(bomb), "a.docx")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entity_bomb(encoding: str) -> None:
    lines = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE d [<!ENTITY e0 "电">{lines}]><d>&e11;</d>'
    for part in ("word__document_dot_xml", "META-INF__container_dot_xml"):
        with pytest.raises(SourceError, match="entity bomb"):
            read_bytes(zipped(**{part: bomb.encode(encoding)}))


def test_deep_nesting() -> None:
    cell = "<w:p/>"
    for _ in range(70):
        cell = f"<w:tbl><w:tr><w:tc>{cell}</w:tc></w:tr></w:tbl><w:p/>"
    with pytest.raises(SourceError, match=r"nests more than 60|Excessive depth"):
        read_bytes(word(cell), "a.docx")
    with pytest.raises(SourceError, match="nests more than 300 HTML elements"):
        read_bytes(b"<html>" + b"<div>" * 5000 + "电".encode(), "a.html")


def test_pdf_that_never_ends() -> None:
    # Each form draws the next one twenty times: 20 ** 30 drawings.
    head = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]"
    forms = [
        stream(head + b"/Resources<</XObject<</F %d 0 R>>>>" % (number + 6), b"/F Do " * 20) for number in range(30)
    ]
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>"
    pages = b"<</Type/Pages/Count 1/Kids[3 0 R]>>"
    endless = pdf(b"<</Type/Catalog/Pages 2 0 R>>", pages, page, stream(b"", b"/F Do"), *forms, stream(head, b"f"))
    with pytest.raises(SourceError, match="more than 1 seconds to read"):
        read_bytes(endless, "endless.pdf", ReadOptions(pdf_seconds=1))


def test_pdf_that_claims_a_million_pages() -> None:
    looped = pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1000000/Kids[2 0 R 2 0 R]>>")
    with pytest.raises(SourceError, match="more than 5,000 pages"):
        read_bytes(looped, "loop.pdf")


def test_scanned_pdf_names_its_pages() -> None:
    document = pypdfium2.PdfDocument.new()
    for _ in range(2):
        page = document.new_page(200, 200)
        image = pypdfium2.PdfImage.new(document)
        image.set_bitmap(pypdfium2.PdfBitmap.new_native(8, 8, pypdfium2.raw.FPDFBitmap_BGR))
        image.set_matrix(pypdfium2.PdfMatrix().scale(200, 200))
        page.insert_obj(image)
        page.gen_content()
    buffer = io.BytesIO()
    document.save(buffer)
    document.close()
    with pytest.raises(SourceError, match=r"scan\.pdf: is a scanned PDF: pages 1, 2 are pictures without text"):
        read_bytes(buffer.getvalue(), "scan.pdf")


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \n\n ", "is empty"),
        ("english.txt", b"Only English here.", "holds no Chinese text"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Office file"),
        ("a.rtf", b"{\\rtf1 x}", "RTF"),
        ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(90), "picture"),
        ("a.xlsx", zipped(xl__workbook_dot_xml=b"<x/>"), "spreadsheet"),
        ("a.zip", zipped(a_dot_txt=b"x"), "neither .docx nor .epub"),
        ("a.docx", b"PK\x03\x04 broken", "damaged zip"),
        ("a.docx", "电灯".encode(), "is named .docx but is no Word document"),
        ("a.pdf", b"%PDF-1.7 nothing", "damaged PDF"),
        ("a.epub", zipped(mimetype=b"application/epub+zip"), "lacks its part META-INF/container.xml"),
    ],
    ids=lambda value: value if isinstance(value, str) else "data",
)
def test_bad_files_say_what_and_where(name: str, data: bytes, told: str) -> None:
    with pytest.raises(SourceError, match=told) as raised:
        read_bytes(data, name)
    assert str(raised.value).startswith(f"{name}: ")
    assert "\n" not in str(raised.value)


def test_missing_file_folder_and_odd_names(tmp_path: Path) -> None:
    for path, told in ((tmp_path / "none.txt", "no such file"), (tmp_path, "is a folder")):
        with pytest.raises(SourceError, match=told):
            read_file(path)
    with pytest.raises(QuizgenError):
        read_file(Path("a\0b.txt"))


def test_folder_is_read_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.MD", "c.png", ".hidden.txt", "~$a.docx", "sub/d.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("电", encoding="utf-8")
    assert [path.name for path in documents_in(tmp_path)] == ["a.MD", "b.txt", "d.html"]
