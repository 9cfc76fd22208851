import { Menu, MenuItem, MenuLink } from '@/components/ui/menu'
import { signOut } from '@/lib/auth/actions'

/** Ends the session on the server, then shows the sign-in. */
export function SignOut() {
  return (
    <form action={signOut}>
      <Menu label="Account">
        <MenuLink href="/admin/account" icon="lock">
          Account and security
        </MenuLink>
        <MenuItem type="submit" icon="log-out">
          Sign out
        </MenuItem>
      </Menu>
    </form>
  )
}
