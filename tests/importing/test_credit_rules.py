"""Captions and credits told apart: each rule by itself, with names and sentences made up for it.

The tables are grouped by the rule that has to decide. A form that is new gets a line here before it gets a rule.
"""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from presswork.content.importing.credits import (
    CaptionParts,
    clean_credit,
    own_words,
    read_own_words,
    split_caption,
)
from presswork.content.importing.credits.rules import RULES
from presswork.content.importing.credits.vocabulary import languages

# The rule, then lines as (line, caption, credit).
FORMS: dict[str, list[tuple[str, str, str]]] = {
    "alone": [
        ("Image source, Getty Images", "", "Getty Images"),
        ("© Jane Roe", "", "Jane Roe"),
        ("Illustration by Jane Roe", "", "Jane Roe"),
        ("Photo Illustration by Jane Roe/The Lantern/Getty", "", "Jane Roe/The Lantern/Getty"),
        ("Bildrechte: picture alliance/dpa | Hans Muster", "", "picture alliance/dpa | Hans Muster"),
        ("Foto: privat", "", "privat"),
        ("Foto: Hans Muster/dpa/dpa-tmn", "", "Hans Muster/dpa/dpa-tmn"),
    ],
    "bracket": [
        (
            "The bridge at night (Image: Getty Images/iStockphoto)",
            "The bridge at night",
            "Getty Images/iStockphoto",
        ),
        ("The bridge at night (Getty Images/iStockphoto)", "The bridge at night", "Getty Images/iStockphoto"),
        ("Puente abierto (EFE/Archivo)", "Puente abierto", "EFE/Archivo"),
        (
            "O ponte está aberto (Foto: Reprodução | Instagram)",
            "O ponte está aberto",
            "Reprodução | Instagram",
        ),
        ("Il ponte è aperto (Foto di Mario Rossi da Pixabay)", "Il ponte è aperto", "Mario Rossi da Pixabay"),
        ("The bridge opens. (Photo: Jane Roe, Lantern file)", "The bridge opens.", "Jane Roe, Lantern file"),
        ("Die Brücke ist offen (Foto: Hans Muster (dpa))", "Die Brücke ist offen", "Hans Muster (dpa)"),
        ("The bridge opens on Monday. (Jane Roe photo)", "The bridge opens on Monday.", "Jane Roe photo"),
        (
            "The bridge opens on Monday (Jane Roe | Lantern)",
            "The bridge opens on Monday",
            "Jane Roe | Lantern",
        ),
        (
            "The bridge opens on Monday (Lantern photo by Jane Roe)",
            "The bridge opens on Monday",
            "Lantern photo by Jane Roe",
        ),
        ("The bridge opens on Monday (ANI Photo)", "The bridge opens on Monday", "ANI Photo"),
        (
            "The minister arrives at the palace. View 6 images (Image: Jane Roe/Lantern)",
            "The minister arrives at the palace.",
            "Jane Roe/Lantern",
        ),
        ("Berlin (dpa)", "Berlin", "dpa"),
        ("Il ministro arriva al palazzo (Ansa)", "Il ministro arriva al palazzo", "Ansa"),
        ("Il ministro arriva al palazzo (foto LaPresse)", "Il ministro arriva al palazzo", "LaPresse"),
        (
            "Minister przyjechał do pałacu (fot. Jan Kowalski)",
            "Minister przyjechał do pałacu",
            "Jan Kowalski",
        ),
        (
            "Министр прибыл во дворец (Фото: Иван Иванов / ТАСС)",
            "Министр прибыл во дворец",
            "Иван Иванов / ТАСС",
        ),
        ("Bakan saraya geldi. (Fotoğraf: Ali Veli / AA)", "Bakan saraya geldi.", "Ali Veli / AA"),
        (
            "Menteri tiba di istana. (Foto: Budi Santoso/detikcom)",
            "Menteri tiba di istana.",
            "Budi Santoso/detikcom",
        ),
        ("وصل الوزير إلى القصر (رويترز)", "وصل الوزير إلى القصر", "رويترز"),
        ("השר הגיע לארמון (צילום: ישראל ישראלי)", "השר הגיע לארמון", "ישראל ישראלי"),
        ("官邸に到着した大臣＝13日、東京（共同）", "官邸に到着した大臣＝13日、東京", "共同"),
        (
            "官邸に到着した大臣＝13日、東京（ロイター＝共同）",
            "官邸に到着した大臣＝13日、東京",
            "ロイター＝共同",
        ),
        ("官邸に到着した大臣（写真：山田太郎／アフロ）", "官邸に到着した大臣", "山田太郎／アフロ"),
        ("部长抵达官邸。（图片来源：新华社）", "部长抵达官邸。", "新华社"),
        ("部長抵達官邸。（圖／記者王小明攝）", "部長抵達官邸。", "記者王小明攝"),
        ("장관이 청사에 도착하고 있다. [사진=연합뉴스]", "장관이 청사에 도착하고 있다.", "연합뉴스"),
        ("Ο υπουργός φτάνει στο μέγαρο (φωτ.: EUROKINISSI)", "Ο υπουργός φτάνει στο μέγαρο", "EUROKINISSI"),
        (
            "The minister arrives at the palace. (Jane Roe/The Daily Lantern)",
            "The minister arrives at the palace.",
            "Jane Roe/The Daily Lantern",
        ),
        (
            "The minister arrives at the palace. (Jane Roe / For The Lantern)",
            "The minister arrives at the palace.",
            "Jane Roe / For The Lantern",
        ),
        (
            "The minister arrives at the palace, June 3, 2024. (AP Photo/Jane Roe, File)",
            "The minister arrives at the palace, June 3, 2024.",
            "AP Photo/Jane Roe, File",
        ),
        ("The garden in spring (Courtesy: Jane Roe)", "The garden in spring", "Jane Roe"),
        ("The actor in the garden (Jane Roe/PA)", "The actor in the garden", "Jane Roe/PA"),
        (
            "The actor in the garden. (Photo by Jane Roe for Lantern)",
            "The actor in the garden.",
            "Jane Roe for Lantern",
        ),
        (
            "The actor in the garden. [Jane Roe/The Lantern]",
            "The actor in the garden.",
            "Jane Roe/The Lantern",
        ),
        (
            "The actor in the garden. [Photo: courtesy of Jane Roe]",
            "The actor in the garden.",
            "courtesy of Jane Roe",
        ),
        (
            "LONDON, ENGLAND - MAY 3: The minister arrives. (Photo by Jane Roe / AFP) (Photo by JANE ROE/AFP via Getty Images)",
            "LONDON, ENGLAND - MAY 3: The minister arrives.",
            "JANE ROE/AFP via Getty Images",
        ),
        ("The minister arrives (Submitted by Jane Roe)", "The minister arrives", "Submitted by Jane Roe"),
        (
            "El ministro llega al palacio este martes. Jane Roe (EFE)",
            "El ministro llega al palacio este martes.",
            "Jane Roe (EFE)",
        ),
        ("The garden (Image: Jane Roe)", "The garden", "Jane Roe"),
        ("The garden in spring [Jane Roe/Lantern]", "The garden in spring", "Jane Roe/Lantern"),
        (
            "A man walks by the old harbour, in Porto, on Monday (Photo: Jane Roe). Read more",
            "A man walks by the old harbour, in Porto, on Monday",
            "Jane Roe",
        ),
    ],
    "label": [
        ("The bridge at night. Credit: Instagram / @janeroe", "The bridge at night.", "Instagram / @janeroe"),
        ("The bridge at night. Picture: @janeroe", "The bridge at night.", "@janeroe"),
        ("Most otwarty. Źródło: Shutterstock", "Most otwarty.", "Shutterstock"),
        ("Мост открыт. Фото: пресс-служба мэрии", "Мост открыт.", "пресс-служба мэрии"),
        ("Bron er åpen. FOTO: Ola Nordmann / NTB", "Bron er åpen.", "Ola Nordmann / NTB"),
        (
            "Die Brücke – hier bei Nacht – ist offen. – Foto: Hans Muster / dpa",
            "Die Brücke – hier bei Nacht – ist offen.",
            "Hans Muster / dpa",
        ),
        ("Die Brücke ist offen. Foto: Hans Muster (dpa)", "Die Brücke ist offen.", "Hans Muster (dpa)"),
        (
            "Die Brücke ist offen. Fotos: Hans Muster (2), Jane Roe (1)",
            "Die Brücke ist offen.",
            "Hans Muster (2), Jane Roe (1)",
        ),
        ("The bridge opens. | Photo Credit: Jane Roe", "The bridge opens.", "Jane Roe"),
        (
            "The mayor opens the bridge on Friday. Image: Jane Roe for the Daily Lantern",
            "The mayor opens the bridge on Friday.",
            "Jane Roe for the Daily Lantern",
        ),
        (
            "A dog crosses the road. Photograph: Jane Roe/The Lantern",
            "A dog crosses the road.",
            "Jane Roe/The Lantern",
        ),
        (
            "Der Minister kommt an. Foto: Hans Muster (Archivbild)",
            "Der Minister kommt an. (Archivbild)",
            "Hans Muster",
        ),
        (
            "Le ministre arrive au palais le 3 mai 2024 Crédit photo : Jean Dupont",
            "Le ministre arrive au palais le 3 mai 2024",
            "Jean Dupont",
        ),
        ("El ministro llega al palacio | Foto: Juan Pérez", "El ministro llega al palacio", "Juan Pérez"),
        ("O ministro chega ao palácio — Foto: João Silva/G1", "O ministro chega ao palácio", "João Silva/G1"),
        ("O ministro chega ao palácio Foto: Divulgação", "O ministro chega ao palácio", "Divulgação"),
        (
            "Ministern anländer till slottet. Foto: Sven Svensson/TT",
            "Ministern anländer till slottet.",
            "Sven Svensson/TT",
        ),
        (
            "Ministern anländer till slottet. Bild: Sven Svensson Visa mer",
            "Ministern anländer till slottet.",
            "Sven Svensson",
        ),
        (
            "Visa mer Ministern anländer till slottet. Foto: Sven Svensson",
            "Ministern anländer till slottet.",
            "Sven Svensson",
        ),
        (
            "Ministeri saapuu linnaan. KUVA: Matti Meikäläinen / Lehtikuva",
            "Ministeri saapuu linnaan.",
            "Matti Meikäläinen / Lehtikuva",
        ),
        ("Ministr přijíždí na hrad. Foto: Jan Novák, ČTK", "Ministr přijíždí na hrad.", "Jan Novák, ČTK"),
        (
            "Ministr přijíždí na hrad (ilustrační foto). | foto: Jan Novák, MAFRA",
            "Ministr přijíždí na hrad (ilustrační foto).",
            "Jan Novák, MAFRA",
        ),
        ("Menteri tiba di istana. Foto: Dok. Pribadi", "Menteri tiba di istana.", "Dok. Pribadi"),
        ("وصل الوزير إلى القصر - المصدر: وكالة الأنباء", "وصل الوزير إلى القصر", "وكالة الأنباء"),
        ("השר הגיע לארמון צילום: ישראל ישראלי", "השר הגיע לארמון", "ישראל ישראלי"),
        ("장관이 청사에 도착하고 있다. 사진=김철수 기자", "장관이 청사에 도착하고 있다.", "김철수 기자"),
        (
            "Міністр прибув до палацу. Фото: Іван Іваненко/Укрінформ",
            "Міністр прибув до палацу.",
            "Іван Іваненко/Укрінформ",
        ),
        (
            "Ο υπουργός φτάνει στο μέγαρο / Φωτογραφία: Γιάννης Παπαδόπουλος",
            "Ο υπουργός φτάνει στο μέγαρο",
            "Γιάννης Παπαδόπουλος",
        ),
        (
            "The minister arrives at the palace. Credit: Jane Roe, The Lantern",
            "The minister arrives at the palace.",
            "Jane Roe, The Lantern",
        ),
        (
            "The minister arrives at the palace. CREDIT: JANE ROE/THE LANTERN",
            "The minister arrives at the palace.",
            "JANE ROE/THE LANTERN",
        ),
        (
            "The minister arrives at the palace on June 3, 2024. Photo: Jane Roe/AFP via Getty Images",
            "The minister arrives at the palace on June 3, 2024.",
            "Jane Roe/AFP via Getty Images",
        ),
        ("Der Garten. Bild: Keystone", "Der Garten.", "Keystone"),
        ("Der Garten im Frühling.Foto: Hans Muster", "Der Garten im Frühling.", "Hans Muster"),
        ("Der Garten im Frühling Foto: dpa/Hans Muster", "Der Garten im Frühling", "dpa/Hans Muster"),
        ("Der Garten im Frühling. – Foto: Hans Muster/dpa", "Der Garten im Frühling.", "Hans Muster/dpa"),
        ("Der Garten im Frühling. Copyright: Hans Muster", "Der Garten im Frühling.", "Hans Muster"),
        ("Der Garten im Frühling. Bildrechte: MDR/Hans Muster", "Der Garten im Frühling.", "MDR/Hans Muster"),
        (
            "Der Garten im Frühling. | Quelle: picture alliance/dpa",
            "Der Garten im Frühling.",
            "picture alliance/dpa",
        ),
        ("The actor, pictured in 2019. Pic: Jane Roe", "The actor, pictured in 2019.", "Jane Roe"),
        ("The actor, pictured in 2019. Pic: PA", "The actor, pictured in 2019.", "PA"),
        (
            "The actor in the garden. Picture: Jane Roe/PA Wire/PA Images",
            "The actor in the garden.",
            "Jane Roe/PA Wire/PA Images",
        ),
        (
            "A view of the garden. Source: Lantern Weather Service",
            "A view of the garden.",
            "Lantern Weather Service",
        ),
        (
            "The minister arrives at the palace.Credit...Jane Roe for The Lantern",
            "The minister arrives at the palace.",
            "Jane Roe for The Lantern",
        ),
        ("ΥΠΟΥΡΓΟΣ ΣΤΟ ΜΕΓΑΡΟ. ΦΩΤΟΓΡΑΦΙΑ: EUROKINISSI", "ΥΠΟΥΡΓΟΣ ΣΤΟ ΜΕΓΑΡΟ.", "EUROKINISSI"),
        ("Bild 1 av 3 Ministern anländer. Foto: Sven Svensson/TT", "Ministern anländer.", "Sven Svensson/TT"),
        ("The garden in spring Photo credit: Jane Roe", "The garden in spring", "Jane Roe"),
        ("“We are here,” she said. Picture: PA", "“We are here,” she said.", "PA"),
        (
            "Le palais, en 2019 | Photo : Radio-Lanterne / Jane Roe",
            "Le palais, en 2019",
            "Radio-Lanterne / Jane Roe",
        ),
        (
            "Das Schloss. Foto: Hans Muster/dpa-Zentralbild/dpa/Symbolbild",
            "Das Schloss.",
            "Hans Muster/dpa-Zentralbild/dpa/Symbolbild",
        ),
    ],
    "sign": [
        (
            "Der Minister kommt an (Archivbild). © Keystone / Hans Muster",
            "Der Minister kommt an (Archivbild).",
            "Keystone / Hans Muster",
        ),
        (
            "Le ministre arrive au palais. © Jean Dupont / AFP",
            "Le ministre arrive au palais.",
            "Jean Dupont / AFP",
        ),
        (
            "De minister komt aan bij het paleis. © ANP / Jan Jansen",
            "De minister komt aan bij het paleis.",
            "ANP / Jan Jansen",
        ),
        (
            "Министр прибыл во дворец. © Иван Иванов/РИА Новости",
            "Министр прибыл во дворец.",
            "Иван Иванов/РИА Новости",
        ),
        ("Der Garten im Frühling. (c) Hans Muster", "Der Garten im Frühling.", "Hans Muster"),
        ("The garden © Jane Roe / Lantern (file photo)", "The garden (file photo)", "Jane Roe / Lantern"),
        ("Министр прибыл (с) Иван Иванов", "Министр прибыл", "Иван Иванов"),
    ],
    "by": [
        ("A dog crosses the road. Photograph by Jane Roe", "A dog crosses the road.", "Jane Roe"),
        (
            "Minister przyjechał do pałacu / Fot. Jan Kowalski / Agencja Wyborcza.pl",
            "Minister przyjechał do pałacu",
            "Jan Kowalski / Agencja Wyborcza.pl",
        ),
        (
            "The actor in the garden. Photo by Jane Roe for Lantern via Getty Images",
            "The actor in the garden.",
            "Jane Roe for Lantern via Getty Images",
        ),
        ("Minister przyjechał do pałacu, fot. Jan Kowalski", "Minister przyjechał do pałacu", "Jan Kowalski"),
    ],
    "role": [
        ("官邸に到着した大臣＝13日、東京、山田太郎撮影", "官邸に到着した大臣＝13日、東京", "山田太郎"),
        ("部长抵达官邸。新华社记者王小明摄", "部长抵达官邸。", "新华社记者王小明"),
        ("장관이 청사에 도착하고 있다. 김철수 기자", "장관이 청사에 도착하고 있다.", "김철수"),
        ("장관이 청사에 도착하고 있다. /연합뉴스", "장관이 청사에 도착하고 있다.", "연합뉴스"),
        ("장관이 청사에 도착하고 있다. 국회 제공", "장관이 청사에 도착하고 있다.", "국회"),
        (
            "장관이 청사에 도착하고 있다. 김철수 기자 kcs@lantern.example",
            "장관이 청사에 도착하고 있다.",
            "김철수",
        ),
    ],
    "label-bare": [
        ("De brug is open. Foto ANP / Jan Jansen", "De brug is open.", "ANP / Jan Jansen"),
        ("The actor in the garden. Photo / Jane Roe", "The actor in the garden.", "Jane Roe"),
        ("Le palais, en 2019. Photo d’archives AFP", "Le palais, en 2019.", "AFP"),
        ("The bridge opens.CreditJane Roe for The Lantern", "The bridge opens.", "Jane Roe for The Lantern"),
        (
            "The bridge opens. CreditCreditJane Roe/EPA, via Lantern",
            "The bridge opens.",
            "Jane Roe/EPA, via Lantern",
        ),
        (
            "De minister komt aan bij het paleis. Beeld Jan Jansen",
            "De minister komt aan bij het paleis.",
            "Jan Jansen",
        ),
        (
            "La ministre arrive au palais. PHOTO JANE ROE, LA GAZETTE",
            "La ministre arrive au palais.",
            "JANE ROE, LA GAZETTE",
        ),
    ],
    "after-stop": [
        ("The bridge at night. @janeroe/Instagram", "The bridge at night.", "@janeroe/Instagram"),
        ("The bridge at night. Jane Roe / Contributed", "The bridge at night.", "Jane Roe / Contributed"),
        ("The bridge at night. Jane Roe/Lantern/File", "The bridge at night.", "Jane Roe/Lantern/File"),
        ("Le pont est ouvert. — Jean Dupont / AFP", "Le pont est ouvert.", "Jean Dupont / AFP"),
        (
            "Open this photo in gallery: The minister arrives at the palace. Jane Roe/The Canadian Press",
            "The minister arrives at the palace.",
            "Jane Roe/The Canadian Press",
        ),
        (
            "Le ministre arrive au palais, le 3 mai 2024. JEAN DUPONT / AFP",
            "Le ministre arrive au palais, le 3 mai 2024.",
            "JEAN DUPONT / AFP",
        ),
        ("El ministro llega al palacio. / EFE/Juan Pérez", "El ministro llega al palacio.", "EFE/Juan Pérez"),
        ("部長抵達官邸。圖／美聯社", "部長抵達官邸。", "美聯社"),
        (
            "The minister arrives at the palace, June 3, 2024. Jane Roe | Getty Images",
            "The minister arrives at the palace, June 3, 2024.",
            "Jane Roe | Getty Images",
        ),
        (
            "The minister arrives at the palace on June 3, 2024. REUTERS/Jane Roe/File Photo",
            "The minister arrives at the palace on June 3, 2024.",
            "REUTERS/Jane Roe/File Photo",
        ),
        (
            "The minister arrives at the palace on June 3, 2024. REUTERS/Jane Roe/File Photo Purchase Licensing Rights",
            "The minister arrives at the palace on June 3, 2024.",
            "REUTERS/Jane Roe/File Photo",
        ),
        (
            "The minister arrives at the palace. Jane Roe/AFP/Getty Images/File",
            "The minister arrives at the palace.",
            "Jane Roe/AFP/Getty Images/File",
        ),
        (
            "The garden in spring. Photo courtesy of the Roe Foundation",
            "The garden in spring.",
            "Photo courtesy of the Roe Foundation",
        ),
        ("The garden in spring. Courtesy of Jane Roe", "The garden in spring.", "Courtesy of Jane Roe"),
        ("The garden in spring. Courtesy Jane Roe", "The garden in spring.", "Courtesy Jane Roe"),
        ("Der Garten. KEYSTONE/Hans Muster", "Der Garten.", "KEYSTONE/Hans Muster"),
        ("Der Garten. Hans Muster / Tamedia", "Der Garten.", "Hans Muster / Tamedia"),
        ("The actor in the garden. Shutterstock", "The actor in the garden.", "Shutterstock"),
        ("A view of the garden. — AFP", "A view of the garden.", "AFP"),
        ("A view of the garden. — Reuters pic", "A view of the garden.", "Reuters pic"),
        ("A view of the garden. — Bernama pic", "A view of the garden.", "Bernama pic"),
        (
            "The minister arrives at the palace.Jane Roe/The Canadian Press",
            "The minister arrives at the palace.",
            "Jane Roe/The Canadian Press",
        ),
    ],
    "bar": [
        ("Il ministro arriva al palazzo - Foto Ansa", "Il ministro arriva al palazzo", "Ansa"),
        ("The actor in the garden. • Jane Roe", "The actor in the garden.", "Jane Roe"),
    ],
    "credit-phrase": [
        (
            "The garden in spring Photo courtesy of Jane Roe",
            "The garden in spring",
            "Photo courtesy of Jane Roe",
        ),
        ("« Le jardin » Capture d’écran de Lanterne", "« Le jardin »", "Capture d’écran de Lanterne"),
    ],
    "bracket-first": [
        ("(Ansa/Jane Roe) The bridge lay dark.", "The bridge lay dark.", "Ansa/Jane Roe"),
        (
            "(Photo: Jane Roe) The minister arrives at the palace.",
            "The minister arrives at the palace.",
            "Jane Roe",
        ),
    ],
    "label-first": [
        (
            "Foto: Hans Muster Die Ministerin kommt am Schloss an",
            "Die Ministerin kommt am Schloss an",
            "Hans Muster",
        ),
        (
            "Photo: Jane Roe/AFP The minister arrives at the palace",
            "The minister arrives at the palace",
            "Jane Roe/AFP",
        ),
        ("© Jane Roe | The minister arrives at the palace", "The minister arrives at the palace", "Jane Roe"),
        (
            "Image source, Reuters Image caption, The minister arrives at the palace",
            "The minister arrives at the palace",
            "Reuters",
        ),
    ],
    "unmarked-tail": [
        ("Jane Roe / Pool via Reuters", "", "Jane Roe / Pool via Reuters"),
        (
            "The Premier League trophy in London on Thursday night Getty Images",
            "The Premier League trophy in London on Thursday night",
            "Getty Images",
        ),
        ("Der Garten im Frühling imago/Hans Muster", "Der Garten im Frühling", "imago/Hans Muster"),
        ("The actor in the garden PA Wire", "The actor in the garden", "PA Wire"),
        (
            "The actor in the garden Shutterstock / Jane Roe",
            "The actor in the garden",
            "Shutterstock / Jane Roe",
        ),
    ],
    "unmarked-head": [
        ("Getty Images A view of the garden", "A view of the garden", "Getty Images"),
        (
            "Jane Roe/Getty Images The minister arrives at the palace.",
            "The minister arrives at the palace.",
            "Jane Roe/Getty Images",
        ),
    ],
    "name": [
        ("The bridge at night. Jane Roe for NPR", "The bridge at night.", "Jane Roe for NPR"),
        (
            "The bridge opens on Monday. Jane Roe, Lantern Staff",
            "The bridge opens on Monday.",
            "Jane Roe, Lantern Staff",
        ),
        (
            "The bridge opens on Monday. Jane Roe, Special to The Lantern",
            "The bridge opens on Monday.",
            "Jane Roe, Special to The Lantern",
        ),
        ("El ministro llega al palacio. JUAN PÉREZ", "El ministro llega al palacio.", "JUAN PÉREZ"),
        (
            "The minister arrives at the palace. Jane Roe hide caption",
            "The minister arrives at the palace.",
            "Jane Roe",
        ),
        (
            "The actor in the garden. Jane Roe for The Lantern",
            "The actor in the garden.",
            "Jane Roe for The Lantern",
        ),
        (
            "The actor in the garden. Jane Roe, The Lantern",
            "The actor in the garden.",
            "Jane Roe, The Lantern",
        ),
    ],
}

