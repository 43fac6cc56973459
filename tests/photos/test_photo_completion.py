"""What the desk finds in photo files, and what it fills in from them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import made_pictures as made
import pytest
from PIL import Image, ImageCms, ImageFile

from presswork.cache import Cache
from presswork.model import Finding, Issue, Photo
from presswork.photos.complete import complete


def looked_at(root: Path, name: str, data: bytes, **fields: object) -> tuple[Photo, tuple[Finding, ...]]:
    path = root / name
    path.write_bytes(data)
    issue, findings = complete(made.issue(root, made.photo(path, **fields)))
    return issue.articles[0].photos[0], findings


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.code for finding in findings]


def test_iptc_fills_what_the_article_leaves_empty(tmp_path: Path) -> None:
    data = made.with_segments(
        made.saved(made.scene()),
        made.iptc_segment(
            (2, 120, b"Tea <at> dusk"),
            (2, 80, b"Ada Lens"),
            (2, 110, b"Agency"),
            (2, 116, b"(c) Ada"),
        ),
    )
    photo, findings = looked_at(tmp_path, "tea.jpg", data)
    assert (photo.width_px, photo.height_px) == (320, 200)
    assert photo.caption == "Tea &lt;at&gt; dusk"
    assert photo.credit == "Ada Lens / Agency"
    assert photo.copyright == "(c) Ada"
    assert not findings

    written, _ = looked_at(tmp_path, "tea.jpg", data, caption="<em>Ours</em>", credit="Us", alt="A cup")
    assert (written.caption, written.credit, written.alt) == ("<em>Ours</em>", "Us", "A cup")


@pytest.mark.parametrize(
    ("value", "charset", "text"),
    [
        ("Zürich – über".encode(), (), "Zürich – über"),
        ("Zürich".encode("latin-1"), (), "Zürich"),
        ("Zürich".encode(), ((1, 90, b"\x1b%G"),), "Zürich"),
        ("Â©".encode("latin-1"), ((1, 90, b"\x1b.A"),), "Â©"),
        ("Zürich".encode()[:2], ((1, 90, b"\x1b%G"),), "Z"),
    ],
)
def test_iptc_character_sets(
    tmp_path: Path, value: bytes, charset: tuple[tuple[int, int, bytes], ...], text: str
) -> None:
    data = made.with_segments(made.saved(made.scene()), made.iptc_segment(*charset, (2, 120, value)))
    assert looked_at(tmp_path, "a.jpg", data)[0].caption == text


def test_xmp_before_iptc_in_the_articles_language(tmp_path: Path) -> None:
    data = made.with_segments(
        made.saved(made.scene()),
        made.iptc_segment((2, 120, b"cut at two thou")),
        made.xmp_segment(
            '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">Whole</rdf:li>'
            '<rdf:li xml:lang="de-CH">Ganz</rdf:li></rdf:Alt></dc:description>'
            "<dc:creator><rdf:Seq><rdf:li>Ada</rdf:li><rdf:li>Bo</rdf:li></rdf:Seq></dc:creator>"
            "<photoshop:Credit>Ada / Agency</photoshop:Credit>"
            '<Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="x-default">A cup'
            "</rdf:li></rdf:Alt></Iptc4xmpCore:AltTextAccessibility>"
            '<xmpRights:UsageTerms><rdf:Alt><rdf:li xml:lang="x-default">Once only</rdf:li></rdf:Alt>'
            "</xmpRights:UsageTerms>"
        ),
    )
    photo, findings = looked_at(tmp_path, "a.jpg", data)
    assert (photo.caption, photo.alt, photo.credit) == ("Whole", "A cup", "Ada, Bo / Ada / Agency")
    assert codes(findings) == ["photo-usage-terms"]
    assert looked_at(tmp_path, "a.jpg", data, decorative=True)[0].alt == ""
    issue, _ = complete(made.issue(tmp_path, made.photo(tmp_path / "a.jpg"), language="de"))
    assert issue.articles[0].photos[0].caption == "Ganz"


@pytest.mark.parametrize(
    ("creator", "credit", "line"),
    [
        ("Ada", "Agency", "Ada / Agency"),
        ("Ada", "", "Ada"),
        ("", "Agency", "Agency"),
        ("Ada", "Ada / Agency", "Ada / Agency"),
        ("Ada Lens/Agency", "Agency", "Ada Lens/Agency"),
    ],
)
def test_credit_in_house_form(tmp_path: Path, creator: str, credit: str, line: str) -> None:
    data = made.with_segments(
        made.saved(made.scene()), made.iptc_segment((2, 80, creator.encode()), (2, 110, credit.encode()))
    )
    assert looked_at(tmp_path, "a.jpg", data)[0].credit == line


def test_xmp_in_png_webp_and_tiff(tmp_path: Path) -> None:
    packet = made.XMP_HEAD + "<photoshop:Credit>Ada</photoshop:Credit>" + made.XMP_FOOT
    from PIL import PngImagePlugin, TiffImagePlugin

    notes = PngImagePlugin.PngInfo()
    notes.add_itxt("XML:com.adobe.xmp", packet)
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    tags[700] = packet.encode()
    tags.tagtype[700] = 1
    for name, data in (
        ("a.png", made.saved(made.scene(), "PNG", pnginfo=notes)),
        ("a.webp", made.saved(made.scene(), "WEBP", xmp=packet.encode())),
        ("a.tif", made.saved(made.scene(), "TIFF", tiffinfo=tags)),
    ):
        photo, findings = looked_at(tmp_path, name, data)
        assert (photo.credit, findings) == ("Ada", ()), name


@pytest.mark.parametrize(
    "hostile",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>',
        "<x:xmpmeta",
    ],
)
def test_hostile_xmp_is_passed_over_with_a_note(tmp_path: Path, hostile: str) -> None:
    packet = made.segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + hostile.encode())
    photo, findings = looked_at(tmp_path, "a.jpg", made.with_segments(made.saved(made.scene()), packet))
    assert codes(findings) == ["photo-metadata-unreadable"]
    assert findings[0].severity == "note"
    assert photo.width_px == 320


JPEG = made.saved(made.scene(640, 400), quality=90)
PNG = made.saved(made.scene(640, 400), "PNG")


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.jpg", b"", "photo-corrupt"),
        ("a.jpg", b"not a picture at all", "photo-format"),
        ("a.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "photo-format"),
        ("a.bmp", made.saved(made.scene(), "BMP"), "photo-format"),
        ("a.jpg", JPEG[: len(JPEG) // 2], "photo-truncated"),
        ("a.jpg", JPEG[:300], "photo-truncated"),
        ("a.jpg", JPEG[:5000] + b"\xff\x37\xff\xc3garbage" + JPEG[5020:], "photo-corrupt"),
        ("a.png", PNG[: len(PNG) // 2], "photo-truncated"),
        ("a.png", PNG[:2000] + bytes(200) + PNG[2200:], "photo-corrupt"),
        ("a.webp", made.saved(made.scene(), "WEBP")[:900], "photo-truncated"),
        ("a.gif", made.saved(made.scene(), "GIF")[:900], "photo-truncated"),
        ("a.tif", made.saved(made.scene(), "TIFF")[:900], "photo-truncated"),
        ("a.png", made.png_head(60_000, 60_000), "photo-bomb"),
        ("a.png", made.png_head(20_000, 10_001), "photo-bomb"),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><g>", "photo-truncated"),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "photo-corrupt"),
        ("a.svg", b"<html/>", "photo-corrupt"),
    ],
)
def test_what_cannot_be_built_is_an_error(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    _, findings = looked_at(tmp_path, name, data)
    assert codes(findings) == [code]
    found = findings[0]
    assert (found.severity, found.file, found.line) == ("error", "story/article.md", 7)
    assert name in found.message
    assert found.hint


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").mkdir()
    _, findings = complete(made.issue(tmp_path, made.photo(tmp_path / "a.jpg")))
    assert codes(findings) == ["photo-unreadable"]


def test_every_fault_in_one_run(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(JPEG[:2000])
    (tmp_path / "b.png").write_bytes(made.png_head(60_000, 60_000))
    (tmp_path / "c.jpg").write_bytes(JPEG)
    photos = [made.photo(tmp_path / name, line=n) for n, name in enumerate(("a.jpg", "b.png", "c.jpg"), 3)]
    issue, findings = complete(made.issue(tmp_path, *photos))
    assert [(f.code, f.line) for f in findings] == [("photo-truncated", 3), ("photo-bomb", 4)]
    assert issue.articles[0].photos[2].width_px == 640


def _deep_png() -> bytes:
    levels = Image.new("I;16", (64, 40))
    levels.putdata([n * 17 for n in range(64 * 40)])
    return made.saved(levels, "PNG")


def _transparent() -> Image.Image:
    image = made.scene(mode="RGBA")
    image.putalpha(128)
    return image


FRAMES = [made.scene(), made.scene().transpose(Image.Transpose.ROTATE_180)]


@pytest.mark.parametrize(
    ("name", "data", "code", "word"),
    [
        ("a.jpg", made.saved(made.scene(mode="CMYK")), "photo-converted", "CMYK"),
        ("a.png", _deep_png(), "photo-converted", "16 bits"),
        ("a.png", made.saved(_transparent(), "PNG"), "photo-converted", "transparent"),
        (
            "a.png",
            made.saved(made.scene(mode="P"), "PNG", transparency=bytes(range(200))),
            "photo-converted",
            "transparent",
        ),
        (
            "a.gif",
            made.saved(FRAMES[0], "GIF", save_all=True, append_images=FRAMES[1:]),
            "photo-animated",
            "2 pictures",
        ),
        (
            "a.webp",
            made.saved(FRAMES[0], "WEBP", save_all=True, append_images=FRAMES[1:]),
            "photo-animated",
            "2 pictures",
        ),
        (
            "a.tif",
            made.saved(FRAMES[0], "TIFF", save_all=True, append_images=FRAMES[1:]),
            "photo-animated",
            "2 pictures",
        ),
        ("a.jpg", made.saved(made.scene(), icc_profile=b"no profile"), "photo-converted", "profile"),
    ],
)
def test_what_is_lost_is_a_warning(tmp_path: Path, name: str, data: bytes, code: str, word: str) -> None:
    _, findings = looked_at(tmp_path, name, data)
    assert codes(findings) == [code]
    assert findings[0].severity == "warning"
    assert word in findings[0].message


MODES = {"JPEG": ("RGB", "L"), "WEBP": ("RGB", "L"), "AVIF": ("RGB", "L")}


@pytest.mark.parametrize(
    ("kind", "mode"),
    [
        (kind, mode)
        for kind in ("JPEG", "PNG", "WEBP", "TIFF", "GIF", "AVIF")
        for mode in MODES.get(kind, ("RGB", "L", "P", "1"))
    ],
)
def test_plain_pictures_of_every_format_have_no_finding(tmp_path: Path, kind: str, mode: str) -> None:
    image = made.scene(mode=mode)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    options = {"icc_profile": profile} if kind in {"JPEG", "PNG", "TIFF"} and mode == "RGB" else {}
    photo, findings = looked_at(tmp_path, f"a.{kind.lower()}", made.saved(image, kind, **options))
    assert (photo.width_px, photo.height_px, findings) == (320, 200, ())


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP"])
def test_size_is_the_upright_pictures(tmp_path: Path, kind: str) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    photo, _ = looked_at(tmp_path, f"a.{kind.lower()}", made.saved(made.scene(), kind, exif=exif))
    assert (photo.width_px, photo.height_px) == (200, 320)


def test_fpo_takes_its_stand_ins_size_or_the_size_declared(tmp_path: Path) -> None:
    drawing = tmp_path / "tea.svg"
    drawing.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100"/>')
    wishes = (
        made.photo(None, stand_in=drawing),
        made.photo(None, stand_in=drawing, width_px=1000, height_px=1500),
        made.photo(None),
    )
    issue, findings = complete(made.issue(tmp_path, *wishes))
    sizes = [(p.width_px, p.height_px) for p in issue.articles[0].photos]
    assert sizes == [(300, 100), (1000, 1500), (1200, 800)]
    assert not findings


def test_facts_are_kept_and_kept_right(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(
        made.with_segments(made.saved(made.scene(mode="CMYK")), made.iptc_segment((2, 120, b"One")))
    )
    cache = Cache(tmp_path / "cache")
    wish = made.issue(tmp_path, made.photo(path))
    first = complete(wish, cache=cache)
    assert complete(wish, cache=cache) == first == complete(wish)
    path.write_bytes(made.saved(made.scene(100, 50)))
    issue, findings = complete(wish, cache=cache)
    assert (issue.articles[0].photos[0].width_px, findings) == (100, ())


def test_stand_ins_cost_no_imaging_library(tmp_path: Path) -> None:
    """A cold start is paid at every build: neither Pillow nor lxml is loaded for drawings alone."""
    code = (
        "import sys, made_pictures as m; from pathlib import Path\n"
        "for name in [n for n in sys.modules if n.split('.')[0] == 'PIL']: del sys.modules[name]\n"
        "from presswork.photos.complete import complete; from presswork.photos.derive import derive\n"
        "issue, found = complete(m.issue(Path('.'), m.photo(None)))\n"
        "derive(issue.articles[0].photos[0], edition='pdf'); assert not found\n"
        "print([n for n in sys.modules if n.split('.')[0] in ('PIL', 'lxml') or n == 'urllib.request'])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path(__file__).parent
    )
    assert run.stdout.strip() == "[]"


def test_same_issue_when_nothing_is_to_be_filled(tmp_path: Path) -> None:
    issue: Issue = made.issue(tmp_path)
    assert complete(issue) == (issue, ())


def test_a_cut_file_is_found_after_weasyprint_has_been_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Importing WeasyPrint sets this for the whole process.
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    _, findings = looked_at(tmp_path, "a.png", PNG[: len(PNG) // 2])
    assert codes(findings) == ["photo-truncated"]
    assert ImageFile.LOAD_TRUNCATED_IMAGES is True
