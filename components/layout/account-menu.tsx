import type { ReactNode } from 'react'
import { Popover } from '@/components/ui/popover'
import { Separator } from '@/components/ui/separator'
import { humanise } from '@/lib/format/status'

type Props = {
  name: string
  email: string
  role: string
  /** The form that signs out. */
  signOut: ReactNode
}

/** Who is signed in, as what, and the way out. */
export function AccountMenu({ name, email, role, signOut }: Props) {
  return (
    <Popover
      label={`Account of ${name}`}
      title={name}
      trigger={<span aria-hidden>{initials(name)}</span>}
      triggerClassName="grid size-7 place-items-center rounded-full bg-accent-tint text-11 font-semibold text-accent"
      className="w-60"
    >
      <div className="grid gap-0.5 px-2.5 py-2">
        <p className="truncate font-semibold">{name}</p>
        <p className="truncate text-125 text-secondary">{email}</p>
        <p className="text-125 text-muted">{humanise(role)}</p>
      </div>
      <Separator className="my-1" />
      {signOut}
    </Popover>
  )
}

/** `NM` of `Neo Mogapi`. */
function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  const picked = words.length > 1 ? [words[0], words.at(-1)] : [words[0]]
  return picked.map((word) => word?.[0]?.toUpperCase() ?? '').join('') || '?'
}
