"""English words of the web edition's pages."""

LABELS = {
    "skip": "Skip to the text",
    "all-issues": "All issues",
    "issue": "Issue",
    "latest-issue": "Latest issue",
    "earlier-issues": "Earlier issues",
    "newer-issues": "Newer issues",
    "earlier-page": "earlier issues, part {number}",
    "to-contents": "Back to the contents",
    "previous-article": "Previous",
    "next-article": "Next",
    "further-reading": "More from this issue",
    "read-online": "Read it here",
    "downloads": "Take it with you",
    "download-named": "Download {name}, {facts}",
    "edition-pdf": "PDF",
    "edition-epub": "EPUB",
    "edition-press": "Press PDF",
    "edition-booklet": "Booklet",
    "for-pdf": "For screens and screen readers: tagged PDF, set as it is printed.",
    "for-pdf-plain": "For screens: set as it is printed.",
    "for-epub": "For e-readers and phones: the type is as large as you like it.",
    "for-press": "For a printing house: PDF/X-4 with bleed and marks.",
    "for-booklet": "To print at home: print both sides, fold once, staple.",
    "devices": "How to get it onto your device",
    "devices-lead": "Download the EPUB first; every one of these reads it.",
    "kindle": "Kindle",
    "kindle-how": "Send the EPUB to your Kindle: open Amazon’s page “Send to Kindle” in a browser and drop the file "
    "there, or send it as an attachment to your Kindle’s own e-mail address. Copying it over by cable does not work.",
    "kobo": "Kobo",
    "kobo-how": "Connect the reader by cable and copy the EPUB onto it. It appears among your books when you unplug it.",
    "apple-books": "iPhone, iPad and Mac",
    "apple-books-how": "Open the EPUB with Books: on a phone or tablet tap the file, then Share, then Books; on a Mac "
    "double-click it.",
    "thorium": "Windows, macOS and Linux",
    "thorium-how": "Open the EPUB with Thorium Reader, which is free and works with screen readers, or drop it into its "
    "window.",
    "koreader": "KOReader, PocketBook and Android",
    "koreader-how": "Copy the EPUB into the folder that the app opens with. On Android, any reading app opens it from "
    "Downloads.",
    "accessibility": "Accessibility",
    "credits": "Credits",
    "authors": "Words",
    "licence": "Rights and licence",
    "checksums": "Checksums",
    "checksums-lead": "Each file’s SHA-256. What you have downloaded is what was checked if its sum is the same.",
    "file": "File",
    "size": "Size",
    "sha-256": "SHA-256",
    "forced": "This issue went out although its checks found errors. It may not read or print as it should.",
    "findings-errors": "What the checks found",
    "imprint": "Imprint",
    "issues-none": "No issue has been published yet.",
    "about-issue": "About this issue",
    "table": "Table",
    "code": "Code",
    "made-with": "Made with Presswork. Nothing on this page is fetched from elsewhere, and nobody is told that you "
    "read it.",
    "site-navigation": "Publication",
    "updated": "Corrected {date}",
    "kilobytes": "{number}\u00a0KB",
    "megabytes": "{number}\u00a0MB",
}

PAGES = {"one": "{number}\u00a0page", "other": "{number}\u00a0pages"}

DECIMAL = "."
