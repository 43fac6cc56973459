// A site's address in, how its pages stand in a real browser (JSON on standard output).
//
// node browser_driver.mjs NODE_MODULES CHROMIUM SITE '{"pages": ["index.html"], "views": [[320, "light"]]}'
// SITE is a file:// or http:// address that ends in a slash. Every page is laid out in each view (width, colour scheme) and judged
// by axe-core; with "follow", every link is gone through and every download taken. "slowType" holds type back for so many
// milliseconds, so that what is shown until then is seen to take the same place; "shots" is a folder for pictures.

import { createRequire } from 'node:module'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

const [modules, chromium, site, settings] = process.argv.slice(2)
const { pages, views = [[1440, 'light']], follow = false, slowType = 0, rules = true, shots = '' } = JSON.parse(settings)
const require = createRequire(join(modules, 'x.js'))
const { chromium: browserType } = require('playwright-core')
const axe = await readFile(require.resolve('axe-core/axe.min.js'), 'utf8')
const HEIGHTS = { 320: 640, 390: 844, 768: 1024 }

const browser = await browserType.launch({ executablePath: chromium, args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--disable-background-networking'] })
const complaints = [], outside = [], seen = [], followed = []

async function opened(context) {
    const page = await context.newPage()
    page.on('console', message => { if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text()) })
    page.on('pageerror', error => complaints.push(String(error)))
    page.on('requestfailed', request => { if (request.failure()?.errorText !== 'net::ERR_ABORTED') complaints.push(`${request.url()}: ${request.failure()?.errorText}`) })
    page.on('request', request => {
        // (the browser's own viewer of PDFs asks the browser)
        if (!request.url().startsWith(site) && !/^(data|chrome|chrome-extension):/.test(request.url())) outside.push(request.url())
    })
    return page
}

async function look(page, path) {
    const requests = []
    page.on('response', async response => {
        const body = await response.body().catch(() => null)
        requests.push({ url: response.url(), status: response.status(), bytes: body ? body.length : 0 })
    })
    if (slowType) await page.route('**/*.woff2', async route => { await new Promise(go => setTimeout(go, slowType)); await route.continue() })
    await page.addInitScript(() => {
        globalThis.shift = 0
        globalThis.shifted = []
        new PerformanceObserver(list => {
            for (const entry of list.getEntries()) {
                globalThis.shift += entry.value
                for (const source of entry.sources) globalThis.shifted.push(`${source.node?.nodeName}.${source.node?.className}`)
            }
        }).observe({ type: 'layout-shift', buffered: true })
    })
    await page.goto(site + path, { waitUntil: 'load' })
    await page.evaluate(() => document.fonts.ready)
    await page.waitForTimeout(slowType + 100)
    if (shots) await page.screenshot({ path: join(shots, `${String(seen.length + 1).padStart(3, '0')}.png`) })
    const first = requests.length
    const bytes = requests.reduce((sum, request) => sum + request.bytes, 0)
    await page.evaluate(async () => {
        for (let y = 0; y < document.body.scrollHeight; y += innerHeight / 2) {
            scrollTo(0, y)
            await new Promise(go => setTimeout(go, 15))
        }
    })
    const facts = await page.evaluate(() => ({
        shift: globalThis.shift,
        shifted: globalThis.shifted,
        overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        undrawn: [...document.images].filter(image => !image.complete || !image.naturalWidth).map(image => image.src),
        faces: [...document.fonts].filter(face => face.status === 'loaded').map(face => face.family),
    }))
    await page.evaluate(() => { for (const details of document.querySelectorAll('details')) details.open = true })
    return { path, ...facts, requests: first, bytes, broken: requests.filter(request => request.status >= 400).map(request => request.url) }
}

async function judged(page) {
    await page.evaluate(axe)
    const found = await page.evaluate(() => globalThis.axe.run(document, { preload: false, resultTypes: ['violations'] }))
    return found.violations.map(violation => `${violation.id}: ${violation.nodes.map(node => node.target.join(' ')).join(', ')}`)
}

for (const [width, scheme] of views) {
    const context = await browser.newContext({ viewport: { width, height: HEIGHTS[width] ?? 900 }, colorScheme: scheme })
    for (const path of pages) {
        const page = await opened(context)
        const facts = await look(page, path)
        seen.push({ ...facts, width, scheme, violations: rules ? await judged(page) : [] })
        await page.close()
    }
    await context.close()
}

if (follow) {
    const context = await browser.newContext({ acceptDownloads: true })
    const page = await opened(context)
    const done = new Set()
    for (const path of pages) {
        await page.goto(site + path)
        const links = await page.evaluate(() => [...document.links].map(link => ({ href: link.href, download: link.hasAttribute('download'), forPrograms: link.type !== '' })))
        for (const { href, download, forPrograms } of links) {
            if (done.has(href) || !href.startsWith(site)) continue
            done.add(href)
            if (download) {
                await page.goto(site + path)
                // From a disk, a browser shows what it can show itself, whatever the link asks for.
                const taking = page.waitForEvent('download', { timeout: 15000 })
                const showing = page.waitForURL(href, { timeout: 15000, waitUntil: 'commit' })
                taking.catch(() => null)
                showing.catch(() => null)
                await page.evaluate(address => { [...document.links].find(link => link.href === address).click() }, href)
                const taken = await Promise.any([taking, showing])
                const name = taken ? taken.suggestedFilename() : href.split('/').pop()
                followed.push({ href, name, bytes: taken ? (await readFile(await taken.path())).length : null })
            } else if (forPrograms) { // a feed is not laid out: what it shows lies at the site's own address
                const there = href.startsWith('file:') ? await readFile(new URL(href)).then(() => true) : (await fetch(href)).ok
                followed.push({ href, works: there })
            } else {
                const answer = await page.goto(href)
                const place = new URL(href).hash.slice(1)
                const found = !place || await page.evaluate(id => document.getElementById(id) !== null, decodeURIComponent(place))
                followed.push({ href, works: (answer === null || answer.ok() || answer.status() === 0) && found })
            }
        }
    }
    await context.close()
}
console.log(JSON.stringify({ seen, followed, complaints, outside }))
await browser.close()
