"""The bytes of an XML file in; its tree, with no entity expanded and nothing fetched, out."""

from __future__ import annotations

import re
from html.entities import html5
from typing import TYPE_CHECKING, Any

from lxml import etree

from presswork.content.importing.archives.limits import LIMITS
from presswork.content.importing.source import refused

if TYPE_CHECKING:
    from presswork.content.importing.archives.limits import Limits


# lxml calls what it reads from memory a string.
_WITHOUT_FILE = re.compile(r" \(<string>, line \d+\)$")


def parse_xml(data: bytes, *, file: str, where: str | None = None, limits: Limits = LIMITS) -> Any:
    """Return the root element.

    Raises:
        UnreadableError: it is not well-formed, is too large or too deep, or declares entities.
    """
    root, fault = _parsed(data, file=file, where=where, recover=False, limits=limits)
    if root is None:
        raise _damaged(fault, file, where)
    return root


def parse_xml_leniently(
    data: bytes, *, file: str, where: str | None = None, limits: Limits = LIMITS
) -> tuple[Any, str]:
    """Return the root element, and what was not well-formed: "" where all is well.

    What follows a fault may be missing from the tree.

    Raises:
        UnreadableError: nothing could be read, it is too large, or declares entities.
    """
    root, fault = _parsed(data, file=file, where=where, recover=False, limits=limits)
    if root is not None:
        return root, ""
    root, _ = _parsed(data, file=file, where=where, recover=True, limits=limits)
    if root is None:
        raise _damaged(fault, file, where)
    return root, fault


def _parsed(
    data: bytes, *, file: str, where: str | None, recover: bool, limits: Limits
) -> tuple[Any | None, str]:
    if len(data) > limits.xml:
        raise refused(
            file,
            "xml-unsafe",
            f"An XML file of {len(data):,} bytes is larger than any text; up to {limits.xml:,} are read.",
            hint="Export fewer articles at a time.",
            where=where,
        )
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_pis=True,
        remove_comments=True,
        recover=recover,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        return None, _WITHOUT_FILE.sub("", str(error))
    if root is None:
        return None, "no element is to be found in it"
    _refuse_entities(root, file, where)
    _write_out_entities(root)
    return root, ""


def _refuse_entities(root: Any, file: str, where: str | None) -> None:
    """Refuse a file that declares entities: no manuscript needs them, and bombs are made of them."""
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise _with_entities(file, where)


def _with_entities(file: str, where: str | None) -> Exception:
    return refused(
        file,
        "xml-unsafe",
        "The XML declares entities of its own, which can point at other files or grow without end.",
        hint="Nothing of it was read. Ask for a copy without a DOCTYPE that declares entities.",
        where=where,
    )


def _write_out_entities(root: Any) -> None:
    """Put in the characters of HTML's named entities, which XHTML takes from a DTD that is not read."""
    for reference in list(root.iter(etree.Entity)):
        character = html5.get(f"{reference.name};", "")
        parent, before = reference.getparent(), reference.getprevious()
        text = character + (reference.tail or "")
        if before is not None:
            before.tail = (before.tail or "") + text
        else:
            parent.text = (parent.text or "") + text
        parent.remove(reference)


def _damaged(fault: str, file: str, where: str | None) -> Exception:
    if "amplification" in fault:  # libxml2 stops at a bomb before the tree is whole
        return _with_entities(file, where)
    return refused(
        file,
        "xml-damaged",
        f"{where + ': ' if where else ''}The XML cannot be read: {fault}.",
        hint="The file is damaged, or is not what its name says. Save or export it again.",
        where=where,
    )
