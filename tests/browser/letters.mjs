/*
 * Letters: what goes to each of a family and in which language; what it asks for and is answered;
 * what may be named by the kind of setting; a case that changes hands; and the four questions on
 * every page of a family.
 */
import { start, finish, check, open, picture, signIn, equal, includes, excludes } from './harness.mjs'
import { execFileSync } from 'node:child_process'
import { axe, reflow, validate } from './quality.mjs'

const world = await start()
const press = (page, name) => page.getByRole('main').getByRole('button', { name }).first().click()
const main = (page) => page.textContent('main')
const fromFrontend = /^(aria-allowed-attr|label-content-name-mismatch):/

async function as (role, width = 1280) {
  const page = await open(world, { width })
  await signIn(world, page, role)
  return page
}

async function find (page, words) {
  await page.go('/my-day')
  await page.getByRole('searchbox').fill(words)
  await page.getByRole('button', { name: 'Find a case' }).click()
  return main(page)
}

async function clean (page, name) {
  await picture(page, name)
  const html = await (await page.context().request.get(page.url().split('#')[0])).text()
  const found = (await axe(page)).filter((f) => !fromFrontend.test(f))
  equal([...found, ...await reflow(page), ...await validate(html)].join('\n'), '', name)
}

async function fetched (page, path) {
  const response = await page.context().request.get(world.base + path)
  return { status: response.status(), type: response.headers()['content-type'], body: await response.body() }
}

const pdfText = (body) => execFileSync('pdftotext', ['-layout', '-', '-'], { input: body }).toString().replace(/\s+/g, ' ')

const tom = await as('case officer Tom')
const priya = await as('case officer Priya')
const manager = await as('manager')
const marta = await as('parent Marta', 320)
const beth = await as('parent Beth', 320)
let kase /* "/cases/ID", Oskar's */
let isla
let track
let letter

await check('a parent who reads Polish has the letter in Polish, to herself alone', async () => {
  track = new URL(marta.url()).pathname
  kase = track.replace('/track/', '/cases/')
  await marta.getByRole('link', { name: 'We will assess' }).click()
  includes(await main(marta), 'Letter to Marta Wojcik')
  excludes(await main(marta), 'Larkshire Hill Primary School (PDF')
  await clean(marta, 'letters-notice-320')
  letter = await marta.getByRole('link', { name: /Letter to Marta/ }).getAttribute('href')
  const file = await fetched(marta, letter)
  equal(file.type, 'application/pdf')
  const text = pdfText(file.body)
  for (const part of ['Marta Wojcik', 'LRK9SSNG', 'Przeprowadzimy ocenę', 'Najpóźniej do', 'nikt go jeszcze nie sprawdził']) includes(text, part)
  for (const secret of ['Orchard Mount', 'Views, wishes and feelings']) excludes(text, secret)
})

await check('the letter is the same for ever, and nobody else’s', async () => {
  const once = await fetched(marta, letter)
  const again = await fetched(marta, letter)
  equal(once.body.equals(again.body), true, 'the same bytes')
  equal((await fetched(beth, letter)).status, 404)
  equal((await fetched(priya, letter)).status, 404)
  equal((await fetched(tom, letter.replace('/track/', '/cases/'))).status, 200)
  equal((await fetched(marta, letter.replace(/letters\/.*/, 'letters/none'))).status, 404)
})

await check('a letter by post bears the protected address for the case’s own officer alone', async () => {
  await find(priya, 'Isla Thorne')
  await priya.getByRole('link', { name: 'Isla Thorne' }).first().click()
  isla = new URL(priya.url()).pathname
  await priya.go(isla + '/family')
  await priya.getByRole('link', { name: /Change name, language.*Beth/ }).click()
  await priya.getByLabel('By post').check()
  await press(priya, 'Save')
  includes(await main(priya), 'By post')
  await priya.go(isla + '/decide')
  for (const group of [/\(a\)/, /\(b\)/]) await priya.getByRole('group', { name: group }).getByLabel('Yes').check()
  for (const field of await priya.locator('textarea').all()) await field.fill('The reports say so.')
  await press(priya, 'Record decision')
  await press(priya, 'Issue notice')
  includes(await main(priya), 'Notice issued')
  includes(await main(priya), 'Print and post')
  const path = await priya.getByRole('link', { name: /Letter to Beth/ }).getAttribute('href')
  const text = pdfText((await fetched(priya, path)).body)
  includes(text, 'Beth Thorne')
  includes(text, 'Canary Steps')
  const bodies = await priya.getByRole('link', { name: /Letter to Larkshire/ }).all()
  equal(bodies.length, 3, 'letters to bodies')
  for (const link of bodies) {
    const body = pdfText((await fetched(priya, await link.getAttribute('href'))).body)
    for (const secret of ['Hidden Hollow', 'Canary Steps', 'Beth Thorne']) excludes(body, secret)
  }
})

