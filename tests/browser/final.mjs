/*
 * Final: from the decision whether to make a plan to the final plan, on the
 * screens of an officer, a parent on a 320 px phone, two schools and a manager;
 * a parent under a court's order sees nothing.
 */
import { start, finish, check, open, picture, signIn, equal, includes, excludes } from './harness.mjs'
import { execFileSync } from 'node:child_process'
import { axe, reflow, validate } from './quality.mjs'

const world = await start()
const officer = await open(world, { width: 1280 })
const parent = await open(world, { width: 320 })
const restricted = await open(world, { width: 320 })
const meadow = await open(world, { width: 1280 })
const vale = await open(world, { width: 1280 })
const manager = await open(world, { width: 1280 })
let kase /* "/cases/ID" */
let track

const press = (page, name) => page.getByRole('button', { name }).click()
const main = (page) => page.textContent('main')

/* Rules that GOV.UK Frontend's own script breaks; docs/components.md says why they stay. */
const fromFrontend = /^(aria-allowed-attr|label-content-name-mismatch):/

/* The case of a child on the officer's search. */
async function openCase (page, name) {
  await page.go('/my-day')
  await page.getByRole('searchbox').fill(name)
  await page.getByRole('button', { name: 'Find a case' }).click()
  await page.getByRole('link', { name, exact: true }).first().click()
  return new URL(page.url()).pathname
}

/* A file of the version as it is downloaded, and what is said of it. */
async function download (page, path) {
  const response = await page.context().request.get(world.base + path)
  return { status: response.status(), type: response.headers()['content-type'], named: response.headers()['content-disposition'], body: await response.body() }
}

const pdfText = (body) => execFileSync('pdftotext', ['-layout', '-', '-'], { input: body }).toString().replace(/\s+/g, ' ')

/* Every page on the way is whole at its width, clean in axe and valid. */
async function clean (page, name) {
  await picture(page, name)
  const html = await (await page.context().request.get(page.url().split('#')[0])).text()
  const found = (await axe(page)).filter((f) => !fromFrontend.test(f))
  equal([...found, ...await reflow(page), ...await validate(html)].join('\n'), '', name)
}

await check('the officer finds the way on the case', async () => {
  await signIn(world, officer, 'case officer Priya')
  kase = await openCase(officer, 'Ellie Harrow')
  track = kase.replace('/cases/', '/track/')
  await officer.getByRole('link', { name: 'From request to final plan' }).click()
  includes(await main(officer), 'Decide whether to make a plan')
  await clean(officer, 'final-way-1280')
})

await check('one question, and evidence and reasons for its answer', async () => {
  await officer.getByRole('link', { name: 'Decide whether to make a plan' }).click()
  includes(await main(officer), 'section 37(1)')
  includes(await main(officer), '8 April 2026')
  await officer.getByLabel('Reasons, as the family will read them').fill('Weekly therapy is needed.')
  await press(officer, 'Record decision')
  includes(await officer.textContent('.govuk-error-summary'), 'Select yes if a plan is necessary')
  includes(await officer.textContent('.govuk-error-summary'), 'Enter the evidence')
  equal(await officer.getByLabel('Reasons, as the family will read them').inputValue(), 'Weekly therapy is needed.')
  await clean(officer, 'final-decide-1280')
  await officer.getByLabel('Yes').check()
  await officer.getByLabel('What does this answer rest on?').fill('K1 and K2')
  await press(officer, 'Record decision')
  includes(await main(officer), 'there will be a plan')
})

await check('before it is served the family reads nothing', async () => {
  await signIn(world, parent, 'parent Nina')
  await parent.go(track + '/plan')
  includes(await main(parent), 'no draft yet')
})

await check('the draft’s letter says 15 days beginning with service', async () => {
  await press(officer, 'Prepare the draft’s letter')
  includes(await officer.getByLabel('The last day for what you want to say').inputValue(), '16 March 2026')
  await officer.getByLabel('The draft plan with the advice').fill('')
  await press(officer, 'Issue notice')
  includes(await officer.textContent('.govuk-error-summary'), 'cannot be issued')
  await officer.getByLabel('The draft plan with the advice').fill('The draft plan comes with this letter.')
  await clean(officer, 'final-n3-1280')
  await press(officer, 'Issue notice')
  includes(await main(officer), 'Draft with the family')
})

