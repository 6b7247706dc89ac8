/*
 * People: an administrator invites a colleague, who sets up signing in from the mail on a phone, works,
 * and is switched off: the open page is over with the next press.  A parent who has no email gets the
 * decision by a letter that the officer is told to post.  And what pages of trouble say.
 */
import { execFileSync } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { start, finish, check, open, picture, signIn, lastMail, today, equal, includes, excludes } from './harness.mjs'
import { axe, reflow, validate } from './quality.mjs'

const world = await start()
const admin = await open(world, { width: 1280 })
const phone = await open(world, { width: 320 })
for (const page of [admin, phone]) page.context().setDefaultTimeout(60000) /* a busy machine is slow */
const mail = 'mina.ashby@example.org'
const fromFrontend = /^(aria-allowed-attr|label-content-name-mismatch):/
const main = (page) => page.locator('main').innerText()
const press = (page, name) => page.getByRole('main').getByRole('button', { name }).first().click()

async function clean (page, name) {
  await picture(page, name)
  const html = await (await page.context().request.get(page.url().split('#')[0])).text()
  const found = (await axe(page)).filter((f) => !fromFrontend.test(f))
  equal([...found, ...await reflow(page), ...await validate(html)].join('\n'), '', name)
}

/* RFC 6238, at the demonstration's time: its day, and this machine's time of day. */
function code (key) {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...key.replaceAll(/\s/g, '')].map((c) => alphabet.indexOf(c).toString(2).padStart(5, '0')).join('')
  const secret = Buffer.from(bits.match(/.{8}/g).map((b) => parseInt(b, 2)))
  const seconds = Date.parse(today + new Date().toISOString().slice(10)) / 1000
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(seconds / 30)))
  const mac = createHmac('sha1', secret).update(counter).digest()
  return String((mac.readUInt32BE(mac[19] & 15) & 0x7fffffff) % 1000000).padStart(6, '0')
}

await check('an administrator invites a colleague, who gets a mail without anything in it but the way in', async () => {
  await signIn(world, admin, 'administrator')
  await admin.getByRole('link', { name: 'Add a person' }).click()
  await press(admin, 'Save and send the invitation')
  includes(await admin.locator('.govuk-error-summary').innerText(), 'first name')
  await clean(admin, 'people-add-1280')
  await admin.getByLabel('First name').fill('Mina')
  await admin.getByLabel('Last name').fill('Ashby')
  await admin.getByLabel('Work email address').fill(mail)
  await admin.getByLabel(/^Case officer/).check()
  await admin.getByLabel('Where').selectOption({ label: 'SEND team North' })
  await press(admin, 'Save and send the invitation')
  includes(await main(admin), 'Mina Ashby')
  includes(lastMail(world, 'link', mail), '/sign-in/link/')
})

await check('the colleague signs in from the mail on a phone and must set up an app before seeing any case', async () => {
  await phone.go(new URL(lastMail(world, 'link', mail), world.base).pathname)
  await clean(phone, 'people-invited-320')
  await press(phone, 'Sign in')
  equal(await phone.getByRole('heading', { level: 1 }).innerText(), 'Set up an authenticator app')
  await phone.go('/my-day')
  equal(await phone.getByRole('heading', { level: 1 }).innerText(), 'Set up an authenticator app')
  await clean(phone, 'people-app-320')
  const key = await phone.locator('dd').first().innerText()
  await phone.getByLabel('Code that the app shows').fill('000000')
  await press(phone, 'Save')
  includes(await phone.locator('.govuk-error-summary').innerText(), 'code')
  equal(await phone.locator('dd').first().innerText(), key, 'the key after a wrong code')
  await phone.getByLabel('Code that the app shows').fill(code(key))
  await press(phone, 'Save')
  await clean(phone, 'people-after-app-320')
  await phone.go('/my-day')
  includes(await main(phone), 'My day')
})

await check('the mail’s link works once', async () => {
  const other = await open(world, { width: 320 })
  await other.go(new URL(lastMail(world, 'link', mail), world.base).pathname)
  includes(await main(other), 'This link no longer works')
  includes(await main(other), 'Ask for a new email')
  await clean(other, 'people-link-over-320')
  await other.context().close()
})

