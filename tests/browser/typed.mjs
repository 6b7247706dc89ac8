/* Typed: an officer types a letter of nine days ago; the clock, the tracker and the day count from when it came. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { start, finish, check, open, picture, signIn, equal, includes, excludes, query, lastMail } from './harness.mjs'
import { axe, reflow, validate } from './quality.mjs'

const world = await start()
const priya = await open(world, { width: 1280 })
const tom = await open(world, { width: 320 })
const parent = await open(world, { width: 320 })
let casePath

const main = (page) => page.textContent('main')
const wrong = (page) => page.textContent('.govuk-error-summary')
const press = (page, name) => page.getByRole('main').getByRole('button', { name }).first().click()

async function clean (page, name) {
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    const known = ['aria-allowed-attr', 'label-content-name-mismatch']
    const found = [...await axe(page), ...await reflow(page)].filter((w) => !known.some((k) => w.startsWith(k + ':')))
    if (found.length) throw new Error(`${name} at ${width}\n${found.join('\n')}`)
    await picture(page, `typed-${name}-${width}`)
  }
  const html = await (await page.request.get(page.url())).text()
  const invalid = await validate(html)
  if (invalid.length) throw new Error(`${name}\n${invalid.join('\n')}`)
}

async function date (page, name, day, month, year) {
  await page.locator(`#${name}-day`).fill(String(day))
  await page.locator(`#${name}-month`).fill(String(month))
  await page.locator(`#${name}-year`).fill(String(year))
}

async function child (page, given, family, born, upn = '') {
  await page.go('/cases/new')
  await page.getByLabel('First name').fill(given)
  await page.getByLabel('Last name').fill(family)
  await date(page, 'child_born', ...born)
  await page.locator('#upn').fill(upn)
  await press(page, 'Continue')
}

async function letter (page, { received = [21, 2, 2026], email = 'dana.ashby@example.org' } = {}) {
  await date(page, 'received_on', ...received)
  await page.getByLabel('By post').check()
  await page.getByLabel('A parent or carer', { exact: true }).check()
  await page.getByLabel('What do they ask for').fill('Please assess Wren.\nShe cannot read <yet> & is unhappy.')
  await page.getByLabel('Parent’s or carer’s first name').fill('Dana')
  await page.getByLabel('Parent’s or carer’s last name').fill('Ashby')
  await page.getByLabel('Parent', { exact: true }).check()
  await page.getByLabel('Email', { exact: true }).check()
  await page.getByLabel('Email address').fill(email)
}

await check('only who works on cases may record a request', async () => {
  const other = await open(world, { width: 320 })
  await signIn(world, other, 'SENCO')
  equal((await other.go('/cases/new')).status(), 404)
  await signIn(world, parent, 'parent Beth')
  equal((await parent.go('/cases/new')).status(), 404)
  await parent.context().clearCookies()
})

await check('from My day, and a wrong number and birth date are said', async () => {
  await signIn(world, priya, 'case officer Priya')
  await priya.go('/my-day')
  await priya.getByRole('link', { name: 'Record a request' }).click()
  await clean(priya, 'child')
  await priya.getByLabel('First name').fill('Wren')
  await priya.getByLabel('Last name').fill('Ashby')
  await date(priya, 'child_born', 31, 2, 2017)
  await priya.locator('#upn').fill('B123456789012')
  await press(priya, 'Continue')
  includes(await wrong(priya), 'Date of birth')
  equal(await priya.getByLabel('First name').inputValue(), 'Wren')
  await date(priya, 'child_born', 29, 2, 2016)
  await press(priya, 'Continue')
  includes(await wrong(priya), 'does not fit its digits')
  equal(await priya.locator('#upn').inputValue(), 'B123456789012')
  await priya.locator('#upn').fill('')
  await press(priya, 'Continue')
  includes(await priya.textContent('h1'), 'What was asked')
})

await check('the search that finds nothing leads there too', async () => {
  await tom.go('/demo')
  await signIn(world, tom, 'case officer Tom')
  await tom.go('/find?q=Wren+Ashby')
  await tom.getByRole('link', { name: 'Record a request' }).click()
  includes(await tom.textContent('h1'), 'Record a request')
  excludes(await main(tom), 'Wren', 'another officer’s page')
})

await check('the request: what is wrong is said and what was typed stays', async () => {
  await clean(priya, 'request')
  await letter(priya)
  await date(priya, 'received_on', 3, 3, 2026)
  await press(priya, 'Continue')
  includes(await wrong(priya), 'must be today or in the past')
  includes(await wrong(priya), 'Select who takes the case')
  await date(priya, 'received_on', 1, 1, 2016)
  await priya.getByLabel('Who takes the case?').selectOption({ label: /Priya Marsh/ }).catch(async () => {
    const value = await priya.locator('#taker option', { hasText: 'Priya Marsh' }).first().getAttribute('value')
    await priya.locator('#taker').selectOption(value)
  })
  await press(priya, 'Continue')
  includes(await wrong(priya), 'before the child was born')
  await date(priya, 'received_on', 21, 2, 2026)
  await priya.getByLabel('The young person themselves').check()
  await press(priya, 'Continue')
  includes(await wrong(priya), 'over compulsory school age')
  await priya.getByLabel('A parent or carer', { exact: true }).check()
  await priya.getByLabel('Email address').fill('beth.thorne@example.org')
  const taken = query(world, "SELECT email FROM accounts WHERE email LIKE '%thorne%'")
  await priya.getByLabel('Email address').fill(taken)
  await press(priya, 'Continue')
  includes(await wrong(priya), 'somebody of another name')
  includes(await priya.getByLabel('What do they ask for').inputValue(), '<yet> & is unhappy')
  await clean(priya, 'request-error')
  await priya.getByLabel('Email address').fill('dana.ashby@example.org')
  await press(priya, 'Continue')
  includes(await priya.textContent('h1'), 'Documents')
})

await check('the letter itself, and a refused file beside it', async () => {
  const scan = join(world.folder, 'letter.txt')
  const bad = join(world.folder, 'bad.html')
  writeFileSync(scan, 'Dear council, please assess Wren.')
  writeFileSync(bad, '<html><script>alert(1)</script></html>')
  await clean(priya, 'documents')
  await priya.setInputFiles('input[type=file]', [scan, bad])
  await press(priya, 'Add files')
  includes(await wrong(priya), 'bad.html')
  includes(await main(priya), 'letter.txt')
  await priya.getByRole('link', { name: 'Continue' }).click()
})

await check('the last look says the lawful day of the decision', async () => {
  const text = await main(priya)
  includes(text, 'Saturday 4 April 2026')
  includes(text, '21 February 2026')
  includes(text, 'Dana')
  includes(text, 'letter.txt')
  excludes(text, 'days ago')
  await clean(priya, 'check')
})

await check('nothing is lost by going away: it waits under what was begun, for its own officer alone', async () => {
  const path = new URL(priya.url()).pathname
  equal((await tom.go(path)).status(), 404, 'another officer’s')
  await priya.go('/cases/new')
  await priya.getByRole('link', { name: 'Wren Ashby' }).click()
  equal(new URL(priya.url()).pathname, path)
})

await check('the family’s link to a request begun does not lead to an officer’s', async () => {
  const before = query(world, "SELECT count(*) FROM outbox WHERE template = 'draft'")
  await parent.go('/ask/return')
  await parent.getByLabel('Your email address').fill('dana.ashby@example.org')
  await press(parent, 'Send me the link')
  equal(query(world, "SELECT count(*) FROM outbox WHERE template = 'draft'"), before, 'mails')
})

await check('a day more than ten days ago is warned of and allowed', async () => {
  const path = new URL(priya.url()).pathname
  await priya.go(path.replace('/check', '/request'))
  equal(await priya.getByLabel('Parent’s or carer’s first name').inputValue(), 'Dana')
  await date(priya, 'received_on', 19, 2, 2026)
  await press(priya, 'Continue')
  await priya.go(path)
  includes(await main(priya), '11 days ago')
  await clean(priya, 'check-warning')
  await priya.go(path.replace('/check', '/request'))
  await date(priya, 'received_on', 21, 2, 2026)
  await press(priya, 'Continue')
  await priya.go(path)
  excludes(await main(priya), 'days ago')
})

await check('recorded: the case counts from the day it came', async () => {
  await press(priya, 'Record the request')
  includes(await main(priya), 'Request recorded')
  casePath = new URL(priya.url()).pathname
  const text = await main(priya)
  for (const part of ['Wren Ashby', 'Saturday 4 April 2026', 'Priya Marsh', 'By post', 'Dana Ashby', 'letter.txt',
    '21 February 2026, recorded on 2 March 2026, Priya Marsh']) includes(text, part)
  await clean(priya, 'case')
  equal(query(world, "SELECT came_by || ' ' || source || ' ' || received_on FROM requests WHERE came_by IS NOT NULL"), 'post parent 2026-02-21')
})

await check('the duty to tell the family comes next', async () => {
  await priya.getByRole('link', { name: 'From request to final plan' }).click()
  await press(priya, /Prepare/)
  includes(await main(priya), 'Dana Ashby')
})

await check('My day has it with its day', async () => {
  await priya.go('/find?q=Wren+Ashby')
  includes(await main(priya), '4 April 2026')
  await priya.go('/my-day?show=soon')
})

await check('the parent follows it, by the link of a mail that names nobody', async () => {
  equal(query(world, "SELECT template FROM outbox WHERE address = 'dana.ashby@example.org'"), 'received')
  const track = casePath.replace('/cases/', '/track/')
  await parent.go(track)
  await parent.getByRole('link', { name: 'Sign in with an email' }).click()
  await parent.getByLabel('email address').fill('dana.ashby@example.org')
  await press(parent, /Send/)
  await parent.go(lastMail(world, 'link', 'dana.ashby@example.org'))
  await press(parent, /./)
  await parent.go(track)
  const text = await main(parent)
  includes(text, 'Saturday 4 April 2026')
  includes(text, 'letter.txt')
  await picture(parent, 'typed-track-320')
})

await check('typed again, it is found as there', async () => {
  await tom.setViewportSize({ width: 320, height: 800 })
  await child(priya, 'Ren', 'Ashby', [29, 2, 2016])
  let text = await main(priya)
  includes(text, 'Wren Ashby')
  includes(text, 'This case is open')
  await clean(priya, 'known')
  equal((await priya.go(new URL(priya.url()).pathname.replace('/known', '/request'))).url().endsWith('/known'), true, 'no way round')
  await child(tom, 'Wren', 'Ashby', [29, 2, 2016])
  text = await main(tom)
  includes(text, 'a case that you may not see')
  excludes(text, '4 April')
  equal(await tom.getByRole('main').getByRole('button').count(), 0, 'buttons')
  await clean(tom, 'known-hidden')
})

await check('the same name and birth date is no other child without a pupil number', async () => {
  await child(priya, 'wren', 'ASHBY', [29, 2, 2016])
  includes(await main(priya), 'add that child’s pupil number')
  equal(await priya.getByRole('main').getByRole('button', { name: 'Continue' }).count(), 0, 'buttons')
  await priya.getByRole('link', { name: 'Change the name' }).click()
  await priya.locator('#upn').fill('L990001200017')
  await press(priya, 'Continue')
  includes(await main(priya), 'Noah Fenwick', 'whose number it is')
  equal(await priya.getByRole('main').getByRole('button', { name: 'Continue' }).count(), 0, 'buttons')
})

await check('after a refusal the family may ask again: the same child, a new case', async () => {
  await priya.go(casePath + '/notice')
  await press(priya, 'Issue notice')
  await priya.go(casePath + '/decide')
  await priya.getByRole('group', { name: /\(a\)/ }).getByLabel('Yes').check()
  await priya.getByRole('group', { name: /\(b\)/ }).getByLabel('No').check()
  await priya.getByLabel('What does this answer rest on?').fill('The letter')
  await priya.getByLabel('What does that answer rest on?').fill('The school’s report')
  await priya.getByLabel('Reasons, as the family will read them').fill('School can meet what Wren needs.')
  await press(priya, 'Record decision')
  await press(priya, 'Issue notice')
  includes(await main(priya), 'No assessment')

  await child(priya, 'Wren', 'Ashby', [29, 2, 2016])
  await press(priya, 'Continue')
  includes(await wrong(priya), 'Select the child')
  await priya.getByLabel(/Wren Ashby, /).check()
  await clean(priya, 'known-closed')
  await press(priya, 'Continue')
  includes(await main(priya), 'The council knows this child')
  await date(priya, 'received_on', 2, 3, 2026)
  await priya.getByLabel('By email').check()
  await priya.getByLabel('Somebody else', { exact: true }).first().check()
  await press(priya, 'Continue')
  for (const part of ['where they are from', 'first name of who asks', 'the role of who asks']) includes(await wrong(priya), part)
  await priya.locator('#source').selectOption('school')
  await priya.getByLabel('Their first name').fill('Sam')
  await priya.getByLabel('Their last name').fill('Bell')
  await priya.getByLabel('Their role').fill('SENCO, Larkshire Hill Primary School')
  await priya.getByLabel('What do they ask for').fill('We ask for an assessment of Wren.')
  await priya.getByLabel('We do not know yet').check()
  await priya.locator('#school').selectOption({ label: 'Larkshire Hill Primary School' })
  await priya.locator('#taker').selectOption(await priya.locator('#taker option', { hasText: 'Nobody yet' }).first().getAttribute('value'))
  await press(priya, 'Continue')
  await priya.getByRole('link', { name: 'Continue' }).click()
  includes(await main(priya), 'Monday 13 April 2026')
  includes(await main(priya), 'no way to reach the family')
  await press(priya, 'Record the request')
  const text = await main(priya)
  for (const part of ['Sam Bell, SENCO, Larkshire Hill Primary School', 'By email', 'Nobody yet', 'Dana Ashby']) includes(text, part)
  equal(query(world, "SELECT source FROM requests WHERE came_by = 'email'"), 'school')
  equal(query(world, "SELECT count(DISTINCT child) || ' ' || count(*) FROM cases WHERE id IN (SELECT case_id FROM requests WHERE came_by IS NOT NULL)"), '1 2')
  equal(query(world, "SELECT count(*) FROM enrolments WHERE child = (SELECT child FROM cases WHERE id = (SELECT case_id FROM requests WHERE came_by = 'email'))"), '1')
})

await check('N0 goes to the family that is known and to the school', async () => {
  await press(priya, 'Say that an assessment is being considered')
  for (const part of ['Dana Ashby', 'Larkshire Hill Primary School']) includes(await main(priya), part)
})

await check('a manager gives it to an officer at once, and sees what is open in every team', async () => {
  const manager = await open(world, { width: 1280 })
  await signIn(world, manager, 'manager')
  await child(manager, 'Wren', 'Ashby', [29, 2, 2016])
  includes(await main(manager), 'This case is open')
  await child(manager, 'Linnet', 'Marlow', [1, 9, 2006])
  await date(manager, 'received_on', 1, 3, 2026)
  await manager.getByLabel('By telephone').check()
  await manager.getByLabel('The young person themselves').check()
  await manager.getByLabel('What do they ask for').fill('I want to go to college and need help.')
  await manager.getByLabel('Letter').check()
  await manager.getByLabel('Postal address').fill('4 Station Parade\nLarkford')
  await manager.getByLabel('Postcode').fill('ZZ99 2CD')
  const options = await manager.locator('#taker option').allTextContents()
  equal(options.some((o) => o.includes('Tom')) && options.some((o) => o.includes('Priya')), true, options.join('|'))
  await manager.locator('#taker').selectOption(await manager.locator('#taker option', { hasText: 'Tom' }).first().getAttribute('value'))
  await press(manager, 'Continue')
  await manager.getByRole('link', { name: 'Continue' }).click()
  await press(manager, 'Record the request')
  includes(await main(manager), 'The young person')
  equal(query(world, "SELECT channel FROM outbox WHERE reference = (SELECT reference FROM cases WHERE id = (SELECT case_id FROM requests WHERE came_by = 'phone'))"), 'letter')
  await tom.go('/find?q=Linnet+Marlow')
  includes(await main(tom), '12 April 2026')
})

await check('every page of it was clean', async () => {
  for (const page of [priya, tom, parent]) equal(page.trouble.join('\n'), '', 'trouble')
})

await finish(world)
