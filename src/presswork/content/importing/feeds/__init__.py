"""Feeds in: RSS, Atom, JSON Feed; their articles, with pictures and credits, out."""

from presswork.content.importing.feeds.json_feed import read_json_feed
from presswork.content.importing.feeds.xml_feed import read_feed

__all__ = ["read_feed", "read_json_feed"]
