"""A pasted text: its title, byline and photos told apart from paragraphs, every word kept."""

from __future__ import annotations

import datetime
import re
import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from presswork.content.importing.pasted import read_pasted
from presswork.content.importing.pasted.dates import date_in, is_dateline
from presswork.content.importing.pasted.lines import lines_of
from presswork.content.importing.pasted.tongues import guessed, months, tongues
from presswork.model.imported import ImportedArticle, ImportedBlock

LONG = (
    "The council met on Monday and spoke about the old harbour for more than three hours. Nobody left early."
)
TOP = Path(__file__).parents[2]


def photos(article: ImportedArticle) -> list[tuple[str, str, str]]:
    return [(block.alt, block.caption, block.credit) for block in article.blocks if block.kind == "image"]


def photo_of(line: str) -> tuple[str, str, str]:
    """Return the one photo of a text that holds this line between two paragraphs."""
    (found,) = photos(read_pasted(f"{LONG}\n\n{line}\n\n{LONG} Again.", name="pasted.txt"))
    return found


def test_title_byline_paragraphs_and_photo() -> None:
    text = (
        f"Harbour to be rebuilt\n\nBy Jane Roe and Max Doe\n\nPublished 3 May 2026\n\n{LONG}\n\nA new crane\n\n{LONG} Again.\n\n"
        "A crane in the harbour A crane in the harbour Photo: Max Doe / Lantern\n\n"
        f"{LONG} And again."
    )
    article = read_pasted(text, name="pasted.txt")
    assert (article.title, article.authors) == ("Harbour to be rebuilt", ("Jane Roe", "Max Doe"))
    assert article.date == datetime.date(2026, 5, 3)
    assert article.language == "en"
    assert [block.kind for block in article.blocks] == [
        "paragraph",
        "heading",
        "paragraph",
        "image",
        "paragraph",
    ]
    assert [block.text for block in article.blocks if block.kind == "paragraph"] == [
        LONG,
        f"{LONG} Again.",
        f"{LONG} And again.",
    ]
    assert photos(article) == [("A crane in the harbour", "A crane in the harbour", "Max Doe / Lantern")]
    assert [block.line for block in article.blocks] == [7, 9, 11, 13, 15]


def test_seed_article_is_what_its_owner_pasted() -> None:
    """The seed's own Markdown holds the pasted text; put back into one line a photo, it is read as it was."""
    seed = (TOP / "content" / "over-tea" / "article.md").read_text("utf-8")
    credits = re.findall(r'credit="?([^"}]+)"?', seed)
    assert "Roscosmos" in credits
    line = "Roscosmos Launch Soyuz-2 carrier rocket launch from the Plesetsk Cosmodrome on May 22, 2020. Photo: Roscosmos"
    assert photo_of(line) == (
        "Roscosmos Launch",
        "Soyuz-2 carrier rocket launch from the Plesetsk Cosmodrome on May 22, 2020.",
        "Roscosmos",
    )


