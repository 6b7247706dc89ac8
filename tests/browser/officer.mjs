/* Officer: the officer's morning, the search, messages and promises, a lawful exception, a handed-over SENCO. */
import { start, finish, check, open, picture, signIn, equal, includes, excludes } from './harness.mjs'

const world = await start()
const main = (page) => page.textContent('main')

async function press (page, name) {
  await page.getByRole('main').getByRole('button', { name }).first().click()
}

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

const priya = await as('case officer Priya')
const tom = await as('case officer Tom')
const manager = await as('manager')
const beth = await as('parent Beth', 320)
const marta = await as('parent Marta', 320)

await check('the day says what is due, why, and what to do', async () => {
  await priya.go('/my-day')
  const text = await main(priya)
  for (const part of ['Past their lawful date (2)', '8 days late', 'Due within 5 working days (1)',
    '4 working days left', 'Messages to answer (3)', 'Promises to families (2)', 'New, without an officer (1)']) includes(text, part)
  await picture(priya, 'officer-day-1280')
  /* What has a day of its own stands with that day and its own act, not with those of its case. */
  const row = async (part, child) => (await priya.locator(`#${part} tr`, { hasText: child }).first().innerText()).replace(/\s+/g, ' ')
  includes(await row('promises', 'Isla Thorne'), 'Due today Monday 2 March 2026')
  includes(await row('messages', 'Noah Fenwick'), '3 days late 27 February 2026')
  includes(await row('promises', 'Isla Thorne'), 'Keep')
  await priya.getByRole('link', { name: /Decide.*Isla Thorne/ }).click()
  includes(await main(priya), 'Decide whether to assess')
})

await check('a message is answered, and the family reads the answer', async () => {
  await priya.go('/my-day')
  await priya.getByRole('link', { name: /Answer.*Isla Thorne/ }).click()
  await press(priya, 'Send answer')
  includes(await priya.textContent('.govuk-error-summary'), 'Enter your message')
  await priya.getByLabel('Your message').fill('The panel meets on Thursday.\nI will ring you after it.')
  await press(priya, 'Send answer')
  includes(await main(priya), 'Message sent')
  await beth.go(new URL(beth.url()).pathname + '/messages')
  const text = await main(beth)
  includes(text, 'The panel meets on Thursday.')
  includes(text, 'Priya Marsh')
  excludes(text, 'Answer by')
  await picture(beth, 'officer-messages-320')
  await priya.go('/my-day')
  includes(await main(priya), 'Messages to answer (2)')
})

await check('the family writes, and is told by when it is answered', async () => {
  await beth.getByLabel('What is it about?').fill('Thursday')
  await press(beth, 'Send message')
  includes(await beth.textContent('.govuk-error-summary'), 'Enter your message')
  equal(await beth.getByLabel('What is it about?').inputValue(), 'Thursday')
  await beth.getByLabel('Your message').fill('<b>Before</b> 3 pm, please & thank you.')
  await press(beth, 'Send message')
  includes(await main(beth), '<b>Before</b> 3 pm, please & thank you.')
  includes(await main(beth), 'Answer by 9 March 2026')
})

await check('a promise is made, seen by the family and kept', async () => {
  await priya.go('/my-day')
  await priya.getByRole('link', { name: /Keep.*Isla Thorne/ }).click()
  await press(priya, /It is done/)
  includes(await main(priya), 'Kept on 2 March 2026')
  await priya.getByLabel('What do you promise?').fill('I will send the letter')
  await press(priya, 'Promise')
  includes(await priya.textContent('.govuk-error-summary'), 'Enter the day')
  await priya.getByLabel('Day').fill('1')
  await priya.getByLabel('Month').fill('3')
  await priya.getByLabel('Year').fill('2026')
  await press(priya, 'Promise')
  includes(await priya.textContent('.govuk-error-summary'), 'today or in the future')
  await priya.getByLabel('Day').fill('5')
  await press(priya, 'Promise')
  await beth.getByRole('link', { name: 'What the council has promised' }).click()
  includes(await main(beth), 'I will send the letter')
  includes(await main(beth), 'By 5 March 2026, Priya Marsh')
})

await check('bodies are chased once in five working days, and the case knows', async () => {
  await tom.go('/my-day')
  includes(await main(tom), 'Waiting on others (')
  await press(tom, 'Chase these')
  includes(await main(tom), 'Select at least one')
  await tom.getByLabel('Larkshire Integrated Care Board').check()
  await tom.getByLabel('Larkshire Hill Primary School').check()
  await press(tom, 'Chase these')
  includes(await main(tom), 'Reminder sent')
  await tom.getByLabel('Larkshire Integrated Care Board').check()
  await press(tom, 'Chase these')
  includes(await main(tom), 'Nothing was sent')
  await tom.getByLabel('Larkshire Integrated Care Board').check()
  await tom.getByLabel('Larkshire Children').check()
  await press(tom, 'Chase these')
  includes(await main(tom), 'were left out')
  await tom.getByRole('link', { name: 'Larkshire Integrated Care Board' }).click()
  includes(await main(tom), 'Last reminded on 2 March 2026')
  await picture(tom, 'officer-body-1280')
})