# Lines without a credit: what looks like one belongs to the caption, word for word.
NONE = [
    "Read the USA Photo Guide",
    "A page from the new Comic Images catalogue",
    "The bridge opens in this photo.",
    "The bridge opens in this undated handout photo",
    'A page of "The Source: How rivers begin". Rome, 2016',
    "Der Minister kommt an. (Archivbild)",
    "The champion with her coach (Jane Roe)",
    "The champion (left) with her coach (right)",
    "She spoke in an interview with Reuters",
    "She spoke to reporters from AFP",
    "Der Vorsitzende der Partei (SPD)",
    "Le ministre arrive au palais (Photo d'archives).",
    "Foto di famiglia dopo il vertice di Roma",
    "官邸に到着した大臣（右）＝13日、東京",
    "The garden in spring (left) and in autumn.",
    "Der Garten im Frühling (Bern)",
    "Der Garten im Frühling: ein Bild: voller Farben und Düfte für alle Sinne der Besucher aus der Stadt",
    "The 1999 photo of the team (12 May 1999)",
    "Das Team von 1999 (1939/1945)",
    "John Smith (42) and his wife",
    "President of the Royal Garden Society (RGS)",
    "The actor, pictured in 2019 PA",
    "A dog barks. Photo: Jane Roe. It is a loud dog and it barks all day.",
    "The actor wears a Foto: Museum shirt in the garden",
    "Das Schloss im Jahr 2019 (Symbolbild/Archiv)",
    "Hans Muster, Vorsitzender der Partei",
    "Hans Muster und Jane Roe (v.l.) im Garten",
    "The team: Jane Roe (captain), Max Doe, Joe Bloggs",
    "Jane Roe of the Lantern Theatre",
    "The AP Building in New York",
    "Workers at Reuters",
    "A tower in Paris, France.",
    "A. B. Smith",
    "Sunrise over Lake Erie. Canada",
    "The band plays their hit Yellow Submarine. The Beatles",
    "The mayor meets Jane Roe/Max Doe in Rome",
    "The train from Basel to Zurich/Bern",
    "Players of Bayern/Dortmund",
    '"Das ist gut", sagt Hans Muster.',
]


