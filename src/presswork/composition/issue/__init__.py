"""An issue's own pages: the cover, the contents, the imprint, openers, fillers, the closing page."""