await check('a late answer is escalated, and the family reads why and the new day', async () => {
  await tom.getByRole('link', { name: 'Oskar Wojcik' }).click()
  await tom.getByRole('link', { name: /Ask the head to act.*Integrated Care Board/ }).click()
  await press(tom, 'Tell the head')
  includes(await tom.textContent('.govuk-error-summary'), 'Enter why it is late')
  await tom.getByLabel('Why is it late').fill('The clinic is one doctor short.')
  await tom.getByLabel('Day').fill('16')
  await tom.getByLabel('Month').fill('3')
  await tom.getByLabel('Year').fill('2026')
  await press(tom, 'Tell the head')
  await marta.getByRole('link', { name: 'Who was asked, and who is awaited' }).click()
  const text = await main(marta)
  includes(text, 'The clinic is one doctor short.')
  includes(text, '16 March 2026')
  excludes(text, 'Remind')
  await picture(marta, 'officer-waiting-320')
})

await check('a manager gives a new case to an officer', async () => {
  await manager.go('/my-day')
  await manager.getByLabel('Mia Rowan').check()
  await press(manager, 'Give cases')
  includes(await main(manager), 'Select at least one case, and an officer')
  await manager.getByLabel('Mia Rowan').check()
  await manager.getByLabel('Give the ticked cases to').selectOption({ label: 'Tom Hale, SEND team South' })
  await press(manager, 'Give cases')
  includes(await main(manager), 'Select at least one case, and an officer', 'an officer of another team')
  await manager.getByLabel('Mia Rowan').check()
  await manager.getByLabel('Give the ticked cases to').selectOption({ label: 'Priya Marsh, SEND team North' })
  await press(manager, 'Give cases')
  includes(await main(manager), 'The families have been told')
  excludes(await main(manager), 'New, without an officer')
  await manager.go('/reply-times')
  includes(await main(manager), 'SEND team North')
})

await check('a misspelt name, a reference, a number and a date of birth are found', async () => {
  for (const words of ['Noah Fennwick', 'fenwik', 'LRK7DHSN', 'lrk7 dhsn', 'L990001200017', '999 000 1103']) {
    includes(await find(priya, words), 'Noah Fenwick', words)
  }
  const born = (await main(priya)).match(/(\d+) ([A-Z]\w+) (20\d\d)/).slice(1)
  includes(await find(priya, born.join(' ')), 'Noah Fenwick')
  await picture(priya, 'officer-find-1280')
})

await check('a wrong number or day is refused in words, and what was typed stays', async () => {
  includes(await find(priya, 'L990001200018'), 'first letter does not fit')
  equal(await priya.getByRole('main').getByRole('textbox').inputValue(), 'L990001200018')
  includes(await find(priya, '9990001104'), 'last digit does not fit')
  includes(await find(priya, '30 2 2017'), 'There is no such day')
})

await check('nobody finds what they may not see', async () => {
  for (const words of ['Noah Fenwick', 'LRK7DHSN', 'L990001200017']) includes(await find(tom, words), 'No case found', words)
  includes(await find(manager, 'Oskar Wojick'), 'Oskar Wojcik')
  await beth.go('/find?q=Thorne')
  excludes(await main(beth), 'Isla')
})

await check('an exception that lifts nothing is refused, one that does is shown with its reason', async () => {
  await find(priya, 'Isla Thorne')
  await priya.getByRole('link', { name: 'Isla Thorne' }).click()
  const home = new URL(priya.url()).pathname
  await priya.go(home + '/exception')
  await priya.getByLabel('A school’s closure of at least four weeks').check()
  await priya.getByLabel('What happened').fill('The school was shut for half-term.')
  await press(priya, 'Record exception')
  includes(await priya.textContent('.govuk-error-summary'), 'closure of at least four continuous weeks')
  equal(await priya.getByLabel('What happened').inputValue(), 'The school was shut for half-term.')
  await priya.getByLabel('Exceptional personal circumstances').check()
  await priya.getByLabel('What happened').fill('Isla was in hospital in February.')
  await press(priya, 'Record exception')
  includes(await priya.textContent('.govuk-error-summary'), 'Enter the first day')
  for (const [part, value] of [['Day', '9'], ['Month', '2'], ['Year', '2026']]) await priya.getByRole('group', { name: 'First day' }).getByLabel(part).fill(value)
  await press(priya, 'Record exception')
  includes(await main(priya), 'Limit lifted')
  includes(await main(priya), 'exceptional personal circumstances')
  await priya.go('/my-day')
  excludes(await main(priya), '8 days late')
  await beth.go('/my-cases')
  await beth.getByRole('link', { name: /Isla/ }).click()
  await beth.getByRole('link', { name: 'Who was asked, and who is awaited' }).click()
  includes(await main(beth), 'Isla was in hospital in February.')
})

