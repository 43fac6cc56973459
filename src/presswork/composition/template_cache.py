"""Compiled templates in, the same from a cache out: compiling is nine tenths of an e-book's composition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import BytecodeCache
from jinja2 import __version__ as jinja_version

from presswork import __version__
from presswork.cache import Cache, key_of

if TYPE_CHECKING:
    from jinja2.bccache import Bucket


class KeptTemplates(BytecodeCache):
    """Keeps templates' bytecode in Presswork's cache, by their source; Jinja2 checks Python's version."""

    def __init__(self, cache: Cache) -> None:
        self.cache = cache

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket from the cache, if the template is there."""
        if kept := self.cache.get(self._key(bucket)):
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template that was compiled anew."""
        self.cache.put(self._key(bucket), bucket.bytecode_to_string())

    @staticmethod
    def _key(bucket: Bucket) -> str:
        return key_of("template", __version__, jinja_version, bucket.key, bucket.checksum)