await check('the parent reads it on a phone from that minute', async () => {
  await parent.go(track)
  await parent.getByRole('link', { name: 'Read the plan' }).click()
  const text = await main(parent)
  includes(text, 'You have 15 days, today included')
  includes(text, '16 March 2026')
  includes(text, '30 minutes, weekly')
  includes(text, 'Joan Hartley')
  includes(text, 'Who has it')
  excludes(text, 'Meadow')
  await clean(parent, 'final-draft-320')
})

await check('a comment on a line', async () => {
  await parent.getByRole('link', { name: 'Comment on F1', exact: true }).click()
  await press(parent, 'Send comment')
  includes(await parent.textContent('.govuk-error-summary'), 'Enter what you want to say')
  await clean(parent, 'final-comment-320')
  await parent.getByLabel('What do you want to say?').fill('Weekly <b>in term</b> & holidays?')
  await press(parent, 'Send comment')
  includes(await main(parent), 'Weekly <b>in term</b> & holidays?')
  includes(await main(parent), 'has not answered yet')
})

await check('a line that is not in the draft has no page', async () => {
  equal((await parent.go(track + '/plan/lines/F99')).status(), 404)
  equal((await parent.go(track + '/ask-for/money')).status(), 404)
})

await check('the parent asks for a school and a meeting', async () => {
  await parent.go(track + '/ask-for/setting')
  await press(parent, 'Send')
  includes(await parent.textContent('.govuk-error-summary'), 'Choose a school or college')
  await clean(parent, 'final-wish-320')
  await parent.getByLabel('School or college').selectOption({ label: 'Larkshire Meadow Primary School' })
  await parent.getByLabel(/Why you want it/).fill('They sign there.')
  await press(parent, 'Send')
  includes(await main(parent), 'Larkshire Meadow Primary School')
  await parent.getByRole('link', { name: 'Ask for a meeting' }).click()
  await parent.getByLabel(/What would you like/).fill('Mornings are best.')
  await press(parent, 'Send')
  includes(await main(parent), 'The council will answer by 9 March 2026')
})

await check('the ledger: what the reports say that is not in the plan, and why', async () => {
  await parent.go(track + '/plan/reports')
  includes(await main(parent), 'A sensory garden at school')
  includes(await main(parent), 'No report says which need it would meet')
  includes(await main(parent), '3 needs and provisions of the reports are in the plan')
  await clean(parent, 'final-ledger-320')
})

await check('a parent under a court’s order sees nothing', async () => {
  await signIn(world, restricted, 'parent Gareth')
  for (const path of ['', '/plan', '/plan/reports', '/plan/dates.ics', '/plan/lines/F1', '/plan/files/1.pdf', '/plan/versions/1', '/ask-for/setting']) {
    const page = await restricted.go(track + path)
    equal(page.status(), 404, path)
    excludes(await page.text(), 'Ellie', path)
  }
})

await check('the officer consults two schools, those asked for first', async () => {
  await officer.go(kase + '/consult')
  includes(await main(officer), 'K2 Femi Adeyemi')
  await clean(officer, 'final-consult-1280')
  const list = officer.getByLabel('School or college')
  equal(await list.locator('option').nth(1).textContent(), 'Larkshire Meadow Primary School (the family asked for it)')
  await list.selectOption({ index: 1 })
  await officer.getByLabel('Second, if you want').selectOption({ label: 'Larkshire Vale Secondary School' })
  await press(officer, 'Send to all chosen')
  includes(await main(officer), '17 March 2026')
  await officer.go(kase + '/consult')
  await officer.getByLabel('School or college').selectOption({ index: 1 })
  await press(officer, 'Send to all chosen')
  includes(await officer.textContent('.govuk-error-summary'), 'asked already')
})

async function openConsultation (page, who) {
  await signIn(world, page, who)
  await page.go('/consultations')
  await page.getByRole('link', { name: 'Ellie Harrow' }).click()
}

