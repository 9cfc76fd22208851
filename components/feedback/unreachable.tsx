import { Retry } from './retry'
import { State } from './state'

const RETRY_SECONDS = 5

type Props = { source?: string; reset?: () => void; level?: 1 | 2 }

/** The source of the figures does not answer: nothing is shown as zero, nothing is lost. */
export function Unreachable({ source = 'The database', reset, level }: Props) {
  return (
    <State
      icon="unplug"
      tone="bad"
      title={`${source} is not reachable`}
      actions={<Retry reset={reset} everySeconds={RETRY_SECONDS} />}
      level={level}
    >
      <p>
        The portal is running, but it cannot read the bank’s records right now, so no numbers are shown.
        Nothing is lost. This page comes back by itself as soon as the connection does.
      </p>
    </State>
  )
}
