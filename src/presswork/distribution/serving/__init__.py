"""A site's folder in, a web server on this machine's own address out: to look at what readers will get."""
