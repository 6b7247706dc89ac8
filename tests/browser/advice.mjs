/*
 * Advice: an officer asks; an adviser gives it on a 320 px phone, from the mail
 * to the receipt; a lead gives requests out; earlier advice meets a "no"; and
 * nobody else sees any of it.
 */
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { start, finish, check, open, picture, signIn, equal, includes, excludes } from './harness.mjs'
import { axe, reflow, validate } from './quality.mjs'

const world = await start()
const officer = await open(world, { width: 1280 })
const phone = await open(world, { width: 320 })
const lead = await open(world, { width: 320 })
const family = await open(world, { width: 320 })
for (const page of [officer, phone, lead, family]) page.context().setDefaultTimeout(20000) /* a busy machine is slow */
const mail = 'rhys.tallis@example.org'
let requestPath
let casePath

/* What a mail holds is read from the outbox: the demonstration sends none. */
function query (sql) {
  if (process.env.WAYMARK_TEST_PG) {
    const url = process.env.WAYMARK_TEST_PG_OWNER.replace('%s', `browser_${process.pid}`)
    return execFileSync('psql', [url, '-qtAc', sql], { encoding: 'utf8' }).trim()
  }
  return execFileSync('sqlite3', ['-readonly', '-cmd', '.timeout 5000', join(world.folder, 'demo.db'), sql], { encoding: 'utf8' }).trim()
}

const lastMail = (column, address) => query(`SELECT d.${column} FROM outbox o JOIN deliveries d ON d.la = o.la AND d.id = o.id WHERE o.address = '${address}' ORDER BY o.id DESC LIMIT 1`)
const main = (page) => page.textContent('main')

async function press (page, name) {
  await page.getByRole('button', { name }).first().click()
}

async function clean (page) {
  const known = ['aria-allowed-attr', 'label-content-name-mismatch']
  const html = await (await page.goto(page.url())).text()
  const wrong = [...await axe(page), ...await reflow(page)].filter((w) => !known.some((k) => w.startsWith(k + ':')))
  wrong.push(...await validate(html))
  if (wrong.length) throw new Error(`${new URL(page.url()).pathname}\n${wrong.join('\n')}`)
}

await check('the officer sees what waits, from whom, and what has come', async () => {
  await signIn(world, officer, 'case officer Priya')
  await officer.go('/my-day')
  await officer.getByRole('link', { name: 'Freya Yardley' }).first().click()
  casePath = new URL(officer.url()).pathname
  await officer.getByRole('link', { name: 'Advice', exact: true }).last().click()
  const text = await main(officer)
  includes(text, '4 days late')
  includes(text, 'Callum Reeve, Larkshire Educational Psychology Service')
  includes(text, 'K1: Educational advice')
  includes(text, 'its giver: yes')
  includes(text, 'the family: not answered yet')
  includes(text, 'cannot advise now')
  await clean(officer)
  await picture(officer, 'advice-case-1280')
})

await check('asking: the due date stands before sending, and what is wrong keeps what was typed', async () => {
  await officer.getByRole('link', { name: 'Ask for advice' }).click()
  includes(await main(officer), '13 April 2026 (SEND Regulations 2014 reg 8(1))')
  await clean(officer)
  await officer.getByLabel(/^\(f\)/).check()
  await officer.locator('#more_f').fill('How does she hear in the hall?')
  await officer.locator('#email_f').fill(mail)
  await press(officer, 'Ask for this advice')
  includes(await officer.textContent('.govuk-error-summary'), 'Select whom you ask')
  equal(await officer.locator('#email_f').inputValue(), mail)
  equal(await officer.locator('#more_f').inputValue(), 'How does she hear in the hall?')
  await officer.locator('#body_f').selectOption({ label: "Larkshire Children's Therapy Service" })
  await press(officer, 'Ask for this advice')
  includes(await officer.textContent('.govuk-error-summary'), 'Enter the first name')
  await picture(officer, 'advice-ask-error-1280')
  await officer.locator('#given_f').fill('Rhys')
  await officer.locator('#family_f').fill('Tallis')
  await press(officer, 'Ask for this advice')
  includes(await main(officer), 'Rhys Tallis, Larkshire Children\'s Therapy Service')
})

