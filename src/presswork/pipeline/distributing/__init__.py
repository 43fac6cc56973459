"""Issues in, the site that readers download them from out: `dist/site/`, whole or as it was.

Each issue is read, described, built, proved by validators and made into pages; what is known of it is kept on
the site as a record, so that one issue more needs only the records of the others. `planning` says what is to
be made, `making` makes an issue, `web` its pages, and `putting_out` knows the order.
"""

from presswork.pipeline.distributing.putting_out import distribute
from presswork.pipeline.distributing.wanted import Distributed, Wish

__all__ = ["Distributed", "Wish", "distribute"]
