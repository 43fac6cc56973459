"""Issues in, the site that readers download them from out: `dist/site/`, whole or as it was.

Each issue is read, described, built, proved by validators and made into pages; what is known of it is kept on
the site as a record, so that one issue more needs only the records of the others. The parts meet here:

- `describing.describe(read)` gives the `SiteIssue` without pictures, texts and editions;
- `web.make_web(issue, read, order)` fills in its articles' contents and pictures, and gives the files that
  are the issue's own (pictures), by path below the site's root;
- `web.issue_pages(site, issue)` gives the issue's page and its articles', bytes by path: made anew when the
  issue changes, or the site's title, address or templates;
- `site_files.SITE_FILES` are the functions from a `Site` to bytes by path for all else: the index, feeds,
  catalogues. They are made anew every time.

A path's first folder is an issue's slug, or a name with an underscore or a dot in it, which no slug has.
"""