await check('a letter waits on the list until somebody says when it was posted', async () => {
  await priya.go('/my-day')
  await priya.getByRole('link', { name: /letters? to post/ }).click()
  includes(await main(priya), 'Beth Thorne: We will assess')
  excludes(await main(priya), 'The address has changed')
  await priya.go(isla + '/family')
  await priya.getByRole('link', { name: /Change name, language.*Beth/ }).click()
  await priya.getByLabel('Postal address').fill('2 New Canary Steps')
  await press(priya, 'Save')
  await priya.go('/letters')
  includes(await main(priya), 'The address has changed since this letter was made')
  await clean(priya, 'letters-to-post-1280')
  const small = await as('case officer Priya', 320)
  await small.go('/letters')
  await clean(small, 'letters-to-post-320')
  const before = await small.getByRole('checkbox').count()
  await press(small, 'Record as posted')
  includes(await small.textContent('.govuk-error-summary'), 'Select the letters that have been posted')
  await small.getByRole('checkbox', { name: 'We will assess' }).check()
  await small.getByLabel('Day', { exact: true }).fill('27')
  await small.getByLabel('Month', { exact: true }).fill('2')
  await press(small, 'Record as posted')
  includes(await small.textContent('.govuk-error-summary'), 'Enter that day or a later one')
  equal(await small.getByRole('checkbox', { name: 'We will assess' }).isChecked(), true, 'what was ticked')
  await clean(small, 'letters-to-post-wrong-320')
  await small.getByLabel('Day', { exact: true }).fill('3')
  await small.getByLabel('Month', { exact: true }).fill('3')
  await press(small, 'Record as posted')
  includes(await small.textContent('.govuk-error-summary'), 'The day of posting must be today or in the past')
  await small.getByLabel('Day', { exact: true }).fill('2')
  const kasePath = await small.getByRole('checkbox', { name: 'We will assess' }).evaluate((box) => box.closest('.govuk-checkboxes').querySelector('a').getAttribute('href'))
  await press(small, 'Record as posted')
  includes(await small.textContent('body'), 'Recorded as posted, on the case of each letter')
  equal(await small.getByRole('checkbox').count(), before - 1, 'letters that wait')
  await small.go(kasePath)
  includes(await main(small), 'Letter posted')
})

await check('news to who has no email is printed from the list, with the address of today', async () => {
  await priya.go('/letters')
  const path = await priya.getByRole('link', { name: /Print.*Beth Thorne, What the council has written/ }).first().getAttribute('href')
  const text = pdfText((await fetched(priya, path)).body)
  for (const part of ['Beth Thorne', 'Canary Steps', 'If you do not use the internet']) includes(text, part)
  excludes(text, 'Isla')
  for (const other of [tom, marta, beth]) equal((await fetched(other, path)).status, 404)
  await manager.go('/letters')
  await priya.getByRole('checkbox').first().check()
  await manager.getByRole('checkbox').first().check()
  await press(priya, 'Record as posted')
  await press(manager, 'Record as posted')
  includes(await manager.textContent('body'), 'Recorded as posted')
  equal(await manager.getByRole('checkbox').count(), 1, 'letters that wait')
})

await check('the family asks that somebody gives advice, and is told by when it is answered', async () => {
  await marta.go(track)
  await marta.getByRole('link', { name: /Ask for advice, a meeting/ }).click()
  includes(await main(marta), 'Nothing yet.')
  await marta.getByRole('link', { name: 'Ask us to seek advice' }).click()
  await press(marta, 'Send')
  includes(await marta.textContent('.govuk-error-summary'), 'Enter whom we should ask')
  await clean(marta, 'letters-ask-advice-320')
  await marta.getByLabel('Whom should we ask?').fill('Ewa Lis, music therapist')
  await marta.getByLabel('What can they tell us?').fill('She sees him every week.')
  await press(marta, 'Send')
  includes(await main(marta), 'Ewa Lis, music therapist')
  includes(await main(marta), 'The council will answer by 9 March 2026')
  await clean(marta, 'letters-asked-320')
  await marta.go(track)
  includes(await main(marta), '1 request waits for an answer')
})

