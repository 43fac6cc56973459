"""Typographic conventions as data, one module a language, with the handbook that each rule is taken from.

To add a language, write a module with CONVENTIONS and name it in `conventions.LANGUAGES`.
"""
