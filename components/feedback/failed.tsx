import { Retry } from './retry'
import { State } from './state'
import { Unreachable } from './unreachable'

const DATABASE = 'DATABASE_UNREACHABLE'

type Props = { error: Error & { digest?: string }; reset?: () => void; level?: 1 | 2 }

/** What an error boundary shows: the database is gone, or something that we have to find by its number. */
export function Failed({ error, reset, level = 1 }: Props) {
  if (error.digest === DATABASE) return <Unreachable reset={reset} level={level} />
  return (
    <State
      icon="triangle-exclamation-point"
      tone="bad"
      title="This page could not be shown"
      level={level}
      actions={<Retry reset={reset} />}
    >
      <p>
        Something went wrong on our side; nothing was changed by it. Try again, and report it if it stays.
      </p>
      {error.digest && <p className="mt-2 font-mono text-12 text-muted">Error {error.digest}</p>}
    </State>
  )
}
