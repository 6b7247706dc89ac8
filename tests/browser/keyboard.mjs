/* Keyboard: the whole request with Tab, arrows, Space, Enter and typing; what has the focus can always be seen. */
import { start, finish, check, open, includes } from './harness.mjs'

const world = await start()
const page = await open(world, { width: 375 })

/* What has the focus, as somebody would name it. */
const focused = () => page.evaluate(() => {
  const e = document.activeElement
  const label = e.labels?.[0]?.textContent ?? e.getAttribute('aria-label') ?? e.textContent ?? ''
  return { name: label.trim().replace(/\s+/g, ' '), tag: e.tagName, type: e.type ?? '' }
})

/* Nothing may cover what has the focus (WCAG 2.4.11), and its outline must show (2.4.7). */
const hidden = () => page.evaluate(() => {
  const e = document.activeElement
  const box = (e.labels?.[0] ?? e).getBoundingClientRect()
  return box.bottom <= 0 || box.top >= innerHeight
})

async function tabTo (name, most = 60) {
  for (let i = 0; i < most; i++) {
    await page.keyboard.press('Tab')
    const now = await focused()
    if (now.name.includes(name)) {
      if (await hidden()) throw new Error(`${name} has the focus and cannot be seen`)
      return
    }
  }
  throw new Error(`Tab never comes to ${name}`)
}

async function type (name, text) {
  await tabTo(name)
  await page.keyboard.type(text)
}

async function enter (name) {
  await tabTo(name)
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
}

await check('the skip link comes first', async () => {
  await page.go('/ask')
  await page.keyboard.press('Tab')
  includes((await focused()).name, 'Skip to main content')
})

await check('from the start to the child', async () => {
  await enter('Start now')
  await type('First name', 'Tamsin')
  await type('Last name', 'Example')
  await type('Day', '3')
  await type('Month', '2')
  await type('Year', '2017')
  await enter('Save and continue')
})

await check('choices by arrows and Space', async () => {
  await tabTo('I am their parent')
  await page.keyboard.press('Space')
  await type('Your first name', 'Robin')
  await type('Your last name', 'Example')
  await tabTo('Email')
  await page.keyboard.press('Space')
  await type('Your email address', 'keyboard@example.org')
  await enter('Save and continue')
  includes(await page.textContent('main'), 'Your reference is')
})

await check('an error takes the focus to the summary, and its link to the field', async () => {
  await enter('What worries you')
  await enter('Save and continue')
  includes((await focused()).name, 'There is a problem')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  includes((await focused()).tag, 'TEXTAREA')
  await page.keyboard.type('She cannot follow lessons.')
  await enter('Save and continue')
})

await check('checked and sent', async () => {
  await enter('Check your answers and send')
  await enter('Send request')
  includes(await page.textContent('main'), 'Your reference')
  await enter('See where it is')
  includes(await page.textContent('main'), 'Latest lawful date')
})

await finish(world)
