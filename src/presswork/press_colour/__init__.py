"""Colours and pictures in, the inks of a printing condition out: what vector art and photos share."""

from presswork.press_colour.cielab import lab_of as lab_of
from presswork.press_colour.cielab import rgb_of as rgb_of
from presswork.press_colour.inks import AREA_CHROMA as AREA_CHROMA
from presswork.press_colour.inks import BLACK as BLACK
from presswork.press_colour.inks import JPEG_HEADROOM_PERCENT as JPEG_HEADROOM_PERCENT
from presswork.press_colour.inks import LINE_CHROMA as LINE_CHROMA
from presswork.press_colour.inks import PAPER as PAPER
from presswork.press_colour.inks import Ink as Ink
from presswork.press_colour.inks import Inks as Inks
from presswork.press_colour.inks import inks_of as inks_of
from presswork.press_colour.transforms import fits as fits
