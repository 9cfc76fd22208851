import { Menu, MenuItem } from '@/components/ui/menu'
import { signOut } from '@/lib/auth/actions'

/** Ends the session on the server, then shows the sign-in. */
export function SignOut() {
  return (
    <form action={signOut}>
      <Menu label="Account">
        <MenuItem type="submit" icon="log-out">
          Sign out
        </MenuItem>
      </Menu>
    </form>
  )
}
