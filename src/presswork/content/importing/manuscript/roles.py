"""The name of a paragraph style, in any of some twenty languages, in; what such a paragraph is, out."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from presswork.content.importing.manuscript.parts import Role

# Word writes the built-in styles' names in English ("heading 1"), whatever its language; their identifiers, the
# styles of templates, and other programs do not.
_HEADING = """
    heading|headline|überschrift|titre|título|titulo|encabezado|titolo|kop|rubrik|overskrift|nagłówek|nadpis|otsikko
    |заголовок|заглавие|επικεφαλίδα|başlık|címsor|titlu|naslov|标题|標題|見出し|제목|כותרת|عنوان|crosshead|subhead
    |zwischentitel|zwischenüberschrift|intertitre|ladillo|tussenkop|mellemrubrik|mellomtittel|mellanrubrik
"""
_NAMES: tuple[tuple[Role, str], ...] = (
    (
        "caption",
        """
        caption|captions|image caption|figure caption|table caption|photo caption|picture caption|cutline
        |illustration|figure|drawing|fig|table heading caption|illustration index entry
        |beschriftung|bildunterschrift|bildlegende|bildtext|bildzeile|abbildung|zeichnung|tabellenbeschriftung
        |légende|legende|légende image|figure légende|leyenda|pie de foto|pie de imagen|epígrafe|epigrafe
        |didascalia|onderschrift|bijschrift|fotobijschrift|legenda|billedtekst|billedetekst|bildetekst|bildtekst
        |beskrivning|podpis|podpis pod zdjęciem|titulek|popisek|popis|kuvateksti|kuvaotsikko|название объекта|подпись
        |λεζάντα|resim yazısı|képaláírás|题注|圖說|標號|図表番号|キャプション|캡션|כיתוב|تسمية توضيحية|objektbeschriftung
        """,
    ),
    (
        "credit",
        """
        credit|photo credit|picture credit|image credit|bildnachweis|bildquelle|fotonachweis|crédit|crédit photo
        |créditos|crédito|credito|fotocredit|fotograf|copyright
        """,
    ),
    ("title", "title|headline|hed|article title|titel|haupttitel|titre principal|título|titolo|tittel|otsikko|tytuł|название"),
    (
        "subtitle",
        """
        subtitle|standfirst|dek|deck|sub title|abstract|summary|lead|lede|intro|introduction text|teaser
        |untertitel|vorspann|unterzeile|anlauf|sous-titre|chapô|chapo|chapeau|subtítulo|subtitulo|entradilla|bajada
        |sottotitolo|sommario|occhiello sommario|ondertitel|inleiding|ingress|underrubrik|manchet|undertittel|podtytuł|podtitul
        |alaotsikko|подзаголовок|лид|副标题|副題|부제
        """,
    ),
    ("kicker", "kicker|eyebrow|overline|dachzeile|spitzmarke|surtitre|antetítulo|antetitulo|occhiello|bovenkop|vinjett|stikktittel|nadtytuł"),
    ("byline", "byline|author|authors|by line|autor|autorin|autoren|autorzeile|auteur|auteurs|autore|autores|författare|forfatter|автор"),
    ("date", "date|dateline|datum|fecha|data|dato"),
    (
        "pull-quote",
        """
        pull quote|pullquote|pull-quote|callout quote|zitat groß|zwischenzitat|hervorgehobenes zitat|exergue|destacado|sumario
        |citazione in evidenza|streamer|uitgelicht citaat|intense quote|intensives zitat|citation intense|cita destacada
        |citazione intensa|duidelijk citaat|starkt citat|stærkt citat|sterkt sitat|cytat intensywny|выделенная цитата
        """,
    ),
    ("quote", "quote|quotations|quotation|block text|blockquote|block quote|block quotation|zitat|blockzitat|citation|cita|citazione|citaat|citat|sitat|cytat|citát|lainaus|цитата|引用|引用文"),
    (
        "code",
        """
        preformatted text|html preformatted|source code|code|code block|quelltext|vorformatierter text|listing|plain code
        |texte préformaté|texto preformateado
        """,
    ),
    ("item", "list bullet|list number|list|aufzählungszeichen|listennummer|list item|liste à puces|lista con viñetas"),
)
# Styles of tables of contents and of lists of figures, which name pages that are no more.
_CONTENTS = re.compile(
    r"(?:toc|contents|verzeichnis|inhaltsverzeichnis|tm|tdc|sommario|inhopg|table of (?:figures|contents))[\s_-]*\d*"
    r"|toc heading|contents heading|inhaltsverzeichnisüberschrift|table of (?:figures|contents).*",
)
_LEVEL = re.compile(r"[\s_-]*(\d)\b")


def _folded(name: str) -> str:
    """Return the name as it is compared: `Bild_20_unterschrift` and `BildUnterschrift`, in small letters."""
    # ODF escapes what XML names may not hold (ODF 1.3, part 3, 19.880).
    name = re.sub(r"_([0-9a-fA-F]{1,4})_", lambda match: chr(int(match[1], 16)), name)
    name = re.sub(r"(?<=[a-zß-ÿ])(?=[A-Z])", " ", unicodedata.normalize("NFC", name))
    return " ".join(re.sub(r"[_-]+", " ", name).casefold().split())


@cache
def _by_name() -> dict[str, Role]:
    found: dict[str, Role] = {}
    for role, names in _NAMES:
        for name in " ".join(names.split()).split("|"):
            found.setdefault(_folded(name.strip()), role)
    return found


@cache
def _heading() -> re.Pattern[str]:
    words = "|".join(sorted((word.strip() for word in _HEADING.split("|")), key=len, reverse=True))
    return re.compile(rf"(?:{words})\s*(\d)(?:\s*char)?")


@cache
def role_of(name: str) -> tuple[Role, int] | None:
    """Return the role that a style's name tells, with a heading's level, or None where it tells none."""
    folded = _folded(name)
    if not folded:
        return None
    if _CONTENTS.fullmatch(folded):
        return "contents", 0
    if match := _heading().fullmatch(folded):
        return ("heading", int(match[1])) if match[1] != "0" else ("title", 0)
    role = _by_name().get(folded)
    if role is None and (word := re.fullmatch(_heading().pattern.replace(r"\s*(\d)(?:\s*char)?", ""), folded)):
        return "heading", 2 if word[0] not in {"heading", "headline"} else 1
    return (role, 0) if role else None