await check('the mail holds a link and no name', async () => {
  requestPath = lastMail('link', mail)
  includes(requestPath, '/advice/begin/')
  equal(query(`SELECT template FROM outbox WHERE address = '${mail}'`), 'advice')
})

await check('a parent cannot be named as an adviser', async () => {
  await officer.go(casePath + '/advice/ask')
  await officer.getByLabel(/^\(g\)/).check()
  await officer.locator('#body_g').selectOption({ label: 'Larkshire Council' })
  await officer.locator('#email_g').fill('simon.yardley@example.com')
  await officer.locator('#given_g').fill('Simon')
  await officer.locator('#family_g').fill('Yardley')
  await press(officer, 'Ask for this advice')
  includes(await officer.textContent('.govuk-error-summary'), 'child’s family')
})

await check('three pages from the mail to the first saved sentence', async () => {
  const pages = new Set()
  phone.on('framenavigated', (frame) => { if (frame === phone.mainFrame()) pages.add(new URL(frame.url()).pathname) })
  await phone.go(requestPath)
  await picture(phone, 'advice-begin-320')
  await press(phone, 'Send me the code')
  await phone.getByLabel('Code from the email').fill(lastMail('code', mail))
  await phone.getByLabel('Code from the email').press('Enter')
  includes(await main(phone), 'How does she hear in the hall?')
  includes(await main(phone), 'Priya Marsh')
  equal(pages.size, 3, `pages ${[...pages].join(' ')}`)
  await picture(phone, 'advice-give-320')
  await phone.getByLabel('What does the child find hard, and how does it show?').fill('Freya hears badly when others talk.')
  await press(phone, 'Save this need')
  includes(await main(phone), 'N1')
  includes(await main(phone), 'Freya hears badly when others talk.')
  await clean(phone)
})

await check('what is known: what the family sent, and nothing of the council\'s', async () => {
  await phone.getByRole('link', { name: 'What the family sent' }).click()
  includes(await main(phone), 'copies the others')
  await clean(phone)
  const record = await phone.go(casePath)
  equal(record.status(), 404, 'the case page')
  equal((await phone.go(casePath + '/advice')).status(), 404, 'the advice of the case')
  equal((await phone.go('/my-day')).status(), 404, 'my day')
})

await check('vague words and missing amounts are said at the row', async () => {
  await phone.go(requestPath.replace('/begin', ''))
  await phone.getByRole('link', { name: 'Add provision' }).click()
  await press(phone, 'Save')
  includes(await phone.textContent('.govuk-error-summary'), 'Enter what is to be provided')
  await phone.getByLabel('What is to be provided?').fill('Access to support as appropriate.')
  await phone.getByLabel('Educational or training, whoever gives it').check()
  await clean(phone)
  await phone.getByLabel('What is to be provided?').fill('Access to support as appropriate.')
  await phone.getByLabel('Educational or training, whoever gives it').check()
  await press(phone, 'Save')
  const text = await main(phone)
  includes(text, '“Access to” is vague')
  includes(text, 'an amount with its unit, how often, who delivers it')
  await picture(phone, 'advice-remarks-320')
})

await check('mended, the remarks are gone', async () => {
  await phone.getByRole('link', { name: 'Change P1' }).click()
  await phone.getByLabel('What is to be provided?').fill('Checks that the radio aid works, before the first lesson.')
  await phone.getByLabel('How much?').fill('10')
  await phone.getByLabel('Of what?').selectOption('minutes')
  await phone.getByLabel('How often?').fill('daily')
  await phone.getByLabel('How many children in the group?').fill('1')
  await phone.getByLabel('Who gives it?').fill('a teaching assistant')
  await press(phone, 'Save')
  const text = await main(phone)
  includes(text, '10 minutes, daily, one to one, a teaching assistant')
  excludes(text, 'Mend')
})

