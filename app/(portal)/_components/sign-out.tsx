'use client'

import { useState } from 'react'
import { Menu, MenuItem } from '@/components/ui/menu'

/** Ends the session on the server, then shows the sign-in. */
export function SignOut() {
  const [busy, setBusy] = useState(false)
  const leave = async () => {
    setBusy(true)
    const { signOut } = await import('next-auth/react')
    await signOut({ callbackUrl: '/login' })
  }
  return (
    <Menu label="Account">
      <MenuItem icon="log-out" disabled={busy} onClick={leave}>
        Sign out
      </MenuItem>
    </Menu>
  )
}
