import { chromium } from 'playwright-core'
const [,, width, out, ...paths] = process.argv
const b = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] })
const p = await b.newPage({ viewport: { width: Number(width), height: 900 } })
for (const [i, path] of paths.entries()) { const r = await p.goto('http://localhost:8202' + path); console.log(path, r.status(), (await r.text()).length); await p.screenshot({ path: `/tmp/fore-pics/${out}${i}.png`, fullPage: false }) }
await b.close()