@pytest.mark.parametrize(
    ("evidence", "line", "alt", "caption"),
    [
        ("file name", "harbour-03.jpg The crane at noon. Photo: Max Doe", "harbour-03.jpg", "The crane at noon."),
        ("camera's number", "DSC_0412 The crane at noon. Photo: Max Doe", "DSC_0412", "The crane at noon."),
        ("legend", "Two people at a desk. Caption: The mayor signs. Photo: Max Doe", "Two people at a desk.", "The mayor signs."),
        ("doubled", "The crane at noon The crane at noon Photo: Max Doe", "The crane at noon", "The crane at noon"),
        (
            "doubled behind a title",
            "Harbour | The crane at noon The crane at noon Photo: Max Doe",
            "Harbour | The crane at noon",
            "The crane at noon",
        ),
        (
            "a credit of its own",
            "ROME, MAY 3: The old crane. (Photo by Max Doe/AP) Last crane of the port. Max Doe/AP",
            "ROME, MAY 3: The old crane. (Photo by Max Doe/AP)",
            "Last crane of the port.",
        ),
        (
            "nearly the same",
            "The crane in the old port at noon. (Archive) The cranes in the old port at noon. (Archive) Photo: Max Doe",
            "The crane in the old port at noon. (Archive)",
            "The cranes in the old port at noon. (Archive)",
        ),
        (
            "a name twice",
            "The writer Jane Roe Jane Roe, who wrote of cranes. Photo: Max Doe",
            "The writer Jane Roe",
            "Jane Roe, who wrote of cranes.",
        ),
        (
            "the same opening",
            "Council House at dusk, seen by boat. Council House was sold for nothing. Photo: Max Doe",
            "Council House at dusk, seen by boat.",
            "Council House was sold for nothing.",
        ),
        (
            "a list of words",
            "crane, harbour, sky Jane Roe climbs up there daily. Photo: Max Doe",
            "crane, harbour, sky",
            "Jane Roe climbs up there daily.",
        ),
        (
            "a capital on a small word",
            "Empty quays at night When ships leave, cranes sleep. Photo: Max Doe",
            "Empty quays at night",
            "When ships leave, cranes sleep.",
        ),
        (
            "a small word, in German",
            "Leere Kais bei Nacht Die Kräne schlafen, sobald alle Schiffe weg sind. Foto: Hans Muster",
            "Leere Kais bei Nacht",
            "Die Kräne schlafen, sobald alle Schiffe weg sind.",
        ),
        (
            "things named again",
            "A poster for the harbour festival. Posters of the festival hang everywhere. Photo: Max Doe",
            "A poster for the harbour festival.",
            "Posters of the festival hang everywhere.",
        ),
        ("words that come again", "Harbour Crane A tall crane in the harbour. Photo: Max Doe", "Harbour Crane", "A tall crane in the harbour."),
        (
            "the credit between both",
            "Quays at noon. Photo: Max Doe Last ships leave the old harbour.",
            "Quays at noon.",
            "Last ships leave the old harbour.",
        ),
        (
            "the same first word",
            "Cranes in the old port Cranes lift what ships bring. Photo: Max Doe",
            "Cranes in the old port",
            "Cranes lift what ships bring.",
        ),
        (
            "an article before a name",
            "Fog over the quays The Jane Roe leaves the port at noon. Photo: Max Doe",
            "Fog over the quays",
            "The Jane Roe leaves the port at noon.",
        ),
        (
            "a label in capitals",
            "Cranes in the port AT REST: No ship came on Monday. Photo: Max Doe",
            "Cranes in the port",
            "AT REST: No ship came on Monday.",
        ),
        ("none", "Cranes in Rome seen by Jane Roe. Photo: Max Doe", "", "Cranes in Rome seen by Jane Roe."),
        ("none: two sentences", "The mayor speaks. She was late. Photo: Max Doe", "", "The mayor speaks. She was late."),
        ("none: a name with an article", "A ship in The Hague at noon. Photo: Max Doe", "", "A ship in The Hague at noon."),
    ],
)  # fmt: skip
def test_border_between_alt_text_and_caption(evidence: str, line: str, alt: str, caption: str) -> None:
    language = (
        LONG if "German" not in evidence else "Der Rat hat am Montag getagt, und es war nicht das letzte Mal."
    )
    article = read_pasted(f"{language}\n\n{line}\n\n{language} Auch.", name="pasted.txt")
    (found,) = photos(article)
    assert found[:2] == (alt, caption)
    assert found[2] in ("Max Doe", "Max Doe/AP", "Hans Muster")


