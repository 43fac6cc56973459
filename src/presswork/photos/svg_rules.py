"""One element, attribute or address of an SVG in, whether it may stand in a publication out."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from presswork.photos.faults import corrupt

# SVG 1.1's static elements: what a page shows. An `a` is kept as a group, without its address.
_STATIC = """a circle clipPath defs desc ellipse feBlend feColorMatrix feComponentTransfer feComposite
    feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA
    feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight
    feSpecularLighting feSpotLight feTile feTurbulence filter g image line linearGradient marker mask path
    pattern polygon polyline radialGradient rect stop style svg switch symbol text textPath title tspan use"""
_ACTIVE = "script handler listener foreignObject iframe object embed audio video canvas link meta base"
_ANIMATION = "animate animateColor animateMotion animateTransform set discard mpath"
_NOISE = "version baseProfile zoomAndPan contentScriptType contentStyleType externalResourcesRequired"
ALLOWED = frozenset(_STATIC.split())
ACTIVE = frozenset(_ACTIVE.split())
ANIMATION = frozenset(_ANIMATION.split())
TEXTUAL = frozenset({"text", "tspan", "textPath", "title", "desc"})
_ROOT_NOISE = frozenset(_NOISE.split())

EMBEDDED_LIMIT_BYTES = 12 * 1024 * 1024
UNFOLDED_LIMIT = 500_000
_CHAIN_LIMIT = 32
_SIDE_LIMIT_PX = 100_000

# An effect's region, in boxes of what it is laid on or in pixels; and a filter's steps for each pixel. The
# rasteriser allots what it is asked for, and the process ends where there is no such memory.
_REGION_UNITS = {"filter": "filterUnits", "mask": "maskUnits", "pattern": "patternUnits"}
_REGION_LIMIT = 10.0
_REGION_LIMIT_PX = 10_000.0
_SCALING = re.compile(r"(?:scale|matrix)\s*\(([^)]*)")
_SCALE_LIMIT = 50.0
_STEP_LIMITS = {"numOctaves": 16.0, "stdDeviation": 1000.0, "radius": 50.0, "order": 16.0}

_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_UNITS_PX = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4}


def is_handler(name: str) -> bool:
    """Whether the attribute holds code: `onload`, `onclick` and their kin (SVG 1.1 section 18.4)."""
    return name.rpartition(" ")[2].lower().startswith("on")


def is_plain_attribute(name: str) -> bool:
    """Whether an attribute without a namespace is kept."""
    return name not in _ROOT_NOISE and not name.startswith("data-") and name.isascii()


def effort_problem(element: str, attributes: dict[str, str]) -> str | None:
    """Return which attribute would have an effect drawn over a vast area or in endless steps, or None."""
    units = _REGION_UNITS.get(element)
    if units:
        limit = _REGION_LIMIT_PX if attributes.get(units) == "userSpaceOnUse" else _REGION_LIMIT
        limits = dict.fromkeys(("x", "y", "width", "height"), limit)
    else:
        limits = _STEP_LIMITS if element.startswith("fe") else {}
    for name, most in limits.items():
        text = attributes.get(name, "")
        scale = 0.01 if "%" in text else 1
        if any(abs(float(number)) * scale > most for number in _NUMBER.findall(text)):
            return f"{name}={text[:20]!r} of <{element}>"
    for transform in _SCALING.findall(attributes.get("patternTransform", "")):
        if any(abs(float(number)) > _SCALE_LIMIT for number in _NUMBER.findall(transform)[:4]):
            return f"patternTransform of <{element}>"
    return None


def css_problem(text: str) -> str | None:
    """Return what in a style sheet or a property's value could reach outside the file, or None."""
    if "url" not in text and not re.search(r"[\\@(:]", text):
        return None
    css = re.sub(r"/\*.*?\*/", "", text, flags=re.S).lower()
    if "\\" in css:
        return "an escape in its styles that could hide an address"
    if "@import" in css:
        return "an @import in its styles"
    if re.search(r"javascript:|expression\(|-moz-binding|behavior:", css):
        return "code in its styles"
    if re.search(r"url\(\s*(?!['\"]?\s*#)", css) or re.search(r"\b(image-set|image|src|cross-fade)\(", css):
        return "an address in its styles"
    return None


def css_references(text: str) -> tuple[str, ...]:
    """Return the ids that the value refers to by `url(#id)`."""
    if "url(" not in text.lower():
        return ()
    return tuple(re.findall(r"(?i)url\(\s*['\"]?\s*#([^'\")\s]+)", text))


