import { clsx } from 'clsx'
import { Icon } from '@/components/ui/icon'
import type { IconName } from '@/lib/format/icon-names'
import type { Tone } from '@/lib/format/status'
import { type StoryFacts, storyOf } from '@/lib/format/story'

const LOOKS: Record<Tone, readonly [tint: string, text: string, icon: IconName]> = {
  good: ['bg-good-tint', 'text-good', 'circle-check'],
  warning: ['bg-warning-tint', 'text-warning', 'circle-pause'],
  bad: ['bg-bad-tint', 'text-bad', 'circle-x'],
  info: ['bg-info-tint', 'text-info', 'clock'],
  neutral: ['bg-neutral-tint', 'text-secondary', 'circle-dashed'],
}

/** What happened, where the money is and what comes next, in words to read out. */
export function Told({ facts }: { facts: StoryFacts }) {
  const { what, money, next, tone } = storyOf(facts)
  const [tint, text, icon] = LOOKS[tone]
  return (
    <section
      aria-label="In plain words"
      className={clsx('flex items-start gap-3 rounded-card border px-4 py-2.5', tint)}
    >
      <Icon name={icon} className={clsx('mt-0.5 shrink-0', text)} />
      <p>
        <span className="font-medium">{what}</span> {money} <span className="text-secondary">{next}</span>
      </p>
    </section>
  )
}
