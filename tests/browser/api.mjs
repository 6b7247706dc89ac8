/* The API of registers: an administrator makes keys, programs use them.  Every answer is held against the OpenAPI document. */
import Ajv from 'ajv/dist/2020.js'
import { axe, reflow, validate } from './quality.mjs'
import { start, finish, check, open, picture, signIn, equal, includes, excludes } from './harness.mjs'

const world = await start()
const admin = await open(world, { width: 1280 })
const main = (page) => page.textContent('main')
const list = '/api/registers/plan-actions'
const fields = {
  action: 'Train every SENCO', plan: 'inclusion', why: 'They are asked.', measure: 'Families say so', work_from: '2026-03-04', lead: 'Grace Fielding'
}

/* ---- the document ---- */

const document = await (await fetch(world.base + '/api/openapi.json')).json()
const ajv = new Ajv({ strict: false, validateFormats: false })
ajv.addSchema(document, 'api')
const escape = (part) => part.replaceAll('~', '~0').replaceAll('/', '~1')

/* The path of the document that a URL belongs to. */
function pathOf (url) {
  const path = url.split('?')[0]
  return Object.keys(document.paths).find((p) => new RegExp('^' + p.replaceAll(/\{[^}]*\}/g, '[^/]+') + '$').test(path))
}

/* An answer has a status, a type and a shape that the document knows. */
function fits (url, method, status, type, body) {
  const path = pathOf(url)
  const answers = document.paths[path]?.[method.toLowerCase()]?.responses
  const problem = status >= 400
  if (!problem && !answers?.[status]) throw new Error(`${method} ${url}: the document knows no ${status}`)
  const where = problem ? '#/components/responses/Problem/content/application~1problem+json/schema'
    : `#/paths/${escape(path)}/${method.toLowerCase()}/responses/${status}/content/application~1json/schema`
  includes(type, problem ? 'application/problem+json' : 'application/json', 'type')
  const test = ajv.compile({ $ref: 'api' + where })
  if (!test(body)) throw new Error(`${method} ${url} ${status}: ${ajv.errorsText(test.errors)}\n${JSON.stringify(body).slice(0, 500)}`)
}

async function ask (url, { key, method = 'GET', body, head = {}, raw } = {}) {
  const headers = { ...head }
  if (key) headers.Authorization = 'Bearer ' + key
  if (body !== undefined || raw !== undefined) headers['Content-Type'] ??= 'application/json'
  const answer = await fetch(world.base + url, { method, headers, body: raw ?? (body === undefined ? undefined : JSON.stringify(body)) })
  const text = await answer.text()
  const json = JSON.parse(text)
  fits(url, method, answer.status, answer.headers.get('content-type'), json)
  return { status: answer.status, json, etag: answer.headers.get('etag'), location: answer.headers.get('location'), head: answer.headers }
}

let once = 0
const add = (key, body, idempotency = `test-${once++}`) =>
  ask(list, { key, method: 'POST', body, head: { 'Idempotency-Key': idempotency } })
const change = (key, id, etag, body) => ask(`${list}/${id}`, { key, method: 'POST', body, head: etag ? { 'If-Match': etag } : {} })
const pointers = (answer) => (answer.json.errors ?? []).map((e) => e.pointer).sort().join(' ')

/* ---- keys ---- */

async function sound (page, name) {
  const wrong = page.status === 422 ? [] : await validate(await page.content())
  for (const w of [320, 1280]) {
    await page.setViewportSize({ width: w, height: 800 })
    wrong.push(...await axe(page), ...await reflow(page))
    await picture(page, `api-${name}-${w}`)
  }
  if (wrong.length) throw new Error(wrong.join('\n'))
}

async function makeKey (name, may, person, register = 'plan-actions') {
  await admin.go('/keys/new')
  await admin.getByLabel('Which program gets the key?').fill(name)
  await admin.locator('[name=register]').selectOption(register)
  await admin.getByLabel(may, { exact: true }).check()
  const options = await admin.locator('[name=person] option').allTextContents()
  await admin.locator('[name=person]').selectOption({ label: options.find((o) => o.includes(person)) })
  for (const [part, value] of [['day', '31'], ['month', '12'], ['year', '2026']]) await admin.locator(`[name=ends_on-${part}]`).fill(value)
  await admin.getByRole('button', { name: 'Make the key' }).click()
  return admin.textContent('#key')
}

let writer, reader, officer, record

await check('the document describes every register, to read and to write', async () => {
  equal(document.openapi, '3.1.0')
  const names = new Set(Object.keys(document.paths).map((p) => p.split('/')[3]).filter((n) => n && n !== 'openapi.json'))
  if (names.size < 20) throw new Error(`only ${names.size} registers`)
  for (const name of names) {
    for (const path of [`/api/registers/${name}`, `/api/registers/${name}/{record}`]) {
      for (const method of ['get', 'post']) if (!document.paths[path][method]) throw new Error(`${path} has no ${method}`)
    }
    for (const kind of ['', '-new', '-change']) ajv.compile({ $ref: `api#/components/schemas/${name}${kind}` })
  }
})

