"""The checks of what pages paint, and of the file around it: tables for the checklist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from presswork.preflight.press.checks import (
    bitmap_resolution_low,
    blending_space,
    colour_space_damaged,
    content_damaged,
    device_rgb,
    file_damaged,
    font_not_embedded,
    font_program_damaged,
    font_type3,
    fpo_in_place,
    glyph_missing,
    layers_present,
    overprint_mode_zero,
    page_count_unfit,
    page_empty,
    page_not_read_whole,
    page_orientation_mixed,
    page_sizes_mixed,
    picture_resolution_low,
    registration_ink_on_page,
    spot_inks_too_many,
    stream_damaged,
    stroke_too_thin,
    tagged_lab,
    tagged_process,
    tagged_rgb,
    text_black_knocks_out,
    text_rich_black,
    text_small_multi_ink,
    white_overprints,
)

if TYPE_CHECKING:
    from presswork.preflight.press.check_kinds import FileCheck, PageCheck

PAGE_CHECKS: tuple[PageCheck, ...] = (
    device_rgb,
    tagged_rgb,
    tagged_lab,
    tagged_process,
    colour_space_damaged,
    registration_ink_on_page,
    blending_space,
    text_small_multi_ink,
    text_rich_black,
    white_overprints,
    text_black_knocks_out,
    overprint_mode_zero,
    stroke_too_thin,
    picture_resolution_low,
    bitmap_resolution_low,
    glyph_missing,
    fpo_in_place,
    page_empty,
    content_damaged,
    page_not_read_whole,
)

FILE_CHECKS: tuple[FileCheck, ...] = (
    file_damaged,
    stream_damaged,
    font_not_embedded,
    font_program_damaged,
    font_type3,
    spot_inks_too_many,
    layers_present,
    page_count_unfit,
    page_sizes_mixed,
    page_orientation_mixed,
)
