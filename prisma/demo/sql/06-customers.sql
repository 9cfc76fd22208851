-- The plan of the customers. Rank 1 is the busiest; the number w is what the rank is shuffled to, so that busy customers
-- are not the oldest. The last :planted numbers are kept for the planted cases and take no part in what follows.
create temp table c as
with joined as (
  -- 62 % were there before the first day, since up to two years; the others sign up during the days shown.
  select w, (select min(start_ms) from hours) - 86400000 - (power(pg_temp.u(w, 30), 1.4) * 640)::bigint * 86400000
           + 25200000 + (pg_temp.u(w, 31) * 39600000)::bigint as created_ms
  from generate_series(1::bigint, :ordinary_before) as w
  union all
  select :ordinary_before + n, start_ms + (((n - first_signup - 1) + 0.9 * pg_temp.u(:ordinary_before + n, 31)) / (last_signup - first_signup) * width_ms)::bigint
  from hours, generate_series(first_signup + 1, last_signup) as n
), ranked as (
  select rank, pg_temp.shuffle(rank, :ordinary) as w from generate_series(0, :ordinary - 1) as rank
)
select w::int, created_ms, pg_temp.uid(created_ms, 32, w) as id, pg_temp.uid(created_ms + 1500, 34, w) as wallet_id,
       pg_temp.u(w, 36) < 0.52 as female, pg_temp.u(w, 37) < 0.05 as is_foreign, 1 - rank / :ordinary::float8 as keenness
from joined join ranked using (w) order by w;
create unique index on c (w);
analyze c;

-- How many customers existed six hours before each hour: only they take part in it.
alter table hours add column customers int;
update hours set customers = (:ordinary - :signups)
  + coalesce((select max(g.last_signup) from hours as g where g.h = hours.h - 6), 0)::int;