await check('two windows never overwrite each other silently', async () => {
  const other = await phone.context().newPage()
  await phone.getByRole('link', { name: 'Change N1' }).click()
  await other.goto(phone.url())
  await other.getByLabel('What does the child find hard').fill('Freya hears badly in noise.')
  await other.getByRole('button', { name: 'Save' }).click()
  await phone.getByLabel('What does the child find hard').fill('Something else.')
  await press(phone, 'Save')
  includes(await phone.textContent('.govuk-error-summary'), 'changed in another window')
  equal(await phone.getByLabel('What does the child find hard').inputValue(), 'Something else.')
  await other.close()
})

await check('silence on outcomes is refused, and says what to do', async () => {
  await phone.go(requestPath.replace('/begin', '') + '/send')
  await phone.getByLabel('Your role').fill('Teacher of the deaf')
  await press(phone, 'Send this advice')
  includes(await phone.textContent('.govuk-error-summary'), 'what outcomes you advise, or say in words why')
  equal(await phone.getByLabel('Your role').inputValue(), 'Teacher of the deaf')
  await picture(phone, 'advice-silent-320')
})

await check('"none" is an answer, with words', async () => {
  await phone.go(requestPath.replace('/begin', '') + '/none')
  await phone.getByLabel('If you advise no outcomes, say why').fill('The aid works from the first day; nothing is to be learnt for it.')
  await press(phone, 'Save')
  includes(await main(phone), 'nothing is to be learnt for it')
})

await check('a report, and a file that is none', async () => {
  const report = join(world.folder, 'report.txt')
  writeFileSync(report, 'Hearing test in the hall, 2 March.\n')
  writeFileSync(join(world.folder, 'bad.exe'), 'MZ\u0000\u0001')
  await phone.getByRole('link', { name: 'Attach a report' }).click()
  await phone.setInputFiles('input[type=file]', [join(world.folder, 'bad.exe')])
  await press(phone, 'Save')
  includes(await phone.textContent('.govuk-error-summary'), 'file')
  await phone.setInputFiles('input[type=file]', [report])
  await press(phone, 'Save')
  includes(await main(phone), 'report.txt')
})

await check('late-safe: the same link leads back to all that was saved', async () => {
  const again = await open(world, { width: 320 })
  await again.go(requestPath)
  await press(again, 'Send me the code')
  await again.getByLabel('Code from the email').fill(lastMail('code', mail))
  await again.getByLabel('Code from the email').press('Enter')
  includes(await main(again), 'Freya hears badly in noise.')
  await again.context().close()
})

await check('preview as the family reads it, then sent: a receipt', async () => {
  await phone.getByRole('link', { name: 'See it as the family will read it' }).click()
  includes(await main(phone), 'This is how the family will read it')
  await clean(phone)
  await picture(phone, 'advice-preview-320')
  await phone.getByLabel('Your role').fill('Teacher of the deaf')
  await press(phone, 'Send this advice')
  const text = await main(phone)
  includes(text, 'Your advice has been given')
  includes(text, 'K2')
  includes(text, 'in time')
  includes(text, '1 April 2026')
  await clean(phone)
  await picture(phone, 'advice-receipt-320')
})

await check('given advice cannot be changed', async () => {
  const path = requestPath.replace('/begin', '')
  equal((await phone.go(path + '/send')).status(), 404, 'sending again')
  equal((await phone.go(path + '/need')).status(), 404, 'a row')
})

await check('officer and family see it at once', async () => {
  await officer.go(casePath + '/advice')
  await officer.getByRole('link', { name: 'K2: Advice from any other person' }).click()
  includes(await main(officer), 'Rhys Tallis, Teacher of the deaf')
  includes(await main(officer), 'Freya hears badly in noise.')
  await picture(officer, 'advice-read-1280')
  await signIn(world, family, 'parent Simon Yardley')
  await family.go(casePath.replace('/cases', '/track') + '/advice')
  const text = await main(family)
  includes(text, 'K2: Advice from any other person')
  includes(text, 'Callum Reeve')
  await clean(family)
  await picture(family, 'advice-track-320')
  await family.getByRole('link', { name: 'K2' }).click()
  includes(await main(family), 'nothing is to be learnt for it')
  const [download] = await Promise.all([family.waitForEvent('download'), family.getByRole('link', { name: 'report.txt' }).click()])
  includes(download.suggestedFilename(), 'report')
})

