// A site's folder in, what a reading app finds by its OPDS catalogue out (JSON on standard output).
//
// node catalogue_driver.mjs NODE_MODULES CHROMIUM SITE
// foliate-js reads the catalogue in headless Chromium from its root to its last page, then downloads the first
// e-book that it finds there and opens it. All is served from this machine alone.

import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'

const [modules, chromium, site] = process.argv.slice(2)
const require = createRequire(join(modules, 'x.js'))
const { chromium: browserType } = require('playwright-core')
const TYPES = { '.js': 'text/javascript', '.atom': 'application/atom+xml', '.epub': 'application/epub+zip' }

const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://x').pathname))
    if (path === '/') return response.setHeader('content-type', 'text/html').end('<!DOCTYPE html><body></body>')
    try {
        const file = path.startsWith('/site/') ? join(site, path.slice(6)) : join(modules, 'foliate-js', path)
        const data = await readFile(file)
        response.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream').end(data)
    } catch { response.writeHead(404).end() }
})
await new Promise(resolve => server.listen(0, '127.0.0.1', resolve))
const origin = `http://127.0.0.1:${server.address().port}`
const browser = await browserType.launch({ executablePath: chromium, args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--disable-background-networking'] })
const page = await browser.newPage()
const outside = []
page.on('request', request => {
    if (!request.url().startsWith(origin) && !/^(blob|data|about):/.test(request.url())) outside.push(request.url())
})
await page.goto(origin)
const found = await page.evaluate(async () => {
    const { getFeed, REL } = await import('/opds.js')
    const read = async url => {
        const text = await (await fetch(url)).text()
        return getFeed(new DOMParser().parseFromString(text, 'application/xml'))
    }
    let url = new URL('/site/opds.atom', location).href
    const root = await read(url)
    const navigation = root.navigation.map(item => item.title)
    url = new URL(root.navigation[0].href, url).href
    const publications = []
    while (url) {
        const feed = await read(url)
        for (const item of feed.publications) publications.push({
            title: item.metadata.title,
            authors: item.metadata.author?.map(author => author.name ?? author),
            language: item.metadata.language,
            images: item.images.map(image => new URL(image.href, url).pathname),
            links: item.links.filter(link => link.rel?.startsWith?.(REL.ACQ) || link.rel?.some?.(rel => rel.startsWith(REL.ACQ)))
                .map(link => ({ type: link.type, href: new URL(link.href, url).href })),
        })
        const next = feed.links.find(link => [link.rel].flat().includes('next'))
        url = next ? new URL(next.href, url).href : null
    }
    const epub = publications[0].links.find(link => link.type === 'application/epub+zip')
    await import('/view.js')
    const view = document.createElement('foliate-view')
    document.body.append(view)
    await view.open(new File([await (await fetch(epub.href)).blob()], 'book.epub'))
    return { title: root.metadata.title, navigation, publications, book: view.book.metadata.identifier }
})
console.log(JSON.stringify({ ...found, outside }))
await browser.close()
server.close()
