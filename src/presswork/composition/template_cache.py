"""Compiled templates in, the same from a cache out: compiling is nine tenths of an e-book's composition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import BytecodeCache
from jinja2 import __version__ as jinja_version

from presswork import __version__
from presswork.cache import Cache, key_of

if TYPE_CHECKING:
    from types import CodeType

    from jinja2.bccache import Bucket

_REMEMBERED = 512

_compiled: dict[str, CodeType] = {}  # of this process, by key


class KeptTemplates(BytecodeCache):
    """Keeps templates' bytecode in Presswork's cache, by their source; Jinja2 checks Python's version."""

    def __init__(self, cache: Cache) -> None:
        self.cache = cache

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket from memory or from the cache, if the template is there."""
        key = self._key(bucket)
        if key in _compiled:
            bucket.code = _compiled[key]
        else:
            self.cache.read(key, bucket.bytecode_from_string)
            self._remember(key, bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template that was compiled anew."""
        key = self._key(bucket)
        self.cache.put(key, bucket.bytecode_to_string())
        self._remember(key, bucket)

    @staticmethod
    def _remember(key: str, bucket: Bucket) -> None:
        if bucket.code is not None:
            if len(_compiled) >= _REMEMBERED:
                _compiled.clear()
            _compiled[key] = bucket.code

    @staticmethod
    def _key(bucket: Bucket) -> str:
        return key_of("template 2", __version__, jinja_version, bucket.key, bucket.checksum)
