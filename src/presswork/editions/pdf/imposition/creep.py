"""Paper's thickness and a leaf's depth in its section in, how far its page moves to the spine out.

Each leaf of a folded section is pushed out of the fold by the thickness of those around it, and the
knife then takes more from its outer margin. Moving its page to the spine by one thickness for each leaf
around it keeps the margins alike (Kodak Preps 5, user guide, "Calculating Shingling Amounts": a book's
innermost leaf moves by a quarter of its pages times the paper's thickness).
"""

from __future__ import annotations

from presswork.editions.pdf.imposition.schemes import Cell, Scheme

# Office paper of 80 g/m² is about a tenth of a millimetre thick (ISO 534 gives the measure's method).
OFFICE_PAPER_MM = 0.1


def creep_pt(cell: Cell, scheme: Scheme, *, paper_pt: float) -> float:
    """Return how far a cell's page moves to the right in points; less than 0 is to the left."""
    if cell.column < len(scheme.column_joints) and scheme.column_joints[cell.column] == "spine":
        return cell.depth * paper_pt
    return -cell.depth * paper_pt