await check('a school replies line by line', async () => {
  await openConsultation(meadow, 'SENCO Helen')
  includes(await main(meadow), 'Femi Adeyemi')
  includes(await main(meadow), '17 March 2026')
  excludes(await main(meadow), 'Weekly <b>in term</b>')
  const line = (item, word) => meadow.getByRole('group', { name: `Can you deliver ${item}?` }).getByLabel(word, { exact: true })
  await line('F1', 'Yes').check()
  await line('F2', 'Yes, with changes').check()
  await meadow.getByRole('group', { name: 'plan as a whole' }).getByLabel('No', { exact: true }).check()
  await press(meadow, 'Send reply')
  const errors = await meadow.textContent('.govuk-error-summary')
  includes(errors, 'Select the ground of the law')
  includes(errors, 'Enter your reasons')
  await clean(meadow, 'final-reply-1280')
  await meadow.getByRole('group', { name: 'plan as a whole' }).getByLabel('Yes, with changes or extra help').check()
  await meadow.getByLabel('Your reasons').fill('We can, with the training named.')
  await press(meadow, 'Send reply')
  includes(await meadow.textContent('.govuk-error-summary'), 'Say for F2 what you would need')
  equal(await meadow.getByLabel('Your reasons').inputValue(), 'We can, with the training named.')
  await meadow.getByLabel('Note on F2').fill('A second trained assistant.')
  await press(meadow, 'Send reply')
  includes(await main(meadow), 'You replied on 2 March 2026')
  includes(await main(meadow), '1 April 2026')
  equal((await meadow.go(kase)).status(), 404)
})

await check('another says no, with the ground', async () => {
  await openConsultation(vale, 'SENCO Daniel')
  for (const item of ['F1', 'F2']) {
    await vale.getByRole('group', { name: `Can you deliver ${item}?` }).getByLabel('No', { exact: true }).check()
    await vale.getByLabel(`Note on ${item}`).fill('Not at this age.')
  }
  await vale.getByRole('group', { name: 'plan as a whole' }).getByLabel('No', { exact: true }).check()
  await vale.getByLabel(/unsuitable for the child/).check()
  await vale.getByLabel('Your reasons').fill('This is a secondary school.')
  await press(vale, 'Send reply')
  includes(await main(vale), 'You replied')
})

await check('the school asked for must be named unless a ground is met', async () => {
  await officer.go(kase + '/name')
  includes(await main(officer), 'They sign there.')
  includes(await main(officer), 'A second trained assistant.')
  await officer.getByLabel('School or college to be named').selectOption({ label: 'Larkshire Vale Secondary School' })
  await officer.getByLabel(/No ground is needed/).check()
  await press(officer, 'Name it')
  includes(await officer.textContent('.govuk-error-summary'), 'section 39(3) and (4)')
  await officer.getByLabel(/incompatible with the efficient use of resources/).check()
  await press(officer, 'Name it')
  includes(await officer.textContent('.govuk-error-summary'), 'Enter the reasons')
  await clean(officer, 'final-name-1280')
  await officer.getByLabel('School or college to be named').selectOption({ label: 'Larkshire Hill Primary School' })
  await officer.getByLabel('Reasons, as the family will read them').fill('It costs less.')
  await press(officer, 'Name it')
  includes(await officer.textContent('.govuk-error-summary'), 'has not been consulted')
  await officer.getByLabel('School or college to be named').selectOption({ index: 1 })
  await officer.getByLabel(/No ground is needed/).check()
  await officer.getByLabel('Type of school').fill('a mainstream primary school')
  await press(officer, 'Name it')
  includes(await main(officer), 'Section I is written')
})

await check('nothing is final while a comment waits or the 15 days run', async () => {
  const text = await main(officer)
  includes(text, 'comments have no answer yet')
  includes(text, 'has no answer yet')
  includes(text, 'family’s 15 days still run')
  equal(await officer.getByRole('button', { name: /final plan’s letter/ }).count(), 0)
})

await check('every comment and request is answered', async () => {
  await officer.getByRole('link', { name: 'Comments and requests' }).click()
  await clean(officer, 'final-answers-1280')
  await officer.getByRole('link', { name: /Answer on F1/ }).click()
  await officer.getByLabel('Not accepted').check()
  await press(officer, 'Send answer')
  includes(await officer.textContent('.govuk-error-summary'), 'Enter what was changed, or why it was not')
  await officer.getByLabel(/Reasons, or what was changed/).fill('School provision is made in term time.')
  await press(officer, 'Send answer')
  await officer.getByRole('link', { name: /Answer\s*: A meeting/ }).click()
  await press(officer, 'Send answer')
  includes(await officer.textContent('.govuk-error-summary'), 'Select yes if there will be one')
  await officer.getByLabel('Yes').check()
  await officer.getByLabel('Day').fill('6')
  await officer.getByLabel('Month').fill('3')
  await officer.getByLabel('Year').fill('2026')
  await officer.getByLabel(/The answer, as the family/).fill('Friday at 10am, at the school.')
  await press(officer, 'Send answer')
  includes(await main(officer), 'Friday at 10am')
})

