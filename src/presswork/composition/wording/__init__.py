"""Words that Presswork itself sets (labels, month names, dates), one module a language; data only.

To add a language, copy `en.py`, translate every value, and name it in `labels.LANGUAGES`.
"""
