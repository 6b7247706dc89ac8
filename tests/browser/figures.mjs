/*
 * Figures: from a number to the cases it counts, and what the public sees; the pages are clean in
 * axe and html-validate at three widths, say the same without script, and print.
 */
import { start, finish, check, equal, excludes, includes, open, picture, signIn, widths } from './harness.mjs'
import { axe, reflow, validate } from './quality.mjs'

const world = await start(['--cases', '400'])
const manager = await open(world, { width: 1280 })
await signIn(world, manager, 'manager')
const cookies = await manager.context().cookies()

const text = (page) => page.locator('main').innerText()
const number = (words) => Number(/[\d,]+/.exec(words)[0].replaceAll(',', ''))

await check('the leader sees how the month stands, and what is open and late', async () => {
  await manager.go('/dashboard')
  const shown = await text(manager)
  includes(shown, 'This month’s 20-week rate')
  includes(shown, 'Open and late now')
  includes(shown, 'A dashboard does not show how well children are helped')
})

await check('a number leads to the cases that it counts, and they are as many', async () => {
  await manager.go('/dashboard')
  const link = manager.locator('a[href="/dashboard/ID07-open/cases"]')
  const counted = number(await link.innerText())
  await link.click()
  const rows = await manager.locator('tbody tr').count()
  equal(rows, Math.min(counted, 100), 'rows')
  includes(await text(manager), `The number counts ${counted}.`)
  await manager.locator('tbody a').first().click()
  includes(manager.url(), '/cases/')
  includes(await text(manager), 'Latest lawful date')
})

await check('a breakdown leads to its own cases', async () => {
  await manager.go('/dashboard/ID05')
  const row = manager.locator('tr', { has: manager.locator('a[href*="item=5%20to%2010"]') })
  const counted = number((await row.locator('td').first().innerText()))
  await row.locator('a').click()
  equal(await manager.locator('tbody tr').count(), Math.min(counted, 100), 'rows')
  includes(await manager.locator('h1').innerText(), '5 to 10')
})

await check('a measure that is none is not there', async () => {
  equal((await manager.go('/dashboard/ID99')).status(), 404)
  equal((await manager.go('/dashboard/ID99/cases')).status(), 404)
  equal((await manager.go('/figures/ID99')).status(), 404)
})

await check('nobody but managers sees true counts', async () => {
  for (const role of ['case officer', 'SENCO', 'parent', 'privacy officer', 'administrator']) {
    const page = await open(world)
    await signIn(world, page, role)
    equal((await page.go('/dashboard')).status(), 404, role)
    equal((await page.go('/dashboard/ID05/cases')).status(), 404, role)
    equal((await page.go('/nation')).status(), 404, role)
    await page.context().close()
  }
})

await check('the public sees published figures, and small ones hidden', async () => {
  const page = await open(world)
  await page.go('/figures')
  const shown = await text(page)
  includes(shown, 'Requests for an assessment')
  includes(shown, 'What this does not tell you')
  await page.go('/figures/ID05')
  const items = await page.locator('tbody td.govuk-table__cell--numeric').allInnerTexts()
  for (const item of items.filter((t) => /^\d+$/.test(t))) {
    if (Number(item) % 5 !== 0) throw new Error(`${item} is not rounded`)
  }
  excludes(await page.content(), '/dashboard')
  await page.context().close()
})

await check('a manager follows a published figure to the true count of the same days, its cases, and back', async () => {
  for (const id of ['ID05', 'ID10', 'ID16', 'W03', 'W05', 'ID15']) {
    await manager.go(`/figures/${id}`)
    const published = number((await manager.locator('dd strong').first().innerText()))
    const ways = manager.getByRole('link', { name: /^The true count and its cases/ })
    await ways.first().click()
    const shown = await manager.locator('strong.govuk-\\!-font-size-36').innerText()
    if (!(Math.abs(number(shown) - published) < 5)) throw new Error(`${id}: ${shown} here, ${published} published`)
    const days = new URL(manager.url()).search
    await manager.getByRole('link', { name: 'The cases behind this number' }).click()
    equal(new URL(manager.url()).search, days, 'the same days')
    const counts = number((await text(manager)).match(/The number counts ([\d,]+)/)[1])
    equal(await manager.locator('tbody tr').count(), Math.min(counts, 100), 'rows')
    await manager.getByRole('link', { name: 'Back' }).click()
    equal(new URL(manager.url()).search, days, 'back to the same days')
    await manager.getByRole('link', { name: 'What the public sees of it' }).click()
    includes(manager.url(), `/figures/${id}`)
    includes(await text(manager), 'Counts are rounded')
  }
})

await check('ages stand in their order', async () => {
  await manager.go('/dashboard/ID05')
  const ages = await manager.locator('table', { hasText: 'Age' }).first().locator('tbody th').allInnerTexts()
  const first = ages.map((age) => (age === 'Under 5' ? 0 : Number(age.match(/\d+/)[0])))
  equal(first.join(), [...first].sort((a, b) => a - b).join(), 'ages')
})