await check('an administrator makes keys, each shown once', async () => {
  await signIn(world, admin, 'administrator')
  await admin.go('/keys')
  includes(await main(admin), 'There are no keys.')
  await admin.go('/keys/new')
  await sound(admin, 'key-new')
  await admin.getByRole('button', { name: 'Make the key' }).click()
  includes(await main(admin), 'Enter the name of the program')
  writer = await makeKey('Plan tool', 'Read, add and change records', 'Grace Fielding')
  if (!/^wm_[0-9a-f]{64}$/.test(writer)) throw new Error('no key: ' + writer)
  await sound(admin, 'key-made')
  reader = await makeKey('Report', 'Read records', 'Grace Fielding')
  await admin.go('/keys')
  const text = await main(admin)
  includes(text, 'Plan tool')
  includes(text, 'Inclusion plan actions')
  excludes(await admin.content(), writer.slice(3), 'the page of all keys')
  await sound(admin, 'keys')
})

await check('without a right key nothing is to be had', async () => {
  equal((await ask(list, { method: 'POST', body: { fields } })).status, 401)
  equal((await ask(list, { key: 'wm_' + '0'.repeat(64) })).status, 401)
  equal((await ask(list, { head: { Authorization: 'Basic eDp5' } })).status, 401)
  equal((await ask(list)).status, 404, 'the public')
})

await check('a key opens its own register alone, and reads only when it is to read only', async () => {
  const index = await ask('/api/registers', { key: reader })
  equal(index.json.registers.map((r) => r.name).join(), 'plan-actions')
  equal((await ask('/api/registers/complaints', { key: reader })).status, 404)
  equal((await add(reader, { fields })).status, 403)
  equal((await ask(list, { key: reader })).status, 200)
})

await check('a record is added once, however often it is sent', async () => {
  const first = await add(writer, { fields }, 'mine-1')
  equal(first.status, 201)
  equal(first.etag, '"1"')
  record = first.json.id
  equal(first.location, `${list}/${record}`)
  const again = await add(writer, { fields }, 'mine-1')
  equal(again.status, 201)
  equal(again.json.id, record)
  equal(again.head.get('idempotency-replayed'), 'true')
  equal((await add(writer, { fields: { ...fields, action: 'Another' } }, 'mine-1')).status, 422)
  equal((await ask(list, { key: writer })).json.records.length, 1)
  equal((await ask(list, { key: writer, method: 'POST', body: { fields } })).status, 400, 'no Idempotency-Key')
})

await check('two at the same moment add one', async () => {
  const both = await Promise.all([add(writer, { fields }, 'mine-2'), add(writer, { fields }, 'mine-2')])
  equal(both.map((b) => b.status).join(), '201,201')
  equal(both[0].json.id, both[1].json.id)
})

await check('every wrong answer is named with its place, and nothing is kept', async () => {
  const before = (await ask(list, { key: writer })).json.records.length
  const wrong = await add(writer, { fields: { plan: 'none', cost: 'a lot', work_from: '2/3/2026', nothing: 1, measure: 'bell\u0007' }, extra: 1 })
  equal(wrong.status, 422)
  equal(pointers(wrong), '/extra /fields/cost /fields/measure /fields/nothing /fields/plan /fields/work_from')
  const asked = await add(writer, { fields: { plan: 'inclusion', work_from: '2026-03-04' } })
  equal(pointers(asked), '/fields/action /fields/lead /fields/measure /fields/why')
  equal(pointers(await add(writer, { fields: { ...fields, work_to: '2026-03-01' } })), '/fields/work_to')
  equal((await ask(list, { key: writer, method: 'POST', raw: '{"fields": {', head: { 'Idempotency-Key': 'x1' } })).status, 400)
  equal((await ask(list, { key: writer, method: 'POST', raw: '[]', head: { 'Idempotency-Key': 'x2' } })).status, 400)
  equal((await ask(list, { key: writer, method: 'POST', raw: '{"fields": {}, "fields": {}}', head: { 'Idempotency-Key': 'x3' } })).status, 400)
  equal((await ask(list, { key: writer, method: 'POST', raw: 'a=b', head: { 'Idempotency-Key': 'x4', 'Content-Type': 'text/plain' } })).status, 415)
  equal((await ask(list, { key: writer, method: 'POST', raw: '[['.repeat(200), head: { 'Idempotency-Key': 'x5' } })).status, 400)
  equal((await ask(list, { key: writer })).json.records.length, before)
  equal((await add(writer, { fields }, 'x1')).status, 201, 'a key of a request that failed is free')
})