await check('the officer finds it on the day, and a no has its reason', async () => {
  await tom.go('/my-day')
  includes(await main(tom), 'Requests of families to answer (1)')
  await clean(tom, 'letters-day-1280')
  await tom.getByRole('link', { name: /Answer.*Oskar/ }).click()
  await tom.getByRole('link', { name: /Answer\s*: Advice from somebody else/ }).click()
  await press(tom, 'Send answer')
  includes(await tom.textContent('.govuk-error-summary'), 'Select yes if you will ask this person')
  await clean(tom, 'letters-answer-1280')
  await tom.getByLabel('No', { exact: true }).check()
  await tom.getByLabel(/The answer, as the family/).fill('The report of the clinic says the same.')
  await press(tom, 'Send answer')
  await marta.go(track + '/asked')
  includes(await main(marta), 'The report of the clinic says the same.')
  await marta.go(track + '/advice')
  includes(await main(marta), 'Not asked')
  includes(await main(marta), 'Ewa Lis, music therapist')
})

await check('a yes leads to asking for the advice; a meeting stands in the calendar', async () => {
  await marta.go(track + '/ask-for/advice')
  await marta.getByLabel('Whom should we ask?').fill('Jan Lis, optician')
  await marta.getByLabel('What can they tell us?').fill('He tested his eyes.')
  await press(marta, 'Send')
  await marta.go(track + '/ask-for/meeting')
  await marta.getByLabel(/What would you like/).fill('About school.')
  await press(marta, 'Send')
  await tom.go(kase + '/answers')
  await tom.getByRole('link', { name: /Answer\s*: A meeting/ }).click()
  await tom.getByLabel('Yes').check()
  for (const [label, value] of [['Day', '10'], ['Month', '3'], ['Year', '2026']]) await tom.getByLabel(label, { exact: true }).fill(value)
  await tom.getByLabel(/The answer, as the family/).fill('At 10am at the school.')
  await press(tom, 'Send answer')
  await tom.getByRole('link', { name: /Answer\s*: Advice from somebody else, He tested/ }).click()
  await tom.getByLabel('Yes').check()
  await tom.getByLabel(/The answer, as the family/).fill('We will ask him.')
  await press(tom, 'Send answer')
  includes(await main(tom), 'Ask for advice')
  await marta.go(track + '/asked')
  includes(await main(marta), 'The meeting is on 10 March 2026')
  const text = (await fetched(marta, track + '/dates.ics')).body.toString()
  includes(text, 'DTSTART;VALUE=DATE:20260310')
  for (const secret of ['Oskar', 'Wojcik', 'Lis', 'school.']) excludes(text, secret)
})

await check('every page of the family says where it is, who has it, what next and by when', async () => {
  for (const path of ['', '/advice', '/views', '/asked', '/messages', '/promises', '/waiting', '/reads', '/documents', '/plan', '/ask-for/meeting', '/ask-for/advice']) {
    const response = await marta.go(track + path)
    equal(response.status(), 200, path)
    const text = await main(marta)
    for (const part of ['Who has it', 'What happens next', 'Latest lawful date', 'since']) includes(text, part, path || 'the tracker')
  }
  excludes(await main(await (async () => { await marta.go(track + '/ask-for/money'); return marta })()), 'Who has it')
})

await check('in Arabic and Polish the family’s pages say that nobody has checked them', async () => {
  for (const [code, word] of [['pl', 'Kto się tym zajmuje'], ['ar', 'من لديه الأمر']]) {
    await marta.go(`/language/${code}?to=${track}/asked`)
    includes(await main(marta), word)
    includes(await marta.textContent('body'), code === 'pl' ? 'nikt go jeszcze nie sprawdził' : 'لم يراجعها أحد بعد')
    await clean(marta, `letters-asked-${code}-320`)
  }
  await marta.go(`/language/pl?to=${letter.replace(/\/letters.*/, '')}`)
  includes(await main(marta), 'Przeprowadzimy ocenę')
  includes(await main(marta), 'Poglądy, życzenia i uczucia')
  await marta.go(`/language/en?to=${track}`)
  excludes(await marta.textContent('body'), 'A machine made this translation')
})

await check('a case is found by a parent’s name, by its own team alone', async () => {
  includes(await find(tom, 'Marta Wojcik'), 'LRK9SSNG')
  includes(await find(tom, 'Wojcik'), 'LRK9SSNG')
  equal((await main(tom)).split('LRK9SSNG').length, 2, 'the case stands once')
  excludes(await find(priya, 'Marta Wojcik'), 'LRK9SSNG')
})

await check('a case that changes hands brings a note, and what stood open', async () => {
  await manager.go(kase)
  await press(manager, 'Take this case')
  await manager.go(kase + '/officer')
  await manager.getByLabel('Officer', { exact: true }).selectOption({ label: 'Tom Hale' })
  await manager.getByLabel(/A note for the new officer/).fill('Ring Marta after four.')
  await press(manager, 'Give case')
  await tom.go('/my-day')
  includes(await main(tom), 'Handed over to you (1)')
  await tom.getByRole('link', { name: /Read the hand-over/ }).click()
  const text = await main(tom)
  for (const part of ['Hand-over', 'Tom Hale, since 2 March 2026', 'before that: Grace Fielding', 'Ring Marta after four.']) includes(text, part)
  await clean(tom, 'letters-handover-1280')
})