# What a photo line of each language looks like: its line, alt text, caption and credit.
LINES = [
    (
        "fr",
        "Le ministre lors de la cérémonie Le ministre, lundi, lors de la cérémonie des vœux. © Jean Dupont / Hans Lucas",
        "Le ministre lors de la cérémonie",
        "Le ministre, lundi, lors de la cérémonie des vœux.",
        "Jean Dupont / Hans Lucas",
    ),
    (
        "fr",
        "Manifestation à Lyon Les manifestants ont défilé pendant trois heures. Photo Jean DUPONT",
        "Manifestation à Lyon",
        "Les manifestants ont défilé pendant trois heures.",
        "Jean DUPONT",
    ),
    (
        "fr",
        "Le stade, vu du ciel. Le stade, vu du ciel. (Photo Le Courrier/Jean Dupont)",
        "Le stade, vu du ciel.",
        "Le stade, vu du ciel.",
        "Le Courrier/Jean Dupont",
    ),
    (
        "es",
        "Vista del puerto El puerto viejo, este lunes, durante la huelga. Juan Pérez (EFE)",
        "Vista del puerto",
        "El puerto viejo, este lunes, durante la huelga.",
        "Juan Pérez (EFE)",
    ),
    (
        "es",
        "Imagen del accidente. Foto: Bomberos de Navarra",
        "",
        "Imagen del accidente.",
        "Bomberos de Navarra",
    ),
    (
        "it",
        "Il porto vecchio Una veduta del porto vecchio dopo la mareggiata (foto Rossi/Lanterna)",
        "Il porto vecchio",
        "Una veduta del porto vecchio dopo la mareggiata",
        "Rossi/Lanterna",
    ),
    (
        "it",
        "Mario Rossi durante la conferenza stampa - Foto: LaPresse",
        "",
        "Mario Rossi durante la conferenza stampa",
        "LaPresse",
    ),
    (
        "pt",
        "Ministro durante cerimônia em Brasília — Foto: João Silva/Lanterna",
        "",
        "Ministro durante cerimônia em Brasília",
        "João Silva/Lanterna",
    ),
    (
        "pt",
        "Ministro durante cerimônia Ministro durante cerimônia Crédito: João Silva / Divulgação",
        "Ministro durante cerimônia",
        "Ministro durante cerimônia",
        "João Silva / Divulgação",
    ),
    (
        "nl",
        "De minister komt aan bij het Binnenhof. © ANP / Jan Jansen",
        "",
        "De minister komt aan bij het Binnenhof.",
        "ANP / Jan Jansen",
    ),
    (
        "nl",
        "De oude haven De oude haven ligt er verlaten bij. Beeld Jan Jansen",
        "De oude haven",
        "De oude haven ligt er verlaten bij.",
        "Jan Jansen",
    ),
    (
        "pl",
        "Stary port w nocy Stary port w nocy / fot. Jan Kowalski / PAP",
        "Stary port w nocy",
        "Stary port w nocy",
        "Jan Kowalski / PAP",
    ),
    (
        "pl",
        "Minister w Sejmie (Jan Kowalski / East News)",
        "",
        "Minister w Sejmie",
        "Jan Kowalski / East News",
    ),
    (
        "tr",
        "Bakan açıklama yaptı Bakan açıklama yaptı (Fotoğraf: AA)",
        "Bakan açıklama yaptı",
        "Bakan açıklama yaptı",
        "AA",
    ),
    (
        "sv",
        "Statsministern på väg in i riksdagen. Foto: Sven Svensson/TT",
        "",
        "Statsministern på väg in i riksdagen.",
        "Sven Svensson/TT",
    ),
    (
        "sv",
        "Hamnen Den gamla hamnen i kvällsljus. Bild: Sven Svensson",
        "Hamnen",
        "Den gamla hamnen i kvällsljus.",
        "Sven Svensson",
    ),
    (
        "da",
        "Ministeren ankommer til Christiansborg. Foto: Jens Jensen/Ritzau Scanpix",
        "",
        "Ministeren ankommer til Christiansborg.",
        "Jens Jensen/Ritzau Scanpix",
    ),
    (
        "fi",
        "Vanha satama illalla. Kuva: Matti Meikäläinen / Lehtikuva",
        "",
        "Vanha satama illalla.",
        "Matti Meikäläinen / Lehtikuva",
    ),
    (
        "cs",
        "Starý přístav Starý přístav za soumraku. Foto: Jan Novák, ČTK",
        "Starý přístav",
        "Starý přístav za soumraku.",
        "Jan Novák, ČTK",
    ),
    (
        "ru",
        "Старый порт Старый порт вечером © Иван Иванов/ТАСС",
        "Старый порт",
        "Старый порт вечером",
        "Иван Иванов/ТАСС",
    ),
    ("ru", "Старый порт. Фото: Иван Иванов / РИА Новости", "", "Старый порт.", "Иван Иванов / РИА Новости"),
    ("uk", "Старий порт увечері. Фото: Іван Іваненко", "", "Старий порт увечері.", "Іван Іваненко"),
    (
        "en",
        "The Old Harbour at dusk The Old Harbour at dusk CREDIT: Jane Roe/PA",
        "The Old Harbour at dusk",
        "The Old Harbour at dusk",
        "Jane Roe/PA",
    ),
    (
        "en",
        "Aerial view of harbor FILE - The old harbor is seen from above, May 3, 2024, in Porto. (AP Photo/Jane Roe, File)",
        "Aerial view of harbor",
        "FILE - The old harbor is seen from above, May 3, 2024, in Porto.",
        "AP Photo/Jane Roe, File",
    ),
    (
        "en",
        "A crane stands idle in the old harbour. A crane stands idle in the old harbour. Jane Roe—AFP/Getty Images",
        "A crane stands idle in the old harbour.",
        "A crane stands idle in the old harbour.",
        "Jane Roe—AFP/Getty Images",
    ),
    (
        "en",
        "Jane Roe stands at a lectern Minister Jane Roe said the harbour would stay open (Image: Max Doe/Lantern Live)",
        "Jane Roe stands at a lectern",
        "Minister Jane Roe said the harbour would stay open",
        "Max Doe/Lantern Live",
    ),
    (
        "en",
        "The harbour, where cranes stand idle. Photograph: Max Doe/The Lantern",
        "",
        "The harbour, where cranes stand idle.",
        "Max Doe/The Lantern",
    ),
    (
        "en",
        "Image of a crane in the harbour The crane has stood idle for three years ( Max Doe/Lantern )",
        "Image of a crane in the harbour",
        "The crane has stood idle for three years",
        "Max Doe/Lantern",
    ),
    (
        "en",
        "GettyImages-1234567890.jpg The crane has stood idle for three years. Getty Images",
        "GettyImages-1234567890.jpg",
        "The crane has stood idle for three years.",
        "Getty Images",
    ),
    (
        "en",
        "crane A crane in the harbour. Max Doe/Reuters",
        "crane",
        "A crane in the harbour.",
        "Max Doe/Reuters",
    ),
    (
        "en",
        "A crane in the harbour. Max Doe/Lantern via REUTERS Purchase Licensing Rights",
        "",
        "A crane in the harbour.",
        "Max Doe/Lantern via REUTERS",
    ),
    ("en", "The crane that fell. (Supplied)", "", "The crane that fell.", "Supplied"),
    ("en", "The crane that fell. Source: Supplied", "", "The crane that fell.", "Supplied"),
    ("en", "Council leader Jane Roe. Pic: Max Doe", "", "Council leader Jane Roe.", "Max Doe"),
    (
        "de",
        "Ein Kran steht im alten Hafen. Ein Kran steht im alten Hafen.  Foto: Hans Muster/dpa/Archivbild",
        "Ein Kran steht im alten Hafen.",
        "Ein Kran steht im alten Hafen.",
        "Hans Muster/dpa/Archivbild",
    ),
    (
        "de",
        "Kran im Hafen: Er steht seit Jahren still. (Quelle: Hans Muster/imago images)",
        "",
        "Kran im Hafen: Er steht seit Jahren still.",
        "Hans Muster/imago images",
    ),
    (
        "de",
        "Ein Kran. © Hans Muster/dpa Der Kran im alten Hafen steht seit Jahren still. © Hans Muster/dpa",
        "Ein Kran. © Hans Muster/dpa",
        "Der Kran im alten Hafen steht seit Jahren still.",
        "Hans Muster/dpa",
    ),
    (
        "de",
        "Symbolbild: Ein Kran im Hafen. APA/Hans Muster",
        "",
        "Symbolbild: Ein Kran im Hafen.",
        "APA/Hans Muster",
    ),
    ("ja", "港のクレーン＝３日、横浜市、山田太郎撮影", "", "港のクレーン＝３日、横浜市", "山田太郎"),
    ("ja", "古い港のクレーン 古い港のクレーン（共同）", "古い港のクレーン", "古い港のクレーン", "共同"),
    ("zh", "旧港口的起重机。新华社记者王小明摄", "", "旧港口的起重机。", "新华社记者王小明"),
    ("zh", "舊港口的起重機。（中央社）", "", "舊港口的起重機。", "中央社"),
    ("ko", "옛 항구의 크레인. 연합뉴스", "", "옛 항구의 크레인.", "연합뉴스"),
    ("ko", "옛 항구의 크레인 [사진=김철수 기자]", "", "옛 항구의 크레인", "김철수 기자"),
    ("ar", "رافعة في الميناء القديم (رويترز)", "", "رافعة في الميناء القديم", "رويترز"),
    ("he", "מנוף בנמל הישן (צילום: ישראל ישראלי)", "", "מנוף בנמל הישן", "ישראל ישראלי"),
    ("el", "Γερανός στο παλιό λιμάνι / Φωτ.: EUROKINISSI", "", "Γερανός στο παλιό λιμάνι", "EUROKINISSI"),
    (
        "id",
        "Pelabuhan tua Pelabuhan tua (Foto: Budi Santoso/Lentera)",
        "Pelabuhan tua",
        "Pelabuhan tua",
        "Budi Santoso/Lentera",
    ),
    ("vi", "Cảng cũ lúc hoàng hôn. Ảnh: Nguyễn Văn A", "", "Cảng cũ lúc hoàng hôn.", "Nguyễn Văn A"),
]
# A sentence of each language, by which its text is known.
PROSE = {
    "en": "The council met on Monday and spoke about the old harbour for more than three hours.",
    "de": "Der Rat hat am Montag getagt und mehr als drei Stunden lang über den alten Hafen gesprochen.",
    "fr": "Le conseil s’est réuni lundi et il a parlé du vieux port pendant plus de trois heures.",
    "es": "El consejo se reunió el lunes y habló del viejo puerto durante más de tres horas.",
    "it": "Il consiglio si è riunito lunedì e ha parlato del vecchio porto per più di tre ore.",
    "pt": "O conselho se reuniu na segunda e falou do velho porto por mais de três horas.",
    "nl": "De raad kwam op maandag bijeen en sprak meer dan drie uur over de oude haven.",
    "pl": "Rada zebrała się w poniedziałek i przez ponad trzy godziny mówiła o starym porcie, ale nie było nikogo.",
    "tr": "Meclis pazartesi günü toplandı ve eski liman için üç saat konuştu ama bir şey çıkmadı.",
    "sv": "Rådet träffades på måndagen och talade om den gamla hamnen i mer än tre timmar.",
    "da": "Rådet mødtes mandag og talte om den gamle havn i mere end tre timer.",
    "fi": "Neuvosto kokoontui maanantaina ja puhui vanhasta satamasta yli kolme tuntia, mutta se ei auttanut.",
    "cs": "Rada se sešla v pondělí a mluvila o starém přístavu více než tři hodiny, ale nic z toho není.",
    "ru": "Совет собрался в понедельник и говорил о старом порте более трёх часов.",
    "uk": "Рада зібралася в понеділок і говорила про старий порт понад три години.",
    "ja": "市議会は月曜日に開かれ、古い港について三時間話し合った。",
    "zh": "市议会周一开会，讨论旧港口三个小时。",
    "ko": "시의회는 월요일에 열려 옛 항구에 대해 세 시간 동안 논의했다.",
    "ar": "اجتمع المجلس يوم الاثنين وتحدث عن الميناء القديم لأكثر من ثلاث ساعات.",
    "he": "המועצה התכנסה ביום שני ודיברה על הנמל הישן במשך שלוש שעות.",
    "el": "Το συμβούλιο συνεδρίασε τη Δευτέρα και μίλησε για το παλιό λιμάνι.",
    "id": "Dewan bertemu pada hari Senin dan berbicara tentang pelabuhan tua itu.",
    "vi": "Hội đồng họp hôm thứ Hai và nói về cảng cũ trong hơn ba giờ.",
}