@pytest.mark.parametrize(
    ("rule", "line", "caption", "credit"),
    [(rule, *form) for rule, forms in FORMS.items() for form in forms],
)
def test_form_is_told_apart_by_its_rule(rule: str, line: str, caption: str, credit: str) -> None:
    parts = split_caption(line)
    assert (parts.caption, parts.credit, parts.rule) == (caption, credit, rule)


@pytest.mark.parametrize("line", NONE)
def test_no_credit_is_invented(line: str) -> None:
    parts = split_caption(line)
    assert (parts.caption, parts.credit, parts.rule) == (line, "", "")


def test_every_rule_has_a_form_here() -> None:
    assert [rule.id for rule in RULES if rule.id != "unplaced"] == list(FORMS)
    assert all(FORMS.values())


def test_keywords_of_every_language_are_known_without_the_language() -> None:
    for keyword in ("Foto", "Photo", "Bild", "Crédit", "Imagen", "Fonte", "Beeld", "Źródło", "Фото", "Källa", "Kuva",
                    "Zdroj", "Fotoğraf", "Sumber", "صورة", "צילום", "写真", "图片来源", "사진", "Світлина", "Φωτογραφία"):  # fmt: skip
        assert split_caption(f"Lorem ipsum. {keyword}: Jane Roe/Lantern").credit == "Jane Roe/Lantern", (
            keyword
        )


