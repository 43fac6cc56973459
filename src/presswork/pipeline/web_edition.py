"""An issue in, its web edition out: articles' pages with their pictures, the issue's page, the index.

An article's page is kept by all that it shows, so one that has not changed costs a look into the cache; its
pictures are made by several workers, and read only when they are asked for.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from presswork.cache import Cache, key_of
from presswork.errors import FindingsError
from presswork.model import Article, Derivative, Issue, Photo
from presswork.model.site import Site, SiteArticle, SiteIssue, SitePicture
from presswork.pipeline.order import Order, Read
from presswork.pipeline.stamps import Stamps, Theme
from presswork.pipeline.workers import work_on
from presswork.records import Records

if TYPE_CHECKING:
    from presswork.composition.web.article_page import ArticlePage
    from presswork.composition.web.frame import Frame
    from presswork.composition.web.style import Style

Feeds = Sequence[tuple[str, str, str]]  # path below the site's root, media type, title
Statement = Sequence[tuple[str, Sequence[str]]]
# Few enough to be looked through, and whole rows of two, three, four and six.
_ISSUES_A_PAGE = 36
# No page shows a photo wider than this in CSS pixels; twice as much for screens of double density.
_WIDEST_PX = {"column": 1600, "wide": 2400, "lead": 2400, "plate": 2400}


class WebFiles(Mapping[str, bytes]):
    """Files by their paths below the site's root; a picture's bytes are fetched when they are asked for."""

    def __init__(self) -> None:
        self._files: dict[str, Callable[[], bytes]] = {}

    def add(self, path: str, data: bytes | Callable[[], bytes]) -> None:
        """Add a file."""
        self._files[path] = data if callable(data) else lambda: data

    def __getitem__(self, path: str) -> bytes:
        return self._files[path]()

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


@dataclass(frozen=True, kw_only=True)
class WebEdition:
    """An issue's web edition: its files, and the issue and articles as the site tells of them."""

    files: WebFiles
    articles: tuple[SiteArticle, ...]
    cover: SitePicture | None


@dataclass(frozen=True, kw_only=True)
class _Kept:
    """An article's page, the article as it is told of, its pictures by photos' ids, what else it shows."""

    page: str
    told: SiteArticle
    pictures: Mapping[str, SitePicture]
    assets: Mapping[str, str]


@dataclass(kw_only=True)
class _Desk:
    """Fetches photos' files, all of one photo at once: they are asked for one after another."""

    cache: Cache
    photo: Photo | None = None
    files: tuple[Derivative, ...] = ()

    def files_of(self, photo: Photo) -> tuple[Derivative, ...]:
        """Return a photo's files, the last one's without a look into the cache."""
        if photo is not self.photo:
            self.photo, self.files = photo, _derived(photo, self.cache)
        return self.files


_RECORDS = Records((_Kept, SiteArticle, SitePicture))


def make_web(read: Read, order: Order, facts: SiteIssue, site: Site, *, feeds: Feeds = ()) -> WebEdition:
    """Make the pages of an issue's articles, with all that they show.

    `facts` is the issue as the site tells of it before it has texts, pictures and editions; of `site` the
    title, language and address are read. Raises `FindingsError` with the findings about all the articles that
    cannot be composed.
    """
    files = WebFiles()
    style = _style(read.issue, order)
    for path, data in style.files.items():
        files.add(path, data)
    articles = []
    desk = _Desk(cache=order.cache)
    for kept, photos in _pages(read.issue, order, facts, _frame(read.issue, order, site, style, feeds)):
        articles.append(kept.told)
        files.add(f"{kept.told.path}index.html", kept.page.encode())
        for photo, picture in photos:
            _add_pictures(files, photo, picture, desk)
        _add_assets(files, kept.assets, root=read.issue.root, theme=read.issue.theme)
    cover = _add_cover(files, read, order)
    return WebEdition(files=files, articles=tuple(articles), cover=cover)


def issue_pages(
    read: Read, order: Order, told: SiteIssue, site: Site, *, accessibility: Statement = (), feeds: Feeds = ()
) -> dict[str, bytes]:
    """Return the issue's own page, by its path. `accessibility` is the statement, by headings."""
    from presswork.composition.web.issue_page import issue_page

    frame = _frame(read.issue, order, site, _style(read.issue, order), feeds)
    files = WebFiles()
    files.add(f"{told.path}index.html", issue_page(frame, told, read.issue, accessibility=accessibility))
    _add_assets(files, frame.assets, root=read.issue.root, theme=read.issue.theme)
    return dict(files)


def index_pages(site: Site, *, root: Path, theme: str, order: Order, feeds: Feeds = ()) -> dict[str, bytes]:
    """Return the pages of the index of all issues, and the files that they need, by their paths.

    `root` and `theme` are those of the project whose templates are used.
    """
    from presswork.composition.web.addresses import index_folder
    from presswork.composition.web.index_page import index_page
    from presswork.distribution.paging import leaves_of

    texts = (site.title, site.description, *(issue.title for issue in site.issues))
    style = _made_style(root, theme, site.language, texts, order.cache)
    frame = _framed(site, style, feeds, root=root, theme=theme, cache=order.cache)
    files = WebFiles()
    for path, data in style.files.items():
        files.add(path, data)
    for leaf in leaves_of(site.issues, _ISSUES_A_PAGE):
        page = index_page(frame, number=leaf.number, issues=leaf.items, newer=leaf.newer, older=leaf.older)
        files.add(f"{index_folder(leaf.number)}index.html", page)
    _add_assets(files, frame.assets, root=root, theme=theme)
    return dict(files)


