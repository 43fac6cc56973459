"""What agencies send in: ninjs, NewsML-G2, NITF; articles with their pictures, captions and credits out."""

from presswork.content.importing.news.newsml import read_newsml
from presswork.content.importing.news.ninjs import read_ninjs

__all__ = ["read_newsml", "read_ninjs"]
