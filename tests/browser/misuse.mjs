/*
 * Misuse: tired and hostile people.  A session that ends while somebody is
 * writing, forms sent twice or from elsewhere, ids of others in the URL, dates
 * that are none, files of the wrong kind: nothing is lost, nothing half-written,
 * and the answer says what to do.
 */
import { start, finish, check, open, signIn, equal, includes, excludes } from './harness.mjs'

const world = await start()
const words = 'He sleeps badly before school. 🙂 عربي <b>"x"</b>\nSecond line.'

/* A parent on the page where one writes to the council. */
async function atMessages (who = 'parent Claire Fenwick') {
  const page = await open(world, { width: 320 })
  await signIn(world, page, who)
  await page.getByRole('link', { name: 'Write to the council' }).click()
  return page
}

async function write (page, topic, text = words) {
  await page.getByLabel('What is it about?').fill(topic)
  await page.getByLabel('Your message').fill(text)
}

const send = (page) => page.getByRole('button', { name: 'Send message' }).click()
const times = async (page, text) => (await page.locator('main').innerText()).split(text).length - 1

await check('a session that ended keeps what was typed, and it is sent after signing in', async () => {
  const page = await atMessages()
  const messages = page.url()
  await write(page, 'Sleep')
  await page.context().clearCookies({ name: 'session' })
  await send(page)
  equal(await page.getByRole('heading', { level: 1 }).innerText(), 'What you typed is kept')
  const text = await page.locator('main').innerText()
  includes(text, 'You were signed out')
  includes(text, 'Second line.')
  const other = await page.context().newPage()
  other.go = (path) => other.goto(world.base + path)
  await signIn(world, other, 'parent Claire Fenwick')
  await page.getByRole('button', { name: 'Send what you typed' }).click()
  includes(await page.locator('main').innerText(), 'check what you typed, and send it')
  await page.getByRole('button', { name: 'Send what you typed' }).click()
  equal(page.url(), messages)
  const shown = await page.locator('main').innerText()
  includes(shown, '<b>"x"</b>')
  equal(await times(page, 'Second line.'), 1, 'how often it was sent')
  equal(page.trouble.length, 0, 'trouble')
  await page.context().close()
})

await check('a form without its token is kept, not taken', async () => {
  const page = await atMessages()
  await write(page, 'Token', 'Sent without a token')
  await page.locator('main input[name=_csrf]').evaluate((e) => { e.value = 'stale' })
  await send(page)
  includes(await page.locator('main').innerText(), 'Sent without a token')
  await page.goBack()
  await page.reload()
  equal(await times(page, 'Sent without a token'), 0, 'how often it was sent')
  await page.context().close()
})

