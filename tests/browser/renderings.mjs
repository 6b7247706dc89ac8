/*
 * Renderings: a plan and a comparison as one file of HTML, opened as people open a download: from a disk, without a
 * network; on a phone and on a desk; and printed.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { chromium } from 'playwright-core'
import { check, equal, finish, picture } from './harness.mjs'
import { axe, reflow, validate } from './quality.mjs'

const build = resolve(process.argv[2] ?? 'build')
const plans = resolve('tests/golden/plans/render')
const folder = mkdtempSync(join(tmpdir(), 'waymark-'))
const waymark = (...args) => {
  try {
    return execFileSync(join(build, 'src/waymark'), ['plan', ...args, '--policies', 'policy'], { stdio: 'pipe' })
  } catch (error) {
    if (error.status !== 1) throw error /* 1: a value could not be read, the rest is rendered */
    return error.stdout
  }
}

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] })
const files = []
for (const name of ['first', 'second', 'broken', 'empty']) {
  files.push(name)
  waymark('render', join(plans, name + '.json'), '--format', 'html', '--version', '3', '--reference', 'K7Q2-93MD',
    '--out', join(folder, name + '.html'))
}
for (const form of ['html', 'side']) {
  files.push('compare-' + form)
  waymark('compare', join(plans, 'first.json'), join(plans, 'second.json'), '--format', form,
    '--out', join(folder, `compare-${form}.html`))
}

async function open (name, width) {
  const context = await browser.newContext({ viewport: { width, height: 800 }, offline: true, javaScriptEnabled: true })
  const page = await context.newPage()
  page.asked = []
  page.on('request', (request) => page.asked.push(request.url()))
  await page.goto(`file://${join(folder, name + '.html')}`)
  return page
}

for (const name of files) {
  await check(`${name} is valid`, async () => {
    const found = (await validate(readFileSync(join(folder, name + '.html'), 'utf8')))
      .filter((line) => !line.includes('inline-style'))
    equal(found.join('\n'), '')
  })
  for (const width of [320, 1280]) {
    await check(`${name} at ${width} px, from a disk`, async () => {
      const page = await open(name, width)
      equal(page.asked.length, 1, 'requests')
      equal([...await axe(page), ...await reflow(page)].join('\n'), '')
      await picture(page, `plan-${name}-${width}`)
      await page.context().close()
    })
  }
}

await check('links lead to rows, by keyboard', async () => {
  const page = await open('first', 320)
  await page.keyboard.press('Tab')
  equal(await page.evaluate(() => document.activeElement.getAttribute('href')), '#F1', 'the first link')
  await page.keyboard.press('Enter')
  equal(await page.evaluate(() => document.querySelector(':target').id), 'F1', 'where it leads')
  const lost = await page.evaluate(() => [...document.querySelectorAll('a')]
    .filter((a) => !document.getElementById(a.hash.slice(1))).map((a) => a.hash))
  equal(lost.join(' '), '')
  await page.context().close()
})

await check('every printed page says whose it is and which', async () => {
  const page = await open('first', 1280)
  const file = join(folder, 'print.pdf')
  writeFileSync(file, await page.pdf({ preferCSSPageSize: true }))
  const text = execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' })
  const pages = text.split('\f').slice(0, -1)
  if (pages.length < 2) throw new Error('one page only')
  for (const [i, words] of pages.entries()) {
    if (!words.includes('K7Q2-93MD · Draft plan · version 3')) throw new Error(`page ${i + 1} lacks the mark`)
    if (!words.replaceAll(' ', '').includes(`${i + 1}/${pages.length}`)) throw new Error(`page ${i + 1} is not numbered`)
  }
  await page.context().close()
})

rmSync(folder, { recursive: true })
await browser.close()
await finish()
