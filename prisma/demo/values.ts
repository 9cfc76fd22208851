import type { Client } from 'pg'
import { rowsPerEvent } from './ledger/timeline'
import type { DemoOptions } from './options'
import { mismatchedPerson, plantedPeople } from './planted-cases'
import type { Values } from './script'
import { demoStaff } from './tables'

const signupShare = 0.38
export const step = 15_485_863 // a prime beyond every size, so that multiplying by it permutes

/** How many transactions are under way at the end. */
export const inFlight = ({ transactions }: DemoOptions) =>
  Math.min(1000, Math.max(8, Math.round(transactions * 0.0006)))

/** The values the scripts are filled in with. */
export function valuesOf({ customers, merchants, days, seed, timeZone, now }: DemoOptions): Values {
  const ordinary = customers - plantedPeople.length
  const signups = Math.round(ordinary * signupShare)
  const people = plantedPeople.map(({ person, firstName, lastName, female, kyc }) => ({
    person,
    first_name: firstName,
    last_name: lastName,
    female,
    kyc,
  }))
  return {
    merchants,
    days,
    seed,
    step,
    tz: quoted(timeZone),
    now: quoted(now.toISOString()),
    now_ms: now.getTime(),
    ordinary,
    signups,
    ordinary_before: ordinary - signups,
    people: quoted(JSON.stringify(people)),
    mismatched: mismatchedPerson,
    staff: quoted(JSON.stringify(demoStaff)),
  }
}

const quoted = (value: string) => `'${value.replaceAll("'", "''")}'`

/** How many events make the rows asked for, together with the planted ones and the ones under way. */
export async function eventsOf(client: Client, options: DemoOptions): Promise<Values> {
  const planted = await count(client, 'planted')
  const atEnd = inFlight(options) + Math.max(3, Math.round(options.transactions * 0.0001))
  return { events: Math.floor((options.transactions - planted - atEnd - 2) / rowsPerEvent) }
}

export async function count(client: Client, table: string): Promise<number> {
  const { rows } = await client.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`)
  return rows[0]?.n ?? 0
}
