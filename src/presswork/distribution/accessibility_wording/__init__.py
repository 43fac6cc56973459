"""The accessibility statement's words, one module a language: data only, by the W3C guide's identifiers.

Each value is the compact and the descriptive wording of the "Accessibility Metadata Display Guide for Digital
Publications 2.0" (W3C); what the guide says but once stands twice. `checks-title`, `check-*` and
`no-metadata` are ours. The other languages say what the English says, and no more.
"""