await check('the map shades each authority, and its table says the same', async () => {
  const page = await open(world)
  await page.go('/figures/ID10')
  await page.getByRole('link', { name: 'All authorities of England on a map' }).click()
  const shapes = page.locator('.wm-chart__map a')
  equal(await shapes.count(), 12, 'shapes')
  const rows = page.locator('tbody tr')
  equal(await rows.count(), 12, 'rows')
  const fills = new Map()
  for (const shape of await shapes.all()) {
    const [name, figure] = (await shape.locator('title').textContent()).split(': ')
    fills.set(name, [figure, await shape.locator('path').getAttribute('fill')])
  }
  const shades = ['#e3edf7', '#abc9e6', '#6c9fd0', '#2f70ae', '#0b3a66']
  for (const row of await rows.all()) {
    const [name, figure, shade] = [await row.locator('th').innerText(), ...await row.locator('td').allInnerTexts()]
    equal(fills.get(name)[0], figure, name)
    equal(fills.get(name)[1], shade === '–' ? 'url(#wm-no-value)' : shades[Number(shade) - 1], name)
  }
  await page.getByRole('link', { name: 'Wrenshire' }).focus()
  await page.keyboard.press('Enter')
  includes(await text(page), 'Wrenshire')
  equal((await page.go('/figures/ID10/places/E99000099')).status(), 404)
  equal((await page.go('/figures/ID05/places')).status(), 404)
  await page.context().close()
})

await check('official figures stand beside neighbours, region and England, and say how many had one', async () => {
  const page = await open(world)
  await page.go('/figures')
  const cells = await page.locator('#beside tbody td').allInnerTexts()
  equal(cells.length, 5, 'cells')
  includes(cells[2], '9 of 10')
  await page.go('/figures/ID10')
  includes(await text(page), 'is of 9 of 10 that had one')
  const rows = page.locator('table', { hasText: 'Beside other areas' }).locator('tbody tr')
  const shown = new Map(await Promise.all((await rows.all()).map(async (row) =>
    [await row.locator('th').innerText(), Number((await row.locator('td').first().innerText()).replace('%', ''))])))
  const own = [...shown.values()]
  const neighbours = own.slice(4).filter((n) => !Number.isNaN(n)).sort((a, b) => a - b)
  equal(neighbours.length, 9, 'neighbours')
  equal(shown.get('Middle of its neighbours'), neighbours[4], 'the middle one')
  equal(`${shown.get('Larkshire')}%`, cells[1].trim(), 'its own')
  await page.context().close()
  await manager.go('/dashboard')
  equal((await manager.locator('#beside tbody td').allInnerTexts()).join(), cells.join(), 'the leader sees the same')
})

await check('a national officer reads all councils side by side, and nothing of a child', async () => {
  const page = await open(world, { width: 1280 })
  await signIn(world, page, 'national officer')
  includes(page.url(), '/nation')
  const rows = page.locator('#authorities tbody tr')
  equal(await rows.count(), 12, 'councils')
  includes(await rows.filter({ hasText: 'Larkshire' }).innerText(), '9 of 10')
  await page.getByLabel('Region').selectOption({ label: 'South of the made-up map' })
  await page.getByLabel('Order').selectOption('lowest')
  await page.getByRole('button', { name: 'Show' }).click()
  equal(await rows.count(), 6, 'councils of the region')
  const figures = (await Promise.all((await rows.all()).map((row) => row.locator('td').first().innerText())))
    .map((t) => Number.parseFloat(t)).filter((n) => !Number.isNaN(n))
  equal(figures.join(), [...figures].sort((a, b) => a - b).join(), 'order')
  await page.getByLabel('Order').selectOption('outside')
  await page.getByLabel('Region').selectOption('')
  await page.getByRole('button', { name: 'Show' }).click()
  includes(await rows.first().innerText(), 'the usual range')
  excludes(await rows.first().innerText(), 'In the usual range')
  includes(await text(page), 'Figures should never be used alone')
  includes(await rows.filter({ hasText: 'Larkshire' }).innerText(), '2026')
  const csv = await (await page.request.get(world.base + '/nation/ID10/figures.csv')).text()
  equal(csv.trim().split('\n').length, 13, 'lines of the file')
  for (const path of ['/dashboard', '/my-day', '/find', '/forecast', '/people', '/dashboard/ID10/cases', '/nation/ID99/figures.csv']) {
    equal((await page.go(path)).status(), 404, path)
  }
  await page.context().close()
})

await check('the council says what a figure means, and everybody reads it beside the number', async () => {
  await manager.go('/dashboard/ID05/words')
  await manager.getByRole('button', { name: 'Show it to everybody' }).click()
  includes(await text(manager), 'Enter what people should know')
  await manager.getByLabel('What should people know').fill('More families ask since <schools> closed a base.')
  await manager.getByRole('button', { name: 'Show it to everybody' }).click()
  includes(manager.url(), '/dashboard/ID05')
  const page = await open(world)
  await page.go('/figures/ID05')
  includes(await text(page), 'More families ask since <schools> closed a base.')
  await page.context().close()
})

const pages = ['/dashboard/ID05/words', '/dashboard', '/dashboard/ID05', '/dashboard/ID10', '/dashboard/ID07-open/cases', '/figures', '/figures/ID05', '/figures/ID10/places', '/figures/ID10/places/E99000001', '/nation']
for (const width of widths) {
  const page = await open(world, { width, cookies })
  for (const path of pages) {
    await check(`${path} at ${width}`, async () => {
      const response = await page.go(path)
      if (width === 1280) equal((await validate(await response.text())).join('\n'), '', 'html-validate')
      equal((await axe(page)).join('\n'), '', 'axe')
      equal((await reflow(page)).join('\n'), '', 'reflow')
      equal(page.trouble.join('\n'), '', 'trouble')
      await picture(page, `figures${path.replaceAll('/', '-')}-${width}`)
    })
  }
}

await check('without script it says the same', async () => {
  const plain = await open(world, { width: 1280, cookies, javaScript: false })
  await plain.go('/dashboard')
  await manager.go('/dashboard')
  equal(await text(plain), await text(manager))
})

await check('drawings are in the print', async () => {
  await manager.go('/dashboard')
  await manager.emulateMedia({ media: 'print' })
  equal(await manager.locator('.wm-chart__line').isVisible(), true)
  await manager.emulateMedia({ media: 'screen' })
})

await finish(world)
