import { type Family, PREFIX } from './definition'

/** The reference of all metrics as Markdown: docs/metrics.md is this text, and a test keeps it so. */
export function metricsDocument(families: readonly Pick<Family<string>, 'name' | 'metrics'>[]): string {
  const sections = families.map(({ name, metrics }) => {
    const rows = Object.entries(metrics).map(([metric, { type, unit, scope, help, labels = {} }]) => {
      const described = Object.entries(labels).map(([label, values]) =>
        typeof values === 'string' ? `\`${label}\`: ${values}` : `\`${label}\`: ${values.join(', ')}`,
      )
      return `| \`${PREFIX}${metric}\` | ${type} | ${unit} | ${scope} | ${help} | ${described.join('; ')} |`
    })
    return `## ${name}\n\n| metric | type | unit | scope | meaning | labels |\n| --- | --- | --- | --- | --- | --- |\n${rows.join('\n')}\n`
  })
  return `# Metrics

Written by \`npx tsx scripts/metrics-docs.ts\` from the definitions in \`lib/metrics\`; do not edit by hand.

\`/monitoring/metrics\` exposes them to the scraper's credential (METRICS_TOKEN) and to signed-in admins;
\`?collect[]=family\` selects families by the names below, and \`runtime\` the metrics of the process and of Node.js.
Scope says whose number it is: of one web process, of the machine it runs on, or of the whole bank (the same on every
replica, so take \`max without (instance)\`). What is not known is absent, never zero.

${sections.join('\n')}
## collectors

\`${PREFIX}collector_success{collector}\` is 0 when a family could not be collected for a scrape (its metrics are then
absent), \`${PREFIX}collector_duration_seconds{collector}\` says how long that took.
`
}
