// A report's file and looks in; what axe finds, what the page asks for and whether it overflows out, as JSON.
// node report_driver.mjs NODE_MODULES CHROMIUM FILE.html 1280-light 390-dark... [--shots FOLDER]

import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const [modules, executablePath, file, ...rest] = process.argv.slice(2)
const at = rest.indexOf('--shots')
const shots = at < 0 ? null : rest[at + 1]
const looks = (at < 0 ? rest : rest.slice(0, at)).map(look => look.split('-'))
const require = createRequire(join(modules, 'x.js'))
const { chromium } = require('playwright-core')
const axe = readFileSync(join(modules, 'axe-core', 'axe.min.js'), 'utf-8')

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
const result = { requests: [], violations: [], overflow: [], console: [] }
for (const [width, colorScheme] of looks) {
  const viewport = { width: Number(width), height: 900 }
  const context = await browser.newContext({ viewport, colorScheme, bypassCSP: true })
  const page = await context.newPage()
  page.on('request', request => { if (!request.url().startsWith('data:')) result.requests.push(request.url()) })
  page.on('console', message => result.console.push(message.text()))
  await page.goto(pathToFileURL(file).href)
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  if (over > 0) result.overflow.push({ width, over })
  result.marks = await page.evaluate(() => [...document.querySelectorAll('.mark rect')].map(rect => {
    const box = rect.getBoundingClientRect(), trim = rect.closest('svg').querySelector('.trim').getBoundingClientRect()
    return ['left', 'top', 'right', 'bottom'].map(side => /left|right/.test(side)
      ? (box[side] - trim.left) / trim.width : (box[side] - trim.top) / trim.height)
  }))
  if (shots) await page.screenshot({ path: join(shots, `${width}-${colorScheme}.png`), fullPage: true })
  await page.addScriptTag({ content: axe })
  const found = await page.evaluate(() => axe.run(document, { resultTypes: ['violations'] }))
  for (const { id, nodes } of found.violations) {
    result.violations.push({ id, colorScheme, width, nodes: nodes.slice(0, 3).map(node => node.html.slice(0, 200)) })
  }
  await context.close()
}
await browser.close()
console.log(JSON.stringify(result))
