/** What the doctor found: `broken` makes the command fail, `note` is worth knowing. */
export type Finding = {
  area: 'machine' | 'settings' | 'folders' | 'portal' | 'database' | 'neighbours' | 'tests'
  state: 'ok' | 'note' | 'broken'
  what: string
  /** What to do about it. */
  todo?: string
}

const marks = { ok: '✓', note: '•', broken: '✗' }

/** The report as text, areas in order of appearance. */
export function formatFindings(findings: readonly Finding[]): string {
  const areas = [...new Set(findings.map((finding) => finding.area))]
  return areas
    .map((area) => {
      const lines = findings
        .filter((finding) => finding.area === area)
        .map(({ state, what, todo }) => `  ${marks[state]} ${what}${todo ? `\n      → ${todo}` : ''}`)
      return `${area}\n${lines.join('\n')}`
    })
    .join('\n\n')
}
