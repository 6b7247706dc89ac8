/*
 * Pages: what a family's phone has to fetch, and how long until it sees the page.
 *
 *   node bench/pages.mjs [BUILD]
 *
 * Prints a table: the HTML compressed (nginx does that: docs/nginx.conf), the
 * requests of a first visit, and the largest contentful paint (median of five
 * first visits) in a Chromium that is slowed to 1.6 Mbit/s with 150 ms there
 * and back and to a quarter of the processor.  The server itself is asked, so
 * the HTML comes uncompressed; behind nginx it takes less time.
 */
import { gzipSync } from 'node:zlib'
import { open, signIn, start, stop } from '../tests/browser/harness.mjs'

const aims = { bytes: 14 * 1024, requests: 4, paint: 1800 }
const visits = 5
const slow = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 }

/* Of the page that has loaded: the time of the last largest-contentful-paint entry. */
function paintTime () {
  return new Promise((done) => {
    let last = 0
    new PerformanceObserver((list) => { for (const e of list.getEntries()) last = e.startTime })
      .observe({ type: 'largest-contentful-paint', buffered: true })
    setTimeout(() => done(last), 300)
  })
}

async function visit (world, path, cookies) {
  const page = await open(world, { width: 320, cookies })
  const devtools = await page.context().newCDPSession(page)
  const seen = { requests: 0 }

  await devtools.send('Network.enable')
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true })
  await devtools.send('Network.emulateNetworkConditions', slow)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  page.setDefaultTimeout(30000)
  page.on('request', () => seen.requests++)
  const answer = await page.go(path)
  await page.waitForLoadState('load')
  seen.bytes = gzipSync(await answer.body(), { level: 6 }).length
  seen.paint = await page.evaluate(paintTime)
  await page.context().close()
  return seen
}

async function row (world, what, path, cookies = []) {
  const seen = []

  for (let i = 0; i < visits; i++) seen.push(await visit(world, path, cookies))
  const paint = seen.map((s) => s.paint).sort((a, b) => a - b)[Math.floor(visits / 2)]
  const { bytes, requests } = seen[0]
  const met = bytes <= aims.bytes && requests <= aims.requests && paint <= aims.paint
  console.log(`| ${what} | ${(bytes / 1024).toFixed(1)} KiB | ${requests} | ${Math.round(paint)} ms | ${met ? 'yes' : 'no'} |`)
}

const world = await start()
const parent = await open(world)

console.log('| page | HTML, compressed | requests | largest paint | 14 KiB, 4, 1,800 ms |\n|---|---|---|---|---|')
await row(world, 'start of a request', '/ask')
await row(world, 'sign in', '/sign-in')
await signIn(world, parent, 'parent')
const cookies = await parent.context().cookies()
const tracker = await parent.locator('a[href^="/track"], a[href^="/cases/"]').first().getAttribute('href')
await row(world, 'a family’s own page', new URL(parent.url()).pathname, cookies)
if (tracker) await row(world, 'the tracker', tracker, cookies)
await stop(world)
