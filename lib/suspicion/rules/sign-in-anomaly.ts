import type { Hit, StaffRule } from '../rule'

type Spray = { source: string; at: Date; accounts: number; failures: number; hour: string }
type Travel = { adminId: string; email: string; anchor: string; at: Date; networks: number; sources: string }

/** One look per source and minute is enough: a spray goes on for longer than that. */
const SPRAY = `
  WITH last AS (
    SELECT source, max(attempted_at) AS at FROM login_attempts WHERE attempted_at >= $1 AND outcome <> 'success'
     GROUP BY source, date_trunc('minute', attempted_at))
  SELECT DISTINCT ON (l.source, hour) host(l.source) AS source, l.at, n.accounts::int AS accounts, n.failures::int AS failures,
         to_char(l.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24') AS hour
    FROM last l CROSS JOIN LATERAL (
      SELECT count(DISTINCT account) AS accounts, count(*) AS failures FROM login_attempts a
       WHERE a.source = l.source AND a.outcome <> 'success' AND a.attempted_at <= l.at
         AND a.attempted_at > l.at - make_interval(mins => $3)) n
   WHERE n.accounts >= $2 ORDER BY l.source, hour, l.at`

/**
 * Where somebody is, an address does not say: but nobody signs in from two networks on two devices within minutes.
 * A network is the /16 of an IPv4 address or the /32 of an IPv6 one, about what one provider has in one place.
 */
const NETWORK = `network(set_masklen(a.source, CASE family(a.source) WHEN 4 THEN 16 ELSE 32 END))`
const TRAVEL = `
  SELECT l.admin_user_id AS "adminId", l.account AS email, 'travel ' || l.id AS anchor, l.attempted_at AS at,
         n.networks::int AS networks, n.sources
    FROM login_attempts l CROSS JOIN LATERAL (
      SELECT count(DISTINCT ${NETWORK}) AS networks, count(DISTINCT coalesce(a.device_id::text, a.id::text)) AS devices,
             string_agg(DISTINCT host(a.source), ', ') AS sources
        FROM login_attempts a WHERE a.account = l.account AND a.outcome = 'success' AND a.attempted_at <= l.attempted_at
         AND a.attempted_at > l.attempted_at - make_interval(mins => $3)) n
   WHERE l.attempted_at >= $1 AND l.outcome = 'success' AND l.admin_user_id IS NOT NULL
     AND n.networks >= $2 AND n.devices >= 2`

export const signInAnomaly: StaffRule<'accounts' | 'sprayMinutes' | 'networks' | 'travelMinutes'> = {
  rule: 'sign_in_anomaly',
  name: 'Sign-in anomaly',
  about:
    'One address tries the passwords of many accounts, or one account signs in from networks too far apart for one person.',
  thresholds: {
    accounts: {
      label: 'One address fails at as many accounts',
      unit: 'accounts',
      help: 'Whether they exist or not.',
      ...{ least: 2, most: 1_000, whole: true },
    },
    sprayMinutes: {
      label: 'Within',
      unit: 'minutes',
      help: 'Ending with each failure.',
      ...{ least: 1, most: 1_440, whole: true },
    },
    networks: {
      label: 'One account signs in from as many networks',
      unit: 'networks',
      help: 'And on different devices. The portal knows addresses, not places.',
      ...{ least: 2, most: 10, whole: true },
    },
    travelMinutes: {
      label: 'Within',
      unit: 'minutes',
      help: 'From the first to the last.',
      ...{ least: 1, most: 240, whole: true },
    },
  },
  async find(client, { since }, { accounts, sprayMinutes, networks, travelMinutes }) {
    const sprays = await client.query<Spray>(SPRAY, [since, accounts, sprayMinutes])
    const travels = await client.query<Travel>(TRAVEL, [since, networks, travelMinutes])
    return [
      ...sprays.rows.map(
        ({ source, at, hour, ...row }): Hit => ({
          ...{ subjectType: 'source', subjectId: source, customerId: null, walletId: null },
          ...{ anchor: `spray ${hour}`, at, severity: 'high', transactionIds: [] },
          sentence: `${source} failed ${row.failures} times to sign in to ${row.accounts} different accounts within ${sprayMinutes} minutes.`,
        }),
      ),
      ...travels.rows.map(
        ({ adminId, email, anchor, at, sources, ...row }): Hit => ({
          ...{ subjectType: 'admin_user', subjectId: adminId, customerId: null, walletId: null },
          ...{ anchor, at, severity: 'high', transactionIds: [] },
          sentence: `${email} signed in from ${row.networks} networks within ${travelMinutes} minutes, on different devices: ${sources}.`,
        }),
      ),
    ]
  },
}
