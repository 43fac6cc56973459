"""Typography cleans by the conventions of the language, and leaves alone what is not text."""

import time

import pytest
from typography_cases import CASES

from presswork.composition.typography import clean, clean_text


def visible(text: str) -> str:
    return text.replace("\u00a0", "␣").replace("\u202f", "‿")


@pytest.mark.parametrize(
    ("language", "typed", "expected"),
    [(language, typed, expected) for language, cases in CASES.items() for typed, expected in cases],
)
def test_a_language_has_its_conventions(language: str, typed: str, expected: str) -> None:
    cleaned = clean_text(typed, language=language)
    assert visible(cleaned) == expected
    assert clean_text(cleaned, language=language) == cleaned
    assert clean(typed, language=language) == cleaned


MARKUP_CASES = (
    ("en", '"<em>word</em>" and "<a href="x">link</a>," she said.', "“<em>word</em>” and “<a href=\"x\">link</a>,” she said."),
    ("en", "<strong>\"Bold</strong> text,\" said <em>'</em>Joe", "<strong>“Bold</strong> text,” said <em>’</em>Joe"),
    ("en", '<p>"One."</p>\n<p title="it\'s">"Two</p>', "<p>“One.”</p>\n<p title=\"it's\">“Two</p>"),
    ("en", "<ul><li>\"a\"</li><li>'b'</li></ul>", "<ul><li>“a”</li><li>‘b’</li></ul>"),
    ("en", "one<br/>\"two\" it's", "one<br/>“two” it’s"),
    ("en", "\"word.\"<a class=\"note-ref\" href=\"#note-1\">1</a> \"More\"", "“word.”<a class=\"note-ref\" href=\"#note-1\">1</a> “More”"),
    ("en", 'word."<sup>1</sup> "Next"', "word.”<sup>1</sup> “Next”"),
    ("en", "&quot;Hi&quot; &#39;tis AT&amp;T&apos;s &lt;b&gt;", "“Hi” ’tis AT&amp;T’s &lt;b&gt;"),
    ("en", "No. <b>4</b>, Mr. <i>Smith</i>, 10 <abbr>km</abbr>", "No.␣<b>4</b>, Mr.␣<i>Smith</i>, 10␣<abbr>km</abbr>"),
    ("fr", "<em>mot</em> ! <b>«</b>mot<b>»</b> <i>quoi</i>?", "<em>mot</em>‿! <b>«‿</b>mot<b>‿»</b> <i>quoi</i>‿?"),
    ("fr", "le 1er mai, au XIXe siècle, la 2e fois, Ce De Me", "le 1<sup>er</sup>␣mai, au XIX<sup>e</sup>␣siècle, la 2<sup>e</sup> fois, Ce De Me"),
    ("fr", "le 1<sup>er</sup> mai", "le 1<sup>er</sup>␣mai"),
    ("de", 'Er sagte "<span lang="en">"No"</span>".', 'Er sagte „<span lang="en">“No”</span>“.'),
    ("en", '<p lang="de">"Ja"</p><p>"Yes" <i xml:lang="fr">"Oui!"</i></p>', '<p lang="de">„Ja“</p><p>“Yes” <i xml:lang="fr">«‿Oui‿!‿»</i></p>'),
    ("en", '<div lang="fr"><p>"Oui"</p></div><p>"Yes"</p>', '<div lang="fr"><p>«‿Oui‿»</p></div><p>“Yes”</p>'),
)  # fmt: skip


@pytest.mark.parametrize(("language", "typed", "expected"), MARKUP_CASES)
def test_markup_is_read_through_and_kept(language: str, typed: str, expected: str) -> None:
    cleaned = clean(typed, language=language)
    assert visible(cleaned) == expected
    assert clean(cleaned, language=language) == cleaned


