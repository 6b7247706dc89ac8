/* Registers in a browser: a manager keeps an action and loads a table, a SENCO keeps the school's own, a parent sees none of it. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bigPhoto } from './photo.mjs'
import { axe, reflow, validate } from './quality.mjs'
import { start, finish, check, open, picture, signIn, equal, includes, excludes } from './harness.mjs'

const fromFrontend = ['aria-allowed-attr', 'label-content-name-mismatch']
const world = await start()
const manager = await open(world, { width: 1280 })
const senco = await open(world, { width: 320 })
const parent = await open(world, { width: 320 })
const young = await open(world, { width: 320 })

const main = (page) => page.textContent('main')
const press = (page, name) => page.getByRole('button', { name, exact: true }).click()

async function date (page, name, day, month, year) {
  await page.locator(`[name="${name}-day"]`).fill(String(day))
  await page.locator(`[name="${name}-month"]`).fill(String(month))
  await page.locator(`[name="${name}-year"]`).fill(String(year))
}

/* Valid, accessible, and no wider than the screen, at both widths. */
async function sound (page, name) {
  const { width } = page.viewportSize()
  const wrong = page.status === 422 ? [] : await validate(await page.content())
  for (const w of [320, 1280]) {
    await page.setViewportSize({ width: w, height: 800 })
    wrong.push(...await axe(page), ...await reflow(page))
    await picture(page, `registers-${name}-${w}`)
  }
  await page.setViewportSize({ width, height: 800 })
  const left = wrong.filter((x) => !fromFrontend.some((rule) => x.startsWith(rule + ':')))
  if (left.length) throw new Error(left.join('\n'))
}

await signIn(world, manager, 'manager')
await signIn(world, senco, 'SENCO')
await signIn(world, parent, 'parent')
await signIn(world, young, 'young person')

await check('the manager sees every register of the area', async () => {
  await manager.go('/registers')
  includes(await main(manager), 'Inclusion plan actions')
  await sound(manager, 'index')
})

await check('what is wrong is said, and what was typed stays', async () => {
  await manager.go('/registers/plan-actions/new')
  await manager.getByLabel('What will be done?').fill('Train every SENCO in co-production')
  await date(manager, 'work_from', 10, 2, 2026)
  await date(manager, 'work_to', 1, 2, 2026)
  await manager.getByLabel('What does it cost?').fill('a lot')
  await press(manager, 'Save')
  const text = await main(manager)
  includes(text, 'Select which plan it is part of')
  equal(await manager.getByLabel('What will be done?').inputValue(), 'Train every SENCO in co-production')
  await sound(manager, 'form-wrong')
})

await check('a record says what is next, by when and whose it is', async () => {
  await manager.getByLabel('Local inclusion plan').check()
  await manager.getByLabel('What is to change for children and young people?').fill('They are asked.')
  await manager.locator('[name=lead]').selectOption({ index: 1 })
  await manager.getByLabel('How will one see that it worked?').fill('Families say so')
  await press(manager, 'Save')
  includes(await main(manager), 'Enter an end that is not before the beginning')
  includes(await main(manager), 'Enter an amount of money')
  await date(manager, 'work_to', 20, 3, 2026)
  await manager.getByLabel('What does it cost?').fill('£1,250')
  await press(manager, 'Save')
  const text = await main(manager)
  includes(text, 'What must be done')
  includes(text, '20 March 2026')
  includes(text, 'Whose it is:')
  includes(text, '£1,250')
  await sound(manager, 'record')
})

await check('the list is narrowed, turned round, printed and taken along', async () => {
  await manager.go('/registers/plan-actions?plan=inclusion')
  includes(await main(manager), '1 record')
  await manager.getByRole('link', { name: 'By when must it be done?' }).click()
  includes(manager.url(), 'sort=-work_to')
  await sound(manager, 'list')
  await manager.getByRole('link', { name: 'Print it' }).click()
  includes(await main(manager), 'Train every SENCO')
  await sound(manager, 'print')
})

let record

