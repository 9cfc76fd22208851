import type { ClientBase } from 'pg'
import type { SuspiciousRule } from '@/lib/db/generated/enums'
import { ruleOf, thresholdsOf } from './catalogue'
import type { Thresholds } from './rule'

export type RuleInForce = { version: number; isEnabled: boolean; thresholds: Thresholds }

type Row = { rule: SuspiciousRule; version: number; isEnabled: boolean; thresholds: unknown }

/**
 * Each rule as it is in force.
 * @throws when the thresholds of one do not fit this version of the portal
 */
export async function rulesInForce(client: ClientBase): Promise<ReadonlyMap<SuspiciousRule, RuleInForce>> {
  const { rows } = await client.query<Row>(
    `SELECT DISTINCT ON (rule) rule, version, is_enabled AS "isEnabled", thresholds
       FROM suspicious_rule_versions ORDER BY rule, version DESC`,
  )
  return new Map(
    rows.flatMap(({ rule, thresholds, ...row }) => {
      const known = ruleOf(rule)
      return known ? [[rule, { ...row, thresholds: thresholdsOf(known).parse(thresholds) }] as const] : []
    }),
  )
}
