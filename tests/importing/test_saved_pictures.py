import json

import pytest
from tests.importing.pages import BODY, FIRST, PHOTO, SECOND, THIRD, imported, page, pictures, texts

CAPTION = "The ferry at the north quay."
LAZY = 'src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="' + PHOTO + '"'

# Each markup gives the same photo: its address, the caption, and Ida Holm as the credit.
KINDS = {
    "figure": f'<figure><img src="{PHOTO}" alt="A boat"><figcaption>{CAPTION} Photo: Ida Holm</figcaption></figure>',
    "credit in a span": f'<figure><img src="{PHOTO}" alt="A boat"><figcaption>{CAPTION} '
    '<span class="photo-credit">Ida Holm</span></figcaption></figure>',
    "credit first, unnamed": f'<div><span>Photo: Ida Holm</span> <img src="{PHOTO}" alt="A boat"><div>{CAPTION}</div></div>',
    "credit in an element of its own": f'<figure><img src="{PHOTO}" alt="A boat"><figcaption>{CAPTION}</figcaption>'
    '<div class="copyright">© Ida Holm</div></figure>',
    "credit in cite": f'<figure><img src="{PHOTO}" alt="A boat"><figcaption>{CAPTION} <cite>Ida Holm</cite></figcaption></figure>',
    "credit after a hidden label": f'<figure><img src="{PHOTO}" alt="A boat"><figcaption>{CAPTION}</figcaption><p>'
    '<span class="visually-hidden">Image source, </span>Ida Holm</p></figure>',
    "credit in an attribute": f'<figure data-credit="Ida Holm"><img src="{PHOTO}" alt="A boat">'
    f"<figcaption>{CAPTION}</figcaption></figure>",
    "caption and credit in title": f'<p><img src="{PHOTO}" alt="A boat" title="{CAPTION} | Foto: Ida Holm"></p>',
    "div captions": f'<div class="article-image"><img src="{PHOTO}" alt="A boat"><div class="image-text">{CAPTION}</div>'
    '<div class="image-author">Ida Holm</div></div>',
    "caption after the picture": f'<div class="shot"><a href="{PHOTO}"><img src="{PHOTO}" alt="A boat"></a></div>'
    f'<p class="img-description">{CAPTION} | <strong>Photo: Ida Holm</strong></p>',
    "small below": f'<div class="not-prose"><img src="{PHOTO}" alt="A boat"><div><small>{CAPTION}</small><small>© Ida Holm'
    "</small></div></div>",
    "emphasised paragraph after": f'<p><img src="{PHOTO}" alt="A boat"></p><p><em>{CAPTION} Photo: Ida Holm</em></p>',
    "emphasis after a break": f'<p><img src="{PHOTO}" alt="A boat"><br><em>{CAPTION} Photo: Ida Holm</em></p>',
    "table of old": f'<table><tr><td><a href="{PHOTO}"><img src="{PHOTO}" alt="A boat"></a></td></tr>'
    f'<tr><td class="tr-caption">{CAPTION} Photo: Ida Holm</td></tr></table>',
    "background": f'<div class="hero-image" style="background-image:url({PHOTO})" role="img" aria-label="A boat"></div>'
    f'<p class="hero-caption">{CAPTION} Photo: Ida Holm</p>',
    "labelled for screen readers": f'<figure><img src="{PHOTO}" alt="A boat"><span aria-label="Credit">Ida Holm</span>'
    f"<figcaption>{CAPTION}</figcaption></figure>",
    "spans that a style sheet parts": f'<figure><img src="{PHOTO}" alt="A boat"><figcaption><span>{CAPTION}</span><span>Photo: Ida Holm'
    "</span></figcaption></figure>",
    "name over the picture": f'<figure><div><img src="{PHOTO}" alt="A boat"><span class="vh">Ida Holm</span><span>Ida Holm</span></div>'
    f"<figcaption>{CAPTION}</figcaption></figure>",
    "caption in an attribute": f'<div role="figure" aria-label="{CAPTION}"><img src="{PHOTO}" alt="A boat" data-credit="Ida Holm"></div>',
    "counted in a gallery": f'<figure><img src="{PHOTO}" alt="A boat"><figcaption><span>3/12</span> <span>{CAPTION} Photo: Ida Holm'
    "</span></figcaption></figure>",
    "centred paragraphs": f'<p style="text-align:center"><img src="{PHOTO}" alt="A boat"></p><p style="text-align: center">'
    f"<font>{CAPTION} Photo: Ida Holm</font></p>",
    "credit twice, before the caption": f'<figure><img src="{PHOTO}" alt="A boat"><figcaption>(Photo: Ida Holm © Ida Holm) <em>{CAPTION}'
    "</em></figcaption></figure>",
    "figure named after its buttons": f'<figure class="image has-shares"><img src="{PHOTO}" alt="A boat"></figure>'
    f'<p class="caption">{CAPTION} Photo: Ida Holm</p>',
    "figure in an aside": f'<aside><figure><img src="{PHOTO}" alt="A boat"><figcaption>{CAPTION} Photo: Ida Holm'
    "</figcaption></figure></aside>",
    "lazy": f'<figure><img {LAZY} alt="A boat"><figcaption>{CAPTION} (Photo: Ida Holm)</figcaption></figure>',
    "noscript": f'<figure><img {LAZY} class="lazy" alt="A boat"><noscript><img src="{PHOTO}" alt="A boat"></noscript>'
    f"<figcaption>{CAPTION} (Photo: Ida Holm)</figcaption></figure>",
    "noscript beside a stand-in": f'<figure><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="A boat"><noscript>'
    f'<img src="{PHOTO}" alt="A boat"></noscript><figcaption>{CAPTION} (Photo: Ida Holm)</figcaption></figure>',
    "noscript alone": f'<figure><noscript><img src="{PHOTO}" alt="A boat"></noscript><figcaption>{CAPTION} (Photo: Ida Holm)'
    "</figcaption></figure>",
    "srcset": '<figure><img src="https://pics.example/ferry-quay-300.jpg" srcset="https://pics.example/ferry-quay-300.jpg 300w, '
    f'{PHOTO} 1200w, https://pics.example/ferry-quay-600.jpg 600w" alt="A boat"><figcaption>{CAPTION} Photo: Ida Holm</figcaption></figure>',
    "picture": f'<figure><picture><source data-srcset="{PHOTO} 1200w" type="image/jpeg"><img src="/placeholder.png" alt="A boat">'
    f"</picture><figcaption>{CAPTION} Photo: Ida Holm</figcaption></figure>",
    "AMP": f'<figure><amp-img src="{PHOTO}" width="1200" height="800" layout="responsive" alt="A boat"></amp-img>'
    f"<figcaption>{CAPTION} Photo: Ida Holm</figcaption></figure>",
    "microdata": f'<div itemprop="image" itemscope itemtype="https://schema.org/ImageObject"><img itemprop="contentUrl" src="{PHOTO}" '
    f'alt="A boat"><span itemprop="description">{CAPTION}</span><span itemprop="copyrightHolder">Ida Holm</span></div>',
    "buttons": f'<figure><a href="{PHOTO}" role="button"><img src="{PHOTO}" alt="A boat"><span class="btn">Enlarge image</span></a>'
    f"<button>Share</button><figcaption>{CAPTION} Photo: Ida Holm</figcaption></figure>",
    "an icon in the figure": f'<figure><img src="{PHOTO}" alt="A boat"><img src="/zoom-in.svg" alt="Zoom"><figcaption>{CAPTION} '
    "Photo: Ida Holm</figcaption></figure>",
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_photo_keeps_caption_and_credit_apart_in_every_kind_of_markup(kind):
    markup = KINDS[kind].replace("{", "{{").replace("}", "}}")
    article = imported(page("<p>{0}</p>" + markup + "<p>{1}</p><p>{2}</p>"))
    (photo,) = pictures(article)
    assert (photo.src, photo.alt, photo.caption, photo.credit) == (PHOTO, "A boat", CAPTION, "Ida Holm")
    assert article.pictures[photo.src].name == "ferry-quay-1200.jpg"
    assert [block.kind for block in article.blocks] == ["paragraph", "image", "paragraph", "paragraph"]
    assert texts(article) == [FIRST, SECOND, THIRD]


def test_the_lead_photo_outside_the_body_opens_the_article_and_furniture_goes():
    lead = f'<div class="hero"><img src="{PHOTO}" alt="A boat"></div>'
    share = '<div class="share"><img src="/share.png" alt="Share this" width="200" height="200"></div>'
    author = '<div class="author-bio"><img src="/holm.jpg" alt="Ida Holm"><p>Ida Holm writes about ports.</p></div>'
    read_on = '<p><a href="/whale">Read more: a whale was seen off the breakwater</a></p>'
    inside = f"{lead}{share}<div class='text'><p>{{0}}</p><p>{{1}}</p>{read_on}<p>{{2}}</p></div>{author}"
    article = imported(page(inside, head=f'<meta property="og:image" content="{PHOTO}?w=600">'))
    assert [block.kind for block in article.blocks] == ["image", "paragraph", "paragraph", "paragraph"]
    assert pictures(article)[0].src == PHOTO
    why = {one.why for one in article.dropped}
    assert "a picture that is page furniture" in why
    assert "a picture that stands after the article" in why
    assert "page furniture" in why


def test_a_gallery_stays_in_its_place_and_a_picture_shown_twice_is_one():
    gallery = "".join(
        f'<li><figure><img src="https://pics.example/harbour-view-{n}.jpg" alt="View {n}"><figcaption>View {n} of the harbour.'
        "</figcaption></figure></li>"
        for n in (1, 2, 3)
    )
    twice = '<img src="https://pics.example/harbour-view-2.jpg?w=200" alt="">'
    article = imported(page(f"<p>{{0}}</p><ul class='gallery'>{gallery}</ul><p>{{1}}</p>{twice}<p>{{2}}</p>"))
    assert [photo.caption for photo in pictures(article)] == [f"View {n} of the harbour." for n in (1, 2, 3)]
    assert [block.kind for block in article.blocks] == [
        "paragraph",
        "image",
        "image",
        "image",
        "paragraph",
        "paragraph",
    ]


def test_data_in_json_fill_what_the_text_does_not_say():
    data = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "Organization", "name": "The Quay"},
            {
                "@type": "NewsArticle",
                "headline": "Ferry to Hallan cut to two sailings",
                "datePublished": "2025-02-04T06:30:00+01:00",
                "author": [{"@type": "Person", "name": "Ida Holm"}, {"@type": "Person", "name": "Per Lie"}],
                "articleSection": "Ports",
                "keywords": ["ferries", "Hallan"],
                "image": {
                    "@type": "ImageObject",
                    "url": PHOTO,
                    "caption": CAPTION,
                    "creditText": "Photo: Jon Vik",
                },
            },
        ],
    }
    broken = json.dumps(data).replace('"ferries"', '"ferries",').replace("sailings", "sail\nings", 0)
    broken = broken.replace('"Hallan"]', '"Hallan",]').replace('"ferries",,', '"ferries",')
    head = f'<script type="application/ld+json"><!--{broken}--></script>'.replace("{", "{").replace("}", "}")
    article = imported(page(f'<img src="{PHOTO}" alt="A boat">' + BODY, head=head))
    (photo,) = pictures(article)
    assert (photo.caption, photo.credit) == (CAPTION, "Jon Vik")
    assert (article.authors, article.section, article.tags) == (
        ("Ida Holm", "Per Lie"),
        "Ports",
        ("ferries", "Hallan"),
    )
    assert str(article.date) == "2025-02-04"


