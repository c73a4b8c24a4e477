"""Documents in three forms become paragraphs; what cannot be read is refused in one sentence."""

import io
import os
import zipfile
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, StreamObject
from tests.papers import pdf_bytes, word_bytes

from regiokompas.domain.errors import NotFoundError, SourceError
from regiokompas.sources.documents.paragraphs import Limits, Paragraphs
from regiokompas.sources.documents.read import read_document

LINES = ["Eerste regel", "Tweede (regel) met één teken"]


def read(folder: Path, name: str, content: bytes, limits: Limits) -> Paragraphs:
    path = folder / name
    path.write_bytes(content)
    return read_document(path, limits=limits)


def protected_pdf(password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf_bytes(LINES))))
    writer.encrypt(password, algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def drawn_pdf(drawing: bytes) -> bytes:
    """Return a PDF whose one page is this drawing, packed: small on disk, large in memory."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf_bytes(["x"]))))
    page = writer.pages[0]
    stream = StreamObject()
    stream.set_data(drawing)
    page[NameObject("/Contents")] = writer._add_object(stream.flate_encode())
    packed = io.BytesIO()
    writer.write(packed)
    return packed.getvalue()


WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
# Entities that name one another ten times over: a short file that means a very long text.
LAUGHS = (
    '<!DOCTYPE w [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {name} "{f"&{below};" * 10}">' for below, name in pairwise("abcdefghij"))
    + "]>"
)
OUTSIDE = '<!DOCTYPE w [<!ENTITY x SYSTEM "{0}">]>'


def word_of(before: str, within: str = "", *, body: str = "<w:body>{0}</w:body>") -> bytes:
    """Return a Word file with this markup of its document, and else as a good one."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(word_bytes(LINES))) as good,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package,
    ):
        document = f"{before}<w:document {WORD}>{body.format(within)}</w:document>"
        for name in good.namelist():
            is_document = name == "word/document.xml"
            package.writestr(name, document if is_document else good.read(name))
    return stream.getvalue()


def zipped(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name.replace("__", "/") + ".xml", part)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("plan.txt", "\n".join(LINES).encode()),
        ("plan.TXT", b"\xef\xbb\xbf" + "\r\n".join(LINES).encode()),
        ("plan.docx", word_bytes(LINES)),
        ("plan.pdf", pdf_bytes(LINES)),
        ("plan", word_bytes(LINES)),
    ],
)
def test_the_same_lines_come_out_of_every_form(
    tmp_path: Path, limits: Limits, name: str, content: bytes
) -> None:
    document = read(tmp_path, name, content, limits)
    assert [paragraph.text for paragraph in document.paragraphs] == LINES
    assert [paragraph.line for paragraph in document.paragraphs] == [1, 2]
    assert document.is_wrapped == (document.kind == "pdf")


def test_blank_lines_count_but_are_no_paragraphs(tmp_path: Path, limits: Limits) -> None:
    document = read(tmp_path, "plan.txt", b"one\n \n\n two \n", limits)
    assert [(one.text, one.place) for one in document.paragraphs] == [
        ("one", "line 1"), ("two", "line 4"),
    ]  # fmt: skip


def test_a_pdf_tells_the_page_and_which_pages_are_silent(tmp_path: Path, limits: Limits) -> None:
    document = read(tmp_path, "plan.pdf", pdf_bytes(LINES, [], ["Derde"]), limits)
    assert document.paragraphs[-1].place == "page 3, line 1"
    assert document.silent_pages == (2,)