UNTOUCHED = (
    '<code>a -- "b" ... 3 x 4</code>',
    "<pre>\"a\"\n  'b'</pre>",
    "<kbd>\"x\"</kbd> <samp>'y'</samp> <tt>--</tt>",
    "<script>if (a < b) { c = \"d--e\" }</script>",
    "<style>q { quotes: '\"' }</style>",
    '<math><mtext>"a"</mtext></math>',
    '<svg viewBox="0 0 1 1"><text>"x" -- 1990-1995</text></svg>',
    "<!-- \"c\" -- 'd' -->",
    "<![CDATA[\"a\"]]>",
    '<img alt="it&apos;s &quot;a&quot; -- b" src="a.jpg"/>',
    "http://x.org/a--b?c='d'&amp;e=1--2...f",
    "https://example.org/1990-1995",
    "o.neill--x@example.org",
    "nasa.gov/a--b/3x4",
    "<code>unclosed \"",
)  # fmt: skip


@pytest.mark.parametrize("markup", UNTOUCHED)
@pytest.mark.parametrize("language", ["en", "fr", "sv"])
def test_what_is_not_prose_stays(markup: str, language: str) -> None:
    assert clean(markup, language=language) == markup
    assert (
        clean(f"<p>a {markup}</p>" if "unclosed" not in markup else markup, language=language).count(markup)
        == 1
    )


def test_plain_text_may_hold_markup_characters() -> None:
    assert clean_text('a < b & "c" <d>', language="en") == "a < b & “c” <d>"


def test_an_address_is_cleaned_round_about() -> None:
    assert clean_text('"See http://x.org/a--b," he said', language="en") == "“See http://x.org/a--b,” he said"


@pytest.mark.parametrize("nothing", ["", " ", "\n\n", "<p></p>", "<p>\n</p>", "<br/>"])
def test_nothing_comes_out_as_nothing(nothing: str) -> None:
    assert clean(nothing, language="fr") == nothing


@pytest.mark.parametrize("tag", ["en", "EN", "en-US", "en_US", "en-Latn-US"])
def test_tags_are_read_as_bcp_47_means_them(tag: str) -> None:
    assert clean_text('"a"', language=tag) == "“a”"


def test_a_script_may_stand_before_the_region() -> None:
    assert clean_text('"a"', language="en-Latn-GB") == "‘a’"


SEED = (
    ('"Mr. Elon Musk realizes many of the ideas," Rogozin said on CNN. "We respect him."', "“Mr.␣Elon Musk realizes many of the ideas,” Rogozin said on CNN. “We respect him.”"),
    ('“be a guest” of my family. He hoped to discuss "exploring the universe, and Earth."', "“be a guest” of my family. He hoped to discuss “exploring the universe, and Earth.”"),
    ('tweeted "Aliens built the pyramids obv," earning him likes. Rania A. Al Mashat, Egypt\'s minister, "with a lot of admiration"', "tweeted “Aliens built the pyramids obv,” earning him likes. Rania A.␣Al Mashat, Egypt’s minister, “with a lot of admiration”"),
    ("Rogozin's U.S. sanctions, Russia’s tenure, the U.S.’ reliance, Bezos’ NS-16, July 11.", "Rogozin’s U.S. sanctions, Russia’s tenure, the U.S.’ reliance, Bezos’ NS-16, July␣11."),
    ("remarked at a conference that “the trampoline works.", "remarked at a conference that “the trampoline works."),
    ("Soyuz-2 carrier rocket launch on May 22, 2020. Photo: NASA / Handout", "Soyuz-2 carrier rocket launch on May␣22, 2020. Photo: NASA / Handout"),
)  # fmt: skip


@pytest.mark.parametrize(("typed", "expected"), SEED)
def test_straight_and_curly_marks_mix_in_the_seed_article(typed: str, expected: str) -> None:
    assert visible(clean(typed, language="en-US")) == expected


@pytest.mark.parametrize(
    "unit",
    [
        '"',
        "'",
        "\"'",
        "<",
        "<!--",
        '<a "',
        "<em>",
        " ",
        "- ",
        "1-",
        "a@",
        "http://",
        "&",
        "«",
        "...",
        "<span lang='de'>",
    ],
)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_time_grows_no_faster_than_the_text(unit: str, language: str) -> None:
    start = time.process_time()
    clean(unit * (40_000 // len(unit)), language=language)
    assert time.process_time() - start < 5  # a second is plenty; what grows by the square takes minutes
