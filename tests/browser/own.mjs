/*
 * Own: a young person lets somebody follow the case and takes it back; a child's record is corrected, and
 * rights follow the date of birth; a request that was begun to be typed is deleted, or typed by two at once.
 */
import { start, finish, check, open, picture, signIn, equal, includes, excludes, query } from './harness.mjs'
import { axe, reflow, validate } from './quality.mjs'

const world = await start()
const press = (page, name) => page.getByRole('main').getByRole('button', { name }).first().click()
const main = (page) => page.textContent('main')
const body = (page) => page.textContent('body')
const fromFrontend = /^(aria-allowed-attr|label-content-name-mismatch):/

async function as (role, width = 320) {
  const page = await open(world, { width })
  await signIn(world, page, role)
  return page
}

async function clean (page, name) {
  await picture(page, 'own-' + name)
  const html = await (await page.context().request.get(page.url().split('#')[0])).text()
  const found = (await axe(page)).filter((f) => !fromFrontend.test(f))
  equal([...found, ...await reflow(page), ...await validate(html)].join('\n'), '', name)
}

async function date (page, day, month, year) {
  for (const [label, value] of [['Day', day], ['Month', month], ['Year', year]]) await page.getByLabel(label, { exact: true }).first().fill(value)
}

async function born (page, day, month, year) {
  await date(page, day, month, year)
}

const yusuf = await as('young person Yusuf')
const salma = await as('parent Salma')
const priya = await as('case officer Priya')
const tom = await as('case officer Tom')
const track = new URL(yusuf.url()).pathname

await check('the case of a young person is nobody else’s', async () => {
  equal((await salma.go(track)).status(), 404)
  await yusuf.getByRole('link', { name: /Who else follows your case/ }).click()
  includes(await main(yusuf), 'Nobody else follows your case.')
  await clean(yusuf, 'sharing-nobody')
})

await check('a parent is let in with one press, sees the case, and is out again with another', async () => {
  await press(yusuf, 'Let Salma Amari follow my case')
  includes(await body(yusuf), 'They can follow your case now')
  includes(await main(yusuf), 'Follows your case since 2 March 2026')
  await clean(yusuf, 'sharing-parent')
  equal((await salma.go(track)).status(), 200)
  equal((await salma.go(track + '/sharing')).status(), 404)
  await press(yusuf, /Stop.*Salma Amari/)
  includes(await main(yusuf), 'Nobody else follows your case.')
  equal((await salma.go(track)).status(), 404)
})

await check('somebody else is named with an address, and a wrong one is said', async () => {
  await press(yusuf, 'Let them follow my case')
  includes(await yusuf.textContent('.govuk-error-summary'), 'Enter the email address')
  await yusuf.getByLabel('First name').fill('Lena')
  await yusuf.getByLabel('Last name').fill('Ortiz')
  await yusuf.getByLabel('Email address').fill('salma.amari@example.com')
  await press(yusuf, 'Let them follow my case')
  includes(await yusuf.textContent('.govuk-error-summary'), 'Somebody else signs in with this address')
  await clean(yusuf, 'sharing-wrong')
  await yusuf.getByLabel('Email address').fill('lena.ortiz@example.org')
  await press(yusuf, 'Let them follow my case')
  includes(await main(yusuf), 'Lena Ortiz')
  equal(query(world, "SELECT template FROM outbox WHERE address = 'lena.ortiz@example.org'"), 'invitation')
  equal(query(world, "SELECT count(*) FROM family_changes WHERE kind = 'let_in'"), '2', 'lines of history')
  await press(yusuf, /Stop.*Lena Ortiz/)
  includes(await main(yusuf), 'Nobody else follows your case.')
})

let isla
await check('a slip in a child’s date of birth is corrected with a reason, and what stood there is kept', async () => {
  await priya.getByRole('link', { name: 'Isla Thorne' }).first().click()
  isla = new URL(priya.url()).pathname
  await priya.go(isla + '/family')
  await clean(priya, 'family')
  await priya.getByRole('link', { name: /Correct the name or date of birth/ }).click()
  await priya.getByLabel('First name').fill('Islay')
  const year = await priya.getByLabel('Year').inputValue()
  await born(priya, '9', '9', '2027')
  await press(priya, 'Save')
  includes(await priya.textContent('.govuk-error-summary'), 'must be in the past')
  await born(priya, '9', '9', '1990')
  await press(priya, 'Save')
  includes(await priya.textContent('.govuk-error-summary'), 'Check the year')
  includes(await priya.textContent('.govuk-error-summary'), 'Enter why the name or the date of birth changes')
  equal(await priya.getByLabel('First name').inputValue(), 'Islay')
  await clean(priya, 'correct-wrong')
  await born(priya, '9', '9', year)
  await priya.getByLabel(/If the name or the date of birth changes/).fill('The birth certificate says so.')
  await press(priya, 'Save')
  const text = await main(priya)
  for (const part of ['Islay Thorne', `9 September ${year}`, 'Date of birth corrected', 'before that', 'Name corrected', 'The birth certificate says so.']) includes(text, part)
  await clean(priya, 'corrected')
  await priya.go('/find?q=Islay')
  includes(await main(priya), 'Islay Thorne')
})

await check('rights follow the date of birth: a parent who followed the case no longer does, and does again', async () => {
  const beth = await as('parent Beth')
  const path = new URL(beth.url()).pathname
  equal((await beth.go(path)).status(), 200)
  const change = async (year) => {
    await priya.go(isla + '/family')
    await priya.getByRole('link', { name: /Correct the name or date of birth/ }).click()
    await born(priya, '9', '9', year)
    await priya.getByLabel(/If the name or the date of birth changes/).fill('A slip.')
    await press(priya, 'Save')
  }
  await change('2007')
  includes(await main(priya), 'The young person is over compulsory school age')
  equal((await beth.go(path)).status(), 404)
  await change('2016')
  equal((await beth.go(path)).status(), 200)
})

