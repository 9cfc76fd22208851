import { DEFINITIONS, type Topic } from './definitions'

/** What each number of a card counts, since when, and where it comes from. */
export function DefinitionList({ topic }: { topic: Topic }) {
  const { numbers, source } = DEFINITIONS[topic]
  return (
    <div className="grid max-h-96 gap-2.5 overflow-y-auto px-3.5 py-3 text-125 text-secondary">
      <dl className="grid gap-2">
        {numbers.map(({ name, counts, since, metric }) => (
          <div key={name}>
            <dt className="font-medium text-ink">{name}</dt>
            <dd>
              {counts} <span className="text-muted">{since}.</span>
              {metric && <code className="block truncate font-mono text-11 text-muted">{metric}</code>}
            </dd>
          </div>
        ))}
      </dl>
      <p className="border-t pt-2 text-12 text-muted">{source}</p>
    </div>
  )
}
