import 'server-only'
import { ACCOUNT_FAILURES } from '@/lib/auth/login-limits'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { env } from '@/lib/env'
import type { Span } from './constants'
import { type Threats, threats } from './dto'

const MOST = 50

/** What failed after its password was compared, or would have been: what limits are counted from. */
const FAILED = Prisma.sql`
  outcome IN ('wrong_password', 'unknown_account', 'disabled_account', 'wrong_second_factor')`
/** What was stopped by a limit. */
const HELD = Prisma.sql`outcome IN ('locked', 'rate_limited')`

/** Attempts of the last hours, by time, by account and by source. */
export async function readThreats(hours: Span): Promise<Threats> {
  const [points, accounts, sources] = await Promise.all([
    attemptsOverTime(hours),
    attackedAccounts(hours),
    attackSources(hours),
  ])
  const lockedNow = accounts.filter(({ locked }) => locked).length
  return threats.parse({ points, accounts, sources, lockedNow })
}

/** One for each hour of a day, or each day of the bank of a week; the one that goes on is the last. */
function attemptsOverTime(hours: Span) {
  const unit = hours > 24 ? 'day' : 'hour'
  const zone = env().BANK_TIME_ZONE
  return db().$queryRaw`
    WITH steps AS (
      SELECT generate_series(date_trunc(${unit}, now() - make_interval(hours => ${hours - 1}::int), ${zone}),
        now(), ('1 ' || ${unit})::interval) AS at)
    SELECT s.at,
      count(l.id) FILTER (WHERE ${FAILED})::int AS failed,
      count(l.id) FILTER (WHERE ${HELD})::int AS held,
      count(l.id) FILTER (WHERE outcome = 'success')::int AS succeeded
    FROM steps s LEFT JOIN login_attempts l
      ON l.attempted_at >= s.at AND l.attempted_at < s.at + ('1 ' || ${unit})::interval
    GROUP BY s.at ORDER BY s.at`
}

/** The accounts that most failed at; those that are locked come first. */
function attackedAccounts(hours: Span) {
  return db().$queryRaw<{ locked: boolean }[]>`
    WITH attacked AS (
      SELECT account, count(*) FILTER (WHERE ${FAILED})::int AS failed, count(*) FILTER (WHERE ${HELD})::int AS held,
        count(DISTINCT source)::int AS sources, max(attempted_at) AS last_at
      FROM login_attempts WHERE attempted_at > now() - make_interval(hours => ${hours}::int) AND outcome <> 'success'
      GROUP BY account)
    SELECT a.account, u.id IS NOT NULL AS exists, a.failed, a.held, a.sources, a.last_at AS "lastAt",
      u.id IS NOT NULL AND (
        SELECT count(*) FROM (
          SELECT FROM login_attempts l
          WHERE l.account = a.account AND l.device_id IS NULL AND ${FAILED}
            AND l.attempted_at > greatest(
              (SELECT max(unlocked_at) FROM login_unlocks w WHERE w.account = a.account),
              (SELECT max(attempted_at) FROM login_attempts w WHERE w.account = a.account AND w.outcome = 'success'),
              '-infinity'::timestamptz)
          ORDER BY l.attempted_at LIMIT ${ACCOUNT_FAILURES}::int) failed) >= ${ACCOUNT_FAILURES}::int AS locked
    FROM attacked a LEFT JOIN admin_users u ON u.email = a.account
    ORDER BY locked DESC, a.failed + a.held DESC, a.account LIMIT ${MOST}::int`
}

function attackSources(hours: Span) {
  return db().$queryRaw`
    SELECT CASE WHEN family(source) = 6 THEN source::text ELSE host(source) END AS source,
      count(*) FILTER (WHERE ${FAILED})::int AS failed, count(*) FILTER (WHERE ${HELD})::int AS held,
      bool_or(outcome = 'rate_limited') AS "turnedAway", count(DISTINCT account)::int AS accounts,
      max(attempted_at) AS "lastAt", (array_agg(user_agent ORDER BY attempted_at DESC))[1] AS "userAgent"
    FROM login_attempts WHERE attempted_at > now() - make_interval(hours => ${hours}::int) AND outcome <> 'success'
    GROUP BY login_attempts.source ORDER BY count(*) DESC, 1 LIMIT ${MOST}::int`
}