await check('switched off, the colleague’s open page is over at once', async () => {
  await admin.go('/people?words=Ashby')
  await admin.getByRole('link', { name: 'Mina Ashby' }).click()
  await clean(admin, 'people-person-1280')
  await press(admin, 'Switch the account off')
  includes(await main(admin), 'The account is switched off')
  await phone.go('/my-day')
  equal(new URL(phone.url()).pathname, '/sign-in')
  excludes(await phone.locator('body').innerText(), 'Mina')
})

await check('a parent without email is told by a letter, which the officer is told to post; the address goes nowhere else', async () => {
  const parent = await open(world, { width: 320 })
  parent.context().setDefaultTimeout(60000)
  const next = () => press(parent, 'Save and continue')
  await parent.go('/ask')
  await press(parent, 'Start now')
  await parent.getByLabel('First name').fill('Iwan')
  await parent.getByLabel('Last name').fill('Pryce')
  await parent.getByLabel('Day').fill('3')
  await parent.getByLabel('Month').fill('2')
  await parent.getByLabel('Year', { exact: true }).fill('2017')
  await next()
  await parent.getByLabel('I am their parent').check()
  await parent.getByLabel('Your first name').fill('Nerys')
  await parent.getByLabel('Your last name').fill('Pryce')
  await parent.getByLabel('Letter', { exact: true }).check()
  await parent.getByLabel('Your postal address').fill('4 Weir Cottages\nLower Larkham')
  await parent.getByLabel('Your postcode').fill('ZZ99 9ZZ')
  await next()
  await parent.getByRole('link', { name: 'What worries you' }).click()
  await parent.locator('textarea').first().fill('He comes home in tears.')
  await next()
  await parent.getByRole('link', { name: /Check your answers/ }).click()
  await press(parent, 'Send request')
  await parent.getByRole('link', { name: 'See where it is' }).click()
  const track = parent.url()

  const manager = await open(world, { width: 1280 })
  manager.context().setDefaultTimeout(60000)
  await signIn(world, manager, 'manager')
  await manager.go('/find?q=Iwan+Pryce')
  await manager.getByRole('link', { name: 'Iwan Pryce' }).first().click()
  await manager.goto(manager.url() + '/decide')
  for (const group of [/\(a\)/, /\(b\)/]) await manager.getByRole('group', { name: group }).getByLabel('Yes').check()
  for (const field of await manager.locator('textarea').all()) await field.fill('The reports say so.')
  await press(manager, 'Record decision')
  includes(await main(manager), 'Nerys Pryce (family), by letter, which you print and post')
  await press(manager, 'Issue notice')
  includes(await manager.locator('.govuk-notification-banner').innerText(), 'post them today')
  await clean(manager, 'people-post-1280')
  for (const link of await manager.getByRole('link', { name: /^Letter to/ }).all()) {
    const file = await manager.context().request.get(world.base + await link.getAttribute('href'))
    const text = execFileSync('pdftotext', ['-layout', '-', '-'], { input: await file.body() }).toString()
    if ((await link.innerText()).includes('Nerys')) for (const part of ['Nerys Pryce', '4 Weir Cottages', 'Lower Larkham', 'ZZ99 9ZZ']) includes(text, part)
    else excludes(text, 'Weir Cottages')
  }
  await parent.goto(track)
  await parent.getByRole('link', { name: 'We will assess' }).click()
  includes(await main(parent), 'Letter to Nerys Pryce')
  excludes(await main(parent), 'Print and post')
  for (const page of [parent, manager]) await page.context().close()
})

await check('what is not there says where to go on, to each', async () => {
  for (const [page, way, path] of [[admin, 'Go to your own start page', '/people'], [phone, 'Go to the start page', '/']]) {
    equal((await page.go('/cases/0123456789abcdefghjkmnpqrs/nothing')).status(), 404)
    await clean(page, 'people-missing')
    includes(await main(page), 'Call or write to somebody who can help')
    await page.getByRole('link', { name: way }).click()
    equal(new URL(page.url()).pathname, path)
  }
})

await check('a part of a form that is opened by itself says so', async () => {
  equal((await admin.go('/my-day/chase')).status(), 405)
  includes(await main(admin), 'Nothing has been changed')
})

await finish(world)