def _style(issue: Issue, order: Order) -> Style:
    texts = [issue.title, repr(issue.publication), repr(issue.sections), repr(issue.contributors)]
    texts += (repr(dataclasses.replace(article, path=Path())) for article in issue.articles)
    return _made_style(issue.root, issue.theme, issue.language, texts, order.cache)


def _made_style(root: Path, theme: str, language: str, texts: Sequence[str], cache: Cache) -> Style:
    from presswork.composition.templating import environment
    from presswork.composition.web.style import make_style
    from presswork.composition.web.type_files import ranges_of

    env = environment(root, theme, cache=cache)
    context = {"edition": "web", "language": language}
    return make_style(env, context, theme=theme, ranges=ranges_of(texts), cache=cache)


def _frame(issue: Issue, order: Order, site: Site, style: Style, feeds: Feeds) -> Frame:
    return _framed(site, style, feeds, root=issue.root, theme=issue.theme, cache=order.cache)


def _framed(site: Site, style: Style, feeds: Feeds, *, root: Path, theme: str, cache: Cache) -> Frame:
    from presswork.composition.templating import environment
    from presswork.composition.web.frame import Frame

    return Frame(
        site=site,
        env=environment(root, theme, cache=cache),
        style=style.path,
        feeds=tuple(feeds),
    )


def _pages(
    issue: Issue, order: Order, facts: SiteIssue, frame: Frame
) -> Iterator[tuple[_Kept, list[tuple[Photo, SitePicture]]]]:
    """Yield each article's page with its photos and what was made of them, in the issue's order."""
    from presswork.composition.web.article_page import ArticlePage

    frame = dataclasses.replace(frame, site=dataclasses.replace(frame.site, issues=()))
    maker = ArticlePage(frame=frame, issue=issue, facts=facts)
    theme = Theme.of(issue)
    stamps = Stamps(issue, theme)
    keys = {
        article.slug: key_of("web page", stamps.of(article), maker.depends_on(article))
        for article in issue.articles
    }
    kept = {slug: order.cache.read(key, _read_kept) for slug, key in keys.items()}
    missing = [article for article in issue.articles if kept[article.slug] is None]
    _derive_ahead(missing, order)
    failures: list[FindingsError] = []
    for article in missing:
        try:
            made = _made(maker, article, order)
            theme.check()
            kept[article.slug] = made
            order.cache.put(keys[article.slug], _RECORDS.write(made))
        except FindingsError as error:
            failures.append(error)
    if failures:
        raise FindingsError(dict.fromkeys(finding for error in failures for finding in error.findings))
    for article in issue.articles:
        page = kept[article.slug]
        if page:
            yield page, [(photo, page.pictures[photo.id]) for photo in article.photos]


def _read_kept(entry: bytes) -> _Kept:
    kept = _RECORDS.read(entry)
    if not isinstance(kept, _Kept):
        raise TypeError("it is of another kind")
    return kept


def _made(maker: ArticlePage, article: Article, order: Order) -> _Kept:
    files = {
        photo.id: [dataclasses.replace(file, data=b"") for file in _derived(photo, order.cache)]
        for photo in article.photos
    }
    told = maker.told(article, files)
    maker.frame.assets.clear()
    page = maker.page(article, told, files)
    assets = dict(sorted(maker.frame.assets.items()))
    return _Kept(page=page.decode(), told=told, pictures=maker.pictures(article, files), assets=assets)


def _derived(photo: Photo, cache: Cache) -> tuple[Derivative, ...]:
    from presswork.photos.web import derive_web

    return derive_web(photo, widest_px=_WIDEST_PX[photo.placement], cache=cache)


def _derive_ahead(articles: Sequence[Article], order: Order) -> None:
    """Make the photos of articles by several workers; what is wrong with one is told when it is asked for."""
    photos = [photo for article in articles for photo in article.photos if photo.source]

    def derive(photo: Photo) -> None:
        try:
            _derived(photo, order.cache)
        except FindingsError:
            return

    for done, (photo, _) in enumerate(work_on(photos, derive, prepare=_import_encoders)):
        order.progress(f"Making {photo.file} for the web", done, len(photos))


def _import_encoders() -> None:
    import PIL.AvifImagePlugin
    import PIL.WebPImagePlugin  # noqa: F401

    import presswork.photos.web  # noqa: F401


def _add_pictures(files: WebFiles, photo: Photo, picture: SitePicture, desk: _Desk) -> None:
    for number, (path, _, _) in enumerate(picture.variants):

        def read(number: int = number) -> bytes:
            return desk.files_of(photo)[number].data

        files.add(path, read)


def _add_assets(files: WebFiles, assets: Mapping[str, str], *, root: Path, theme: str) -> None:
    """Add what templates named beside their photos: a publication's mark, a drawing."""
    from presswork.composition.references import find_asset
    from presswork.composition.theme_files import theme_folders

    for path, name in assets.items():
        asset = find_asset(name, folders=theme_folders(root, theme), root=root)
        if asset:
            files.add(path, asset.read)


def _add_cover(files: WebFiles, read: Read, order: Order) -> SitePicture | None:
    """Add the e-book's cover in the widths that pages show it in, and return it."""
    from presswork.composition.web.pictures import site_picture
    from presswork.photos.web import derive_cover
    from presswork.pipeline.packing import cover_of

    data, alt = cover_of(read, order)
    variants = derive_cover(data, cache=order.cache)
    folder = f"{read.issue.slug}/cover/"
    for variant in variants:
        files.add(f"{folder}{variant.name}", variant.data)
    largest = max(variants, key=lambda variant: variant.width_px)
    return site_picture(
        variants, folder=folder, width_px=largest.width_px, height_px=largest.height_px, alt=alt
    )