await check('the history of a case is in words', async () => {
  await find(tom, 'LRK9SSNG')
  await tom.getByRole('link', { name: 'Oskar Wojcik' }).click()
  const text = await main(tom)
  includes(text, 'Decision whether to assess: the council will assess')
  excludes(text, 'assess: yes')
  excludes(text, 'N1p')
})

await check('numbers of a child are checked and kept', async () => {
  await tom.getByRole('link', { name: 'Numbers of the child' }).click()
  await tom.getByLabel('Unique pupil number').fill('A990001200017')
  await tom.getByLabel('NHS number').fill('999 000 1103')
  await press(tom, 'Save')
  includes(await tom.textContent('.govuk-error-summary'), 'does not fit its digits')
  await tom.getByLabel('Unique pupil number').fill('')
  await press(tom, 'Save')
  includes(await tom.textContent('.govuk-error-summary'), 'Another child has this NHS number')
  await tom.getByLabel('NHS number').fill('943 476 5919')
  await press(tom, 'Save')
  includes(await main(tom), 'Numbers saved')
  includes(await find(tom, '9434765919'), 'Oskar Wojcik')
})

await check('a school says when it is closed', async () => {
  const helen = await as('SENCO Helen', 320)
  await helen.go('/my-school/closures')
  await helen.getByLabel('Day').first().fill('20')
  await helen.getByLabel('Month').first().fill('7')
  await helen.getByLabel('Year').first().fill('2026')
  await helen.getByLabel('Day').last().fill('19')
  await helen.getByLabel('Month').last().fill('7')
  await helen.getByLabel('Year').last().fill('2026')
  await helen.getByLabel('School').selectOption({ index: 1 })
  await press(helen, 'Add closure')
  includes(await helen.textContent('.govuk-error-summary'), 'same as or after')
  await helen.getByLabel('Month').last().fill('8')
  await press(helen, 'Add closure')
  includes(await main(helen), '20 July 2026 to 19 August 2026')
})

await check('the SENCO hands over: everything moves, and the old session loses it at once', async () => {
  const helen = await as('SENCO Helen')
  await helen.go('/my-school')
  includes(await main(helen), 'Noah Fenwick')
  includes(await main(helen), 'Owed to you by the council')
  await picture(helen, 'officer-school-1280')
  const child = await helen.getByRole('link', { name: 'Noah Fenwick' }).first().getAttribute('href')
  const ruth = await as('head.* Ruth')
  await ruth.go('/my-school/staff')
  await ruth.getByLabel('First name').fill('Nadia')
  await ruth.getByLabel('Last name').fill('Quill')
  await ruth.getByLabel('Work email address').fill('nadia.quill@example.org')
  await ruth.getByLabel('School').selectOption({ index: 1 })
  await press(ruth, 'Hand over now')
  includes(await main(ruth), 'Nadia Quill')
  for (const path of ['/my-school', child]) {
    await helen.go(path)
    excludes(await helen.textContent('body'), 'Noah')
  }
  const nadia = await as('SENCO Nadia')
  await nadia.go('/my-school')
  includes(await main(nadia), 'Noah Fenwick')
  await nadia.go(child)
  includes(await main(nadia), 'Noah')
})

await check('no page did what our pages never do', async () => {
  for (const page of [priya, tom, manager, beth, marta]) equal(page.trouble.join('\n'), '')
})

await check('whoever was asked has the case: the school, the service, the family', async () => {
  for (const [who, holder] of [
    ['parent Amina Sarwar', 'Larkshire Meadow Primary School, since '],
    ['parent Marta Wojcik', /^Larkshire .* (Service|School|Board|Care), since /],
    ['parent Anna Penrose', 'You, since '],
    ['parent Claire Fenwick', 'Larkshire Council, since ']]) {
    const page = await open(world, { width: 320 })
    await signIn(world, page, who)
    const row = page.locator('.govuk-summary-list__row', { hasText: 'Who has it' }).first()
    const text = await row.locator('dd').innerText()
    if (typeof holder === 'string' ? !text.startsWith(holder) : !holder.test(text)) throw new Error(`${who}: ${text}`)
    await page.context().close()
  }
})

await finish(world)
