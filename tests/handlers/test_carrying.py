"""What may act when it is opened is not taken, and what people write every day is (bad input)."""

import zlib

import pytest

from bot.core.refusals import Refusal
from handlers.carrying import ELSEWHERE, EMBEDDED, FIELD, MACROS, ODD, SCRIPT, UNSEEN
from handlers.uploads import document
from tests.handlers.web.documents import MAIN, a_pdf, a_word_file, types_of

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
VBA = types_of(MAIN).replace(
    "</Types>",
    '<Override PartName="/word/x.dat" ContentType="application/vnd.ms-office.vbaProject"/></Types>',
)
FETCHED = 'TargetMode="External" Target="https://elsewhere.example/a.dotm"'


def pointing(kind: str, rest: str) -> bytes:
    """Return a Word file with one more pointer from its settings."""
    listed = f'<Relationships><Relationship Id="r1" Type="{OFFICE}/{kind}" {rest}/></Relationships>'
    return a_word_file(more={"word/_rels/settings.xml.rels": listed.encode()})


def saying(*runs: str) -> bytes:
    """Return a Word file with a field whose command is cut into runs."""
    said = "".join(f"<w:r><w:instrText>{each}</w:instrText></w:r>" for each in runs)
    around = '<w:fldChar t="begin"/>', '<w:fldChar t="end"/>'
    field = f"<w:hdr>{around[0]}{said}{around[1]}</w:hdr>"
    return a_word_file(more={"word/header1.xml": field.encode()})


def packing(objects: bytes, more: str = "/Type/ObjStm/Filter/FlateDecode", tail: int = 0) -> bytes:
    """Return a PDF with these objects in a stream."""
    packed = zlib.compress(objects, 9)[: -tail or None]
    return a_pdf().replace(
        b"trailer",
        b"5 0 obj<<%s/N 1/First 4>>stream\n%s\nendstream endobj\ntrailer"
        % (
            more.encode(),
            packed,
        ),
    )


def why_not(content: bytes) -> str:
    with pytest.raises(Refusal) as refused:
        document(content)
    assert "print it to a new PDF" in refused.value.way_on
    return refused.value.why