@pytest.mark.parametrize(("language", "line", "alt", "caption", "credit"), LINES)
def test_photo_line_of_each_language(language: str, line: str, alt: str, caption: str, credit: str) -> None:
    prose = PROSE[language]
    article = read_pasted(f"{prose}\n\n{line}\n\n{prose} {line.split(maxsplit=1)[0]} {prose}", name="x")
    assert photos(article) == [(alt, caption, credit)]
    assert article.language == language


def test_title_is_known_again_as_alt_text() -> None:
    text = f"Cranes sold to Genoa\n\nJane Roe\n\n{LONG}\n\nCranes sold to Genoa Max Doe oils one. Photo: Max Doe\n\n{LONG}"
    assert photos(read_pasted(text, name="x")) == [("Cranes sold to Genoa", "Max Doe oils one.", "Max Doe")]


@pytest.mark.parametrize(
    "paragraph",
    [
        f"{LONG} (dpa)",
        f"{LONG} At nine the ships came in. Nobody had waited for them, not even the crane. — AFP",
        "BERLIN (dpa) - " + LONG,
        f'"Photo: a word I never liked," said Jane Roe. {LONG}',
        f"{LONG} She spoke with Reuters.",
        f"{LONG} © 2024 is what the sign said, and nobody knew why it was there at all on that day.",
        "Twice is twice is not enough, she said.",
        "The council also asked the Reuters Institute/Oxford for advice on the cranes of the harbour.",
        '"It was a long day." Jane Roe',
        "Jane Roe is a writer in Porto. Follow her @janeroe",
        "Contact: jane@lantern.example",
        "Source: Harbour Office, 2024",
        "Text: Jane Roe",
        "Reporting by Jane Roe; editing by Max Doe",
        "(Reporting by Jane Roe; Editing by Max Doe)",
        "© 2024 The Lantern. All rights reserved.",
        "This story was first published in The Lantern.",
        'He said: "Photo: yes. Video: no."',
        "Phone: 555 0123",
        "The image: a crane, lifted high above the quays.",
        "PORTO (AP) — The council met on Monday and spoke about the harbour.",
        "Jane Roe/Max Doe",
        "Von Hans Muster/dpa",
        "Quelle: dpa",
        "Text: Hans Muster, Redaktion: Anna Beispiel",
        "dpa/hm",
        "Mit Material von dpa",
        "Das Bild: Es ist schief.",
        "Autor: Hans Muster",
        "(AFP)",
        "Avec AFP",
        "Figure 2: A crane (after Roe 1999)",
        "1. Buy a crane. 2. Lift it. Source: own work",
    ],
)
def test_paragraph_is_no_photo(paragraph: str) -> None:
    before, after = (
        "Ships came in the morning, one after the other, and left again.",
        "It rained on the quays all day.",
    )
    assert not photos(read_pasted(f"{before}\n\n{paragraph}", name="pasted.txt"))
    article = read_pasted(f"{before}\n\n{paragraph}\n\n{after}", name="pasted.txt")
    assert [block.text for block in article.blocks if block.kind != "image"] == [before, paragraph, after]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Jane Roe, in Porto, on 3 May. Jane Roe, in Porto, on 3 May. MAX DOE FOR « THE LANTERN »",
            ("Jane Roe, in Porto, on 3 May.", "Jane Roe, in Porto, on 3 May.", "MAX DOE FOR « THE LANTERN »"),
        ),
        (
            "Jane Roe in her crane Jane Roe has worked there for twenty years. (Max Doe)",
            ("Jane Roe in her crane", "Jane Roe has worked there for twenty years.", "Max Doe"),
        ),
        ("The council after the vote, on Monday. (Harbour Office)", ("", "The council after the vote, on Monday.", "Harbour Office")),
        ("霧の中の起重機 霧の朝、港の岸壁に立つ起重機（山田太郎撮影）", ("霧の中の起重機", "霧の朝、港の岸壁に立つ起重機", "山田太郎")),
    ],
)  # fmt: skip
def test_photo_line_is_told_by_its_border_or_its_bracket(line: str, expected: tuple[str, ...]) -> None:
    assert photos(read_pasted(f"{LONG}\n\n{line}\n\n{LONG}", name="x")) == [expected]


