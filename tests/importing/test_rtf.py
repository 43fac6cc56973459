import pytest

from presswork.content.importing.recognising import recognise
from presswork.content.importing.rtf import read_rtf
from presswork.content.importing.source import Source
from presswork.errors import UnreadableError

PICTURE = b"\x89PNG\r\n\x1a\n picture"
HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f1\fcharset204 Arial CYR;}{\f2\fcharset2 Symbol;}}"
    r"{\colortbl;\red0\green0\blue0;}{\stylesheet{\s0 Normal;}{\s1\sbasedon0\outlinelevel0 heading 1;}{\s2 Title;}"
    r"{\s3 caption;}{\s4 Quote;}}{\info{\title Of Ships}{\author Ada Byron}{\keywords ports, ships}}"
    r"{\*\listtable{\list{\listlevel\levelnfc0{\leveltext\'02\'00.;}}{\listlevel\levelnfc23}\listid7}}"
    r"{\*\listoverridetable{\listoverride\listid7\listoverridecount0\ls1}}{\header Page head}"
)


def article(body):
    data = (HEAD + body + "}").encode("latin-1")
    assert recognise(Source(name="x", data=data)) == "rtf"
    (found,) = read_rtf(Source(name="copy.rtf", data=data)).articles
    return found


def picture(kind="pngblip", data=PICTURE, prop=""):
    return rf"{{\pict{prop}\{kind}\picw10 {data.hex()}}}"


def test_text_marks_links_and_properties():
    found = article(
        r"\pard\s2 The Harbour\par\pard\s1 First\par\pard\lang2057 A {\b bold} and \i slanted\i0  word, H{\sub 2}O, 5 * 3\line "
        r'and {\field{\*\fldinst HYPERLINK "https://example.org/a"}{\fldrslt link}}'
        r'{\field{\*\fldinst{ HYPERLINK \\l "x" }}{\fldrslt  inside}}{\v hidden}.\par\pard\s4 Said.\par'
    )
    assert (found.title, found.authors, found.language, found.tags) == (
        "The Harbour",
        ("Ada Byron",),
        "en-GB",
        ("ports", "ships"),
    )
    assert [(b.kind, b.text) for b in found.blocks if b.kind != "paragraph"] == [
        ("heading", "First"),
        ("quote", "Said."),
    ]
    assert found.blocks[1].markdown == (
        "A **bold** and *slanted* word, H<sub>2</sub>O, 5 \\* 3\\\nand [link](https://example.org/a) inside."
    )
    assert [dropped.what for dropped in found.dropped] == ["hidden"]


def test_characters_of_every_kind():
    found = article(
        r"\'fcber \u8364?uro {\f1 \'d0\'fb\'e1\'e0} {\f2 \'61} \emdash\~\ldblquote a\rdblquote\_b \{\} \u-10179?\u-8694?"
        r"{\uc2 \u20013\'d6\'d0}\par"
    )
    assert found.blocks[0].text == "über €uro Рыба α —\u00a0“a”\u2011b {} 😊中"


def test_pictures_with_captions_and_descriptions():
    described = r"{\*\picprop{\sp{\sn wzDescription}{\sv A red crane}}}"
    modern = rf"{{\*\shppict{picture(prop=described)}}}{{\nonshppict{picture('wmetafile8', b'old')}}}"
    shape = (
        rf"{{\shp{{\*\shpinst{{\sp{{\sn pib}}{{\sv {picture()}}}}}{{\sp{{\sn wzDescription}}{{\sv A gull}}}}}}{{\shprslt x}}}}"
        r"{\shp{\*\shpinst{\shptxt \pard\s3 Of a gull\par}}}"
    )
    found = article(
        rf"Before.\par {modern}\par\pard\s3 Figure {{\field{{\*\fldinst SEQ Figure}}{{\fldrslt 1}}}}: The crane. Photo: Ada\par\pard {shape}\par"
    )
    assert [(b.alt, b.caption, b.credit) for b in found.blocks if b.kind == "image"] == [
        ("A red crane", "Figure 1: The crane.", "Ada"),
        ("A gull", "Of a gull", ""),
    ]
    assert [each.data for each in found.pictures.values()] == [PICTURE, PICTURE]


def test_a_picture_may_be_raw_bytes():
    raw = b"{\\pict\\jpegblip\\bin5 \x00{}\\a}"
    data = HEAD.encode() + b"Text.\\par " + raw + b"\\par}"
    (found,) = read_rtf(Source(name="copy.rtf", data=data)).articles
    assert [(name, each.data) for name, each in found.pictures.items()] == [("picture-1.jpg", b"\x00{}\\a")]


def test_notes_comments_and_changes():
    found = article(
        r"Seven ships{\*\atnid M}{\*\atnauthor Mary}{\*\annotation\pard Or eight?}{\super\chftn{\footnote\pard\s5 {\super\chftn} See "
        r"{\i it}.}} {\deleted never }{\revised1 wait}.\par"
    )
    assert [(b.kind, b.markdown) for b in found.blocks] == [
        ("paragraph", "Seven ships[^1] wait."),
        ("note", "See *it*."),
    ]
    assert [finding.code for finding in found.findings] == ["comment-left-out", "tracked-changes-accepted"]
    assert "Mary, at 'Seven ships': Or eight?" in found.findings[0].message


def test_lists_and_tables():
    found = article(
        r"Text.\par{\listtext 1.\tab}\pard\ls1\ilvl0 one\par{\listtext \bullet}\pard\ls1\ilvl1 a\par\pard\ls1 two\par"
        r"\pard\trowd\cellx1\cellx2\intbl Port\cell Ships\cell\row\trowd\intbl Bergen\cell 7\cell\row\pard After.\par"
    )
    assert [b.markdown for b in found.blocks if b.markdown] == [
        "1. one\n   - a\n2. two",
        "| Port | Ships |\n| --- | --- |\n| Bergen | 7 |",
    ]
    assert found.blocks[-1].text == "After."


@pytest.mark.parametrize(
    "body", ["{" * 100_000, r"{\pict\pngblip zz", "\\", r"\u\uc-5\'g", "}" * 50, r"{\field{\fldrslt x"]
)
def test_hostile_files_end_soon(body):
    data = (HEAD + body).encode("latin-1")
    try:
        read_rtf(Source(name="copy.rtf", data=data))
    except UnreadableError as error:
        assert error.findings[0].code == "rtf-damaged"


def test_what_is_no_rtf_is_refused():
    with pytest.raises(UnreadableError):
        read_rtf(Source(name="copy.rtf", data=b"plain"))
