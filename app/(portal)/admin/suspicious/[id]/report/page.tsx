import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { Crumb } from '@/components/layout/breadcrumb'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { PageHead } from '@/components/ui/page-head'
import { Cell, HeaderCell, Mono, Table, TableBody, TableHead, TableRow } from '@/components/ui/table'
import * as load from '@/lib/domain/suspicious/loaders'
import { formatDateTime } from '@/lib/format/date'
import { formatMoney } from '@/lib/format/money'
import { UNKNOWN } from '@/lib/format/number'
import { humanise, nameOf, statusLook } from '@/lib/format/status'
import { detailPage } from '../../../_components/detail-page'
import { PrintButton } from '../../_components/print-button'
import { ReportForm } from '../../_components/report-form'

export const metadata: Metadata = { title: 'Suspicious transaction report' }

/** The draft of a report to the Financial Intelligence Agency: what the law asks for, ready to be printed and signed. */
export default detailPage('suspicious:triage', load.loadCase, async (found, clock) => {
  const [subject, hits, linked, reports] = await Promise.all([
    load.loadReportSubject(found.id),
    load.loadHits(found.id),
    load.loadLinked(found.id),
    load.loadReports(found.id),
  ])
  const [draft] = reports
  const at = (instant: string) => formatDateTime(instant, clock.zone)
  const suggested = hits.slice(0, 5).map(({ sentence, happenedAt }) => `${at(happenedAt)}: ${sentence}`)
  const frozen = subject?.walletStatus?.startsWith('frozen') ? 'The wallet was frozen.' : ''
  return (
    <div className="grid gap-4">
      <Crumb name={`Report about ${found.subject}`} />
      <PageHead
        title={`Report about ${found.subject}`}
        facts={
          draft
            ? `Draft of ${at(draft.createdAt)} by ${draft.draftedBy}; ${reports.length} in all`
            : 'No draft yet'
        }
        actions={
          <>
            <ButtonLink href={`/admin/suspicious/${found.id}`} icon="arrow-left">
              The case
            </ButtonLink>
            {draft && <PrintButton />}
            <ReportForm
              caseId={found.id}
              subject={found.subject}
              grounds={draft?.grounds ?? suggested.join('\n')}
              actionTaken={draft?.actionTaken ?? frozen}
              again={reports.length > 0}
            />
          </>
        }
      />
      <Card className="mx-auto w-full max-w-[860px] px-6 py-6 sm:px-10">
        <article className="grid gap-6">
          <header className="border-b pb-4">
            <p className="text-12 text-muted">
              Draft, confidential: the person must not be told (Financial Intelligence Act, Botswana)
            </p>
            <h2 className="mt-1 text-21 font-semibold">Suspicious transaction report</h2>
            <p className="text-secondary">To the Financial Intelligence Agency, Gaborone</p>
          </header>
          <Section title="1. Reporting institution">
            <Lines
              lines={[
                ['Institution', 'Phantom Banking'],
                ['Case', <Mono key="case">{found.id}</Mono>],
                ['Found by', `${nameOf(found.rule)}, version ${found.ruleVersion}, on ${at(found.openedAt)}`],
                ['Drafted by', draft ? `${draft.draftedBy}, ${at(draft.createdAt)}` : UNKNOWN],
              ]}
            />
          </Section>
          {subject && (
            <Section title="2. Person">
              <Lines
                lines={[
                  ['Name', subject.name],
                  ['Identity number', subject.identityNumber ?? UNKNOWN],
                  ['Date of birth', subject.dateOfBirth],
                  ['Nationality', subject.nationality],
                  ['Phone', subject.phone],
                  ['Email', subject.email ?? UNKNOWN],
                  ['Address as submitted', subject.address || UNKNOWN],
                  ['Customer since', at(subject.customerSince)],
                  ['Wallet', subject.walletId ? <Mono key="wallet">{subject.walletId}</Mono> : UNKNOWN],
                  ['Balance', formatMoney(subject.balance)],
                  [
                    'Wallet is',
                    subject.walletStatus ? statusLook('wallet', subject.walletStatus).label : UNKNOWN,
                  ],
                ]}
              />
            </Section>
          )}
          <Section title="3. Grounds of suspicion">
            <p className="whitespace-pre-line">{draft?.grounds ?? 'Not written yet.'}</p>
          </Section>
          <Section title="4. Transactions">
            {linked.length === 0 ? (
              <p className="text-muted">None.</p>
            ) : (
              <Table aria-label="Transactions of the report">
                <TableHead>
                  <tr>
                    <HeaderCell>Reference</HeaderCell>
                    <HeaderCell>When</HeaderCell>
                    <HeaderCell>Type</HeaderCell>
                    <HeaderCell>Counterparty</HeaderCell>
                    <HeaderCell numeric>In</HeaderCell>
                    <HeaderCell numeric>Out</HeaderCell>
                  </tr>
                </TableHead>
                <TableBody>
                  {linked.map((row) => (
                    <TableRow key={row.id}>
                      <Cell>
                        <Mono>{row.reference}</Mono>
                      </Cell>
                      <Cell className="whitespace-nowrap">{at(row.at)}</Cell>
                      <Cell>{`${nameOf(row.type)}, ${nameOf(row.channel).toLowerCase()}`}</Cell>
                      <Cell>{row.counterparty ?? UNKNOWN}</Cell>
                      <Cell numeric>{row.direction === 'credit' ? formatMoney(row.amount) : ''}</Cell>
                      <Cell numeric>{row.direction === 'debit' ? formatMoney(row.amount) : ''}</Cell>
                    </TableRow>
                  ))}
                </TableBody>
              </Table>
            )}
          </Section>
          <Section title="5. What the bank did">
            <p className="whitespace-pre-line">{draft?.actionTaken ?? 'Not written yet.'}</p>
            {found.outcome && (
              <p className="mt-2 text-secondary">Outcome of the case: {humanise(found.outcome)}</p>
            )}
          </Section>
          <footer className="grid gap-8 border-t pt-10 sm:grid-cols-2">
            <p className="border-t pt-1 text-12 text-muted">Money laundering reporting officer</p>
            <p className="border-t pt-1 text-12 text-muted">Place and date</p>
          </footer>
        </article>
      </Card>
    </div>
  )
})

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-2">
      <h3 className="text-15 font-semibold">{title}</h3>
      {children}
    </section>
  )
}

function Lines({ lines }: { lines: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="grid gap-x-8 gap-y-1.5 sm:grid-cols-[180px_minmax(0,1fr)]">
      {lines.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-muted">{name}</dt>
          <dd className="min-w-0 break-words">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