def test_caption_and_credit_on_lines_of_their_own() -> None:
    text = f"{LONG}\n\nA crane in the harbour\nPhoto: Max Doe\n\n{LONG}\n\nPhoto: Jane Roe\nThe old quay at noon\n\n{LONG}"
    assert photos(read_pasted(text, name="x")) == [
        ("", "A crane in the harbour", "Max Doe"),
        ("", "The old quay at noon", "Jane Roe"),
    ]


def test_names_with_an_agency_below_a_caption_are_its_credit() -> None:
    text = f"{LONG}\n\nA crane in the harbour\nA crane in the harbour\nJane Roe / Pool via Reuters\n\n{LONG}"
    caption = "A crane in the harbour"
    assert photos(read_pasted(text, name="x")) == [(caption, caption, "Jane Roe / Pool via Reuters")]


def test_alt_text_above_a_caption_is_no_crosshead_of_a_page_turned_into_text() -> None:
    page = f"Share\nAdvertisement\n4 min read\n\n{LONG}\n\nOld crane in the harbour\n\nThe crane of the harbour at noon. Photo: Max Doe\n\n{LONG}"
    article = read_pasted(page, name="x")
    assert photos(article) == [("Old crane in the harbour", "The crane of the harbour at noon.", "Max Doe")]
    assert [block.text for block in article.blocks if block.kind != "image"] == [LONG, LONG]


