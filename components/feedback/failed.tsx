import { Retry } from './retry'
import { State } from './state'
import { Unreachable } from './unreachable'

const DATABASE = 'DATABASE_UNREACHABLE'

type Props = { error: Error & { digest?: string }; reset: () => void }

/** What an error boundary shows: the database is gone, or something that we have to find by its number. */
export function Failed({ error, reset }: Props) {
  if (error.digest === DATABASE) return <Unreachable reset={reset} level={1} />
  return (
    <State
      icon="triangle-exclamation-point"
      tone="bad"
      title="This page could not be shown"
      level={1}
      actions={<Retry reset={reset} />}
    >
      <p>
        Something went wrong on our side; nothing was changed by it. Try again, and report it if it stays.
      </p>
      {error.digest && <p className="mt-2 font-mono text-12 text-muted">Error {error.digest}</p>}
    </State>
  )
}