await check('the parent sees the answer on the line, and says that this is all', async () => {
  await parent.go(track + '/plan')
  includes(await parent.textContent('#F1'), 'Not accepted')
  includes(await parent.textContent('#F1'), 'School provision is made in term time.')
  includes(await main(parent), 'Friday at 10am')
  await clean(parent, 'final-answered-320')
  await press(parent, 'This is all I want to say')
  includes(await main(parent), 'that this is all')
})

await check('the manager issues the final plan, with rights and dates', async () => {
  await signIn(world, manager, 'manager Grace')
  await manager.go(kase + '/draft')
  await press(manager, 'Prepare the final plan’s letter')
  const text = await main(manager)
  includes(text, 'Larkshire Meadow Primary School (setting)')
  includes(text, 'Larkshire Integrated Care Board (health)')
  includes(text, 'Nina Harrow (family)')
  excludes(text, 'Gareth')
  await clean(manager, 'final-n4-1280')
  await press(manager, 'Issue notice')
  includes(await main(manager), 'Plan in force')
})

await check('the family has it at once: section I, rights, the last days', async () => {
  await parent.go(track)
  await parent.getByRole('link', { name: 'Final plan', exact: true }).click()
  const letter = await main(parent)
  includes(letter, 'section B')
  includes(letter, 'mediation adviser within two months')
  includes(letter, 'The last day to appeal, unless a mediation certificate gives you longer: 5 May 2026')
  includes(letter, 'The last day to contact a mediation adviser: 2 May 2026')
  includes(letter, 'Larkshire SEND Information, Advice and Support')
  await clean(parent, 'final-letter-320')
  await parent.go(track + '/plan')
  includes(await parent.textContent('section[aria-labelledby=section-I]'), 'Larkshire Meadow Primary School, a mainstream primary school')
  includes(await main(parent), 'This plan is in force')
  equal(await parent.getByRole('link', { name: 'Comment on F1' }).count(), 0)
  equal((await parent.go(track + '/plan/lines/F1')).status(), 404)
})

/* Provision F1 of Ellie's plan: in every rendering. */
const provision = '30 minutes, weekly'
const forms = { '.pdf': 'application/pdf', '-large-print.pdf': 'application/pdf', '.txt': 'text/plain; charset=utf-8', '.html': 'text/html; charset=utf-8' }

await check('the plan begins with its summary, and links to the row', async () => {
  await parent.go(track + '/plan')
  const page = await parent.content()
  equal(page.indexOf('id="summary"') < page.indexOf('id="files"') && page.indexOf('id="files"') < page.indexOf('id="section-A"'), true, 'order')
  await parent.getByRole('link', { name: 'F1', exact: true }).first().click()
  equal(new URL(parent.url()).hash, '#F1')
  includes(await parent.textContent('#F1'), 'speech and language therapist')
})

await check('its files: for the family, staff and the school that was asked, without the child’s name in theirs', async () => {
  for (const page of [parent, officer, meadow]) {
    for (const [ending, type] of Object.entries(forms)) {
      const file = await download(page, `${track}/plan/files/2${ending}`)
      equal(file.status, 200, ending)
      equal(file.type, type, ending)
      includes(file.named, 'attachment; filename="plan-LRK5DRFT-version-2' + ending + '"')
      excludes(file.named, 'Ellie')
      if (ending.endsWith('.pdf')) equal(file.body.subarray(0, 5).toString(), '%PDF-')
      const text = ending.endsWith('.pdf') ? pdfText(file.body) : file.body.toString()
      includes(text, provision, ending)
      includes(text, 'Larkshire Meadow Primary School', ending)
      for (const secret of ['Ferry Lane', 'ZZ99 1AD', 'Gareth', 'Weekly <b>', 'Weekly &lt;b&gt;']) excludes(text, secret, ending)
    }
  }
})

await check('the link on the page gives the file', async () => {
  await parent.go(track + '/plan')
  const [file] = await Promise.all([parent.waitForEvent('download'), parent.getByRole('link', { name: 'PDF, to print' }).click()])
  equal(file.suggestedFilename(), 'plan-LRK5DRFT-version-2.pdf')
})

