import { clsx } from 'clsx'
import { Icon } from '@/components/ui/icon'
import { Kbd } from '@/components/ui/kbd'
import { humanise } from '@/lib/format/status'

type Props = {
  reasons: readonly string[]
  chosen: string
  onChoose: (reason: string) => void
  error?: string
}

/** One reason of a closed list, each with a digit; the arrow keys work as in any group of options. */
export function ReasonField({ reasons, chosen, onChoose, error }: Props) {
  return (
    <fieldset className="grid gap-1.5" aria-describedby={error && 'reason-error'}>
      <legend className="mb-1.5 text-125 font-medium">Reason</legend>
      <div className="grid gap-1 sm:grid-cols-2">
        {reasons.map((reason, at) => (
          <label
            key={reason}
            className={clsx(
              'flex h-8 cursor-pointer items-center gap-2 rounded-control border px-2.5 text-125 has-focus-visible:outline-2 has-focus-visible:outline-accent',
              chosen === reason
                ? 'border-accent bg-accent-tint text-ink'
                : 'text-secondary hover:border-line-strong',
            )}
          >
            <input
              type="radio"
              name="reason"
              value={reason}
              checked={chosen === reason}
              onChange={() => onChoose(reason)}
              data-first={at === 0 ? '' : undefined}
              className="sr-only"
            />
            <span className="min-w-0 flex-1 truncate">{humanise(reason)}</span>
            <Kbd>{at + 1}</Kbd>
          </label>
        ))}
      </div>
      {error && (
        <p id="reason-error" className="flex items-center gap-1.5 text-12 text-bad">
          <Icon name="circle-exclamation-point" size={13} />
          {error}
        </p>
      )}
    </fieldset>
  )
}