await check('a "no" of the family is enough: fresh advice, and the giver is told', async () => {
  const before = Number(query("SELECT count(*) FROM outbox WHERE template = 'advice'"))
  await family.go(casePath.replace('/cases', '/track') + '/advice')
  await family.getByRole('link', { name: /Read the earlier advice/ }).click()
  const text = await main(family)
  includes(text, '12 months old')
  includes(text, 'Freya understands single words')
  includes(text, 'Says it is enough, 12 February 2026')
  await press(family, 'Save my answer')
  includes(await family.textContent('.govuk-error-summary'), 'Select yes if')
  await picture(family, 'advice-reuse-320')
  await family.getByLabel('No').check()
  await press(family, 'Save my answer')
  includes(await main(family), 'the family: no')
  equal(Number(query("SELECT count(*) FROM outbox WHERE template = 'advice'")), before + 1, 'mails')
  equal(query("SELECT status FROM advice_requests WHERE reuse_refused = 'family'"), 'asked')
})

await check('the lead sees the whole service and gives a request to somebody', async () => {
  await signIn(world, lead, 'lead of a service Nadia')
  await lead.go('/home')
  equal(new URL(lead.url()).pathname, '/advice', 'home')
  const text = await main(lead)
  includes(text, 'Nobody has it yet (1)')
  includes(text, '4 days late')
  includes(text, 'Callum Reeve')
  await clean(lead)
  await picture(lead, 'advice-inbox-320')
  await lead.getByRole('link', { name: /Give it to somebody Oskar/ }).click()
  await press(lead, 'Give it to them')
  includes(await lead.textContent('.govuk-error-summary'), 'Select who will give this advice')
  await lead.getByLabel('Callum Reeve').check()
  await press(lead, 'Give it to them')
  excludes(await main(lead), 'Nobody has it yet (')
  includes(lastMail('link', 'callum.reeve@larkshire.example.org'), '/advice/begin/')
})

await check('another adviser sees nothing of it: 404', async () => {
  const other = await open(world, { width: 320 })
  await signIn(world, other, 'adviser Callum')
  await other.go('/home')
  equal(new URL(other.url()).pathname, '/advice', 'home')
  includes(await main(other), 'Freya Yardley')
  for (const rest of ['', '/known', '/receipt', '/send', '/allocate']) {
    equal((await other.go(requestPath.replace('/begin', '') + rest)).status(), 404, rest)
  }
  const own = await other.go('/advice')
  equal(own.status(), 200)
  await other.context().close()
})

await check('withdrawn: the adviser no longer sees the case, from that moment', async () => {
  const callum = await open(world, { width: 320 })
  await signIn(world, callum, 'adviser Callum')
  await callum.go('/advice')
  await callum.getByRole('link', { name: /Freya Yardley/ }).first().click()
  const path = new URL(callum.url()).pathname
  await officer.go(casePath + '/advice')
  await officer.getByRole('link', { name: /Withdraw Psychological/ }).click()
  await press(officer, 'Withdraw this request')
  includes(await officer.textContent('.govuk-error-summary'), 'Enter the reason')
  await officer.getByLabel('Why is this advice not needed any more?').fill('The service asked another team.')
  await press(officer, 'Withdraw this request')
  includes(await main(officer), 'The service asked another team.')
  equal((await callum.go(path)).status(), 404)
  await callum.context().close()
})

await check('the family\'s own views come by the tracker', async () => {
  await family.go(casePath.replace('/cases', '/track') + '/advice')
  await family.getByRole('link', { name: 'Give your own views' }).click()
  await clean(family)
  await press(family, 'Send your views')
  includes(await family.textContent('.govuk-error-summary'), 'Enter your views')
  await family.getByLabel(/What do you, and the child/).fill('Freya wants one friend at school. So do we.')
  await press(family, 'Send your views')
  includes(await main(family), 'K3: Views, wishes and feelings')
  await officer.go(casePath + '/advice')
  await officer.getByRole('link', { name: 'K3: Views, wishes and feelings' }).click()
  includes(await main(officer), 'Freya wants one friend at school.')
})