@pytest.mark.parametrize(
    ("content", "carries"),
    [
        (a_word_file(types_of("ms-word.document.macroEnabled.main+xml")), MACROS),
        (a_word_file(more={"word/vbaProject.bin": b"macro"}), MACROS),
        (a_word_file(VBA, {"word/x.dat": b"macro"}), MACROS),
        (pointing("vbaProject", 'Target="x.dat"'), MACROS),
        (a_word_file(more={"word/embeddings/oleObject1.bin": b"ole"}), EMBEDDED),
        (pointing("oleObject", 'Target="x.bin"'), EMBEDDED),
        (pointing("attachedTemplate", FETCHED), ELSEWHERE),
        (pointing("attachedTemplate", FETCHED.replace("a.dotm", "a&gt;b")), ELSEWHERE),
        (pointing("attachedTemplate", FETCHED.replace("External", "&#69;xternal")), ELSEWHERE),
        (pointing("attachedTemplate", "TargetMode='External' Target='//server/a.dot'"), ELSEWHERE),
        (pointing("image", FETCHED), ELSEWHERE),
        (a_word_file(more={"../../../etc/x": b"out"}), ODD),
        (a_word_file(more={"/etc/x": b"out"}), ODD),
        (a_word_file(more={"word/_rels/a.rels": b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"}), ODD),
        (a_word_file(more={"word/_rels/a.rels": b" " * 300_000}), ODD),
        (a_word_file(more={"word/media/a.bin": b"\xd0\xcf\x11\xe0" + b"x" * 100}), EMBEDDED),
        (saying('DDEAUTO c:\\\\cmd.exe "/k calc"'), FIELD),
        (saying(" DDE", "AUTO c:\\\\cmd.exe"), FIELD),
        (saying('INCLUDEPICTURE "https://elsewhere.example/x.png" \\d'), FIELD),
        (a_word_file(more={"word/a.dat": b"<f:fldSimple f:instr='DDE x y' xmlns:f='w'/>"}), FIELD),
        (a_word_file(more={"word/a.xml": "<instrText>DDE x</instrText>".encode("utf-16")}), FIELD),
    ],
)
def test_a_word_file_that_may_act_is_refused(content: bytes, carries: str) -> None:
    assert f"This Word file carries {carries}, which cannot be taken." == why_not(content)


@pytest.mark.parametrize(
    ("inside", "carries"),
    [
        (b"/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>", SCRIPT),
        (b"/AA<</O<</JS 4 0 R>>>>", SCRIPT),
        (b"/A<</S/Launch/F(a.exe)>>", SCRIPT),
        (b"/S/Java#53cript", SCRIPT),
        (b"/Names<</EmbeddedFiles 5 0 R>>", EMBEDDED),
    ],
)
def test_a_pdf_that_may_act_is_refused(inside: bytes, carries: str) -> None:
    content = a_pdf().replace(b"/Type/Catalog", b"/Type/Catalog" + inside)
    assert f"This PDF carries {carries}, which cannot be taken." == why_not(content)


@pytest.mark.parametrize(
    ("content", "carries"),
    [
        (packing(b"1 0 <</OpenAction<</S/JavaScript>>>>"), SCRIPT),
        (packing(b"1 0 <</AA<</O<</J#53 4 0 R>>>>>>"), SCRIPT),
        (packing(b"1 0 <</Names<</EmbeddedFiles 5 0 R>>>>"), EMBEDDED),
        (packing(b"1 0 <</S/Launch>>", "/Filter [ /FlateDecode ]"), SCRIPT),
        (packing(b"1 0 <</S/Launch>>", "/Type/Obj#53tm/Filter/Fl"), SCRIPT),
        (packing(b"1 0 <<>>", "/Type/ObjStm/Filter[/ASCIIHexDecode/FlateDecode]"), UNSEEN),
        (
            packing(b"1 0 <<>>", "/Type/ObjStm/Filter/FlateDecode/DecodeParms<</Predictor 12>>"),
            UNSEEN,
        ),
        (packing(b"1 0 <<>>" * 9, tail=6), UNSEEN),
        (packing(b"1 0 <<>>", "/Type/ObjStm/X(endstream)/Filter/FlateDecode"), UNSEEN),
        (packing(b"1 0 <<>>").replace(b"\nendstream", b""), UNSEEN),
    ],
)
def test_objects_that_are_packed_are_looked_into_or_not_taken(content: bytes, carries: str) -> None:
    assert f"This PDF carries {carries}, which cannot be taken." == why_not(content)


def test_what_is_too_large_to_be_looked_into_once_unpacked_is_not_taken() -> None:
    word = a_word_file(more={"word/a.xml": b"<a>" + b" " * 26_000_000 + b"</a>"})
    assert why_not(word) == f"This Word file carries {UNSEEN}, which cannot be taken."
    pdf = packing(b"\0" * 40_000_000)
    assert why_not(pdf) == f"This PDF carries {UNSEEN}, which cannot be taken."


@pytest.mark.parametrize(
    "content",
    [
        packing(b"1 0 <</Type/Catalog/Pages 2 0 R>>"),
        packing(b"1 0 <</Type/Catalog>>").replace(b"/FlateDecode", b"/Fl"),
        saying(' HYPERLINK "https://council.example/link" '),
        saying(' TOC \\o "1-3" '),
        saying(' INCLUDEPICTURE "C:\\\\logo.png" \\d'),
        a_word_file(more={"word/media/a.png": b"\x89PNG\r\n DDEAUTO"}),
        pointing("hyperlink", FETCHED),
        pointing("attachedTemplate", 'TargetMode="External" Target="file:///C:\\T\\Minutes.dotx"'),
        pointing("styles", 'Target="styles.xml"'),
        a_pdf().replace(b"/Type/Catalog", b"/OpenAction[3 0 R/Fit]/Type/Catalog"),
        a_pdf().replace(
            b"trailer", b"2 0 obj<<>>stream\n/JS (by chance)\nendstream endobj trailer"
        ),
    ],
)
def test_what_people_write_every_day_is_taken(content: bytes) -> None:
    """A link in the text, the council's own template, a page to begin with, a picture's bytes."""
    assert document(content).content == content
