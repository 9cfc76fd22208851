import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'
import type { IconName } from '@/lib/format/icon-names'

type Props = {
  icon: IconName
  tone?: 'quiet' | 'bad' | 'warning'
  title: string
  /** What happened, and the next step. */
  children: ReactNode
  actions?: ReactNode
  /** 1 where it is all the page shows. */
  level?: 1 | 2
  className?: string
}

const TONES = {
  quiet: 'bg-neutral-tint text-secondary',
  bad: 'bg-bad-tint text-bad',
  warning: 'bg-warning-tint text-warning',
}

/** The frame of the states in which there is nothing to show: an icon, what happened, the next step. */
export function State({ icon, tone = 'quiet', title, children, actions, level = 2, className }: Props) {
  const Heading = level === 1 ? 'h1' : 'h2'
  return (
    <div className={clsx('grid justify-items-center gap-1 px-6 py-12 text-center', className)}>
      <span className={clsx('mb-3 grid size-11 place-items-center rounded-full', TONES[tone])}>
        <Icon name={icon} size={20} />
      </span>
      <Heading className="text-15 font-semibold">{title}</Heading>
      <div className="max-w-md text-secondary">{children}</div>
      {actions && <div className="mt-4 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  )
}