await check('there is no file of another form or version, and none for who may not read', async () => {
  for (const name of ['3.pdf', '0.pdf', '-1.pdf', 'x.pdf', '2.doc', '2', '.pdf', '99999999999999999999.pdf', '2.pdf.pdf', '%00.pdf']) {
    equal((await download(parent, `${track}/plan/files/${name}`)).status >= 400, true, name)
  }
  for (const path of ['/files/2.pdf', '/files/1.txt', '/changes/1/2', '/changes/1/2/side', '/versions/1']) {
    const file = await download(restricted, track + '/plan' + path)
    equal(file.status, 404, path)
    excludes(file.body.toString(), 'Ellie', path)
  }
})

await check('what changed from the draft to the final plan, in the text and side by side', async () => {
  await parent.go(track + '/plan')
  await clean(parent, 'final-plan-320')
  await parent.getByRole('link', { name: 'What changed from version 1 to version 2' }).click()
  includes(await main(parent), 'Section I')
  includes(await main(parent), 'Larkshire Meadow Primary School')
  await clean(parent, 'final-changes-320')
  await parent.getByRole('link', { name: 'side by side' }).click()
  includes(await main(parent), 'Before')
  await clean(parent, 'final-changes-side-320')
  await officer.go(new URL(parent.url()).pathname)
  await clean(officer, 'final-changes-side-1280')
  for (const path of ['2/1', '1/1', '1/3', 'x/2', '0/2']) equal((await parent.go(`${track}/plan/changes/${path}`)).status(), 404, path)
})

await check('staff come to it from the case', async () => {
  await officer.go(kase)
  await officer.getByRole('link', { name: 'The plan as it was issued' }).click()
  includes(await main(officer), 'Final plan, version 2')
  includes(await officer.textContent('#F1'), 'School provision is made in term time.')
  await clean(officer, 'final-plan-1280')
})

await check('the school that was asked reads it without what the family said', async () => {
  await meadow.go(track + '/plan')
  includes(await main(meadow), provision)
  excludes(await main(meadow), 'in term time')
  excludes(await main(meadow), 'Mornings are best')
})

await check('the earlier version stands as it was issued, with what was said of it', async () => {
  await parent.go(track + '/plan')
  await parent.getByRole('link', { name: 'Version 1', exact: true }).click()
  const text = await main(parent)
  includes(text, 'This is an earlier version')
  includes(text, 'A draft names no setting')
  includes(await parent.textContent('#F1'), 'School provision is made in term time.')
  equal(await parent.getByRole('link', { name: 'Comment on F1' }).count(), 0)
  await clean(parent, 'final-earlier-320')
  equal((await parent.go(track + '/plan/versions/9')).status(), 404)
})

await check('the dates for a calendar say nothing of the child', async () => {
  const response = await parent.context().request.get(world.base + track + '/plan/dates.ics')
  const text = await response.text()
  includes(text, 'DTSTART;VALUE=DATE:20260505')
  includes(text, 'DTSTART;VALUE=DATE:20260306')
  for (const secret of ['Ellie', 'Harrow', 'Meadow', 'speech']) excludes(text, secret)
})

await check('a file taken is a read of the record, like a page', async () => {
  const privacy = await open(world, { width: 1280 })
  await signIn(world, privacy, 'privacy officer')
  await privacy.go('/reads?reference=LRK5DRFT')
  const rows = await privacy.getByRole('row').filter({ hasText: 'Nina Harrow' }).filter({ hasText: 'The plan, taken as a file' }).count()
  equal(rows >= 4, true, 'reads of files')
  await privacy.context().close()
})

await check('the messages hold no name, need or setting', async () => {
  const log = world.log()
  for (const secret of ['Ellie', 'Harrow', 'Meadow Primary', 'speech']) excludes(log, secret)
})

await check('a version does not change after the final: the first draft stands as it was', async () => {
  await officer.go(kase + '/draft')
  includes(await main(officer), 'In force')
  equal(await officer.getByRole('button', { name: /letter/ }).count(), 0)
})

/* ---- beside the way ---- */

