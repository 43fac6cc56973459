"""Files in, articles out: Markdown with its header, read and checked."""