def test_credit_that_stands_twice_is_given_once() -> None:
    parts = split_caption("The bridge opens. (Photo: Getty Images) Getty")
    assert (parts.caption, parts.credit) == ("The bridge opens.", "Getty Images")
    assert parts.dropped == ("Photo", "Getty")


@pytest.mark.parametrize("note", ["(Archivbild)", "(file photo)", "(photo d’archives)", "(ilustrační foto)"])
def test_note_stays_with_the_caption_on_either_side_of_the_credit(note: str) -> None:
    for line in (f"The bridge opens. {note} Photo: Jane Roe", f"The bridge opens. Photo: Jane Roe {note}"):
        parts = split_caption(line)
        assert (parts.caption, parts.credit) == (f"The bridge opens. {note}", "Jane Roe")


@pytest.mark.parametrize(
    "button", ["View 6 images", "Visa mer", "Open this photo in gallery:", "hide caption", "Agrandir l’image"]
)
def test_button_is_no_part_of_a_caption(button: str) -> None:
    for line in (
        f"{button} The bridge opens. Photo: Jane Roe",
        f"The bridge opens. Photo: Jane Roe {button}",
    ):
        parts = split_caption(line)
        assert (parts.caption, parts.credit) == ("The bridge opens.", "Jane Roe")
        assert set(re.findall(r"\w+", button)) <= set(parts.dropped)


