-- Freezes, some lifted again, decided before the ledger so that it can refuse what they forbid.
create temp table freezes as
select w, case when reason in ('deceased', 'court_order') or pg_temp.u(w, 90) < 0.4 then 2 else 1 end as direction,
       reason::freeze_reason, frozen_ms,
       case when lifted then least(frozen_ms + 86400000 + pg_temp.pick(w, 91, 1700000000), (frozen_ms + :now_ms) / 2) end as lifted_ms
from (
  select w, pg_temp.u(w, 92) < 0.009 as lifted,
         ('{suspected_fraud,aml_review,customer_request,lost_device,suspected_fraud,lost_device,court_order,regulator_request,deceased,other}'::text[])[1 + pg_temp.pick(w, 93, 10)] as reason,
         from_ms + (pg_temp.u(w, 94) * (:now_ms - 7200000 - from_ms))::bigint as frozen_ms
  from (select w, greatest(created_ms + 86400000, (select min(start_ms) from hours)) as from_ms from c) as opened
  where pg_temp.u(w, 92) < 0.018 and from_ms < :now_ms - 172800000
) as drawn;

-- c as the ledger and the tables need it: one row per ordinary customer with everything decided so far.
create temp table plan as
select c.*, s.verified, s.tier, s.kyc_state, (l.daily_limit * 100)::bigint as daily_limit, (l.monthly_limit * 100)::bigint as monthly_limit,
       coalesce(f.direction, 0) as freeze_direction, coalesce(f.frozen_ms, 0) as frozen_ms,
       coalesce(f.lifted_ms, 9000000000000000) as lifted_ms
from c join standing as s using (w) join wallet_tier_limits as l using (tier) left join freezes as f using (w);
create unique index on plan (w);
analyze plan;
