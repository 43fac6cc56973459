// An EPUB in, how a real reading system pages it out (JSON on standard output).
//
// node foliate_driver.mjs NODE_MODULES CHROMIUM BOOK.epub '{"width": 390, "height": 760, "dark": false, "shots": "DIR"}'
// foliate-js runs in headless Chromium, served from this machine alone; every page is turned from cover to end.

import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'

const [modules, chromium, book, settings] = process.argv.slice(2)
const { width = 390, height = 760, dark = false, shots = '', fontSize = '' } = JSON.parse(settings ?? '{}')
const require = createRequire(join(modules, 'x.js'))
const { chromium: browserType } = require('playwright-core')

const SHELL = `<!DOCTYPE html><html><meta charset="utf-8"><style>
:root { color-scheme: light dark } html, body { margin: 0; height: 100% } foliate-view { display: block; height: 100% }
</style><body></body></html>`
const TYPES = { '.js': 'text/javascript', '.html': 'text/html' }

const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://x').pathname))
    if (path === '/') return response.setHeader('content-type', 'text/html').end(SHELL)
    if (path === '/favicon.ico') return response.writeHead(204).end()
    try {
        const data = await readFile(path === '/book.epub' ? book : join(modules, 'foliate-js', path))
        response.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream').end(data)
    } catch { response.writeHead(404).end() }
})
await new Promise(resolve => server.listen(0, '127.0.0.1', resolve))
const origin = `http://127.0.0.1:${server.address().port}`

const browser = await browserType.launch({ executablePath: chromium, args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--disable-background-networking'] })
const page = await browser.newPage({
    viewport: { width, height }, deviceScaleFactor: 2, colorScheme: dark ? 'dark' : 'light',
})
const complaints = [], outside = []
page.on('console', message => { if (message.type() === 'error') complaints.push(message.text()) })
page.on('pageerror', error => complaints.push(String(error)))
page.on('request', request => {
    const url = request.url()
    if (!url.startsWith(origin) && !/^(blob|data|about):/.test(url)) outside.push(url)
})
await page.goto(origin)
await page.evaluate(async ({ dark, fontSize }) => {
    await import('/view.js')
    const view = document.createElement('foliate-view')
    document.body.append(view)
    await view.open(new File([await (await fetch('/book.epub')).blob()], 'book.epub'))
    view.renderer.setAttribute('max-column-count', '1')
    view.renderer.setStyles?.(`html { color-scheme: ${dark ? 'dark' : 'light'}; ${fontSize && `font-size: ${fontSize}`} }
        a:any-link { color: inherit } p { line-height: 1.45 }`)
    globalThis.view = view
    view.addEventListener('relocate', event => { globalThis.place = event.detail })
    view.addEventListener('load', event => { globalThis.sheet = event.detail })
    await view.init({ showTextStart: false })
}, { dark, fontSize })

const look = () => page.evaluate(() => ({
    section: globalThis.sheet.index,
    text: globalThis.place.range?.toString() ?? '',
    label: globalThis.place.pageItem?.label ?? null,
    contents: globalThis.place.tocItem?.label ?? null,
    fraction: globalThis.place.fraction,
    images: [...globalThis.sheet.doc.images].map(image => ({
        src: image.alt, width: image.getBoundingClientRect().width, natural: image.naturalWidth })),
}))

const pages = []
for (let turn = 0; turn < 400; turn++) {
    await page.waitForTimeout(80)
    const seen = await look()
    const last = pages.at(-1)
    if (last && last.section === seen.section && last.fraction === seen.fraction && last.text === seen.text) break
    pages.push(seen)
    if (shots) await page.screenshot({ path: join(shots, `${String(pages.length).padStart(3, '0')}.png`) })
    await page.evaluate(() => globalThis.view.next())
}
const facts = await page.evaluate(() => ({
    direction: globalThis.view.book.dir, pageList: (globalThis.view.book.pageList ?? []).map(item => item.label),
    contents: (globalThis.view.book.toc ?? []).map(item => item.label),
}))
console.log(JSON.stringify({ pages, complaints, outside, ...facts }))
await browser.close()
server.close()
