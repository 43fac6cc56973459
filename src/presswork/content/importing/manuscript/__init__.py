"""What word processors write, whichever they are, in: paragraphs, pictures, tables; an article out."""

from presswork.content.importing.manuscript.parts import (
    Box,
    Paragraph,
    Part,
    PlacedPicture,
    Properties,
    Table,
)

__all__ = ["Box", "Paragraph", "Part", "PlacedPicture", "Properties", "Table"]
