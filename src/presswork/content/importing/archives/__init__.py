"""Archives and XML from strangers in; their parts, and never anything that they did not hold, out."""

from presswork.content.importing.archives.limits import Limits
from presswork.content.importing.archives.opened import Archive, open_archive
from presswork.content.importing.archives.xml import parse_xml, parse_xml_leniently

__all__ = ["Archive", "Limits", "open_archive", "parse_xml", "parse_xml_leniently"]
