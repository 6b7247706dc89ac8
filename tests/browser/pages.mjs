/*
 * Pages: every page that each role can reach by following links, at three
 * widths, with and without JavaScript: clean in axe and html-validate, nothing
 * wider than the screen, family pages light.
 */
import { start, finish, check, open, widths, signIn } from './harness.mjs'
import { axe, gzipSize, reflow, validate } from './quality.mjs'

const most = 40
const roles = [
  { name: 'public', home: '/', light: true },
  { name: 'parent', home: '/my-cases', light: true },
  { name: 'case officer', home: '/my-day' },
  { name: 'SENCO', home: '/my-school' },
  { name: 'manager', home: '/my-day' },
  { name: 'privacy officer', home: '/reads' },
  { name: 'administrator', home: '/people' },
  { name: 'adviser', home: '/advice' },
  { name: 'lead of a service', home: '/advice' }
]

/* Rules that GOV.UK Frontend's own script breaks; docs/components.md says why they stay. */
const fromFrontend = ['aria-allowed-attr', 'label-content-name-mismatch']

const world = await start()
const looked = new Set() /* a page that everybody sees is looked at once */

/* One page of each shape: ids are struck out, so that fifty cases count once; labels of a plan's rows and registers likewise. */
const shape = (path) => path.split(/[?#]/)[0].replace(/[0-9a-z]{26}/g, ':id').replace(/\/\d+(?=\/|$)/g, '/:n').replace(/\/registers\/[a-z-]+/, '/registers/:register')
  .replace(/\/plan\/(rows|advice|sections|new|overrides)\/[^/]+(\/(?!remove)[^/]+)?/, '/plan/$1/:item')

async function crawl (page, home) {
  const seen = new Map()
  const queue = [home]
  while (queue.length && seen.size < most) {
    const path = queue.shift()
    if (seen.has(shape(path))) continue
    const response = await page.go(path)
    const type = response?.headers()['content-type'] ?? ''
    seen.set(shape(path), path)
    if (!type.startsWith('text/html')) continue
    const links = await page.$$eval('a[href^="/"]', (all) => all.map((a) => a.getAttribute('href')))
    queue.push(...links.filter((l) => !/\.ics|\.csv|\.xlsx|\/api\/|plan\/files\/|documents\/[0-9a-z]{26}|\/language\//.test(l)))
  }
  const fresh = [...seen].filter(([form]) => !looked.has(form))
  fresh.forEach(([form]) => looked.add(form))
  return fresh.map(([, path]) => path)
}

async function look (page, path) {
  const response = await page.go(path)
  if (response?.request().redirectedFrom()) return null /* it is looked at under its own name */
  if (!(response?.headers()['content-type'] ?? '').startsWith('text/html')) return null
  return response.text()
}

for (const role of roles) {
  const page = await open(world, { width: 1280 })
  if (role.name !== 'public') await signIn(world, page, role.name)
  const cookies = await page.context().cookies()
  const paths = await crawl(page, role.home)
  const views = []
  for (const width of widths) views.push({ name: `at ${width}`, page: await open(world, { width, cookies }) })
  views.push({ name: 'without JavaScript', page: await open(world, { width: 320, javaScript: false, cookies }) })

  for (const path of paths) {
    await check(`${role.name} ${shape(path)}: valid HTML${role.light ? ', light' : ''}`, async () => {
      const requests = []
      page.on('request', (r) => requests.push(r.url()))
      const html = await look(page, path)
      page.removeAllListeners('request')
      if (html === null) return
      const wrong = await validate(html)
      if (role.light && gzipSize(html) > 14 * 1024) wrong.push(`${gzipSize(html)} bytes gzipped`)
      if (role.light && requests.length > 4) wrong.push(`${requests.length} requests`)
      if (wrong.length) throw new Error(wrong.join('\n'))
    })
    for (const view of views) {
      await check(`${role.name} ${shape(path)} ${view.name}`, async () => {
        if (await look(view.page, path) === null) return
        const wrong = [...await axe(view.page), ...await reflow(view.page)]
          .filter((w) => !fromFrontend.some((rule) => w.startsWith(rule + ':')))
        if (wrong.length) throw new Error(wrong.join('\n'))
      })
    }
  }
  for (const view of [...views, { page }]) await view.page.context().close()
}

await finish(world)