async function begin (page, given, family) {
  await page.go('/cases/new')
  await page.getByLabel(/first name/i).first().fill(given)
  await page.getByLabel(/last name/i).first().fill(family)
  await born(page, '4', '5', '2018')
  await press(page, 'Continue')
}

/* The rest of a typed request, up to the last look. */
async function typed (page, given, family) {
  await date(page, '27', '2', '2026')
  await page.getByLabel('By post').check()
  await page.getByLabel('A parent or carer', { exact: true }).check()
  await page.getByLabel('What do they ask for').fill('We ask for an assessment.')
  await page.getByLabel('Parent’s or carer’s first name').fill(given)
  await page.getByLabel('Parent’s or carer’s last name').fill(family)
  await page.getByLabel('Parent', { exact: true }).check()
  await page.getByLabel('We do not know yet').check()
  const team = page.getByLabel('Who takes the case?')
  if (await team.count()) await team.selectOption({ index: 1 }).catch(() => undefined)
  await press(page, 'Continue')
  await page.go(new URL(page.url()).pathname.replace(/documents$/, 'check'))
}

await check('what was begun to be typed by mistake is deleted', async () => {
  await begin(priya, 'Orla', 'Finch')
  await priya.go('/cases/new')
  includes(await main(priya), 'Orla Finch')
  await clean(priya, 'begun')
  await priya.getByRole('link', { name: /Delete.*Orla Finch/ }).click()
  await clean(priya, 'delete')
  equal((await tom.go(new URL(priya.url()).pathname)).status(), 404, 'of another')
  await press(priya, 'Delete')
  includes(await body(priya), 'What was typed has been deleted')
  excludes(await main(priya), 'Orla Finch')
  equal(query(world, "SELECT count(*) FROM draft_answers WHERE value = 'Orla'"), '0', 'answers')
})

await check('two officers type the same child at once: one case is made, and the other is told of it', async () => {
  const fill = async (page) => {
    await begin(page, 'Wilf', 'Garner')
    await typed(page, 'Ida', 'Garner')
  }
  await fill(priya)
  await fill(tom)
  await Promise.all([press(priya, 'Record the request'), press(tom, 'Record the request')])
  for (const page of [priya, tom]) await page.waitForURL((u) => !u.pathname.endsWith('/check'))
  equal(query(world, "SELECT count(*) FROM cases k JOIN persons p ON p.la = k.la AND p.id = k.child WHERE p.given = 'Wilf' AND p.family = 'Garner'"), '1', 'cases')
  const texts = [await body(priya), await body(tom)]
  equal(texts.filter((t) => t.includes('Request recorded')).length, 1, 'recorded')
  const other = texts.find((t) => !t.includes('Request recorded'))
  includes(other, 'Something has changed since you looked')
  includes(other, 'The council may know this child already')
})

await check('a request that is sent twice is recorded once', async () => {
  const page = await as('manager')
  await begin(page, 'Tess', 'Holt')
  await typed(page, 'Una', 'Holt')
  const form = await page.getByRole('main').locator('form').first().evaluate((f) => ({ action: f.action, ...Object.fromEntries(new FormData(f)) }))
  const { action, ...fields } = form
  const answers = await Promise.all([1, 2, 3].map(() => page.context().request.post(action, { form: fields, headers: { Origin: world.base }, maxRedirects: 0 })))
  equal(new Set(answers.map((a) => a.status())).size, 1, 'statuses')
  equal(query(world, "SELECT count(*) FROM cases k JOIN persons p ON p.la = k.la AND p.id = k.child WHERE p.given = 'Tess' AND p.family = 'Holt'"), '1', 'cases')
})

await check('the tracker says what waits for the family itself, and a reader of a day stands there once', async () => {
  const marta = await as('parent Marta')
  includes(await main(marta), 'What waits for you')
  includes(await main(marta), 'Give your own views, by 20 March 2026')
  await clean(marta, 'track-views')
  const at = new URL(marta.url()).pathname
  await marta.go(at + '/waiting')
  includes(await main(marta), 'You: Views, wishes and feelings')
  await marta.go(at + '/reads')
  includes(await main(marta), 'before on that day')
  await clean(marta, 'reads')
  const amina = await as('parent Amina')
  includes(await main(amina), 'Read the draft plan and say what you think of it, by 8 March 2026')
})

await check('a school reads what its documents are', async () => {
  const senco = await as('SENCO Helen')
  const path = new URL(yusuf.url()).pathname
  equal((await senco.go(path)).status(), 404)
  await senco.go('/my-school')
  const link = await senco.evaluate(() => [...document.querySelectorAll('main a')].map((a) => a.getAttribute('href')).find((h) => /^\/track\/[a-z0-9]+$/.test(h)))
  await senco.go(link)
  includes(await main(senco), 'Documents that you may read')
  excludes(await main(senco), 'Your documents')
})

await check('My day stands on a phone without scrolling sideways', async () => {
  await priya.go('/my-day')
  const wide = await priya.evaluate(() => [...document.querySelectorAll('.wm-scroll')].filter((e) => e.scrollWidth > e.clientWidth).length)
  equal(wide, 0, 'parts that scroll')
  await clean(priya, 'my-day')
})

await finish(world)
