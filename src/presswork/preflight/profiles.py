"""Which checks judge which edition: tables of data, in the order in which findings are reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.preflight.checks import (
    epub_accessibility_claim_false,
    epub_jpeg_compressed,
    epub_page_list_broken,
    epub_picture_camera_metadata,
    epub_picture_too_large,
    epub_picture_undescribed,
    epub_picture_without_size,
    epub_remote_resource,
    epub_script,
    epub_style_overrides_reader,
    pdf_active_content,
    pdf_conformance_unclaimed,
    pdf_figure_without_alt,
    pdf_font_not_embedded,
    pdf_font_not_subset,
    pdf_heading_order,
    pdf_hyphen_read_aloud,
    pdf_language_missing,
    pdf_link_dead,
    pdf_metadata_differs,
    pdf_outline_missing,
    pdf_output_intent_missing,
    pdf_page_labels_missing,
    pdf_picture_camera_metadata,
    pdf_structure_missing,
    pdf_text_in_artifact,
    pdf_text_untagged,
    pdf_title_not_shown,
    picture_low_resolution,
    picture_too_many_pixels,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from presswork.model import Finding
    from presswork.preflight.epub_file import EpubFile
    from presswork.preflight.pdf_file import PdfFile

    PdfCheck = Callable[[PdfFile], Iterator[Finding]]
    EpubCheck = Callable[[EpubFile], Iterator[Finding]]

READER_PDF: tuple[PdfCheck, ...] = (
    pdf_structure_missing.check,
    pdf_text_untagged.check,
    pdf_text_in_artifact.check,
    pdf_hyphen_read_aloud.check,
    pdf_heading_order.check,
    pdf_figure_without_alt.check,
    pdf_language_missing.check,
    pdf_conformance_unclaimed.check,
    pdf_metadata_differs.check,
    pdf_title_not_shown.check,
    pdf_page_labels_missing.check,
    pdf_outline_missing.check,
    pdf_link_dead.check,
    pdf_font_not_embedded.check,
    pdf_font_not_subset.check,
    pdf_output_intent_missing.check,
    picture_too_many_pixels.check,
    picture_low_resolution.check,
    pdf_picture_camera_metadata.check,
    pdf_active_content.check,
)

EPUB: tuple[EpubCheck, ...] = (
    epub_remote_resource.check,
    epub_script.check,
    epub_page_list_broken.check,
    epub_picture_undescribed.check,
    epub_picture_without_size.check,
    epub_picture_too_large.check,
    epub_picture_camera_metadata.check,
    epub_jpeg_compressed.check,
    epub_accessibility_claim_false.check,
    epub_style_overrides_reader.check,
)
