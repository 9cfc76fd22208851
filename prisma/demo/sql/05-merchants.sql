-- The plan of the merchants: number, when they joined, what became of them. The first three are always active, the next two
-- suspended and closed, the last pending, so that every status is there however few merchants are asked for.
create temp table m as
select i::int as m, pg_temp.uid(ms, 20, i) as id, ms as created_ms, status::merchant_status,
       (0.005 + 0.0025 * pg_temp.pick(i, 21, 9))::numeric(5, 4) as commission_rate
from (
  select i,
         case when i <= :merchants * 0.92
           then (select min(start_ms) from hours) - 86400000 - (pg_temp.u(i, 22) * 700 * 86400000)::bigint
           else (select min(start_ms) from hours) + (pg_temp.u(i, 22) * :days * 0.97 * 86400000)::bigint end as ms,
         case when i <= 3 then 'active' when i = 4 then 'suspended' when i = 5 then 'closed' when i = :merchants then 'pending'
              when i > :merchants * 0.97 then 'pending' when pg_temp.u(i, 23) < 0.04 then 'suspended'
              when pg_temp.u(i, 23) < 0.06 then 'closed' else 'active' end as status
  from generate_series(1, :merchants) as i
) as planned;

-- Payments go to merchants that were active before the first day, a few of them taking most.
create temp table paid_merchants as
select row_number() over (order by m)::int as rank, m, id, commission_rate, created_ms from m
where status = 'active' and m <= greatest(:merchants * 0.92, 3);
create unique index on paid_merchants (rank);
analyze m; analyze paid_merchants;