await check('two who answer the same comment: the second is told, and nothing is overwritten', async () => {
  const rafi = await openCase(officer, 'Rafi Sarwar')
  await officer.go(rafi + '/answers')
  await officer.getByRole('link', { name: /Answer on F1/ }).click()
  await manager.go(new URL(officer.url()).pathname)
  await officer.getByLabel('Accepted: the draft').check()
  await officer.getByLabel(/Reasons, or what was changed/).fill('Added to F1.')
  await press(officer, 'Send answer')
  await manager.getByLabel('Not accepted').check()
  await manager.getByLabel(/Reasons, or what was changed/).fill('No.')
  await press(manager, 'Send answer')
  includes(await manager.textContent('.govuk-error-summary'), 'Somebody else has answered this')
  await officer.go(rafi + '/answers')
  includes(await main(officer), 'Added to F1.')
  excludes(await main(officer), 'Not accepted')
})

await check('a school that has not replied is reminded once', async () => {
  await officer.go(officer.url().replace('/answers', '/consultations').replace(world.base, ''))
  includes(await main(officer), 'Waiting')
  const consultations = officer.url().replace(world.base, '')
  await press(officer, 'Send a reminder')
  includes(await main(officer), 'Last reminded on 2 March 2026')
  await officer.go(consultations)
  includes(await main(officer), 'Reminded on 2 March 2026')
  equal(await officer.getByRole('button', { name: 'Send a reminder' }).count(), 0)
})

await check('an officer of another team sees none of it', async () => {
  const other = await open(world, { width: 1280 })
  await signIn(world, other, 'case officer Tom')
  for (const path of ['/draft', '/answers', '/consultations', '/consult', '/name']) equal((await other.go(kase + path)).status(), 404, path)
  await other.context().close()
})

await check('a protected address is on no page of the draft', async () => {
  const pages = [[parent, track + '/plan'], [meadow, '/consultations'], [officer, kase + '/draft'], [officer, kase + '/consultations'], [parent, track]]
  for (const [page, path] of pages) {
    const html = await (await page.go(path)).text()
    for (const secret of ['Ferry Lane', 'ZZ99 1AD']) excludes(html, secret, path)
  }
})

await check('a refused plan: N2 with the advice, rights and dates', async () => {
  const tom = await open(world, { width: 1280 })
  await signIn(world, tom, 'case officer Tom')
  await tom.go(await openCase(tom, 'Oskar Wojcik') + '/decide-issue')
  await tom.getByLabel('No', { exact: true }).check()
  await tom.getByLabel('What does this answer rest on?').fill('The school’s means are enough.')
  await tom.getByLabel('Reasons, as the family will read them').fill('What he needs can be made without a plan.')
  await press(tom, 'Record decision')
  includes(await main(tom), 'We will not issue a plan')
  equal(await tom.getByLabel('The reasons').inputValue(), 'What he needs can be made without a plan.')
  await tom.getByLabel('Copies of the advice gathered').fill('Copies of all advice come with this letter.')
  await press(tom, 'Issue notice')
  includes(await main(tom), 'No plan')
  await tom.getByRole('link', { name: 'We will not issue a plan' }).click()
  includes(await main(tom), 'The last day to appeal, unless a mediation certificate gives you longer: 5 May 2026')
  includes(await main(tom), 'Larkshire Mediation Advice')
  await tom.context().close()
})

await check('a request that arrived: everybody of regulation 4 is told (N0)', async () => {
  await openCase(officer, 'Mia Rowan')
  await officer.getByRole('link', { name: 'From request to final plan' }).click()
  await press(officer, 'Prepare the notice')
  includes(await officer.getByLabel('Who else is told').inputValue(), 'Larkshire Meadow Primary School')
  includes(await officer.getByLabel('The date by which we decide').inputValue(), '12 April 2026')
  await press(officer, 'Issue notice')
  await officer.getByRole('link', { name: 'We are considering an assessment' }).click()
  includes(await main(officer), 'send us any evidence')
})

await check('a young person reads their own case; a parent without their leave does not', async () => {
  const yusuf = await open(world, { width: 320 })
  await signIn(world, yusuf, 'young person Yusuf')
  const link = new URL(yusuf.url()).pathname
  equal((await yusuf.go(link + '/plan')).status(), 200, link)
  includes(await main(yusuf), 'no draft yet')
  const salma = await open(world, { width: 320 })
  await signIn(world, salma, 'parent Salma')
  equal((await salma.go(link + '/plan')).status(), 404)
  await yusuf.context().close()
  await salma.context().close()
})

await check('no dialog, no script error, nothing from elsewhere', async () => {
  equal([officer, parent, restricted, meadow, vale, manager].flatMap((p) => p.trouble).join('\n'), '', 'trouble')
})

await finish(world)
