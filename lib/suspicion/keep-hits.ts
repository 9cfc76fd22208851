import type { ClientBase } from 'pg'
import type { SuspiciousRule } from '@/lib/db/generated/enums'
import type { Hit } from './rule'

/**
 * Keeps what a rule found: each occasion once, in the open case of its subject or in a new one. A case takes the words
 * of its latest occasion and the highest severity of all.
 */
const SQL = `
  WITH given AS (
    SELECT DISTINCT ON (subject_type, subject_id, anchor) * FROM jsonb_to_recordset($3::jsonb) AS g
      (subject_type text, subject_id text, customer_id uuid, wallet_id uuid, anchor text, at timestamptz(3),
       severity severity, sentence text, transaction_ids uuid[])
     WHERE NOT EXISTS (
       SELECT FROM suspicious_hits h WHERE h.rule = $1::suspicious_rule AND h.subject_type = g.subject_type
          AND h.subject_id = g.subject_id AND h.anchor = g.anchor)
     ORDER BY subject_type, subject_id, anchor, at),
  cases AS (
    INSERT INTO suspicious_activities AS c
      (rule, rule_version, severity, subject_type, subject_id, customer_id, wallet_id, evidence, summary, hits)
    SELECT $1::suspicious_rule, $2::smallint, max(severity), subject_type, subject_id, (array_agg(customer_id))[1],
           (array_agg(wallet_id))[1], jsonb_build_object('firstAt', min(at), 'lastAt', max(at)),
           (array_agg(sentence ORDER BY at DESC))[1], count(*)
      FROM given GROUP BY subject_type, subject_id ORDER BY subject_type, subject_id
    ON CONFLICT (rule, subject_type, subject_id) WHERE status <> 'closed' DO UPDATE SET
      hits = c.hits + excluded.hits, last_hit_at = greatest(c.last_hit_at, now()), rule_version = excluded.rule_version,
      severity = greatest(c.severity, excluded.severity),
      summary = CASE WHEN coalesce((c.evidence->>'lastAt')::timestamptz, '-infinity') > (excluded.evidence->>'lastAt')::timestamptz
                     THEN c.summary ELSE excluded.summary END,
      evidence = jsonb_build_object(
        'firstAt', least((c.evidence->>'firstAt')::timestamptz, (excluded.evidence->>'firstAt')::timestamptz),
        'lastAt', greatest((c.evidence->>'lastAt')::timestamptz, (excluded.evidence->>'lastAt')::timestamptz))
    RETURNING id, subject_type, subject_id)
  INSERT INTO suspicious_hits
    (suspicious_id, rule, rule_version, subject_type, subject_id, anchor, sentence, transaction_ids, happened_at)
  SELECT c.id, $1::suspicious_rule, $2::smallint, g.subject_type, g.subject_id, g.anchor, g.sentence, g.transaction_ids, g.at
    FROM given g JOIN cases c USING (subject_type, subject_id)`

/** @returns how many occasions were not known yet */
export async function keepHits(
  client: ClientBase,
  rule: SuspiciousRule,
  version: number,
  hits: readonly Hit[],
): Promise<number> {
  if (hits.length === 0) return 0
  const given = hits.map((hit) => ({
    subject_type: hit.subjectType,
    subject_id: hit.subjectId,
    customer_id: hit.customerId,
    wallet_id: hit.walletId,
    anchor: hit.anchor,
    at: hit.at,
    severity: hit.severity,
    sentence: hit.sentence.replace(/\0|\p{Cs}/gu, '\ufffd').slice(0, 1_000),
    transaction_ids: hit.transactionIds,
  }))
  const { rowCount } = await client.query(SQL, [rule, version, JSON.stringify(given)])
  return rowCount ?? 0
}