def test_doubt_is_said_and_the_words_stay() -> None:
    parts = split_caption("The champion with her coach (Jane Roe)")
    assert parts.caption == "The champion with her coach (Jane Roe)"
    assert not parts.credit
    assert "Jane Roe" in parts.uncertain


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("Foto: Hans Muster", "Hans Muster"),
        ("(Foto: Hans Muster/dpa)", "Hans Muster/dpa"),
        ("[© Jane Roe]", "Jane Roe"),
        ("© Foto: Hans Muster", "Hans Muster"),
        ("Photo by Jane Roe/AP.", "Jane Roe/AP"),
        ("Photo Researchers", "Photo Researchers"),
        ("Crédit photo : Jean Dupont", "Jean Dupont"),
        ("写真：山田太郎", "山田太郎"),
        ("Image credit", ""),
        ("Lantern Inc.", "Lantern Inc."),
        ("Jane Roe (AP)", "Jane Roe (AP)"),
        ("| Jane Roe |", "Jane Roe"),
        ("", ""),
    ],
)
def test_known_credit_loses_its_marks(text: str, credit: str) -> None:
    assert clean_credit(text) == credit


WORDS = st.sampled_from(
    [
        "A",
        "dog",
        "Jane",
        "Roe",
        "Max",
        "Doe",
        "barks",
        "in",
        "the",
        "Rome",
        "garden",
        "Photo:",
        "Foto:",
        "(Photo:",
        "(Foto",
        "©",
        "|",
        "/",
        "—",
        "by",
        "AP)",
        "AP",
        "Getty",
        "Images",
        "Reuters",
        "dpa",
        "(Archivbild)",
        "(l.)",
        ".",
        ")",
        "(",
        "Photo",
        "by",
        "Courtesy",
        "of",
        "View",
        "6",
        "images",
        "写真：",
        "（山田撮影）",
        "사진=",
        "2024",
        "“quoted”",
        "Supplied",
        "Bild",
    ]
)
LINES = st.one_of(st.lists(WORDS, max_size=25).map(" ".join), st.text(max_size=120))