await check('"nothing new since": agreed by all three, the earlier advice joins the case', async () => {
  const ines = await open(world, { width: 320 })
  ines.context().setDefaultTimeout(20000)
  await signIn(world, ines, 'adviser Ines')
  await ines.go('/advice')
  await ines.getByRole('link', { name: /Freya Yardley/ }).first().click()
  includes(await main(ines), 'Your advice of 15 February 2025')
  await press(ines, 'Begin from it')
  includes(await main(ines), 'Freya understands single words and not sentences.')
  await clean(ines)
  await picture(ines, 'advice-earlier-320')
  await officer.go(casePath + '/advice/ask')
  await officer.getByLabel(/^\(g\)/).check()
  await officer.locator('#body_g').selectOption({ label: 'Larkshire Council' })
  await press(officer, 'Ask for this advice')
  await officer.go(casePath + '/advice/ask')
  await officer.getByLabel(/^\(c\)/).check()
  await officer.locator('#reuse_c-2').check()
  await officer.locator('#body_c').selectOption({ label: "Larkshire Children's Therapy Service" })
  await press(officer, 'Ask for this advice')
  const request = query("SELECT public_id FROM advice_requests WHERE advice_key = 'c' AND status = 'asked' AND reuse_refused IS NULL AND reuse_of IS NOT NULL")
  await ines.go(`/advice/${request}/reuse`)
  await ines.getByLabel('Yes').check()
  await press(ines, 'Save my answer')
  includes(await main(ines), 'You said that your earlier advice is enough')
  await family.go(casePath.replace('/cases', '/track') + `/advice/reuse/${request}`)
  await family.getByLabel('Yes').check()
  await press(family, 'Save my answer')
  const text = await main(family)
  includes(text, 'K4: Medical advice')
  includes(text, 'Written on 15 February 2025, given on 2 March 2026.')
  includes(text, 'Earlier advice is used again')
  await family.getByRole('link', { name: 'K4' }).click()
  includes(await main(family), 'Freya understands single words and not sentences.')
  await ines.context().close()
})

await check('advice that came on paper is written down, and speaks to all three', async () => {
  await officer.go(casePath + '/advice')
  await officer.getByRole('link', { name: /It came on paper Social care/ }).click()
  await clean(officer)
  await officer.getByLabel('Who gave it?').fill('Ola Brandreth')
  await officer.getByLabel('Their role').fill('Social worker')
  for (const [part, value] of [['Day', '1'], ['Month', '2'], ['Year', '2026']]) await officer.getByRole('group', { name: 'When was it written?' }).getByLabel(part).fill(value)
  await officer.getByLabel('Needs').fill('Freya is alone at weekends.\n\nHer brother needs much care.')
  await press(officer, 'Save this advice')
  includes(await officer.textContent('.govuk-error-summary'), 'where it lists none, say so in words')
  equal(await officer.getByLabel('Who gave it?').inputValue(), 'Ola Brandreth')
  await officer.getByLabel('What does it say where it lists none?').fill('The family asks for nothing more.')
  await press(officer, 'Save this advice')
  await officer.getByRole('link', { name: 'K5: Social care advice' }).click()
  const text = await main(officer)
  includes(text, 'N2 Her brother needs much care.')
  includes(text, 'The family asks for nothing more.')
})

await check('a SENCO has what is asked of the school, and may take it on', async () => {
  const senco = await open(world, { width: 320 })
  senco.context().setDefaultTimeout(20000)
  await signIn(world, senco, 'SENCO Daniel')
  await senco.go('/advice')
  includes(await main(senco), 'No advice is asked of you now')
  await officer.go('/my-day')
  await senco.context().close()
})

await check('nothing else happened in any browser', async () => {
  for (const page of [officer, phone, lead, family]) equal(page.trouble.join('; '), '')
})

await finish(world)