def test_lines_with_bullets_are_a_list() -> None:
    text = f"{LONG}\n\n• ships\n• cranes: *old* ones\n\n{LONG} Again.\n\n- tea\n- ropes\n\n— Yes, she said.\n\n— No, he said."
    blocks = read_pasted(text, name="x").blocks
    assert [block.kind for block in blocks] == [
        "paragraph",
        "list",
        "paragraph",
        "list",
        "paragraph",
        "paragraph",
    ]
    assert (blocks[1].text, blocks[1].markdown) == (
        "ships\ncranes: *old* ones",
        "- ships\n- cranes: \\*old\\* ones",
    )


def test_wrapped_lines_are_joined_and_others_are_not() -> None:
    wrapped = (
        "The council met on Monday and spoke about\nthe old harbour for more than three hours\nand of nothing else than "
        "that. Nobody\nleft early.\n\nThe next day it met again, at nine in the\nmorning, and nobody spoke about any of\nit, "
        "though all had come early.\n"
    )
    assert [line.text for line in lines_of(wrapped)] == [
        "The council met on Monday and spoke about the old harbour for more than three hours and of nothing else "
        "than that. Nobody left early.",
        "The next day it met again, at nine in the morning, and nobody spoke about any of it, though all had come early.",
    ]
    poem = "Roses are red\nViolets are blue\nSugar is sweet\nAnd so are you\n"
    assert [line.text for line in lines_of(poem)] == poem.splitlines()