def _words(parts: CaptionParts) -> list[str]:
    return sorted(_letters(f"{parts.caption} {parts.credit} {' '.join(parts.dropped)}"))


def _letters(text: str) -> list[str]:
    return [character for character in text if character.isalnum()]


@settings(max_examples=300, deadline=None)
@given(LINES)
def test_no_letter_is_lost_or_added(line: str) -> None:
    assert _words(split_caption(line)) == sorted(_letters(line))


@settings(max_examples=300, deadline=None)
@given(LINES)
def test_a_credit_taken_off_stays_off(line: str) -> None:
    parts = split_caption(line)
    assert split_caption(line) == parts
    assert clean_credit(clean_credit(parts.credit)) == clean_credit(parts.credit)


@pytest.mark.parametrize(
    "unit",
    [
        "a ",
        "A",
        "( ",
        "((",
        ")",
        "Foto: ",
        "Foto:",
        "© ",
        "Jane Roe/",
        "A. ",
        "| ",
        "— ",
        "via ",
        "Getty Images ",
        "写真：",
        "... ",
    ],
)
def test_hostile_line_takes_no_time(unit: str) -> None:
    line = unit * (100_000 // len(unit))
    before = time.process_time()
    split_caption(line)
    clean_credit(line)
    assert time.process_time() - before < 2


def test_project_adds_its_own_words(tmp_path: Path) -> None:
    (tmp_path / "credits.toml").write_text(
        'labels = ["Lichtbild"]\nagencies = ["Lantern Pix"]\nnotes = ["Rückblende"]\nbuttons = ["Bild holen"]\n',
        encoding="utf-8",
    )
    own, findings = read_own_words(tmp_path)
    line = "Die Brücke am Morgen. (Rückblende) Lichtbild: Hans Muster Bild holen"
    assert split_caption("Die Brücke am Morgen Lantern Pix").credit == ""
    with own_words(own):
        assert split_caption("Die Brücke am Morgen Lantern Pix").credit == "Lantern Pix"
        parts = split_caption(line)
        assert (parts.caption, parts.credit) == ("Die Brücke am Morgen. (Rückblende)", "Hans Muster")
    assert not findings
    assert split_caption("Die Brücke am Morgen Lantern Pix").credit == ""


def test_faults_of_the_projects_words_are_all_found(tmp_path: Path) -> None:
    (tmp_path / "credits.toml").write_text(
        f'label = ["Lichtbild"]\nagencies = ["", "{"x" * 81}", "Lantern"]\nnotes = "Rückblende"\n',
        encoding="utf-8",
    )
    own, findings = read_own_words(tmp_path)
    assert own.agencies == ("Lantern",)
    assert [(finding.code, finding.line) for finding in findings] == [
        ("credits-unknown-list", 1),
        ("credits-word-unusable", 2),
        ("credits-word-unusable", 2),
        ("credits-word-unusable", 3),
    ]
    assert "Did you mean `labels`?" in findings[0].message


def test_projects_words_outside_of_the_project_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "outside.toml").write_text('agencies = ["Lantern"]\n', encoding="utf-8")
    (tmp_path / "project").mkdir()
    (tmp_path / "project" / "credits.toml").symlink_to(tmp_path / "outside.toml")
    assert read_own_words(tmp_path / "project")[0].agencies == ()