await check('a setting that closed is refused with what took its place', async () => {
  await find(priya, 'LRK6SRVD')
  await priya.getByRole('link', { name: /Rafi/ }).first().click()
  kase = new URL(priya.url()).pathname
  await priya.go(kase + '/consult')
  await priya.getByLabel('School or college').selectOption({ label: 'Larkshire Old Mill School (closed)' })
  await press(priya, 'Send to all chosen')
  includes(await priya.textContent('.govuk-error-summary'), 'In its place there is now: Larkshire Meadow Primary School')
  await clean(priya, 'letters-closed-1280')
})

await check('a plan that names a setting which closed says so on the case, on the plan and on the day', async () => {
  await priya.go('/my-day')
  excludes(await main(priya), 'Plans that name a setting which has closed')
  await priya.go(kase + '/return')
  await priya.getByLabel(/Setting that section I names/).fill('990022')
  await priya.getByLabel('First need (5.8)').selectOption('SLCN')
  await priya.getByLabel('Second need (5.8)').selectOption('HI')
  await press(priya, 'Save')
  const says = /Larkshire Old Mill School closed on \d+ \w+ 2025\. In its place there is now: Larkshire Meadow Primary School\./
  for (const path of ['', '/plan']) {
    await priya.go(kase + path)
    const text = await main(priya)
    includes(text, 'Section I names a setting that has closed.', path || 'the case')
    equal(says.test(text), true, path || 'the case')
    await clean(priya, `letters-names-closed${path.replace('/', '-')}-1280`)
  }
  await priya.go('/my-day')
  includes(await main(priya), 'Plans that name a setting which has closed (1)')
  equal(says.test(await main(priya)), true, 'the day')
  await clean(priya, 'letters-day-closed-1280')
  await priya.getByRole('link', { name: /Look at the plan/ }).click()
  equal(new URL(priya.url()).pathname, kase + '/plan')
})

await check('what the needs are called stands on the case, as the return has them', async () => {
  const rows = async () => (await main(priya)).replace(/\s+/g, ' ')
  await priya.go(kase)
  includes(await rows(), 'Speech, language and communication needsPrimary need')
  includes(await rows(), 'Hearing impairmentAnother need')
  await priya.go(kase + '/return')
  await priya.getByLabel('First need (5.8)').selectOption('')
  await press(priya, 'Save')
  includes(await priya.textContent('.govuk-error-summary'), 'Say the first need, as there is a second')
  await priya.getByLabel('First need (5.8)').selectOption('ASD')
  await priya.getByLabel('Second need (5.8)').selectOption('')
  await priya.getByLabel(/Setting that section I names/).fill('')
  await press(priya, 'Save')
  await priya.go(kase)
  const text = await rows()
  includes(text, 'Autistic spectrum disorderPrimary need')
  excludes(text, 'Another need')
  excludes(text, 'Section I names a setting that has closed.')
  await priya.go(kase + '/consult')
})

await check('a setting that need not admit is named only when it offers a place', async () => {
  await priya.getByLabel('School or college').selectOption({ label: 'Larkshire Grange School' })
  await press(priya, 'Send to all chosen')
  includes(await main(priya), 'Independent school that is not approved under section 41')
  includes(await main(priya), 'It need not admit a child whose plan names it')
  await clean(priya, 'letters-consulted-1280')
  await priya.go(kase + '/name')
  await priya.getByLabel('School or college to be named').selectOption({ label: 'Larkshire Grange School' })
  await priya.getByLabel(/It is unsuitable for/).check()
  await priya.getByLabel(/Reasons, as the family/).fill('It has offered what the plan needs.')
  await press(priya, 'Name it')
  includes(await priya.textContent('.govuk-error-summary'), '15 days')
})

await check('education otherwise than in a setting needs the family heard', async () => {
  await priya.getByLabel('School or college to be named').selectOption('')
  await priya.getByLabel(/It would be inappropriate/).check()
  await press(priya, 'Name it')
  includes(await priya.textContent('.govuk-error-summary'), 'Consult the parent or young person first')
  await clean(priya, 'letters-otherwise-1280')
})

await check('the messages hold no name, need or setting', async () => {
  for (const secret of ['Oskar', 'Wojcik', 'Ewa Lis', 'Larkshire Grange']) excludes(world.log(), secret)
})

await finish(world)
