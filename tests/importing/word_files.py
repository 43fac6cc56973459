"""Word files, made part by part: a paragraph's XML in, the bytes of a .docx out."""

import io
import zipfile

NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PICTURE = b"\x89PNG\r\n\x1a\n picture"
STYLES = {
    "Title": ("Title", ""),
    "Heading1": ("heading 1", ""),
    "Heading2": ("heading 2", ""),
    "Beschriftung": ("caption", ""),
    "MeinBild": ("Hauslegende", "Beschriftung"),
    "Quote": ("Quote", ""),
    "TOC1": ("toc 1", ""),
    "Code": ("HTML Preformatted", ""),
}


def p(content="", *, style="", properties=""):
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    content = content if content.startswith("<") else r(content)
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{content}</w:p>"


def r(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def drawing(rel="rId1", *, alt="", name="Grafik 1", kind="inline"):
    return (
        f'<w:r><w:drawing><wp:{kind}><wp:docPr id="1" name="{name}" descr="{alt}"/>'
        f"<a:graphic><a:graphicData>{pic(rel, name=name)}</a:graphicData></a:graphic></wp:{kind}></w:drawing></w:r>"
    )


def pic(rel="rId1", *, alt="", name="Grafik 1"):
    return (
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="{name}" descr="{alt}"/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{rel}"/></pic:blipFill></pic:pic>'
    )


def textbox(content):
    return f"<wps:wsp><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx></wps:wsp>"


def field(instruction, result):
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def table(*rows):
    made = "".join(
        "<w:tr>"
        + "".join(f"<w:tc>{cell if cell.startswith('<') else p(cell)}</w:tc>" for cell in row)
        + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl>{made}</w:tbl>"


def word_file(body, *, media=("image1.png",), links=(), parts=None, core="", numbering="", styles=STYLES):
    """Return a .docx. `links` are addresses of rId101 and on; `parts` further parts, by kind: notes, comments."""
    rels = [(f"rId{n}", "image", f"media/{name}", "") for n, name in enumerate(media, 1)]
    rels += [(f"rId{n}", "hyperlink", to, ' TargetMode="External"') for n, to in enumerate(links, 101)]
    rels += [("rIdS", "styles", "styles.xml", ""), ("rIdN", "numbering", "numbering.xml", "")]
    rels += [(f"rIdX{kind}", kind, f"{kind}.xml", "") for kind in parts or {}]
    made = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>'
        + (f'<w:basedOn w:val="{base}"/>' if base else "")
        + "</w:style>"
        for key, (name, base) in styles.items()
    )
    files = {
        "_rels/.rels": relationships([("r1", "officeDocument", "word/document.xml", "")]),
        "word/document.xml": f"<w:document {NS}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": relationships(rels),
        "word/styles.xml": f"<w:styles {NS}>{made}</w:styles>",
        "word/numbering.xml": f"<w:numbering {NS}>{numbering}</w:numbering>",
        **{
            f"word/{kind}.xml": f"<w:{kind} {NS}>{content}</w:{kind}>"
            for kind, content in (parts or {}).items()
        },
        "docProps/core.xml": '<c:coreProperties xmlns:c="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
        f"{core}</c:coreProperties>",
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
        for name in media:
            archive.writestr(f"word/media/{name}", PICTURE)
    return buffer.getvalue()


def relationships(rels):
    made = "".join(
        f'<Relationship Id="{i}" Type="{REL}/{kind}" Target="{to}"{more}/>' for i, kind, to, more in rels
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{made}</Relationships>'