def test_a_word_of_a_project_is_no_pattern(tmp_path: Path) -> None:
    (tmp_path / "credits.toml").write_text('agencies = ["(a+)+$", ".*"]\n', encoding="utf-8")
    with own_words(read_own_words(tmp_path)[0]):
        assert split_caption("The bridge opens " + "a" * 5000 + "!").credit == ""


def test_handbook_lists_every_rule_and_language() -> None:
    text = (Path(__file__).parents[2] / "content" / "handbook" / "importing" / "article.md").read_text(
        "utf-8"
    )
    places = [text.index(f"| `{rule.id}` |") for rule in RULES]
    assert places == sorted(places)
    for row in re.findall(
        r"^\| `(?!role`)[a-z-]+` \| (.*) \|$", text, re.MULTILINE
    ):  # no type for its scripts
        line = row.replace("\\|", "|")
        assert f"| `{split_caption(line).rule or 'unplaced'}` | {row} |" in text
    for name in languages():
        assert f"(`{name}`)" in text, name


CAPTIONS = (
    "The mayor opens the new bridge in Porto on Monday.",
    "Jane Smith (left) and Tom Brown attend the gala in New York City",
    "Die Brücke im Hafen: Sie wurde 1999 gebaut. (Archivbild)",
    "Le maire inaugure le nouveau pont à Lyon, le 3 mai 2024.",
    "Burmistrz otwiera nowy most w Gdańsku",
    "Мэр открывает новый мост в Самаре",
    "“We will not leave,” said Tom Brown.",
)
CREDITS = (
    "Anna Muster",
    "AP",
    "Anna Muster via Getty Images",
    "REUTERS/Anna Muster",
    "picture alliance/dpa | Anna Muster",
    "Anna van der Muster for The Lantern",
    "ANNA MUSTER / AFP",
    "@annamuster",
    "Anna Muster, Lantern News",
    "J.J. Muster/NASA",
)
MARKED = (
    "{caption} (Photo: {credit})",
    "{caption} (Foto: {credit}).",
    "{caption} Foto: {credit}",
    "{caption}Foto: {credit}",
    "{caption} © {credit}",
    "{caption} (© {credit})",
    "{caption} Photo by {credit}",
    "{caption} (Photo by {credit})",
    "{caption} [Image: {credit}]",
    "{caption} | Quelle: {credit}",
    "{caption} / Fot. {credit}",
    "{caption} CREDIT: {credit}",
    "{caption} Crédit photo : {credit}",
    "Image source, {credit} Image caption, {caption}",
)


