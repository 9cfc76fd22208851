import { beforeAll, expect, it } from 'vitest'
import { testDatabase } from '@/lib/testing/database'
import { newAdmin, newKycRecord } from '@/lib/testing/rows'
import { SPANS } from './constants'
import { readStatistics } from './data'

const ZONE = 'Africa/Gaborone'
const { owner } = await testDatabase()

type Made = { level: string; officer: string; status: string; submitted: number; decided: number | null }
const made: Made[] = []
const HOUR = 3_600_000

/** Decisions of more than a year, some of them long after the submission, some still open or ended without one. */
beforeAll(async () => {
  const names = ['Ada', 'Ben', 'Cat']
  const officers = await Promise.all(names.map((name) => newAdmin(owner, { name, role: 'compliance' })))
  const now = Date.now()
  for (let i = 0; i < 120; i += 1) {
    const level = ['basic', 'enhanced', 'premium'][i % 3] ?? 'basic'
    const submitted = now - ((i * 79) % 9_600) * HOUR - 5 * HOUR
    const open = i % 11 === 0
    const decided = open ? null : submitted + (1 + ((i * 37) % 60)) * HOUR
    if (decided !== null && decided > now) continue
    const status = open ? 'pending' : i % 5 === 0 ? 'rejected' : i % 7 === 0 ? 'expired' : 'approved'
    const officer = i % 3
    made.push({ level, officer: names[officer] ?? '', status, submitted, decided })
    await newKycRecord(owner, {
      ...{
        level,
        status,
        submitted_at: new Date(submitted),
        reason_code: status === 'rejected' ? 'incomplete' : null,
      },
      ...(decided === null
        ? {}
        : {
            decided_by: officers[officer],
            decided_at: new Date(decided),
            expires_at: expiry(status, decided),
          }),
    })
  }
})

const expiry = (status: string, decided: number) =>
  status === 'rejected' ? null : new Date(decided + 365 * 24 * HOUR)

async function startOf(days: number): Promise<number> {
  const { rows } = await owner.query<{ at: Date }>(
    `SELECT (((now() AT TIME ZONE $1)::date - $2::int)::timestamp AT TIME ZONE $1) AS at`,
    [ZONE, days - 1],
  )
  return rows[0]?.at.getTime() ?? 0
}

/** As percentile_cont is defined: between the two rows around the place. */
function percentile(rows: readonly Made[], share: number): number | null {
  const times = rows
    .map(({ submitted, decided }) => ((decided ?? 0) - submitted) / 1000)
    .sort((a, b) => a - b)
  const place = share * (times.length - 1)
  const [low, high] = [times[Math.floor(place)], times[Math.ceil(place)]]
  return low === undefined || high === undefined ? null : low + (high - low) * (place - Math.floor(place))
}

function figures(rows: readonly Made[]) {
  return {
    approved: rows.filter(({ status }) => status !== 'rejected').length,
    rejected: rows.filter(({ status }) => status === 'rejected').length,
    medianSeconds: percentile(rows, 0.5),
    p95Seconds: percentile(rows, 0.95),
  }
}

it.each(SPANS)('counts the decisions of %s days as they are, by level and officer too', async (days) => {
  const from = await startOf(days)
  const decided = made.filter((row) => row.decided !== null && row.decided >= from)
  const found = await readStatistics(days)
  const late = decided.filter(({ submitted, decided: at }) => (at ?? 0) - submitted > 24 * HOUR).length
  expect(found.all).toEqual({ ...figures(decided), late })
  expect(found.submitted).toBe(made.filter(({ submitted }) => submitted >= from).length)
  for (const { level, ...row } of found.levels)
    expect(row).toEqual(figures(decided.filter((one) => one.level === level)))
  expect(found.levels.length).toBe(new Set(decided.map(({ level }) => level)).size)
  for (const { officer, ...row } of found.officers)
    expect(row).toEqual(figures(decided.filter((one) => one.officer === officer)))
})

it('has every week of the span, and the backlog at its end', async () => {
  const { weeks } = await readStatistics(90)
  expect(weeks.length).toBeGreaterThanOrEqual(13)
  for (const [at, { week, backlog, submitted, approved, rejected }] of weeks.entries()) {
    const start = Date.parse(`${week}T00:00:00+02:00`)
    expect(new Date(`${week}T12:00:00Z`).getUTCDay()).toBe(1)
    const end = at === weeks.length - 1 ? Date.now() : start + 7 * 24 * HOUR
    const within = (time: number | null) => time !== null && time >= start && time < end
    expect(submitted, week).toBe(made.filter((row) => within(row.submitted)).length)
    expect(approved + rejected, week).toBe(made.filter((row) => within(row.decided)).length)
    const open = made.filter((row) => row.submitted < end && (row.decided === null || row.decided >= end))
    expect(backlog, week).toBe(open.length)
  }
})

it('counts the reasons, of rejections and of what was sent back', async () => {
  const id = await newKycRecord(owner)
  await owner.query(
    `UPDATE kyc_records SET status = 'in_progress', review_started_at = now() WHERE id = $1`,
    [id],
  )
  await owner.query(
    `UPDATE kyc_records SET status = 'resubmission_requested', reason_code = 'document_unreadable' WHERE id = $1`,
    [id],
  )
  const { reasons, asked } = await readStatistics(30)
  expect(asked).toBe(1)
  expect(reasons).toContainEqual({ reason: 'document_unreadable', rejected: 0, asked: 1 })
})
