/*
 * Harness: starts the real server on a demo area of its own, and a browser.
 *
 *   const world = await start()          server, browser, a folder that is removed at the end
 *   await check('name', async () => …)   one test: prints ok or not ok
 *   await finish(world)                  prints "N passed, N failed" and exits
 *
 * The database is WAYMARK_TEST_PG when it is set, else a SQLite file.
 */
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync, mkdirSync, existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { chromium } from 'playwright-core'

export const widths = [320, 375, 1280]
export const today = process.env.WAYMARK_TODAY ?? '2026-03-02'

let passed = 0
let failed = 0

export async function check (name, run) {
  try {
    await run()
    passed++
    console.log(`ok ${name}`)
  } catch (error) {
    failed++
    console.log(`not ok ${name}\n# ${String(error.message ?? error).replaceAll('\n', '\n# ')}`)
  }
}

export function equal (got, want, what = 'value') {
  if (got !== want) throw new Error(`${what} is ${JSON.stringify(got)}, not ${JSON.stringify(want)}`)
}

export function includes (text, part, what = 'text') {
  if (!text.includes(part)) throw new Error(`${what} does not hold ${JSON.stringify(part)}:\n${text.slice(0, 1500)}`)
}

export function excludes (text, part, what = 'text') {
  if (text.includes(part)) throw new Error(`${what} holds ${JSON.stringify(part)}`)
}

function freePort () {
  return new Promise((done) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => done(port))
    })
  })
}

async function ready (url, server) {
  for (let i = 0; i < 1800; i++) {
    if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode}`)
    try {
      await fetch(url)
      return
    } catch {
      await new Promise((done) => setTimeout(done, 100))
    }
  }
  throw new Error('the server did not answer within three minutes')
}

/* A fresh database of tests/postgres.sh, as its owner makes it and as the program signs in. */
function postgres () {
  const name = `browser_${process.pid}`
  const url = (pattern, database) => pattern.replace('%s', database)
  const owner = process.env.WAYMARK_TEST_PG_OWNER
  execFileSync('psql', [url(owner, 'postgres'), '-qc', `CREATE DATABASE ${name}`])
  return ['--db', url(process.env.WAYMARK_TEST_PG, name), '--owner', url(owner, name)]
}

/* Starts `waymark demo` from the build folder named by the first argument. */
export async function startServer (extra = []) {
  const build = resolve(process.argv[2] ?? 'build')
  const folder = mkdtempSync(join(tmpdir(), 'waymark-'))
  const port = await freePort()
  const args = ['demo', '--dir', folder, '--build', build, '--port', String(port), '--today', today, '--cases', '0', ...extra]
  if (process.env.WAYMARK_TEST_PG) args.push(...postgres())
  let log = ''
  const server = spawn(join(build, 'src/waymark'), args, { stdio: ['ignore', 'pipe', 'pipe'] })
  server.stdout.on('data', (data) => { log += data })
  server.stderr.on('data', (data) => { log += data })
  const base = `http://localhost:${port}`
  try {
    await ready(base + '/health', server)
  } catch (error) {
    throw new Error(`${error.message}\n${log}`)
  }
  return { base, folder, server, port, log: () => log }
}

export async function start (extra = []) {
  const world = await startServer(extra)
  world.browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync']
  })
  return world
}

/* A page of a given width, with or without our script; reports dialogs, foreign requests and CSP trouble as failures. */
export async function open (world, { width = 320, javaScript = true, cookies = [] } = {}) {
  const context = await world.browser.newContext({
    viewport: { width, height: 800 }, locale: 'en-GB', reducedMotion: 'reduce'
  })
  /* Tools that look at a page are scripts themselves, so the page's own script is what is left out. */
  if (!javaScript) await context.route('**/assets/*.js', (route) => route.abort())
  if (cookies.length) await context.addCookies(cookies)
  context.setDefaultTimeout(15000)
  const page = await context.newPage()
  page.trouble = []
  page.on('dialog', (dialog) => { page.trouble.push('dialog ' + dialog.message()); dialog.dismiss() })
  page.on('pageerror', (error) => page.trouble.push('script error ' + error.message))
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted/i.test(message.text())) page.trouble.push(message.text())
  })
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (url.protocol.startsWith('http') && url.origin !== new URL(world.base).origin) page.trouble.push('foreign request ' + url.origin)
  })
  page.go = (path) => page.goto(world.base + path)
  return page
}

/* One value of the database, as its owner reads it. */
export function query (world, sql) {
  if (process.env.WAYMARK_TEST_PG) {
    const url = process.env.WAYMARK_TEST_PG_OWNER.replace('%s', `browser_${process.pid}`)
    return execFileSync('psql', [url, '-qtAc', sql], { encoding: 'utf8' }).trim()
  }
  return execFileSync('sqlite3', ['-readonly', '-cmd', '.timeout 5000', join(world.folder, 'demo.db'), sql], { encoding: 'utf8' }).trim()
}

/* What the last mail to the address holds, its link or code: the demonstration sends none. */
export const lastMail = (world, column, address) => query(world,
  `SELECT d.${column} FROM outbox o JOIN deliveries d ON d.la = o.la AND d.id = o.id WHERE o.address = '${address}' ORDER BY o.id DESC LIMIT 1`)

/* Keeps a picture for eyes: build-test/pictures/NAME.png */
export async function picture (page, name) {
  const folder = resolve('build-test/pictures')
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, name + '.png'), await page.screenshot({ fullPage: true }))
}

export async function signIn (world, page, role) {
  await page.go('/demo')
  await page.getByRole('button', { name: new RegExp('as ' + role, 'i') }).first().click()
}

export async function stop (world) {
  await world.browser?.close()
  world.server.kill('SIGTERM')
  await new Promise((done) => {
    if (world.server.exitCode !== null) done()
    else world.server.on('exit', done)
  })
  rmSync(world.folder, { recursive: true, force: true })
}

export async function finish (world) {
  if (world) await stop(world)
  console.log(`${passed} passed, ${failed} failed`)
  process.exit(failed > 0 ? 1 : 0)
}