@pytest.mark.parametrize("form", MARKED)
def test_marked_credit_is_exact_under_any_caption(form: str) -> None:
    for caption in CAPTIONS:
        for credit in CREDITS:
            parts = split_caption(form.format(caption=caption, credit=credit))
            assert (parts.caption, parts.credit) == (caption, credit)


def test_unmarked_credit_is_right_or_not_taken() -> None:
    """Of credits that nothing marks, few are taken too short or too long; the others stay in the caption."""
    wrong = []
    for caption in CAPTIONS:
        for credit in CREDITS:
            for line in (f"{caption} {credit}", f"{credit} {caption}"):
                parts = split_caption(line)
                if parts.credit and (parts.caption, parts.credit) != (caption, credit):
                    wrong.append((line, parts.credit))
    assert len(wrong) <= len(CAPTIONS) * len(CREDITS) * 2 * 0.05, wrong


@pytest.mark.parametrize(
    "form",
    [
        "{}",
        "Foto: {}",
        "(Foto: {})",
        "© {}",
        "Photo by {}",
        "[{}]",
        "Image source, {}",
        "Foto © {}",
        "Photo / {}",
        "| {} |",
        "{}.",
    ],
)
def test_known_credit_is_exact_whatever_marks_it(form: str) -> None:
    for credit in CREDITS:
        assert clean_credit(form.format(credit)) == credit
