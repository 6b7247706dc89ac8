/* Quality: what every page must be: clean in axe and html-validate, whole at 320 px, within its weight. */
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { HtmlValidate } from 'html-validate'

const require = createRequire(import.meta.url)
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    /* Formatting, not validity: templates are trimmed by the compiler. */
    'no-trailing-whitespace': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'void-style': 'off',
    'long-title': 'off',
    'no-inline-style': 'error',
    'require-sri': 'off', /* own origin only */
    /* GOV.UK Frontend's fixtures, which the components must equal, carry these. */
    'prefer-native-element': 'off',
    'no-redundant-role': 'off',
    'aria-label-misuse': 'off',
    /* Checkboxes of one question share a name. */
    'form-dup-name': 'off',
    /* Numbers are typed by people; a break inside one is no fault. */
    'tel-non-breaking': 'off',
    'valid-id': ['error', { relaxed: true }]
  }
})

export async function validate (html) {
  const report = await validator.validateString(html)
  return report.results.flatMap((r) => r.messages)
    .filter((m) => m.severity === 2)
    .map((m) => `${m.line}:${m.column} ${m.ruleId}: ${m.message}`)
}

/* axe runs through the debugger's protocol, so the page's own CSP stays in force. */
export async function axe (page) {
  await page.evaluate(axeSource)
  const result = await page.evaluate(() => globalThis.axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
  }))
  return result.violations.map((v) => `${v.id}: ${v.help} (${v.nodes.map((n) => n.target.join(' ')).slice(0, 3).join('; ')})`)
}

/* Nothing may run out of the page sideways (WCAG 1.4.10 at 320 px). */
export async function reflow (page) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  return wide > 0 ? [`${wide} px wider than the screen`] : []
}

export const gzipSize = (html) => gzipSync(html, { level: 9 }).length