await check('a change names the version it knows and only what changes', async () => {
  equal((await change(writer, record, null, { fields: {} })).status, 428)
  const done = await change(writer, record, '"1"', { fields: { cost: 125050, rating: 'amber', rating_why: 'Late' } })
  equal(done.status, 200)
  equal(done.etag, '"2"')
  equal(done.json.fields.cost, 125050)
  equal(done.json.fields.action, fields.action)
  const late = await change(writer, record, '"1"', { fields: { cost: 1 } })
  equal(late.status, 412)
  equal(late.etag, '"2"')
  const emptied = await change(writer, record, '"2"', { fields: { cost: null } })
  equal(emptied.json.fields.cost, null)
  equal((await change(writer, 'nobody', '"1"', { fields: {} })).status, 404)
})

await check('a record moves only where its state may go', async () => {
  const now = await ask(`${list}/${record}`, { key: writer })
  const states = document.components.schemas['plan-actions'].properties.state.enum
  const answers = []
  for (const state of states.filter((s) => s !== now.json.state)) {
    const current = await ask(`${list}/${record}`, { key: writer })
    if (current.json.state === now.json.state) answers.push((await change(writer, record, current.etag, { state })).status)
  }
  if (!answers.includes(200)) throw new Error('no move was let: ' + answers)
  const moved = await ask(`${list}/${record}`, { key: writer })
  equal((await change(writer, record, moved.etag, { state: 'nowhere' })).status, 422)
})

await check('pages follow each other, and filters narrow them', async () => {
  const first = await ask(list + '?limit=1', { key: reader })
  equal(first.json.records.length, 1)
  const second = await ask(`${list}?limit=1&after=${first.json.after}`, { key: reader })
  if (second.json.records[0].id === first.json.records[0].id) throw new Error('the same page again')
  equal((await ask(list + '?plan=commissioning', { key: reader })).json.records.length, 0)
  const wrong = await ask(list + '?plan=none&sort=nothing&limit=500&after=x&colour=red', { key: reader })
  equal(wrong.status, 400)
  equal(wrong.json.errors.length, 5)
})

await check('a key does no more than its person may', async () => {
  officer = await makeKey('Officer tool', 'Read, add and change records', 'Tom Hale')
  equal((await ask(list, { key: officer })).status, 200)
  equal((await add(officer, { fields })).status, 403)
  equal((await change(officer, record, '"1"', { fields: {} })).status, 412, 'what it may read it is told')
})

await check('records about a case are kept by who may decide on it, in that case', async () => {
  const keeper = await makeKey('Case tool', 'Read, add and change records', 'Priya Marsh', 'supported-internships')
  const to = '/api/registers/supported-internships'
  const post = (body) => ask(to, { key: keeper, method: 'POST', body, head: { 'Idempotency-Key': `case-${once++}` } })
  const internship = { employer: 'Example Bakery', role: 'Baker', coach: 'Pat Example', time_from: '2026-03-02', hours: 12 }
  const page = await open(world, { width: 1280 })
  await signIn(world, page, 'case officer Priya')
  await page.go('/my-day')
  const reference = (await main(page)).match(/LR[A-Z0-9]{6}/)[0]
  equal(pointers(await post({ fields: internship })), '/case')
  equal(pointers(await post({ case: 'LRNOTHERE', fields: internship })), '/case')
  const made = await post({ case: reference, fields: internship })
  equal(made.status, 201)
  equal(made.json.case, reference)
  const moved = await ask(`${to}/${made.json.id}`, { key: keeper, method: 'POST', body: { state: 'running' }, head: { 'If-Match': made.etag } })
  equal(moved.status, 200)
  equal(moved.json.state, 'running')
  equal((await ask(to, { key: keeper })).json.records.length, 1)
})

await check('a wrong method and an unknown path are problems too', async () => {
  const wrong = await fetch(world.base + '/api/openapi.json', { method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json' } })
  equal(wrong.status === 405 || wrong.status === 413, true)
  equal((await ask('/api/registers/none/none')).status, 404)
})

await check('an ended key is over at once', async () => {
  await admin.go('/keys')
  await admin.getByRole('button', { name: /End now.*Report/ }).click()
  includes(await main(admin), 'Ended')
  equal((await ask(list, { key: reader })).status, 401)
  equal((await ask(list, { key: writer })).status, 200)
})

await check('too many requests wait', async () => {
  let last
  for (let i = 0; i < 700 && last !== 429; i++) last = (await ask(list + '?limit=1', { key: officer })).status
  equal(last, 429)
})

await check('nothing on the way went wrong', async () => equal(admin.trouble.join(), ''))

await finish(world)
