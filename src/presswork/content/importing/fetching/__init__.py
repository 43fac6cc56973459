"""An address in; what lies there, fetched within limits and from nowhere private, out."""

from presswork.content.importing.fetching.client import Fetched, Fetcher, FetchError
from presswork.content.importing.fetching.limits import Limits

__all__ = ["FetchError", "Fetched", "Fetcher", "Limits"]