def test_an_uncertain_credit_stays_in_the_caption_and_is_a_finding():
    figure = f'<figure><img src="{PHOTO}" alt=""><figcaption>Marit Solem (Jon Vik)</figcaption></figure>'
    article = imported(page("<p>{0}</p>" + figure + "<p>{1}</p><p>{2}</p>"))
    (photo,) = pictures(article)
    said = photo.caption + photo.credit
    assert "Marit Solem" in photo.caption
    assert "Jon Vik" in said


def test_a_credit_for_several_pictures_is_that_of_each():
    both = "".join(f'<img src="https://pics.example/harbour-view-{n}.jpg" alt="View {n}">' for n in (1, 2))
    figure = f"<figure>{both}<figcaption>Two views of the harbour. Photos: Ida Holm</figcaption></figure>"
    article = imported(page("<p>{0}</p>" + figure + "<p>{1}</p><p>{2}</p>"))
    assert [photo.caption for photo in pictures(article)] == ["", "Two views of the harbour."]
    assert [photo.credit for photo in pictures(article)] == ["Ida Holm", "Ida Holm"]


def test_paragraphs_that_are_parted_by_empty_lines_alone_are_paragraphs():
    article = imported(page(f'{{0}}<br><br>{{1}}<br><br><img src="{PHOTO}" alt="A boat"><br><br>{{2}}'))
    assert texts(article) == [FIRST, SECOND, THIRD]
    assert [block.kind for block in article.blocks] == ["paragraph", "paragraph", "image", "paragraph"]


def test_the_caption_of_a_lead_photo_may_stand_below_the_byline():
    lead = f'<div class="media"><figure><img src="{PHOTO}" alt="A boat"></figure></div>'
    below = f"<aside><address>Ida Holm</address><figcaption>{CAPTION} Photo: Jon Vik</figcaption></aside>"
    markup = page(below + BODY).replace("<h1>", f"{lead}<h1>", 1)
    (photo,) = pictures(imported(markup))
    assert (photo.src, photo.caption, photo.credit) == (PHOTO, CAPTION, "Jon Vik")


@pytest.mark.parametrize(
    "box",
    [
        '<ul><li><a href="/whale"><img src="/whale-seen-small.jpg" alt=""><span>A whale was seen in the bay</span></a></li></ul>',
        '<div class="inset"><a href="/whale"><img src="/whale-seen-small.jpg" alt=""><div>A whale was seen in the bay</div></a></div>',
    ],
)
def test_a_picture_in_a_link_with_another_title_is_no_photo_of_the_article(box):
    article = imported(page("<p>{0}</p><p>{1}</p>" + box + "<p>{2}</p>"))
    assert pictures(article) == []
    assert texts(article) == [FIRST, SECOND, THIRD]
