import pytest

from presswork.content.importing.house_markdown import read_markdown
from presswork.content.importing.source import FolderAround, Source


def article(text, name="text.md", **fields):
    (found,) = read_markdown(Source(name=name, data=text.encode(), **fields)).articles
    return found


def images(found):
    return [(b.src, b.alt, b.caption, b.credit) for b in found.blocks if b.kind == "image"]


def texts(found):
    return [b.text for b in found.blocks if b.text]


HEADS = {
    "jekyll": "---\nlayout: post\ntitle: 'Ships: a count'\nauthor: Ada Byron and Mary Somerville\ndate: 2026-03-05 10:00:00 +0100\n"
    "categories: [Ports]\ntags: cranes, tugs\nlang: en_GB\nlicense: cc-by-sa\nsubtitle: What *waits*.\n---\n",
    "hugo": '+++\ntitle = "Ships: a count"\nauthors = ["Ada Byron", "Mary Somerville"]\ndate = 2026-03-05T10:00:00+01:00\n'
    'categories = ["Ports"]\ntags = ["cranes", "tugs"]\nlanguage = "en-GB"\nlicense = "cc-by-sa"\nsubtitle = "What *waits*."\n+++\n',
    "json": '{"title": "Ships: a count", "authors": [{"name": "Ada Byron"}, "Mary Somerville"], "date": "2026-03-05", '
    '"section": "Ports", "tags": ["cranes", "tugs"], "lang": "en-GB", "license": "cc-by-sa", "dek": "What *waits*."}\n',
}


@pytest.mark.parametrize("head", HEADS)
def test_a_front_matter_of_any_house_becomes_the_header(head):
    found = article(f"{HEADS[head]}\nText.\n")
    assert (found.title, found.authors) == ("Ships: a count", ("Ada Byron", "Mary Somerville"))
    assert (str(found.date), found.section, found.tags) == ("2026-03-05", "Ports", ("cranes", "tugs"))
    assert (found.language, found.rights, found.standfirst) == ("en-GB", "CC BY-SA", "What *waits*.")
    assert texts(found) == ["Text."]
    assert not found.findings


def test_pandocs_lines_a_dated_name_and_a_first_heading_serve_too():
    found = article("% Ships\n% Ada Byron; Mary Somerville\n% 2026-03-05\n\nText.\n")
    assert (found.title, found.authors, str(found.date)) == (
        "Ships",
        ("Ada Byron", "Mary Somerville"),
        "2026-03-05",
    )
    found = article("# Ships\n\nText.\n\n## Head\n", name="_posts/2026-03-05-of-ships.md")
    assert (found.title, str(found.date), found.slug) == ("Ships", "2026-03-05", "of-ships")
    assert [(b.kind, b.level) for b in found.blocks] == [("paragraph", 0), ("heading", 2)]


def test_a_damaged_front_matter_is_read_by_its_lines():
    found = article("---\ntitle: Ships: a count\nauthor: Ada Byron\n---\nText.\n")
    assert (found.title, found.authors) == ("Ships: a count", ("Ada Byron",))
    assert [finding.code for finding in found.findings] == ["front-matter-damaged"]


def test_a_summary_that_begins_the_text_is_no_standfirst_and_a_draft_is_a_finding():
    found = article("---\ntitle: A\ndraft: true\nexcerpt: One two three\n---\nOne two three four.\n")
    assert (found.standfirst, [finding.code for finding in found.findings]) == ("", ["draft-unpublished"])


def test_authors_keys_are_looked_up_in_the_sites_data(tmp_path):
    (tmp_path / "_data").mkdir()
    (tmp_path / "_data/authors.yml").write_text("ada:\n  name: Ada Byron\n")
    around = FolderAround(folder=tmp_path, root=tmp_path)
    found = article("---\ntitle: A\nauthor: [ada, mary]\n---\nText.\n", around=around)
    assert found.authors == ("Ada Byron", "mary")
    assert [finding.code for finding in found.findings] == ["author-is-key"]


@pytest.mark.parametrize(
    "markup",
    [
        '![A crane](crane.jpg "The *red* crane. Photo: Ada Byron")',
        "![A crane](crane.jpg)\n*The red crane. Photo: Ada Byron*",
        "![A crane](crane.jpg)\n\n*The red crane. Photo: Ada Byron*",
        "![A crane](crane.jpg)\n\nThe red crane. Photo: Ada Byron\n{: .image-caption}",
        '<figure><img src="crane.jpg" alt="A crane"><figcaption>The red crane. Photo: Ada Byron</figcaption></figure>',
        '{{< figure src="crane.jpg" alt="A crane" caption="The *red* crane." attr="Ada Byron" >}}',
        '{% include figure.html src="crane.jpg" alt="A crane" caption="The red crane. Photo: Ada Byron" %}',
        '{% picture_class "crane.jpg" "wide" "A crane" %}\n\n*The red crane. Photo: Ada Byron*',
        ":::{figure} crane.jpg\n:alt: A crane\n\nThe red crane. Photo: Ada Byron\n:::",
        "[[File:crane.jpg|thumb|alt=A crane|The red crane. Photo: Ada Byron]]",
        '![The *red* crane. Photo: Ada Byron](crane.jpg){#fig:crane width=50% fig-alt="A crane"}',
    ],
)
def test_a_picture_of_any_house_keeps_alt_caption_and_credit(markup):
    found = article(f"---\ntitle: A\n---\nBefore.\n\n{markup}\n\nAfter.\n")
    assert images(found) == [("crane.jpg", "A crane", "The red crane.", "Ada Byron")]
    assert [b.kind for b in found.blocks] == ["paragraph", "image", "paragraph"]


