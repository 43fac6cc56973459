"""A source in (pasted text, a web page, a Word file, a feed ...), its articles as `Imported` out.

`opening` reads a source, `recognising` says what it is, `readers` holds the table of what reads which kind.
A reader takes a `Source` and returns an `Imported`; it writes nothing, fetches nothing and runs nothing.
"""