def test_page_turned_into_text_loses_its_furniture_and_says_so() -> None:
    text = (
        "Skip to main content\nMenu\nSearch\n\nHome\nNews\nSports\nCulture\n\nCouncil sells the cranes of the old harbour\n\n"
        f"By Jane Roe\n\n{LONG}\n\nAdvertisement\n\n{LONG} Again.\n\nA crane in the harbour\nA crane in the harbour Photo: Max Doe\n\n"
        f"Read more: Why ships are late\n\n{LONG} And again.\n\nComments\n\nRelated articles\n\nWhat ships eat"
    )
    article = read_pasted(text, name="page.txt")
    assert article.title == "Council sells the cranes of the old harbour"
    assert article.authors == ("Jane Roe",)
    assert [block.text for block in article.blocks if block.kind == "paragraph"] == [
        LONG,
        f"{LONG} Again.",
        f"{LONG} And again.",
    ]
    assert photos(article) == [("A crane in the harbour", "A crane in the harbour", "Max Doe")]
    dropped = {each.what: each.why for each in article.dropped}
    assert {
        "Skip to main content",
        "Menu",
        "Advertisement",
        "Read more: Why ships are late",
        "What ships eat",
    } <= set(dropped)
    assert all(dropped.values())


def test_clean_text_loses_nothing() -> None:
    text = f"{LONG}\n\nComments\n\n{LONG} Again.\n\nA last word"
    article = read_pasted(text, name="x")
    assert not article.dropped
    assert _letters_of(article) == _letters(text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-05-03", (2026, 5, 3)),
        ("3. Mai 2026", (2026, 5, 3)),
        ("Mai 3, 2026", (2026, 5, 3)),
        ("May 3rd, 2026", (2026, 5, 3)),
        ("3 de mayo de 2026", (2026, 5, 3)),
        ("le 1er mai 2026", (2026, 5, 1)),
        ("3 мая 2026", (2026, 5, 3)),
        ("03.05.2026", (2026, 5, 3)),
        ("2026年5月3日", (2026, 5, 3)),
        ("2026년 5월 3일", (2026, 5, 3)),
        ("13/5/2026", (2026, 5, 13)),
        ("5/13/2026", (2026, 5, 13)),
        ("3/5/2026", None),
        ("31. Februar 2026", None),
        ("in 2026", None),
    ],
)
def test_date_is_taken_where_no_doubt_is_left(text: str, day: tuple[int, int, int] | None) -> None:
    assert date_in(text) == (datetime.date(*day) if day else None)
    assert is_dateline(text) == bool(day)