def test_tables_breaks_and_inserted_text_of_a_word_file_are_read_in_order(
    tmp_path: Path, limits: Limits
) -> None:
    made = docx.Document()
    made.add_paragraph("before\nbroken")
    made.add_table(rows=1, cols=2).rows[0].cells[1].text = "in a cell"
    changed = made.add_paragraph("after")
    for tag, text_tag, text in (("w:ins", "w:t", " inserted"), ("w:del", "w:delText", " deleted")):
        mark, run, words = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(text_tag)
        words.text = text
        words.set(qn("xml:space"), "preserve")
        run.append(words)
        mark.append(run)
        changed._p.append(mark)
    stream = io.BytesIO()
    made.save(stream)
    document = read(tmp_path, "plan.docx", stream.getvalue(), limits)
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts == ["before", "broken", "in a cell", "after inserted"]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("plan.docx", b"no Word file", "not a Word file"),
        ("plan.docx", pdf_bytes(LINES), "not a Word file"),
        ("plan.docx", word_bytes(LINES)[:-300], "damaged or cut off"),
        ("plan.docx", word_bytes(LINES)[:900] + word_bytes(LINES)[940:], "damaged"),
        ("plan.docx", zipped(other=b"<a/>"), "it holds no document"),
        ("plan.docx", zipped(word__document=b"<a/>"), "its parts cannot be read"),
        ("plan.docx", zipped(word__document=b" " * 3_000_000), "unpacks to far more"),
        ("plan.docx", bytes.fromhex("d0cf11e0a1b11ae1") + b"x", "with a password"),
        ("plan.docx", zipped(word__document=b"<a/>", media__x=b" " * 1_000_000), "far more"),
        ("plan.docx", word_of("", body=""), "its document has no body"),
        (
            "plan.docx",
            word_of(LAUGHS, "<w:p><w:r><w:t>&j;</w:t></w:r></w:p>"),
            "its parts cannot be read",
        ),
        ("plan.docx", word_of("", "<w:p>" * 999 + "</w:p>" * 999), "its parts cannot be read"),
        ("plan.docx", word_bytes(["x"] * 101), "far more text"),
        ("plan.doc", bytes.fromhex("d0cf11e0a1b11ae1") + b"x", "old Word file"),
        ("plan.pdf", b"no PDF", "not a PDF"),
        ("plan.pdf", b"%PDF-1.4\nnothing follows", "damaged"),
        ("plan.pdf", protected_pdf("secret"), "the PDF is protected"),
        ("plan.pdf", protected_pdf(""), "the PDF is protected"),
        ("plan.pdf", pdf_bytes([], []), "no text layer"),
        ("plan.pdf", pdf_bytes(LINES)[:-300], "damaged"),
        ("plan.pdf", drawn_pdf(b" " * 200_001), "unpacks to far more"),
        (
            "plan.pdf",
            drawn_pdf(b"q Q " * 10 + b"BT /F1 9 Tf (" + b"a" * 10_001 + b") Tj ET"),
            "far more",
        ),
        ("plan.txt", b"x\n" * 101, "far more text"),
        ("plan.txt", b"xxxxxxxxx\n" * 1_001, "far more text"),
        ("plan.txt", "Opgave één".encode("utf-16"), "written in UTF-16"),
        ("plan.txt", b"\xfe\xff" + "Opgave één".encode("utf-16-be"), "written in UTF-16"),
        ("plan.txt", word_bytes(LINES), "not a text"),
        ("plan.txt", b"\x00\x01", "zero bytes"),
        ("plan.txt", b"good\nb\xe9", "not written in UTF-8"),
        ("plan.txt", b"", "the file is empty"),
        ("plan.txt", b" \n ", "holds no text"),
        ("plan.docx", word_bytes([]), "holds no text"),
        ("plan.txt", b"x" * 200_001, "larger than"),
        ("plan.txt", b"short\n" + b"x" * 1_001, "line 2 has 1,001 characters"),
        ("plan.docx", word_bytes(["x" * 1_001]), "has 1,001 characters"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence_and_a_hint(
    tmp_path: Path, limits: Limits, name: str, content: bytes, sentence: str
) -> None:
    with pytest.raises(SourceError, match=sentence) as caught:
        read(tmp_path, name, content, limits)
    problem = caught.value.problems[0]
    assert problem.hint
    assert problem.place.startswith(name)


def test_a_part_of_a_word_file_that_is_damaged_is_refused(tmp_path: Path, limits: Limits) -> None:
    content = zipped(word__document=b"".join(bytes([65 + i % 26]) * i for i in range(200)))
    damaged = content[:200] + bytes([content[200] ^ 0xFF]) + content[201:]
    with pytest.raises(SourceError, match="damaged"):
        read(tmp_path, "plan.docx", damaged, limits)


def test_a_file_that_is_absent_is_told(tmp_path: Path, limits: Limits) -> None:
    with pytest.raises(NotFoundError, match="no such file"):
        read_document(tmp_path / "nothing.txt", limits=limits)


def test_a_word_file_takes_nothing_in_from_outside(tmp_path: Path, limits: Limits) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("geheim", encoding="utf-8")
    markup = "<w:p><w:r><w:t>voor &x; na</w:t></w:r></w:p>"
    content = word_of(OUTSIDE.format(secret.as_uri()), markup)
    (paragraph,) = read(tmp_path, "plan.docx", content, limits).paragraphs
    assert "geheim" not in paragraph.text


def test_what_is_no_file_is_refused_without_waiting_for_it(tmp_path: Path, limits: Limits) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "folder.docx").mkdir()
    (tmp_path / "broken.txt").symlink_to(tmp_path / "nothing")
    for name in ("pipe.txt", "folder.docx", "broken.txt"):
        with pytest.raises(NotFoundError, match="no such file"):
            read_document(tmp_path / name, limits=limits)


def test_a_damaged_pdf_is_told_once(
    tmp_path: Path, limits: Limits, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(SourceError):
        read(tmp_path, "plan.pdf", pdf_bytes(LINES)[:-300], limits)
    assert caplog.records == []
