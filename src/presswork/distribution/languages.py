"""A language tag in, its ISO 639-2/B code out, as ONIX (List 74) and library records want it."""

from __future__ import annotations

_CODES = (
    "af:afr am:amh ar:ara az:aze be:bel bg:bul bn:ben br:bre bs:bos ca:cat cs:cze cy:wel da:dan de:ger "
    "el:gre en:eng eo:epo es:spa et:est eu:baq fa:per fi:fin fo:fao fr:fre fy:fry ga:gle gd:gla gl:glg "
    "gu:guj ha:hau he:heb hi:hin hr:hrv hu:hun hy:arm id:ind ig:ibo is:ice it:ita ja:jpn ka:geo kk:kaz "
    "km:khm kn:kan ko:kor ku:kur ky:kir la:lat lb:ltz lo:lao lt:lit lv:lav mg:mlg mi:mao mk:mac ml:mal "
    "mn:mon mr:mar ms:may mt:mlt my:bur nb:nob ne:nep nl:dut nn:nno no:nor oc:oci or:ori pa:pan pl:pol "
    "ps:pus pt:por qu:que rm:roh ro:rum ru:rus rw:kin sd:snd si:sin sk:slo sl:slv so:som sq:alb sr:srp "
    "st:sot sv:swe sw:swa ta:tam te:tel tg:tgk th:tha ti:tir tk:tuk tl:tgl tn:tsn tr:tur tt:tat ug:uig "
    "uk:ukr ur:urd uz:uzb vi:vie wo:wol xh:xho yi:yid yo:yor zh:chi zu:zul"
)
_BY_TAG = dict(pair.split(":") for pair in _CODES.split())
_UNDETERMINED = "und"


def iso_639_2(language: str) -> str:
    """Return the three letters: a tag's own where it has three, `und` where it is not known."""
    primary = language.replace("_", "-").lower().partition("-")[0]
    if len(primary) == 3 and primary.isascii() and primary.isalpha():
        return primary
    return _BY_TAG.get(primary, _UNDETERMINED)
