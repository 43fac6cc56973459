"""Pages of an invented newspaper, in the kinds of markup that newspapers use, and how to import one."""

from pathlib import Path

from presswork.content.importing.source import FolderAround, Source
from presswork.content.importing.web import read_mhtml, read_page

FIRST = (
    "The ferry to Hallan has left the north quay every morning since the harbour was dug, and nobody in the town "
    "can remember a winter in which it stayed in port for longer than a day."
)
SECOND = (
    "On Tuesday the council decided that it would sail only twice a week from spring, because the new timetable of "
    "the railway leaves too few passengers on the pier, and because the boat is forty years old."
)
THIRD = (
    "“We have lived with the ferry all our lives,” said Marit Solem, who sells tickets from a hut beside the crane. "
    "She hopes that the islanders will write to the minister before the end of the month."
)
CJK = (
    "港の連絡船は毎朝七時に北の桟橋を出発し、島の人びとを町へ運んできた。冬の嵐の日にも休むことはほとんどなかったという。",
    "町議会は火曜日、春から週に二便だけにすると決めた。新しい鉄道の時刻表によって桟橋の乗客が減ったためである。",
    "「船がなければ暮らしていけません」と切符を売る女性は話した。島民は大臣に手紙を書く予定だという。",
)
ARABIC = (
    "غادرت العبارة الرصيف الشمالي كل صباح منذ حفر الميناء، ولا يذكر أحد في البلدة شتاء بقيت فيه راسية أكثر من يوم واحد.",
    "وقرر المجلس يوم الثلاثاء أن تبحر مرتين فقط في الأسبوع ابتداء من الربيع، لأن جدول القطارات الجديد قلل عدد الركاب.",
    "وقالت بائعة التذاكر إن سكان الجزيرة سيكتبون إلى الوزير قبل نهاية الشهر لكي تبقى العبارة كما كانت دائما.",
)
PHOTO = "https://pics.example/ferry-quay-1200.jpg"


def paragraphs(*texts):
    return "".join(f"<p>{text}</p>" for text in texts)


def page(inside, *, head="", lang="en", title="Ferry to Hallan cut to two sailings", after=""):
    """A page with furniture around an article; `{0}`, `{1}` and `{2}` in `inside` stand for its paragraphs."""
    return f"""<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{title} | The Quay</title>
    <meta property="og:title" content="{title}"><meta property="og:site_name" content="The Quay">{head}</head><body>
    <header><nav><a href="/">The Quay</a><a href="/ports">Ports</a><a href="/rain">Rain</a></nav></header>
    <main><article><h1>{title}</h1>{inside.format(FIRST, SECOND, THIRD)}</article></main>
    <aside class="related"><h2>More stories</h2><ul>
    <li><a href="/a"><img src="/teaser-one.jpg" alt="A teaser" width="300" height="200"><h3>A whale was seen</h3></a>
    <li><a href="/b"><img src="/teaser-two.jpg" alt="Another" width="300" height="200"><h3>The crane is sold</h3></a></ul>
    </aside>{after}<footer><p>© The Quay. All rights reserved. Contact, imprint, cookies and privacy.</p></footer></body></html>"""


BODY = "<p>{0}</p><p>{1}</p><p>{2}</p>"


def imported(markup, *, name="page.html", address="", language="", folder=None):
    data = markup if isinstance(markup, bytes) else markup.encode()
    around = {"around": FolderAround(folder=Path(folder), root=Path(folder))} if folder else {}
    source = Source(name=name, data=data, address=address, language=language, **around)
    read = read_mhtml if name.endswith(".mhtml") else read_page
    (article,) = read(source).articles
    return article


def pictures(article):
    return [block for block in article.blocks if block.kind == "image"]


def texts(article, *kinds):
    return [block.text for block in article.blocks if block.kind in (kinds or ("paragraph",))]
