"""An article's body as feeds, agencies and e-books carry it, and what stands beside it, in; blocks out."""

from presswork.content.importing.bodies.attached import Attached, with_attached
from presswork.content.importing.bodies.dates import date_of
from presswork.content.importing.bodies.html import body_of, html_of_text, plain_of, tree_of, without_title
from presswork.content.importing.bodies.located import located

__all__ = [
    "Attached",
    "body_of",
    "date_of",
    "html_of_text",
    "located",
    "plain_of",
    "tree_of",
    "with_attached",
    "without_title",
]