await check('what goes out as CSV comes in again, changed', async () => {
  const csv = await (await manager.request.get(world.base + '/registers/plan-actions/table.csv')).text()
  includes(csv, 'Train every SENCO in co-production')
  record = csv.split('\n')[1].split(',')[0].replaceAll('"', '')
  const file = join(world.folder, 'actions.csv')
  writeFileSync(file, `record,action,plan,why,lead,work_from,measure,cost\n${record},Train every SENCO twice,,,,,,\n` +
    ',Second action,Local inclusion plan,So that,Nobody At All,2026-03-04,See,9.50\n,,inclusion,So that,,31/2/2026,See,x\n')
  await manager.go('/registers/plan-actions/load')
  await sound(manager, 'load')
  await manager.setInputFiles('input[type=file]', file)
  await press(manager, 'Check the table')
  const text = await main(manager)
  includes(text, 'Nothing was loaded')
  includes(text, 'Nobody At All')
  includes(text, 'Enter a name that the form offers')
  await sound(manager, 'load-wrong')
})

await check('a right table is shown first, then loaded whole', async () => {
  const file = join(world.folder, 'actions.csv')
  writeFileSync(file, `record,rating,rating_why\n${record},amber,More people\n`)
  await manager.go('/registers/plan-actions/load')
  await manager.setInputFiles('input[type=file]', file)
  await press(manager, 'Check the table')
  includes(await main(manager), '1 record is changed')
  await sound(manager, 'load-right')
  await press(manager, 'Load them')
  includes(await main(manager), 'Behind')
})

await check('the workbook comes in as it went out', async () => {
  const answer = await manager.request.get(world.base + '/registers/plan-actions/table.xlsx')
  const file = join(world.folder, 'actions.xlsx')
  writeFileSync(file, await answer.body())
  equal(readFileSync(file).subarray(0, 2).toString(), 'PK')
  await manager.go('/registers/plan-actions/load')
  await manager.setInputFiles('input[type=file]', file)
  await press(manager, 'Check the table')
  includes(await main(manager), '1 record stays as it is')
})

await check('a SENCO keeps what is the school’s, and is offered no other school', async () => {
  await senco.go('/registers/part-time-timetables/new')
  equal(await senco.locator('[name=school] option').count(), 2, 'schools offered, and none chosen')
  await senco.locator('[name=school]').selectOption({ index: 1 })
  await senco.getByLabel('Which pupil?').fill('K. B.')
  await senco.getByLabel('Mental health').check()
  await senco.getByLabel('Yes').check()
  await date(senco, 'agreed_on', 2, 2, 2026)
  await senco.getByLabel('Hours in school a week').fill('12')
  await date(senco, 'began_on', 2, 2, 2026)
  await date(senco, 'full_time_on', 27, 3, 2026)
  await senco.getByLabel('How is the pupil kept safe out of school?').fill('At home with a parent')
  await press(senco, 'Save')
  includes(await main(senco), 'Review the part-time timetable')
  includes(await main(senco), '16 March 2026')
  await sound(senco, 'own')
})

await check('what is due stands on the SENCO’s own page, and on a page of its own', async () => {
  await senco.go('/my-school')
  const text = await main(senco)
  includes(text, 'Due in registers')
  includes(text, 'Review the part-time timetable')
  includes(text, '16 March 2026')
  await sound(senco, 'my-school')
  await senco.go('/registers/due')
  includes(await main(senco), 'K. B.')
  await sound(senco, 'due')
  await parent.go('/registers/due')
  includes(await main(parent), 'Nothing is due from you.')
})

await check('the manager’s day says what is due in registers', async () => {
  await manager.go('/my-day')
  includes(await main(manager), 'Due in registers')
  await sound(manager, 'my-day')
})

await check('figures of a register lead to its records', async () => {
  await manager.go('/registers/part-time-timetables')
  await manager.getByRole('link', { name: 'See its figures' }).click()
  includes(await main(manager), 'Part-time timetables by reason')
  await sound(manager, 'figures')
  await manager.getByRole('link', { name: 'Mental health' }).click()
  includes(await main(manager), 'K. B.')
})

await check('a young person owns their passport, and keeps back what they like', async () => {
  await young.go('/registers/adjustment-passports/new')
  await young.locator('[name=owner]').selectOption({ index: 1 })
  await young.getByLabel('How do you work best?').fill('With a list')
  await young.getByLabel('What should people know in an emergency?').fill('Call my sister')
  await young.getByLabel('What people should know in an emergency').check()
  await date(young, 'checked_on', 1, 3, 2026)
  const mentors = await young.locator('[name=mentor] option').count()
  if (mentors < 1) throw new Error('no list of people')
  await sound(young, 'passport-form')
  await press(young, 'Save')
  const text = await main(young)
  includes(text, 'Call my sister')
  includes(text, 'Look at your passport')
  await sound(young, 'passport')
  await young.getByRole('link', { name: 'See and print the copy for others' }).click()
  excludes(await main(young), 'Call my sister')
  includes(await main(young), 'With a list')
  await sound(young, 'passport-copy')
  for (const page of [manager, senco, parent]) equal((await page.request.get(young.url())).status(), 404)
})

