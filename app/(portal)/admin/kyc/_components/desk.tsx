import type { Clock } from '@/components/data-table/types'
import { Unreachable } from '@/components/feedback/unreachable'
import { Card, CardHead } from '@/components/ui/card'
import { Link } from '@/components/ui/link'
import { Meter } from '@/components/ui/meter'
import { can, type Role } from '@/lib/auth/permissions'
import { SLA_HOURS } from '@/lib/domain/kyc/constants'
import { RISKS } from '@/lib/domain/kyc-desk/constants'
import type { Desk as DeskFigures } from '@/lib/domain/kyc-desk/dto'
import { loadDesk, loadOfficers } from '@/lib/domain/kyc-desk/loaders'
import { formatTime } from '@/lib/format/date'
import { formatAge } from '@/lib/format/duration'
import { formatCount } from '@/lib/format/number'
import { statusLook, type Tone } from '@/lib/format/status'
import { DatabaseUnreachableError } from '@/lib/http/errors'
import { AGE_BUCKETS } from '@/lib/kyc/constants'
import { AssignCases } from './assign-cases'
import { NextCase } from './next-case'

/** What waits for officers: how long, how risky, whose it is, and the way to the next case. */
export async function Desk({ clock }: { clock: Clock & { role: Role } }) {
  const mayClaim = can(clock.role, 'kyc:claim')
  const read = await Promise.all([loadDesk(), mayClaim ? loadOfficers() : []]).catch((error) => {
    if (error instanceof DatabaseUnreachableError) return null
    throw error
  })
  if (!read) return <Unreachable />
  const [desk, officers] = read
  const oldest = desk.oldestAt && formatAge(desk.oldestAt, clock.now).replace(/ ago$/, '')
  return (
    <Card aria-labelledby="desk">
      <CardHead
        id="desk"
        title="Queue"
        note={`${formatCount(desk.pending)} pending${oldest ? `, the oldest ${oldest}` : ''} · as of ${formatTime(clock.now, clock.zone)}`}
        actions={
          mayClaim && (
            <>
              <AssignCases officers={officers} />
              <NextCase variant="primary" />
            </>
          )
        }
      />
      <div className="grid gap-x-8 gap-y-5 px-4 pt-2 pb-4 md:grid-cols-2 xl:grid-cols-[minmax(0,1.2fr)_minmax(0,1fr)_minmax(0,1fr)]">
        <Bars title={`Waiting since, against ${SLA_HOURS} h`} bars={ages(desk)} />
        <Bars title="By risk" bars={risks(desk)} />
        <dl className="grid content-start gap-1.5">
          <Way label={mayClaim ? 'Yours' : 'Yours to decide'} value={desk.mine} way="mine" />
          <Way label="Wait for a second officer" value={desk.secondOfficer} way="second_officer" />
          <Way label="In progress" value={desk.inProgress} href="/admin/kyc?status=in_progress" />
          <Way label="of these, claim has ended" value={desk.lapsed} way="lapsed" />
          <Way
            label="Wait for the customer"
            value={desk.asked}
            href="/admin/kyc?status=resubmission_requested"
          />
        </dl>
      </div>
    </Card>
  )
}

type Bar = { label: string; value: number; of: number; tone: Tone; href: string }

function ages({ ages: counts, pending }: DeskFigures): Bar[] {
  return AGE_BUCKETS.map(({ key, label, from }, at) => ({
    label,
    value: counts[at] ?? 0,
    of: pending,
    tone: from >= SLA_HOURS ? 'bad' : from >= SLA_HOURS / 2 ? 'warning' : 'good',
    href: `/admin/kyc?age=${key}`,
  }))
}

function risks({ risks: counts, pending }: DeskFigures): Bar[] {
  return RISKS.map((risk) => ({
    label: statusLook('risk', risk).label,
    value: counts[risk],
    of: pending,
    tone: statusLook('risk', risk).tone,
    href: `/admin/kyc?status=pending&risk=${risk}`,
  }))
}

function Bars({ title, bars }: { title: string; bars: readonly Bar[] }) {
  return (
    <section aria-label={title}>
      <h3 className="mb-1.5 text-125 font-medium text-muted">{title}</h3>
      <ul className="grid gap-1">
        {bars.map(({ label, value, of, tone, href }) => (
          <li key={label}>
            <Link
              href={href}
              className="grid min-h-target grid-cols-[92px_minmax(0,1fr)_44px] items-center gap-3 rounded-sm text-125 hover:text-accent"
            >
              <span className="text-secondary">{label}</span>
              <Meter
                label={label}
                ratio={of === 0 ? 0 : value / of}
                tone={tone}
                text={`${value} of ${of} pending`}
              />
              <span className="num text-right font-medium">{formatCount(value)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Way({ label, value, way, href }: { label: string; value: number; way?: string; href?: string }) {
  return (
    <div className="flex items-center justify-between gap-3 text-125">
      <dt className="text-secondary">{label}</dt>
      <dd className="num font-medium">
        <Link
          href={href ?? `/admin/kyc?desk=${way}`}
          className="flex min-h-target min-w-target items-center justify-end hover:text-accent hover:underline"
        >
          {formatCount(value)}
        </Link>
      </dd>
    </div>
  )
}
