"""Photo files in, their metadata and one derivative per edition out."""