await check('a cycle that overlaps another is refused, and what is needed to move on is asked for', async () => {
  for (const answer of ['Save', 'again']) {
    await senco.go('/registers/support-cycles/new')
    await senco.locator('[name=school]').selectOption({ index: 1 })
    await senco.getByLabel('Which pupil?').fill('Z. Z.')
    await senco.getByLabel('Number of the cycle').fill('1')
    await senco.getByLabel('Cognition and learning').check()
    await date(senco, 'started_on', 2, 2, 2026)
    await senco.locator('[name=assessed]').fill('From the teacher, ' + answer)
    await senco.locator('[name=outcome]').fill('Read a page aloud')
    await senco.locator('[name=provision]').fill('Ten minutes a day')
    await press(senco, 'Save')
    if (answer === 'again') includes(await main(senco), 'is running already')
  }
  equal(await senco.locator('[name=outcome]').inputValue(), 'Read a page aloud')
  await sound(senco, 'overlap')
  await senco.go('/registers/support-cycles?pupil=Z.')
  await senco.getByRole('link', { name: 'Z. Z.' }).click()
  await senco.getByRole('button', { name: 'Change' }).click()
  await senco.getByLabel('Reviewed', { exact: true }).check()
  await press(senco, 'Save')
  includes(await main(senco), 'Answer this before the record moves on')
})

await check('an early-years child’s score outside the scale is refused', async () => {
  await manager.go('/registers/two-year-checks/new')
  await manager.getByLabel('Name of the child').fill('Wren Test')
  await date(manager, 'born_on', 1, 3, 2024)
  await manager.locator('[name=agrees][value=yes]').check()
  await manager.getByLabel('Score: communication').fill('61')
  await press(manager, 'Save')
  includes(await main(manager), 'Enter a whole number from 0 to 60')
})

await check('the council cannot write the school’s own score', async () => {
  await manager.go('/registers/self-audits/new')
  equal(await manager.locator('[name=self_score]').count(), 0)
  await senco.go('/registers/self-audits/new')
  equal(await senco.locator('[name=council_score]').count(), 0)
  if (await senco.locator('[name=self_score]').count() === 0) throw new Error('the school is not asked')
})

await check('a vote without a quorum is void', async () => {
  await manager.go('/registers/partnership-decisions/new')
  await manager.getByLabel('What was to be decided?').fill('Fund a post')
  await date(manager, 'met_on', 2, 2, 2026)
  await manager.getByLabel('How many members were there?').fill('2')
  await manager.locator('[name=quorate][value=no]').check()
  await manager.locator('[name=lead]').selectOption({ index: 1 })
  await press(manager, 'Save')
  excludes(await main(manager), 'Agreed')
  await sound(manager, 'decision')
})

await check('a file is kept with a record and comes back', async () => {
  const file = join(world.folder, 'certificate.png')
  writeFileSync(file, bigPhoto(40, 30))
  await senco.go('/registers/senco-qualification/new')
  await senco.locator('[name=school]').selectOption({ index: 1 })
  await senco.getByLabel('Name of the SENCO').fill('Sam Example')
  await date(senco, 'appointed_on', 1, 9, 2023)
  await senco.getByLabel('They need the national professional qualification').check()
  await senco.setInputFiles('input[name=certificate]', file)
  equal(await senco.locator('[name=attested_note]').count(), 0, 'what only the head may say')
  await press(senco, 'Save')
  includes(await main(senco), 'certificate.png')
  includes(await main(senco), '1 September 2026')
  const href = await senco.getByRole('link', { name: 'certificate.png' }).getAttribute('href')
  const answer = await senco.request.get(world.base + href)
  equal(answer.status(), 200)
  includes(answer.headers()['content-disposition'], 'certificate.png')
  equal((await parent.request.get(world.base + href)).status(), 404)
})

await check('a parent finds none of it', async () => {
  for (const path of ['plan-actions', 'part-time-timetables', 'plan-actions/table.csv', 'plan-actions/load', `plan-actions/${record}`]) {
    const response = await parent.go('/registers/' + path)
    if (response.status() === 200) excludes(await main(parent), 'K. B.')
    else equal(response.status(), 404, path)
  }
})

await check('nothing on the way went wrong', async () => {
  for (const page of [manager, senco, parent, young]) equal(page.trouble.join(), '')
})

await finish(world)
