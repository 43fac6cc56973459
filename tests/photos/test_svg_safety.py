"""SVG from anywhere: what stops it, what is left out of it, and what it keeps."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import made_pictures as made
import pytest
from PIL import Image

from presswork.errors import FindingsError
from presswork.photos.complete import complete
from presswork.photos.derive import derive
from presswork.photos.raster import rasterise
from presswork.resources import assets_dir

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="40" height="30">'
PNG = base64.b64encode(made.saved(made.scene(4, 3), "PNG")).decode()
BOMB = base64.b64encode(made.png_head(60_000, 60_000)).decode()


def svg(body: str) -> bytes:
    return f"{HEAD}{body}</svg>".encode()


def chain(element: str, reference: str) -> str:
    """Nine elements, each of which draws the next ten times over."""
    return "".join(f"<{element} id='n{n}'>{reference.format(n + 1) * 10}</{element}>" for n in range(9))


def codes(root: Path, data: bytes) -> list[str]:
    (root / "a.svg").write_bytes(data)
    _, findings = complete(made.issue(root, made.photo(root / "a.svg")))
    return [finding.code for finding in findings]


def derived(root: Path, data: bytes) -> str:
    (root / "a.svg").write_bytes(data)
    return derive(made.photo(root / "a.svg"), edition="epub").data.decode()


@pytest.mark.parametrize(
    "body",
    [
        "<script>alert(1)</script>",
        "<g><script href='x.js'/></g>",
        "<rect onclick='alert(1)' width='9' height='9'/>",
        "<metadata><rect onload='alert(1)'/></metadata>",
        "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>",
        "<image xlink:href='http://example.org/a.png' width='9' height='9'/>",
        "<image href='//example.org/a.png'/>",
        "<image href='../../secret.png'/>",
        "<image href='/etc/passwd'/>",
        "<image href='file:///etc/passwd'/>",
        "<image href='data:image/svg+xml;base64,PHN2Zy8+'/>",
        "<image href='data:text/html,x'/>",
        f"<image href='data:image/png;base64,{BOMB}'/>",
        f"<use href='data:image/png;base64,{PNG}'/>",
        "<use xlink:href='other.svg#a'/>",
        "<style>@import url(http://example.org/a.css);</style>",
        "<style>@im\\70ort 'a.css';</style>",
        "<style>rect{fill:url(http://example.org/a.svg#p)}</style>",
        "<style>@font-face{font-family:a;src:url(data:font/woff2;base64,AAAA)}</style>",
        "<style>/* */rect{background:u/**/rl(x);fill:URL( 'http://e' )}</style>",
        "<rect style='fill:url(&quot;http://example.org/&quot;)'/>",
        "<rect fill='\\75rl(http://example.org/a)'/>",
        "<rect filter='url(b.svg#f)'/>",
        "<filter width='9999'/>",
        "<mask maskUnits='userSpaceOnUse' height='1e9'/>",
        "<filter><feTurbulence numOctaves='99999'/></filter>",
        "<pattern patternTransform='translate(900) scale(1 9999)'/>",
        "<a xlink:href='#x'><script/></a>",
        "<g id='a'><use href='#a'/></g>",
        "<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g>",
        chain("g", "<use href='#n{}'/>"),
        chain("pattern", "<rect fill='url(#n{})'/>") + "<rect fill='url(#n0)'/>",
        "<g>" * 200 + "</g>" * 200,
        "<g/>" * 100_001,
    ],
)
def test_unsafe_drawings_are_refused(tmp_path: Path, body: str) -> None:
    assert codes(tmp_path, svg(body)) == ["photo-unsafe-svg"]


@pytest.mark.parametrize(
    "data",
    [
        b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + svg("<text>&x;</text>"),
        b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/a.dtd">' + svg(""),
        b'<?xml-stylesheet href="a.css"?>' + svg(""),
        '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE svg>'.encode("utf-16")
        + svg("").decode().encode("utf-16-le"),
    ],
)
def test_unsafe_prologues_are_refused(tmp_path: Path, data: bytes) -> None:
    assert codes(tmp_path, data) == ["photo-unsafe-svg"]


def test_the_finding_says_what_and_where(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_bytes(svg("\n<script/>\n<image href='http://example.org/x.png'/>"))
    _, findings = complete(made.issue(tmp_path, made.photo(tmp_path / "a.svg")))
    assert "<script> (line 2 of the drawing)" in findings[0].message
    assert "'http://example.org/x.png' (line 3" in findings[0].message


def test_what_is_harmless_stays(tmp_path: Path) -> None:
    body = (
        '<defs><linearGradient id="g" xlink:href="#h"/><linearGradient id="h"/><clipPath id="c"><path d="M0 0"/></clipPath>'
        '</defs><g clip-path="url(#c)" fill="url(\'#g\')"><use href="#r" x="2"/></g><rect id="r" width="4" height="4"/>'
        '<text x="1" y="9">a &lt;b&gt; <tspan>c</tspan> d</text><style>.a > .b{fill:red}</style>'
        f'<image width="4" height="3" href="data:image/png;base64,{PNG}"/>'
    )
    data = svg(body)
    assert codes(tmp_path, data) == []
    out = derived(tmp_path, data)
    for kept in (
        'viewBox="0 0 40 30"',
        'xlink:href="#r"',
        "<tspan>c</tspan> d</text>",
        "a &lt;b&gt; ",
        ".a &gt; .b{fill:red}",
        PNG,
        'clip-path="url(#c)"',
    ):
        assert kept in out
    again = derived(tmp_path, out.encode())
    assert again == out


def test_editors_leavings_links_and_animations_go(tmp_path: Path) -> None:
    data = svg(
        '<metadata xmlns:x="urn:x"><x:author>Secret</x:author></metadata><!-- comment -->'
        '<a xlink:href="http://example.org/"><rect data-name="C:\\x" width="4" height="4">'
        '<animate attributeName="x" to="9"/></rect></a>'
    )
    assert codes(tmp_path, data) == ["photo-converted"]
    out = derived(tmp_path, data)
    assert "<g><rect" in out
    for gone in ("Secret", "example.org", "animate", "comment", "data-name"):
        assert gone not in out


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="40mm" height="20mm"', (151, 76)),
        ('viewBox="0 0 300 150"', (300, 150)),
        ('viewBox="0,0,300,150" width="100%"', (300, 150)),
        ('viewBox="0 0 300 150" width="60"', (60, 30)),
        ('viewBox="-10 -10 300 150" height="30pt"', (80, 40)),
    ],
)
def test_size_of_a_drawing(tmp_path: Path, attributes: str, size: tuple[int, int]) -> None:
    path = tmp_path / "a.svg"
    path.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}><path d="M0 0h9v9z"/></svg>')
    issue, findings = complete(made.issue(tmp_path, made.photo(path)))
    photo = issue.articles[0].photos[0]
    assert ((photo.width_px, photo.height_px), findings) == (size, ())
    one = derive(photo, edition="pdf")
    assert (one.width_px, one.height_px) == size


@pytest.mark.parametrize("name", ["crew-dragon-endeavour", "soyuz-2", "photograph"])
def test_our_own_drawings_keep_the_rules(tmp_path: Path, name: str) -> None:
    path = assets_dir() / "drawings" / f"{name}.svg"
    data = path.read_bytes()
    assert len(data) < 20_000
    issue, findings = complete(made.issue(tmp_path, made.photo(None, stand_in=path, file=f"{name}.jpg")))
    assert not findings
    assert issue.articles[0].photos[0].width_px >= 1000
    # Gradients measured by a shape's box, and shapes beyond the canvas, vanish in some viewers.
    text = data.decode()
    assert text.count("Gradient id=") == text.count('gradientUnits="userSpaceOnUse"')
    assert "<text" not in text


def _drawn(body: str, **options: object) -> Image.Image:
    return Image.open(io.BytesIO(rasterise(svg(body), width_px=80, height_px=60, **options)))  # type: ignore[arg-type]


def test_a_drawing_becomes_a_picture_of_the_size_asked_for() -> None:
    body = '<rect width="20" height="30" fill="#c00"/>'
    png = _drawn(body, media_type="image/png")
    assert (png.format, png.mode, png.size) == ("PNG", "RGB", (80, 60))
    assert (png.getpixel((10, 30)), png.getpixel((70, 30))) == ((204, 0, 0), (255, 255, 255))
    jpeg = rasterise(svg(body), width_px=80, height_px=60)
    assert jpeg == rasterise(svg(body), width_px=80, height_px=60)
    assert Image.open(io.BytesIO(jpeg)).size == (80, 60)


def test_pictures_and_drawings_stand_in_a_cover() -> None:
    inner = base64.b64encode(svg('<rect width="40" height="30" fill="#00c"/>')).decode()
    red = base64.b64encode(made.saved(Image.new("RGB", (4, 3), "red"), "PNG")).decode()
    image = _drawn(
        f'<image width="20" height="30" preserveAspectRatio="none" href="data:image/png;base64,{red}"/>'
        f'<image x="20" width="20" height="30" preserveAspectRatio="none" href="data:image/svg+xml;base64,{inner}"/>',
        media_type="image/png",
    )
    assert (image.getpixel((20, 30)), image.getpixel((60, 30))) == ((255, 0, 0), (0, 0, 204))


def test_type_is_set_in_the_fonts_given_and_in_no_other() -> None:
    from importlib.resources import files

    folder = Path(str(files("fontpkg_source_serif_4"))) / "files"
    fonts = sorted(folder.glob("*.ttf"))
    text = "<text y='25' font-size='24' font-family=\"'Source Serif 4'\" font-weight='{}'>Tea</text>"

    def ink(body: str, **options: object) -> float:
        image = _drawn(body, media_type="image/png", **options).convert("L")
        return sum(255 - level for level in image.tobytes()) / 255

    light, heavy = (ink(text.format(weight), fonts=fonts) for weight in (300, 900))
    assert heavy > light * 1.4 > 0
    assert ink(text.format(400)) == 0


@pytest.mark.parametrize("address", ["/etc/passwd", "file:///etc/passwd", "http://example.org/a.png"])
def test_a_cover_template_reaches_nothing_outside_itself(address: str) -> None:
    with pytest.raises(FindingsError) as raised:
        rasterise(svg(f"<image href='{address}'/>"), width_px=8, height_px=6, file="templates/epub/cover.svg")
    assert raised.value.findings[0].file == "templates/epub/cover.svg"
    hidden = base64.b64encode(svg(f"<image href='{address}'/>")).decode()
    with pytest.raises(FindingsError):
        rasterise(svg(f"<image href='data:image/svg+xml;base64,{hidden}'/>"), width_px=8, height_px=6)
