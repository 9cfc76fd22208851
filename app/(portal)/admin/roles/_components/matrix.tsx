import { Fragment } from 'react'
import { Card, CardHead } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { HeaderCell, TableBody, TableHead } from '@/components/ui/table'
import { type Grant, grantOf, PERMISSIONS, type Permission, ROLES, type Role } from '@/lib/auth/permissions'
import { humanise } from '@/lib/format/status'
import { PERMISSION_AREAS, PERMISSION_NAMES } from './names'

/** Every permission beside every role: the table that all guards ask, as it is. */
export function Matrix() {
  return (
    <Card className="overflow-hidden">
      <CardHead title="What a role may do" note="“maker” and “checker” are always two different people" />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways can be reached with the keyboard */}
      <section className="relative overflow-x-auto" tabIndex={0} aria-label="What a role may do">
        <table className="w-full min-w-[44rem] text-135">
          <TableHead>
            <tr>
              <HeaderCell>Permission</HeaderCell>
              {ROLES.map((role) => (
                <HeaderCell key={role}>{humanise(role)}</HeaderCell>
              ))}
            </tr>
          </TableHead>
          <TableBody>
            {PERMISSION_AREAS.map((area) => (
              <Fragment key={area}>
                <tr>
                  <th
                    scope="colgroup"
                    colSpan={ROLES.length + 1}
                    className="bg-page px-4 py-1.5 text-left text-12 font-medium text-muted"
                  >
                    {area}
                  </th>
                </tr>
                {PERMISSIONS.filter((permission) => PERMISSION_NAMES[permission][0] === area).map(
                  (permission) => (
                    <tr key={permission} className="h-9 hover:bg-hover">
                      <th scope="row" className="px-4 text-left font-normal">
                        {PERMISSION_NAMES[permission][1]}
                      </th>
                      {ROLES.map((role) => (
                        <td key={role} className="px-4 whitespace-nowrap">
                          <Held role={role} permission={permission} />
                        </td>
                      ))}
                    </tr>
                  ),
                )}
              </Fragment>
            ))}
          </TableBody>
        </table>
      </section>
    </Card>
  )
}

const WORDS: Record<Grant, string | null> = {
  yes: null,
  'with-reason': 'with a reason',
  own: 'own',
  'lost-device': 'debits, lost phone',
}

/** Which of the two persons a permission makes somebody. */
function partIn(permission: Permission): string | null {
  return permission.endsWith(':make') ? 'maker' : permission.endsWith(':check') ? 'checker' : null
}

function Held({ role, permission }: { role: Role; permission: Permission }) {
  const grant = grantOf(role, permission)
  if (!grant) {
    return (
      <span className="text-muted">
        <span aria-hidden="true">–</span>
        <span className="sr-only">no</span>
      </span>
    )
  }
  const words = WORDS[grant] ?? partIn(permission)
  return (
    <span className="inline-flex items-center gap-1.5">
      <Icon name="check" size={15} className="text-good" />
      {words ? <span className="text-12 text-secondary">{words}</span> : <span className="sr-only">yes</span>}
    </span>
  )
}
