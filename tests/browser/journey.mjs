/* Journey: a parent asks on a 320 px phone, an officer decides and issues, the parent sees it at once. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bigPhoto } from './photo.mjs'
import { start, finish, check, open, picture, signIn, equal, includes, excludes } from './harness.mjs'

const world = await start()
const parent = await open(world, { width: 320 })
const officer = await open(world, { width: 1280 })
let reference
let track

async function press (page, name) {
  await page.getByRole('button', { name }).click()
}

await check('the start page offers the ways in', async () => {
  await parent.go('/')
  await picture(parent, 'start-320')
  await parent.getByRole('link', { name: /needs more help/ }).click()
  includes(await parent.textContent('main'), 'must tell you its decision')
  await picture(parent, 'ask-320')
})

await check('a wrong answer keeps what was typed and says what to do', async () => {
  await press(parent, 'Start now')
  await parent.getByLabel('First name').fill('Tamsin')
  await parent.getByLabel('Day').fill('31')
  await parent.getByLabel('Month').fill('2')
  await parent.getByLabel('Year').fill('2017')
  await press(parent, 'Save and continue')
  includes(await parent.title(), 'Error:')
  includes(await parent.textContent('.govuk-error-summary'), 'last name')
  equal(await parent.getByLabel('First name').inputValue(), 'Tamsin')
  equal(await parent.getByLabel('Day').inputValue(), '31')
  await picture(parent, 'child-error-320')
})

await check('the child and the parent', async () => {
  await parent.getByLabel('Last name').fill('Example')
  await parent.getByLabel('Day').fill('3')
  await press(parent, 'Save and continue')
  await parent.getByLabel('I am their parent').check()
  await parent.getByLabel('Your first name').fill('Robin')
  await parent.getByLabel('Your last name').fill('Example')
  await parent.getByLabel('Email', { exact: true }).check()
  await parent.getByLabel('Your email address').fill('robin@example.org')
  await picture(parent, 'you-320')
  await press(parent, 'Save and continue')
  includes(await parent.textContent('main'), 'Your reference is')
  reference = (await parent.textContent('main')).match(/Your reference is\s*([0-9A-Z]{8})/)[1]
  await picture(parent, 'tasks-320')
})

await check('the worry is required, the rest is not', async () => {
  await parent.getByRole('link', { name: 'What worries you' }).click()
  await press(parent, 'Save and continue')
  includes(await parent.textContent('.govuk-error-summary'), 'worries you')
  await parent.getByLabel('What worries you?').fill('She cannot follow lessons.\nShe is <b>alone</b> at break & scared.')
  await press(parent, 'Save and continue')
})

await check('documents: a photo of over 10 MB and a refused file', async () => {
  const photo = join(world.folder, 'photo.png')
  const bytes = bigPhoto(2100, 2100)
  equal(bytes.length > 10 * 1024 * 1024, true, 'more than 10 MB')
  writeFileSync(photo, bytes)
  await parent.getByRole('link', { name: 'Documents' }).click()
  await parent.setInputFiles('input[type=file]', [photo])
  await press(parent, 'Add files')
  includes(await parent.textContent('main'), 'photo')
  const page = join(world.folder, 'bad.html')
  writeFileSync(page, '<html><script>alert(1)</script></html>')
  await parent.setInputFiles('input[type=file]', [page])
  await press(parent, 'Add files')
  includes(await parent.textContent('.govuk-error-summary'), 'file')
  await picture(parent, 'documents-320')
  await parent.go('/ask/tasks')
})

await check('the draft comes back on another phone by its link', async () => {
  const other = await open(world, { width: 375 })
  await other.go('/ask/return')
  await other.getByLabel('Your email address').fill('robin@example.org')
  await press(other, 'Send me the link')
  includes(await other.textContent('main'), 'on its way')
  await other.context().close()
})

await check('help and consent', async () => {
  await parent.getByRole('link', { name: 'Help you need to take part' }).click()
  await parent.getByLabel('Large print').check()
  await press(parent, 'Save and continue')
  await parent.getByRole('link', { name: 'Who we may ask' }).click()
  await parent.getByRole('group', { name: /school/ }).getByLabel('Yes').check()
  await press(parent, 'Save and continue')
})

await check('the lawful date stands before sending', async () => {
  await parent.getByRole('link', { name: 'Check your answers and send' }).click()
  const text = await parent.textContent('main')
  includes(text, '13 April 2026')
  includes(text, 'She is <b>alone</b> at break & scared.')
  await picture(parent, 'check-320')
})

await check('sent: a reference, and the tracker from that minute', async () => {
  await press(parent, 'Send request')
  includes(await parent.textContent('main'), reference)
  await picture(parent, 'sent-320')
  await parent.getByRole('link', { name: 'See where it is' }).click()
  track = new URL(parent.url()).pathname
  const text = await parent.textContent('main')
  includes(text, 'Who has it')
  includes(text, '13 April 2026')
  includes(text, reference)
  await picture(parent, 'track-320')
})

await check('the officer sees it on the day\'s list and takes it', async () => {
  await signIn(world, officer, 'case officer Priya')
  await officer.go('/my-day')
  await picture(officer, 'my-day-1280')
  await officer.getByRole('link', { name: 'Tamsin Example', exact: true }).click()
  await press(officer, 'Take this case')
  includes(await officer.textContent('main'), 'cannot follow lessons')
  await picture(officer, 'case-1280')
})

await check('a local rule is no reason', async () => {
  await officer.getByRole('link', { name: 'Decide whether to assess' }).click()
  await officer.getByRole('group', { name: /\(a\)/ }).getByLabel('Yes').check()
  await officer.getByRole('group', { name: /\(b\)/ }).getByLabel('No').check()
  await officer.getByLabel('What does this answer rest on?').fill('The request')
  await officer.getByLabel('What does that answer rest on?').fill('The school\'s report')
  await officer.getByLabel('Reasons, as the family will read them').fill('There have not been two terms of support.')
  await press(officer, 'Record decision')
  includes(await officer.textContent('.govuk-error-summary'), 'two questions of the law')
  await picture(officer, 'decide-error-1280')
})

await check('both limbs met: the notice says so', async () => {
  await officer.getByRole('group', { name: /\(b\)/ }).getByLabel('Yes').check()
  await officer.getByLabel('Reasons, as the family will read them').fill('Tamsin may have needs that school alone cannot meet.')
  await press(officer, 'Record decision')
  includes(await officer.textContent('main'), 'We will assess')
  await picture(officer, 'notice-1280')
})

await check('a notice with an empty part cannot go', async () => {
  await officer.getByLabel('The decision').fill('')
  await press(officer, 'Issue notice')
  includes(await officer.textContent('.govuk-error-summary'), 'cannot be issued')
  await officer.getByLabel('The decision').fill('We will carry out an education, health and care needs assessment.')
  await press(officer, 'Issue notice')
  includes(await officer.textContent('main'), 'Being assessed')
})

await check('the family sees it at once, and a safe message is on its way', async () => {
  await parent.go(track)
  const text = await parent.textContent('main')
  includes(text, 'We will assess')
  await picture(parent, 'track-after-320')
  await parent.getByRole('link', { name: 'We will assess' }).click()
  includes(await parent.textContent('main'), 'Information, Advice and Support')
  await picture(parent, 'letter-320')
})

await check('the parent sees who has looked', async () => {
  await parent.go(track + '/reads')
  includes(await parent.textContent('main'), 'officer')
})

await check('nobody else sees the case', async () => {
  const stranger = await open(world)
  const page = await stranger.go(track)
  includes(stranger.url(), '/sign-in')
  excludes(await page.text(), 'Tamsin')
  await stranger.context().close()
})

await check('no dialog, no script error, nothing from elsewhere', async () => {
  equal(parent.trouble.concat(officer.trouble).join('\n'), '', 'trouble')
})

await finish(world)
