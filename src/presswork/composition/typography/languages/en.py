"""English: The Chicago Manual of Style (17th ed.) for America, New Hart's Rules (2nd ed.) for Britain.

Quotation marks: Chicago 13.30, Hart chapter 9; em dash closed up: Chicago 6.85; spaced en dash: Hart
chapter 4, as most British publishers set it; apostrophes for lost letters: Chicago 6.117; ranges and
scores: Chicago 6.78; initials and what a line end must not part: Hart chapter 2.
"""

from dataclasses import replace

from presswork.composition.typography.conventions import NBSP, UNITS, Conventions, words
from presswork.composition.wording.en import MONTHS

_AMERICAN = Conventions(
    quotes=("“", "”", "‘", "’"),
    dash="—",
    opening_dash="— ",
    elisions=words(
        """
        tis twas twere twill twould tisn twasn twon em n cos coz cuz ello ow scuse specially nother nuff
        fraid tude kay gainst mongst neath tween twixt sblood zounds struth ol
        """
    ),
    likely_elisions=words("cause til till bout round im er ere ave ead ome nam hood til gator possum zat"),
    titles=words(
        """
        Mr. Mrs. Ms. Mx. Dr. Drs. Prof. Messrs. St. Sts. Mt. Ft. Sgt. Capt. Col. Maj. Gen. Lt. Cpl. Pvt.
        Adm. Cmdr. Rev. Fr. Sr. Br. Hon. Gov. Sen. Rep. Pres. Supt. Insp. Mr Mrs Ms Mx Dr Prof Messrs St
        Mt Sgt Capt Col Maj Gen Lt Rev
        """
    ),
    numbered=words(
        """
        No. Nos. no. nos. p. pp. P. Pp. vol. vols. Vol. Vols. ch. chs. chap. chaps. Chap. fig. figs. Fig.
        Figs. sec. secs. Sec. Secs. art. Art. pt. Pt. bk. Bk. n. nn. l. ll. col. cols. § §§ ¶ ¶¶ ca. c. No
        Nos pl. Pl. Op. op. nr. Apt. Rm. Rte.
        """
    ),
    units=UNITS
    | words(
        """
        ft yd mi oz lb lbs gal pt qt in. ft. yd. mi. oz. lb. lbs. gal. hp million billion trillion a.m.
        p.m. am pm AM PM A.M. P.M. BC AD BCE CE B.C. A.D. B.C.E. C.E.
        """
    ),
    not_initials=words("U.S. U.K. U.N. E.U. D.C. L.A. U.S.A. U.S.S.R. A.M. P.M. B.C. A.D. B.C.E. C.E. I."),
    months=frozenset(MONTHS) | words("Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sept. Sep. Oct. Nov. Dec."),
    month_first=True,
)

_BRITISH = replace(
    _AMERICAN,
    quotes=("‘", "’", "“", "”"),
    single_first=True,
    dash=f"{NBSP}– ",
)

CONVENTIONS = {"": _AMERICAN}
CONVENTIONS |= dict.fromkeys(("en-gb", "en-au", "en-nz", "en-ie", "en-za", "en-in"), _BRITISH)
