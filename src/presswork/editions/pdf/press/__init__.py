"""A press part in, a PDF/X-4 file for a printing condition out (ISO 15930-7:2010).

WeasyPrint sets the page; here it becomes what a printer accepts: its colours are separated
(`separating`), and boxes, marks, slug line, output intent and metadata are added (`finishing`).

A press file of ours tells in its content what a picture is, for those who judge it (ISO 32000-1,
14.6.2: property lists of marked content; names as in Annex E). Any producer may do the same:

    /PRSW_Photo << /PRSW_Article (over-tea) /PRSW_Photo (soyuz-2) /PRSW_FPO true >> BDC
        ... the picture, an image XObject, an inline image or vector graphics ...
    EMC

- `/PRSW_FPO true` says that what is painted stands in for a photo that is not supplied: it is for
  position only and must not be printed. The key is left out where the photo itself is painted.
- `/PRSW_Article` is the article's slug and `/PRSW_Photo` the photo's id in it, text strings both. On the
  issue's own pages (cover, contents) the page's name stands for the slug; it begins with `issue_`.

All that an article puts on a page stands in `/PRSW_Article << /PRSW_Article (slug) >> BDC ... EMC`.
"""
