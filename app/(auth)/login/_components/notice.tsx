import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'
import type { IconName } from '@/lib/format/icon-names'

const TONES = { bad: 'bg-bad-tint text-bad', info: 'bg-info-tint text-info' }

type Props = { tone: keyof typeof TONES; icon: IconName; children: ReactNode }

/** One sentence above the form: what is the matter. */
export function Notice({ tone, icon, children }: Props) {
  return (
    <div role="status" className={clsx('mb-5 flex gap-2 rounded-control px-3 py-2.5 text-125', TONES[tone])}>
      <Icon name={icon} size={15} className="mt-[2px]" />
      <p>{children}</p>
    </div>
  )
}