def test_every_language_names_its_months_in_order() -> None:
    for tag, tongue in tongues().items():
        assert len(tongue.months) in (0, 12, 24), tag
    assert (months()["mars"], months()["březen"], months()["листопада"]) == (3, 3, 11)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Rat hat am Montag getagt, und es war nicht das letzte Mal in diesem Jahr.", "de"),
        ("Le conseil s’est réuni lundi et il a parlé du vieux port pendant trois heures.", "fr"),
        ("El consejo se reunió el lunes y habló del viejo puerto durante tres horas.", "es"),
        (
            "Rada zebrała się w poniedziałek i mówiła o starym porcie przez trzy godziny, ale nie było nikogo.",
            "pl",
        ),
        ("Совет собрался в понедельник и говорил о старом порте три часа, но никто не ушёл.", "ru"),
        ("市議会は月曜日に開かれ、古い港について三時間話し合った。", "ja"),
        ("市议会周一开会，讨论旧港口三个小时。", "zh"),
        ("시의회는 월요일에 열려 옛 항구에 대해 세 시간 동안 논의했다.", "ko"),
        ("", ""),
        ("12345", ""),
    ],
)
def test_language_is_guessed_from_small_words(text: str, language: str) -> None:
    assert guessed(text) == language


PIECES = st.sampled_from(
    [LONG, "A crane in the harbour", "Photo: Max Doe", "By Jane Roe", "Advertisement", "3 May 2026", "x.jpg The quay Photo: Max Doe",
     "A crane A crane Photo: Max Doe/AP", "(dpa)", "", "", "“Yes,” she said.", "Getty Images A view.Getty Images", "Foto:", "¿?", "写真：山田"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@example("(dpa)\n(dpa)\nAdvertisement\nAdvertisement")
@given(st.lists(PIECES, max_size=14).map("\n".join))
def test_every_letter_is_in_the_article_or_reported(text: str) -> None:
    """Letters of the text are in the article; keywords before a credit alone are taken off."""
    article = read_pasted(text, name="x")
    kept = Counter(_letters_of(article))
    lost = Counter(_letters(text)) - kept
    reported = Counter(_letters(" ".join(each.what for each in article.dropped)))
    keywords = Counter(
        _letters(text)
        if "Photo" in text or "写真" in text or "Getty" in text or "By" in text or "May" in text
        else ""
    )
    assert not lost - reported - keywords


@pytest.mark.parametrize(
    "unit", ["A dog barks. ", "a ", "Photo: ", "((", "\n", "Jane Roe\n", "A A ", "3/5/", "x.jpg "]
)
def test_hostile_text_takes_little_time(unit: str) -> None:
    before = time.process_time()
    read_pasted(unit * (100_000 // len(unit)), name="x")
    assert time.process_time() - before < 10


def _letters(text: str) -> list[str]:
    return sorted(character for character in text if character.isalnum())


def _letters_of(article: ImportedArticle) -> list[str]:
    words = [article.title, *article.authors, *(_text(block) for block in article.blocks)]
    return _letters(" ".join(words))


def _text(block: ImportedBlock) -> str:
    return " ".join((block.text, block.alt, block.caption, block.credit))
