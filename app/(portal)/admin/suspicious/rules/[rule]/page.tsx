import type { Metadata } from 'next'
import { DetailView } from '@/components/detail/detail-view'
import { Facts } from '@/components/detail/facts'
import { PendingApprovals } from '@/components/detail/pending-approval'
import { Timeline, type TimelineEntry } from '@/components/detail/timeline'
import { Badge } from '@/components/ui/badge'
import { Card, CardHead } from '@/components/ui/card'
import { can } from '@/lib/auth/permissions'
import { loadPendingOn } from '@/lib/domain/approvals/loaders'
import { pageClock } from '@/lib/domain/overview/page-clock'
import type { RuleVersion } from '@/lib/domain/suspicious/dto'
import { loadRule } from '@/lib/domain/suspicious/loaders'
import { formatCount, UNKNOWN } from '@/lib/format/number'
import { inUnit } from '@/lib/suspicion/rule'
import { ChangeForm, SwitchForm } from '../_components/change-forms'
import { DryRunForm } from '../_components/dry-run-form'
import { DryRunResult } from '../_components/dry-run-result'

export const metadata: Metadata = { title: 'Rule' }

type Fields = Awaited<ReturnType<typeof loadRule>>['fields']

/** One rule: its numbers, what came of it, who changed what, and what another setting would find. */
export default async function RulePage({ params }: { params: Promise<{ rule: string }> }) {
  const [{ rule }, clock] = await Promise.all([params, pageClock('suspicious:read')])
  const { figures, versions, dryRun, name, about, fields } = await loadRule(rule)
  const pending = await loadPendingOn('suspicious_rule', rule)
  const { version, isEnabled, thresholds, closed, falsePositive } = figures
  const makes = can(clock.role, 'suspicious:rules:make')
  const running = dryRun !== null && dryRun.doneAt === null
  const outdated = dryRun !== null && dryRun.baseVersion !== version
  const changes = dryRun ? differences(fields, thresholds, dryRun.thresholds) : []
  const askable = dryRun?.doneAt && !dryRun.problem && !outdated && changes.length > 0 && pending.length === 0
  return (
    <DetailView
      title={name}
      marks={
        isEnabled ? (
          <Badge tone="good" icon="circle-check">
            On
          </Badge>
        ) : (
          <Badge icon="pause">Off</Badge>
        )
      }
      facts={about}
      clock={clock}
      actions={
        makes &&
        pending.length === 0 && <SwitchForm rule={rule} name={name} version={version} isEnabled={isEnabled} />
      }
      banner={<PendingApprovals rows={pending} now={clock.now} />}
      aside={
        <Timeline
          title="Versions"
          zone={clock.zone}
          entries={versions.map((each, index) => entryOf(fields, each, versions[index + 1]))}
          empty="None."
        />
      }
    >
      <Facts
        title={`In force: version ${version}`}
        facts={[
          ...Object.entries(fields).map(
            ([key, { label, unit }]) => [label, inUnit(thresholds[key], unit)] as const,
          ),
        ]}
      />
      <Facts
        title="What came of it"
        note="all versions"
        facts={[
          ['Hits', formatCount(figures.hits)],
          [
            'Cases',
            <a key="cases" href={`/admin/suspicious?rule=${rule}`} className="text-accent hover:underline">
              {formatCount(figures.cases)}
            </a>,
          ],
          ['Closed', formatCount(closed)],
          [
            'False positives',
            closed === 0
              ? UNKNOWN
              : `${formatCount(falsePositive)}, ${Math.round((falsePositive / closed) * 100)} % of the closed`,
          ],
        ]}
      />
      {makes && (
        <Card>
          <CardHead title="Change the numbers" note="tried first, then approved by somebody else" />
          <DryRunForm
            key={version}
            rule={rule}
            version={version}
            running={running}
            fields={Object.entries(fields).map(([key, { label, unit, help }]) => ({
              ...{ key, label, unit, help },
              value: (dryRun && !outdated ? dryRun.thresholds : thresholds)[key] ?? 0,
            }))}
          />
        </Card>
      )}
      {dryRun && (
        <DryRunResult run={dryRun} zone={clock.zone} changes={changes} outdated={outdated}>
          {makes && askable && <ChangeForm rule={rule} name={name} version={version} dryRunId={dryRun.id} />}
        </DryRunResult>
      )}
    </DetailView>
  )
}

type Numbers = Readonly<Record<string, number>>

/** "More than this many in any hour: 10 → 12 transactions" */
function differences(fields: Fields, before: Numbers, after: Numbers): string[] {
  return Object.entries(fields).flatMap(([key, { label, unit }]) =>
    before[key] === after[key]
      ? []
      : [`${label}: ${inUnit(before[key], unit)} → ${inUnit(after[key], unit)}`],
  )
}

function entryOf(fields: Fields, now: RuleVersion, before: RuleVersion | undefined): TimelineEntry {
  const changes = before ? differences(fields, before.thresholds, now.thresholds) : []
  if (before && before.isEnabled !== now.isEnabled)
    changes.push(now.isEnabled ? 'Switched on' : 'Switched off')
  const people = now.madeBy ? `${now.madeBy}, approved by ${now.approvedBy}` : 'The portal'
  return {
    id: now.version,
    title: `Version ${now.version}`,
    who: people,
    at: now.createdAt,
    tone: before ? 'info' : 'neutral',
    note: [...changes, now.reason].join(' · '),
  }
}
