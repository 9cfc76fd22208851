import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import type { IconName } from '@/lib/format/icon-names'
import type { Tone } from '@/lib/format/status'
import { Icon } from './icon'

const TONES: Record<Tone, string> = {
  good: 'bg-good-tint text-good',
  warning: 'bg-warning-tint text-warning',
  bad: 'bg-bad-tint text-bad',
  info: 'bg-info-tint text-info',
  neutral: 'bg-neutral-tint text-secondary',
}

type Props = { tone?: Tone; icon?: IconName; children: ReactNode; className?: string; title?: string }

/** A short word on a tint. With an icon it says a state; without one it is a plain mark. */
export function Badge({ tone = 'neutral', icon, children, className, title }: Props) {
  return (
    <span title={title} className={clsx('badge font-medium', TONES[tone], className)}>
      {icon && <Icon name={icon} size={13} />}
      {children}
    </span>
  )
}

/** An outlined word for what is not a state: a channel, a kind, a level. */
export function Tag({ children, className }: { children: ReactNode; className?: string }) {
  return <span className={clsx('badge border text-secondary', className)}>{children}</span>
}
