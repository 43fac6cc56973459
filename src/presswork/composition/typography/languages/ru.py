"""Russian: Мильчин, Чельцова, Справочник издателя и автора; ГОСТ 7.32, 8.417; Правила 1956.

« » then „ “ without spaces; the em dash between spaces, of which the first does not break, so that no line
begins with it; one- and two-letter prepositions do not end a line, particles do not begin one.
"""

from presswork.composition.typography.conventions import NBSP, UNITS, Conventions, phrases, words
from presswork.composition.wording.ru import MONTHS

CONVENTIONS = {
    "": Conventions(
        quotes=("«", "»", "„", "“"),
        dash=f"{NBSP}— ",
        speech_dash=True,
        opening_dash=f"—{NBSP}",
        group_space=NBSP,
        short=words(
            """
            а в и к о с у я А В И К О С У Я во до за из ко на не ни об от по со Во До За Из Ко На Не Ни Об
            От По Со
            """
        ),
        enclitic=words("б бы ж же ли ль"),
        titles=words(
            """
            г. гг. г-н г-жа гр. др. проф. акад. доц. им. ул. пл. пр. пер. св. ген. полк. о. Г. Проф. Акад.
            Св. с. д. пос. обл.
            """
        ),
        numbered=words(
            """
            № №№ с. С. стр. Стр. т. Т. тт. гл. Гл. рис. Рис. табл. Табл. ст. Ст. п. П. пп. ч. вып. кн. §
            §§ д. кв. корп. стр. ок. прим.
            """
        ),
        units=UNITS
        | words(
            """
            км м дм см мм мкм га кг г мг т ц л мл с мс мин ч Гц кГц МГц ГГц Вт кВт МВт В кВ А Дж кДж Н Па
            кПа МПа Б КБ МБ ГБ ТБ руб. коп. р. тыс. млн млрд трлн г. гг. км/ч м/с чел. экз. шт. сут. лет
            год года году
            """
        ),
        abbreviations=phrases(
            """
            т. е.; Т. е.; т. д.; т. п.; т. к.; Т. к.; т. н.; т. о.; н. э.; и. о.; и т. д.; и т. п.; с. г.;
            к. т. н.; д. т. н.; р. п.; ж. д.; т. ч.; и др.; и пр.; до н. э.
            """
        ),
        centuries=words("век века веке веков веку веком в. вв."),
        months=frozenset(MONTHS),
    )
}
