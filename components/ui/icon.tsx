import { clsx } from 'clsx'
import type { IconName } from '@/lib/format/icon-names'
import { SPRITE } from './icon-sprite'

const SIZES = { 13: 'size-[13px]', 15: 'size-[15px]', 16: 'size-4', 20: 'size-5', 24: 'size-6' }

type Props = { name: IconName; size?: keyof typeof SIZES; className?: string }

/** One lucide icon from the sprite, in the colour of the text around it. Decorative: the word is beside it. */
export function Icon({ name, size = 16, className }: Props) {
  return (
    <svg viewBox="0 0 24 24" className={clsx('icon', SIZES[size], className)} aria-hidden="true">
      <use href={`${SPRITE}#${name}`} />
    </svg>
  )
}