await check('a form from elsewhere is refused, and nothing of it is shown', async () => {
  const page = await atMessages()
  const cookies = (await page.context().cookies()).map((c) => `${c.name}=${c.value}`).join('; ')
  for (const headers of [{ 'sec-fetch-site': 'cross-site' }, {}]) {
    const answer = await fetch(page.url(), {
      method: 'POST', redirect: 'manual', headers: { cookie: cookies, 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: 'topic=From+elsewhere&text=Written+by+another&_csrf=' + '0'.repeat(128)
    })
    equal(answer.status, 403)
    excludes(await answer.text(), 'Written by another')
  }
  await page.context().close()
})

await check('a password is never kept', async () => {
  const page = await open(world, { width: 320 })
  await page.go('/sign-in')
  await page.getByLabel('Email address').fill('nobody@example.org')
  await page.getByLabel('Password', { exact: true }).fill('a secret of mine')
  await page.locator('main input[name=_csrf]').evaluateAll((all) => all.forEach((e) => { e.value = 'stale' }))
  await page.getByLabel('Password', { exact: true }).press('Enter')
  equal(await page.getByRole('heading', { level: 1 }).innerText(), 'Send the form again')
  excludes(await page.content(), 'a secret of mine')
  await page.context().close()
})

await check('a form that is sent twice is written once', async () => {
  const page = await atMessages()
  await write(page, 'Twice', 'Only once, please')
  const form = await page.locator('main form').last().evaluate((e) => new URLSearchParams(new FormData(e)).toString())
  await send(page)
  const cookies = (await page.context().cookies()).map((c) => `${c.name}=${c.value}`).join('; ')
  const again = await fetch(page.url(), {
    method: 'POST', redirect: 'manual', headers: { cookie: cookies, 'content-type': 'application/x-www-form-urlencoded' }, body: form
  })
  equal(again.status, 303)
  await page.reload()
  equal(await times(page, 'Only once, please'), 1, 'how often it was sent')
  await page.context().close()
})

await check('going back and sending the same again writes it once, and says so', async () => {
  const page = await atMessages()
  const messages = page.url()
  await write(page, 'Back', 'Sent, gone back, sent again')
  await send(page)
  await page.goBack()
  await write(page, 'Back', 'Sent, gone back, sent again')
  await send(page)
  includes(await page.locator('.govuk-notification-banner').innerText(), 'You had sent this already')
  equal(await times(page, 'Sent, gone back, sent again'), 1, 'how often it was sent')
  await page.goto(messages)
  await write(page, 'Back', 'Sent, gone back, changed, sent')
  await send(page)
  equal(await times(page, 'Sent, gone back, changed, sent'), 1, 'how often the other was sent')
  await write(page, 'Back', 'Sent, gone back, sent again')
  await send(page)
  equal(await times(page, 'Sent, gone back, sent again'), 2, 'how often it was sent with another in between')
  await page.context().close()
})

await check('a kept form that was sent is not written again from the page that kept it', async () => {
  const page = await atMessages()
  await write(page, 'Kept', 'Kept, sent, gone back')
  await page.context().clearCookies({ name: 'session' })
  await send(page)
  const other = await page.context().newPage()
  other.go = (path) => other.goto(world.base + path)
  await signIn(world, other, 'parent Claire Fenwick')
  const press = () => page.getByRole('button', { name: 'Send what you typed' }).click()
  await press()
  const kept = await page.locator('main form').last().evaluate((e) => new URLSearchParams(new FormData(e)).toString())
  await press()
  equal(await times(page, 'Kept, sent, gone back'), 1, 'how often it was sent')
  const cookies = (await page.context().cookies()).map((c) => `${c.name}=${c.value}`).join('; ')
  const again = await fetch(page.url(), {
    method: 'POST', redirect: 'manual', headers: { cookie: cookies, 'content-type': 'application/x-www-form-urlencoded' },
    body: kept.replace(/_key=[^&]*/, '_key=another')
  })
  equal(again.status, 303)
  await page.reload()
  equal(await times(page, 'Kept, sent, gone back'), 1, 'how often it was sent from the page that kept it')
  await page.context().close()
})

await check('ids of others are not there', async () => {
  const page = await atMessages()
  const own = page.url()
  await page.context().close()
  const other = await open(world, { width: 320 })
  await signIn(world, other, 'parent Laura Rowan')
  for (const url of [own, own.replace('/messages', ''), own.replace('/messages', '/reads'), own.replace('/track/', '/cases/')]) {
    equal((await other.goto(url)).status(), 404, url)
    equal(await other.getByRole('heading', { level: 1 }).innerText(), 'Page not found')
  }
  await other.context().close()
})

/* The shortest way to the page about the child. */
async function atChild () {
  const page = await open(world, { width: 320 })
  await page.go('/ask')
  await page.getByRole('button', { name: 'Start now' }).click()
  return page
}

await check('dates that are none are said so, field by field, and stay', async () => {
  const page = await atChild()
  for (const [day, month, year, message] of [
    ['31', '2', '2026', 'real date'], ['', '', 'next Tuesday', 'must include'],
    ['1', '', '', 'must include'], ['1', '1', '2090', 'past']]) {
    await page.getByLabel('First name').fill('عمر 🙂')
    await page.getByLabel('Last name').fill("O'Neill-Ñ")
    await page.getByLabel('Day').fill(day)
    await page.getByLabel('Month').fill(month)
    await page.getByLabel('Year', { exact: true }).fill(year)
    await page.getByRole('button', { name: 'Save and continue' }).click()
    includes(await page.locator('.govuk-error-summary').innerText(), message, `${day}/${month}/${year}`)
    equal(await page.getByLabel('First name').inputValue(), 'عمر 🙂')
    equal(await page.getByLabel('Year', { exact: true }).inputValue(), year)
    includes(await page.title(), 'Error: ')
  }
  await page.context().close()
})

await check('a file of the wrong kind is named with what to do, and the good one beside it is kept', async () => {
  const page = await open(world, { width: 320 })
  await signIn(world, page, 'parent Claire Fenwick')
  await page.getByRole('link', { name: 'Add documents' }).click()
  await page.locator('input[type=file]').setInputFiles([
    { name: 'run.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ\x90\x00 not a document') },
    { name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from('He sleeps badly.') }])
  await page.getByRole('button', { name: 'Add files' }).click()
  const said = await page.locator('.govuk-error-summary').innerText()
  includes(said, 'run.exe: This file is a program')
  includes(said, 'The other files have been added')
  includes(await page.locator('main').innerText(), 'note.txt')
  await page.context().close()
})

await finish(world)
