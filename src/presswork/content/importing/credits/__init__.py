"""The words under a photo in; its caption and its credit apart, by rules that are data, out."""

from presswork.content.importing.credits.cleaning import clean_credit
from presswork.content.importing.credits.own import read_own_words
from presswork.content.importing.credits.parts import CaptionParts
from presswork.content.importing.credits.splitting import split_caption
from presswork.content.importing.credits.vocabulary import own_words

__all__ = ["CaptionParts", "clean_credit", "own_words", "read_own_words", "split_caption"]
