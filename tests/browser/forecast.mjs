/*
 * Forecast: leaders and finance see what plans, places and cost may come to, ask what if, and
 * nobody else sees it; the pages are clean in axe and html-validate at three widths, say the same
 * without script, and print.
 */
import { execFileSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import { start, finish, check, equal, excludes, includes, open, picture, signIn, widths } from './harness.mjs'
import { axe, reflow, validate } from './quality.mjs'

const world = await start(['--cases', '20'])
const manager = await open(world, { width: 1280 })
await signIn(world, manager, 'manager')
const cookies = await manager.context().cookies()
const text = (page) => page.locator('main').innerText()

await check('the forecast is there at once, with bands, places and money', async () => {
  await manager.go('/forecast')
  const shown = await text(manager)
  for (const part of ['As it has been', 'Made-up history of Larkshire', '19 of 20 runs', 'Places missing',
    'High needs block', 'What this does not tell you', 'Special school']) includes(shown, part)
  equal(await manager.locator('svg.wm-chart__line').count(), 2, 'fans')
  const rows = manager.locator('table', { hasText: 'Children with a plan' }).locator('tbody tr')
  equal(await rows.count() > 8, true, 'years')
})

await check('special schools are over their places, and the page says from when', async () => {
  const row = manager.locator('tr', { has: manager.locator('th', { hasText: /^Special school$/ }) }).first()
  const cells = await row.locator('td').allInnerTexts()
  equal(cells[0], '440', 'places')
  equal(/^20\d\d$/.test(cells[4]), true, 'year')
  equal(Number(cells[5].replace(',', '')) > 0, true, 'missing')
})

await check('it was tried on the past, and says how near it came and what that does not tell', async () => {
  const said = await manager.locator('p', { hasText: 'it would have said' }).innerText()
  await manager.getByRole('link', { name: 'Each kind of setting and need, beside what came' }).click()
  const shown = await text(manager)
  includes(shown, 'from 2023 to 2024 alone')
  includes(shown, 'What this does not tell you')
  const rows = manager.locator('table', { hasText: 'Plans by kind of setting' }).locator('tbody tr')
  let came = 0
  for (const row of await rows.all()) came += Number((await row.locator('td').nth(2).innerText()).replace(',', ''))
  includes(said, `${came.toLocaleString('en-GB')} came`)
  await manager.go('/forecast')
})

await check('scenarios stand side by side and are told in words', async () => {
  await manager.getByRole('link', { name: 'A special school for 80 children' }).click()
  const shown = await text(manager)
  includes(shown, 'Larkshire Brook special school opens in 2028 with 80 places, like Special school')
  includes(shown, 'costs £25,000 a year')
  const [download] = await Promise.all([manager.waitForEvent('download'),
    manager.getByRole('link', { name: 'The scenario as a file' }).click()])
  equal(download.suggestedFilename(), 'scenario.yaml')
})

await check('what if: what is missing is said, and what was typed is kept', async () => {
  await manager.go('/forecast/new')
  await manager.getByRole('button', { name: 'Work it out' }).click()
  includes(await text(manager), 'Enter what you call it')
  await manager.getByLabel('What do you call it?').fill('Fewer <joiners>')
  await manager.getByRole('button', { name: 'Work it out' }).click()
  includes(await text(manager), 'Say at least one thing that would be different')
  await manager.getByLabel('What would open?').fill('Hill & Vale base')
  await manager.getByRole('button', { name: 'Work it out' }).click()
  includes(await text(manager), 'Enter how many places it has')
  equal(await manager.getByLabel('What do you call it?').inputValue(), 'Fewer <joiners>')
})

await check('a new scenario is worked out by the worker, not by the page', async () => {
  await manager.getByLabel('How many children get a plan').fill('80')
  await manager.getByLabel('From which year?').first().selectOption('2028')
  await manager.getByLabel('How many places has it?').fill('24')
  await manager.getByLabel('In which year does it open?').selectOption('2029')
  await manager.getByLabel('Which kind of setting is it like?').selectOption({ label: 'Special unit or resourced base' })
  await manager.getByLabel('Mainstream school').check()
  await manager.getByLabel('What does a place there cost a year').fill('17500')
  await manager.getByRole('button', { name: 'Work it out' }).click()
  includes(await text(manager), 'Saved. It is worked out within a minute.')
  for (let i = 0; i < 30 && (await text(manager)).includes('is being worked out'); i++) {
    await new Promise((done) => setTimeout(done, 1000))
    await manager.reload()
  }
  const shown = await text(manager)
  includes(shown, 'From 2028, 80 children get a plan where 100 did before.')
  includes(shown, 'From 2029, a place costs £17,500 a year: Hill')
  includes(shown, 'Hill   Vale base opens in 2029 with 24 places'.replace('   ', ' '), 'words')
  const rows = await manager.locator('table', { hasText: 'Scenarios side by side' }).locator('tbody tr').allInnerTexts()
  const plans = rows.map((r) => Number(/\t([\d,]+)\t/.exec(r)[1].replace(',', '')))
  equal(plans.at(-1) < plans[0], true, 'fewer plans than as it has been')
  await manager.getByRole('button', { name: 'Remove this scenario' }).click()
  includes(await text(manager), 'The scenario has been removed')
})

await check('finance sees it; nobody else does', async () => {
  for (const [role, status] of [['finance officer', 200], ['case officer', 404], ['SENCO', 404], ['parent', 404], ['privacy officer', 404]]) {
    const page = await open(world)
    await signIn(world, page, role)
    equal((await page.go('/forecast')).status(), status, role)
    equal((await page.go('/forecast/new')).status(), status, role)
    if (status === 200) equal((await page.go('/dashboard')).status(), 404, 'true counts')
    await page.context().close()
  }
  const page = await open(world)
  equal((await page.go('/forecast/scenarios/no-such')).url().includes('/sign-in'), true, 'not signed in')
  equal((await manager.go('/forecast/scenarios/no-such')).status(), 404)
  equal((await manager.go('/forecast/scenarios/no-such/by/needs')).status(), 404)
})

/* A second council in the same database, with a leader and a release of its own. */
function second () {
  const sql = `
    INSERT INTO bodies (la, id, public_id, kind, name) VALUES (991, 9910, 'wrenshire', 'authority', 'Wrenshire Council');
    INSERT INTO persons (la, id, public_id, given, family) VALUES (991, 9911, 'pq9911', 'Wanda', 'Wren');
    INSERT INTO posts (la, id, person, body, role, from_on) VALUES (991, 9912, 9911, 9910, 'manager', '2020-01-01');
    INSERT INTO accounts (la, id, public_id, person, email, created_at) VALUES (991, 9913, 'aq9913', 9911, 'wanda.wren@wrenshire.example.org', '2026-01-01T00:00:00.000000Z');
    INSERT INTO releases (id, la, label, published_at) VALUES (9914, 991, '2 March 2026', '2026-03-02T00:00:00.000000Z');
    INSERT INTO release_figures (release, metric, place, period, topic, item, title, base, level, place_name, identifier, numerator, denominator, value, status)
      VALUES (9914, 'ID05', 'x', '2026', 'Total', 'Total', 'Requests', '', 'Local authority', 'Wrenshire Council', 'Calendar year', 4321, -1, 4321, 'ok');`
  if (process.env.WAYMARK_TEST_PG) {
    execFileSync('psql', [process.env.WAYMARK_TEST_PG_OWNER.replace('%s', `browser_${process.pid}`), '-v', 'ON_ERROR_STOP=1', '-qc', sql])
  } else execFileSync('sqlite3', ['-bail', '-cmd', '.timeout 5000', join(world.folder, 'demo.db'), sql])
}

await check('two councils in one database: each leader sees their own alone', async () => {
  second()
  const wren = await open(world, { width: 1280 })
  await wren.go('/demo')
  await wren.getByRole('button', { name: /Wanda Wren/ }).click()
  await wren.go('/forecast')
  includes(await text(wren), 'There is nothing to make a forecast of yet')
  equal((await wren.go('/forecast/new')).status(), 404)
  await manager.go('/forecast')
  for (const a of await manager.locator('a[href^="/forecast/scenarios/"]').all()) {
    equal((await wren.go(await a.getAttribute('href'))).status(), 404)
  }
  await wren.go('/dashboard')
  includes(await text(wren), 'Wrenshire Council')
  excludes(await text(wren), 'Larkshire')
  excludes(await text(manager), 'Wrenshire')
  await wren.context().close()
})

await check('everybody sees what both have published, side by side, and nothing else', async () => {
  const page = await open(world, { width: 1280 })
  await page.go('/figures')
  includes(await text(page), 'Wrenshire Council')
  includes(await text(page), 'Larkshire Council')
  includes(await text(page), '4,321')
  equal((await axe(page)).join('\n'), '', 'axe')
  equal((await validate(await (await page.go('/figures')).text())).join('\n'), '', 'html-validate')
  await page.getByRole('link', { name: 'Wrenshire Council' }).click()
  includes(await text(page), '4,321')
  excludes(await text(page), 'Larkshire')
  await page.getByRole('link', { name: 'Requests for an assessment', exact: true }).click()
  includes(page.url(), '?area=991')
  excludes(await text(page), 'Larkshire')
  await page.go('/figures/ID05')
  includes(await text(page), 'Councils side by side')
  includes(await text(page), 'Wrenshire Council, 2026')
  includes(await text(page), 'Larkshire Council')
  equal((await axe(page)).join('\n'), '', 'axe')
  equal((await page.go('/figures/ID05?area=992')).status(), 200)
  includes(await text(page), 'Councils side by side')
  equal((await page.go('/figures/ID01?area=991')).status(), 404)
  await picture(page, 'figures-councils')
  await page.context().close()
})

await manager.go('/forecast')
const first = await manager.getByRole('link', { name: 'Each need, year by year' }).getAttribute('href')
const pages = ['/forecast', '/forecast/new', '/forecast/tried', first, first.replace('needs', 'settings')]
for (const width of widths) {
  const page = await open(world, { width, cookies })
  for (const path of pages) {
    const name = path.includes('/by/') ? path.split('/').at(-1) : path
    await check(`${name} at ${width}`, async () => {
      const response = await page.go(path)
      if (width === 1280) equal((await validate(await response.text())).join('\n'), '', 'html-validate')
      equal((await axe(page)).join('\n'), '', 'axe')
      equal((await reflow(page)).join('\n'), '', 'reflow')
      equal(page.trouble.join('\n'), '', 'trouble')
      await picture(page, `forecast-${name.replaceAll('/', '-')}-${width}`)
    })
  }
}

await check('without script it says the same, and drawings are in the print', async () => {
  const plain = await open(world, { width: 1280, cookies, javaScript: false })
  await plain.go('/forecast')
  await manager.go('/forecast')
  equal(await text(plain), await text(manager))
  await manager.emulateMedia({ media: 'print' })
  equal(await manager.locator('.wm-chart__line').first().isVisible(), true)
})

/* The last, as it replaces what the forecast is made from; on PostgreSQL the unit test does it. */
await check('a run made at the command line is on the page', async () => {
  if (process.env.WAYMARK_TEST_PG) return
  const said = execFileSync(join(resolve(process.argv[2] ?? 'build'), 'src/waymark'), ['forecast', 'run', '--store', '--in', 'tests/golden/forecast/in',
    '--area', '990', '--runs', '120', '--seed', '3', '--label', 'Files of the test', '--config', join(world.folder, 'waymark.ini')],
  { stdio: ['ignore', 'pipe', 'ignore'] })
  includes(String(said), '120 runs are on the page')
  await manager.go('/forecast')
  includes(await text(manager), 'Worked out from 120 runs')
  includes(await text(manager), 'Files of the test')
})

await finish(world)