def weight(element: str) -> int:
    """Return how often the element draws what it refers to: gradients inherit, the rest draws."""
    return 0 if element in {"linearGradient", "radialGradient"} else 1


def embedded(address: str, *, clean_drawing: Callable[[bytes], bytes] | None) -> str:
    """Return a data address of a PNG or JPEG (or an SVG, where it can be cleaned), looked at and clean.

    Raises:
        PictureError: it is another kind, too large, or broken.
    """
    head, _, body = address.partition(",")
    kind = head[5:].lower().replace(" ", "")
    kinds = {"image/png;base64", "image/jpeg;base64", "image/jpg;base64"}
    if kind not in kinds | ({"image/svg+xml;base64"} if clean_drawing else set()):
        raise corrupt("is neither PNG nor JPEG")
    if len(body) > EMBEDDED_LIMIT_BYTES * 4 // 3:
        raise corrupt(f"is larger than {EMBEDDED_LIMIT_BYTES:,} bytes")
    try:
        data = base64.b64decode("".join(body.split()), validate=True)
    except (binascii.Error, ValueError) as error:
        raise corrupt("is not base64") from error
    if clean_drawing and kind.startswith("image/svg"):
        return "data:image/svg+xml;base64," + base64.b64encode(clean_drawing(data)).decode()
    from presswork.photos.opening import open_picture

    open_picture(data)
    return f"data:{kind},{base64.b64encode(data).decode()}"


@dataclass
class References:
    """Which element draws which: to find circles, and `use` that unfolds without end."""

    open: list[str] = field(default_factory=list)
    sizes: dict[str, int] = field(default_factory=dict)
    targets: dict[str, list[str]] = field(default_factory=dict)
    known: dict[str, int] = field(default_factory=dict)

    def enter(self, element_id: str | None) -> None:
        """Count an element, which stands in all that are open."""
        self.open.append(element_id or "")
        for name in {"", *self.open}:
            self.sizes[name] = self.sizes.get(name, 0) + 1

    def leave(self) -> None:
        """Close the innermost open element."""
        self.open.pop()

    def refer(self, ids: tuple[str, ...], *, count: int = 1) -> None:
        """Note that the coming element, within all that are open, draws these."""
        if ids and count:
            for name in {"", *self.open}:
                self.targets.setdefault(name, []).extend(ids)

    def problem(self) -> str | None:
        """Return what is wrong with the references, or None."""
        try:
            total = self._unfolded("", ())
        except RecursionError:
            return "references in a circle, or too long a chain of them"
        return f"references that unfold to {total:,} elements" if total > UNFOLDED_LIMIT else None

    def _unfolded(self, name: str, chain: tuple[str, ...]) -> int:
        if name in chain or len(chain) > _CHAIN_LIMIT:
            raise RecursionError
        if name not in self.known:
            inner = sum(self._unfolded(target, (*chain, name)) for target in self.targets.get(name, ()))
            self.known[name] = self.sizes.get(name, 0) + inner
        return self.known[name]


def size(root: dict[str, str]) -> tuple[float, float, tuple[float, float, float, float]]:
    """Return width and height in CSS pixels and the viewBox that the root's attributes declare.

    Raises:
        PictureError: they declare none, or an absurd one.
    """
    width, height = (_length(root.get(name, "")) for name in ("width", "height"))
    numbers = [float(number) for number in _NUMBER.findall(root.get("viewBox", ""))]
    if len(numbers) == 4 and numbers[2] > 0 and numbers[3] > 0:
        box = (numbers[0], numbers[1], numbers[2], numbers[3])
        ratio = box[2] / box[3]
        width, height = (
            width or (height * ratio if height else box[2]),
            height or (width / ratio if width else box[3]),
        )
    else:
        box = (0.0, 0.0, width or 0.0, height or 0.0)
    if not width or not height or max(width, height) > _SIDE_LIMIT_PX or min(width, height) < 1:
        raise corrupt("it declares no usable size (a viewBox, or width and height)")
    return width, height, box


def _length(text: str) -> float | None:
    match = re.fullmatch(r"\s*([\d.]+(?:[eE][-+]?\d+)?)\s*([a-z]*)\s*", text)
    if not match or match[2] not in _UNITS_PX:
        return None
    try:
        return float(match[1]) * _UNITS_PX[match[2]]
    except ValueError:
        return None
