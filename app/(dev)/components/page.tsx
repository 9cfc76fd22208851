import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { Choice } from '@/components/data-table/filter-fields'
import { NoMatch } from '@/components/feedback/no-match'
import { NoneYet } from '@/components/feedback/none-yet'
import { NotAllowed } from '@/components/feedback/not-allowed'
import { Stale } from '@/components/feedback/stale'
import { Unreachable } from '@/components/feedback/unreachable'
import { Badge, Tag } from '@/components/ui/badge'
import { Button, IconButton } from '@/components/ui/button'
import { Card, CardHead } from '@/components/ui/card'
import { Checkbox, Field, Input, Select, Textarea } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { Info } from '@/components/ui/info'
import { Kbd } from '@/components/ui/kbd'
import { Menu, MenuItem } from '@/components/ui/menu'
import { Meter } from '@/components/ui/meter'
import { PageHead } from '@/components/ui/page-head'
import { Popover } from '@/components/ui/popover'
import { Skeleton } from '@/components/ui/skeleton'
import { StatusBadge } from '@/components/ui/status-badge'
import { isDevelopment } from '@/lib/env'
import { ICONS } from '@/lib/format/icon-names'
import { STATUS, type StatusKind } from '@/lib/format/status'
import { SampleCharts } from './_components/sample-charts'
import { SampleOverlays } from './_components/sample-overlays'
import { SampleRecord } from './_components/sample-record'

export const metadata: Metadata = { title: 'Components' }

const VARIANTS = ['primary', 'secondary', 'ghost', 'danger'] as const
const KINDS = Object.keys(STATUS) as StatusKind[]

/** Every component in all its states; in development only. */
export default function ComponentsPage() {
  if (!isDevelopment) notFound()
  return (
    <main className="mx-auto grid max-w-6xl gap-4 p-6">
      <PageHead title="Components" facts="Every component in all its states." />
      <Part title="Buttons">
        {VARIANTS.map((variant) => (
          <Row key={variant}>
            <Button variant={variant}>Approve</Button>
            <Button variant={variant} icon="download" size="sm">
              Export
            </Button>
            <Button variant={variant} busy>
              Saving
            </Button>
            <Button variant={variant} disabled>
              Disabled
            </Button>
            <IconButton variant={variant} icon="refresh-cw" label={`Refresh, ${variant}`} />
          </Row>
        ))}
      </Part>
      <Part title="Statuses">
        {KINDS.map((kind) => (
          <Row key={kind}>
            <span className="w-24 text-muted">{kind}</span>
            {Object.keys(STATUS[kind]).map((status) => (
              <StatusBadge key={status} kind={kind} status={status} />
            ))}
          </Row>
        ))}
        <Row>
          <Badge>Plain</Badge>
          <Tag>QR code</Tag>
          <Kbd>Ctrl K</Kbd>
        </Row>
      </Part>
      <Part title="Forms">
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Name" htmlFor="name" help="As on the document.">
            <Input id="name" help placeholder="Neo Mogapi" />
          </Field>
          <Field label="Amount" htmlFor="amount" error="Enter an amount of P 0.01 or more.">
            <Input id="amount" invalid defaultValue="0" />
          </Field>
          <Field label="Tier" htmlFor="tier">
            <Select id="tier" defaultValue="verified">
              <option value="basic">Basic</option>
              <option value="verified">Verified</option>
            </Select>
          </Field>
          <Field label="Note" htmlFor="note">
            <Textarea id="note" />
          </Field>
        </div>
        <Row>
          {[
            { label: 'Not chosen' },
            { label: 'Chosen', defaultChecked: true },
            { label: 'Disabled', disabled: true },
          ].map(({ label, ...rest }) => (
            <Choice key={label}>
              <Checkbox {...rest} />
              {label}
            </Choice>
          ))}
        </Row>
      </Part>
      <Part title="Meters and waiting">
        <Meter label="Normal" ratio={0.34} threshold={0.85} text="34 %" />
        <Meter label="Elevated" ratio={0.72} tone="warning" threshold={0.85} text="72 %" />
        <Meter label="Critical" ratio={0.97} tone="bad" threshold={0.85} text="97 %" />
        <Meter label="Unknown" ratio={null} />
        <Skeleton className="h-4 w-64" />
      </Part>
      <Part title="Overlays">
        <Row>
          <Popover trigger="Menu" triggerClassName="rounded-control border px-3 py-1">
            <Menu label="Sample">
              <MenuItem icon="copy">Copy the reference</MenuItem>
              <MenuItem icon="snowflake" danger>
                Freeze…
              </MenuItem>
            </Menu>
          </Popover>
          <Info of="volume">The amount of the completed transactions.</Info>
          <SampleOverlays />
        </Row>
      </Part>
      <SampleCharts />
      <SampleRecord />
      <Stale>These figures are 4 min old.</Stale>
      <div className="grid gap-4 md:grid-cols-2">
        <Card>
          <NoneYet what="customers">They appear here once a merchant opens the first wallet.</NoneYet>
        </Card>
        <Card>
          <NoMatch what="customers" clearHref="/components" />
        </Card>
        <Card>
          <Unreachable />
        </Card>
        <Card>
          <NotAllowed level={2} />
        </Card>
      </div>
      <Part title="Icons">
        <Row>
          {ICONS.map((name) => (
            <span key={name} title={name}>
              <Icon name={name} size={20} />
            </span>
          ))}
        </Row>
      </Part>
    </main>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card>
      <CardHead title={title} />
      <div className="grid gap-3 p-4">{children}</div>
    </Card>
  )
}

function Row({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-center gap-2">{children}</div>
}
