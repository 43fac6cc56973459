"""The checks that look at a page's plates, in the order in which they are reported."""

from __future__ import annotations

from presswork.preflight.press.checks import (
    bleed_not_covered,
    content_outside_safe_margin,
    page_not_rendered,
    total_ink_exceeded,
)

PAGE_CHECKS = (page_not_rendered, total_ink_exceeded, bleed_not_covered, content_outside_safe_margin)