def test_other_directives_of_houses_become_blocks():
    found = article(
        "=IMAGE=a.jpg=The crane=\n\n=ZOOM=Ships wait=\n\n=CODE_START=\n# no *heading*\n=CODE_END=\n\n"
        "=TEXTBOX_START=How to count=\nBy day.\n=TEXTBOX_END=\n\n[[image:b.jpg|The `tug`]]\n\n[[zoom:Tugs *do not*]]\n\n"
        "[[video:youtube:abc]]\n\n=TABLE_CAPTION=Table 1: Ships=\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    )
    assert [(b.src, b.caption) for b in found.blocks if b.kind == "image"] == [
        ("a.jpg", "The crane"),
        ("b.jpg", "The tug"),
    ]
    quotes = [b.markdown for b in found.blocks if b.kind == "quote"]
    assert quotes == ["{.pull-quote}\n> Ships wait", "{.pull-quote}\n> Tugs *do not*"]
    assert [b.text for b in found.blocks if b.kind == "code"] == ["# no *heading*"]
    kinds = [b.kind for b in found.blocks]
    assert kinds == [
        "image",
        "quote",
        "code",
        "rule",
        "heading",
        "paragraph",
        "rule",
        "image",
        "quote",
        "paragraph",
        "table",
    ]
    assert [d.what for d in found.dropped] == ["[[video:youtube:abc]]"]


def test_shortcodes_that_only_the_site_fills_are_reported_and_enclosed_text_stays():
    found = article(
        "{% if page.x %}{% comment %}no{% endcomment %}\n{% youtube abc %}\n{% endif %}\n\n{{< notice tip >}}\nKept.\n"
        '{{< /notice >}}\n\n{{< tweet 5 >}}\n\n[a]({{ "/b" | url }}) {{ site.title }}{% raw %}{{ shown }}{% endraw %}\n\n'
        "{% highlight ruby %}\nputs '{{ x }}'\n{% endhighlight %}\n"
    )
    assert texts(found) == ["Kept.", "a {{ shown }}", "puts '{{ x }}'"]
    assert [d.what for d in found.dropped] == ["{% youtube abc %}", "{{< tweet 5 >}}"]


def test_code_is_left_alone():
    code = '`{{< figure src="a.jpg" >}}` and `<b>`'
    found = article(f"Write {code}.\n\n```\n=IMAGE=a.jpg=x=\n{{: .c}}\n```\n\n    [[image:b.jpg|x]]\n")
    assert texts(found)[0] == 'Write {{< figure src="a.jpg" >}} and <b>.'
    assert texts(found)[1] == "=IMAGE=a.jpg=x=\n{: .c}"


def test_kramdown_and_pandoc_are_read_as_they_are_meant():
    found = article(
        "% A\n\n* TOC\n{:toc}\n\n## Head {#head .x}\n\nH~2~O, x^2^, [link](https://example.org){target=_blank}.^[A *note*.]\n\n"
        "::: {.box}\nWithin.\n:::\n\n> Said.\n{: .pull-quote}\n\nTerm\n: Meaning\n\n\\newpage\n\n> [!NOTE]\n> Mind.\n"
    )
    assert [b.text for b in found.blocks if b.kind == "heading"] == ["Head"]
    line = found.blocks[1].markdown
    assert line == "H<sub>2</sub>O, x<sup>2</sup>, [link](https://example.org).[^1]"
    assert "{.pull-quote}\n> Said." in [b.markdown for b in found.blocks]
    assert {"Within.", "Mind.", "A note."} <= set(texts(found))
    assert not [block for block in found.blocks if block.kind == "rule"]
    assert not [text for text in texts(found) if "newpage" in text or "TOC" in text or "{" in text]


def test_words_in_pointed_brackets_are_words():
    found = article("Type `x` and git push <branch-name>, see <https://example.org/a>.\n\n<div>Kept.</div>\n")
    assert texts(found) == ["Type x and git push <branch-name>, see https://example.org/a.", "Kept."]


def test_pictures_of_the_front_matter_open_the_article_or_only_describe():
    found = article(
        "---\ntitle: A\nimage: {path: /lead.jpg, alt: A harbour, caption: The harbour, credit: Ada Byron}\n"
        "resources:\n- src: a.jpg\n  title: A crane\n  params: {credit: Mary Somerville}\n---\nText.\n\n![](a.jpg)\n"
    )
    assert images(found) == [
        ("/lead.jpg", "A harbour", "The harbour", "Ada Byron"),
        ("a.jpg", "", "A crane", "Mary Somerville"),
    ]


def test_files_are_found_around_the_text_and_never_outside(tmp_path):
    folder = tmp_path / "site"
    (folder / "assets").mkdir(parents=True)
    (folder / "assets/a b.jpg").write_bytes(b"a")
    (tmp_path / "secret.jpg").write_bytes(b"s")
    around = FolderAround(folder=folder, root=folder)
    found = article("![](/assets/a%20b.jpg)\n\n![](../secret.jpg)\n\n![](file:///etc/x.jpg)\n", around=around)
    paths = [picture.path for picture in found.pictures.values()]
    assert paths == [folder / "assets/a b.jpg", None]


@pytest.mark.parametrize(
    "text",
    [
        "![a](b){" * 5_000,
        "[" * 60_000,
        "> " * 5_000 + "a",
        "{% a " * 5_000,
        "---\n" + "a: &a [*a]\n" + "---\nx",
        "=" * 50_000,
    ],
)
def test_hostile_text_ends_soon(text):
    assert article(text).title == ""
