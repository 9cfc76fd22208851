-- The hours of the demo, in the bank's zone, and how many events fall into each.
-- Share of the day by hour: PaySim's published aggregates (Lopez-Rojas et al. 2016).
create temp table hours as
with span as (
  select ((:now::timestamptz at time zone :tz)::date - (:days - 1))::timestamp at time zone :tz as first_at
), slots as (
  select row_number() over (order by at)::int as h, at, at at time zone :tz as wall,
         least(1, extract(epoch from :now::timestamptz - interval '20 seconds' - at) / 3600)::float8 as part
  from span, generate_series(first_at, :now::timestamptz - interval '25 seconds', interval '1 hour') as at
), weighed as (
  select h, at, part, wall::date as day,
         extract(day from wall + interval '7 days') <= 7 or extract(day from wall) <= 1 as payday,
         part
         * ('{3.3,1.2,0.3,0.02,0.02,0.02,0.1,0.4,1.0,1.4,1.2,1.6,2.5,3.6,4.4,4.4,6.1,7.0,10.6,12.9,12.9,10.2,8.5,6.5}'::float8[])[1 + extract(hour from wall)::int]
         * ('{0.80,0.95,0.95,0.97,1.02,1.30,1.10}'::float8[])[1 + extract(dow from wall)::int]
         * case when extract(day from wall + interval '7 days') <= 7 then 1.35 when extract(day from wall) <= 2 then 1.2 else 1 end
         * (0.8 + 0.4 * (wall::date - first_at::date) / :days)
         * (0.94 + 0.12 * pg_temp.u(wall::date - date '2000-01-01', 1)) as weight,
         part * ('{1,1,0,0,0,1,3,8,12,14,14,13,10,12,14,13,12,10,8,7,6,5,3,2}'::float8[])[1 + extract(hour from wall)::int]
         * (0.8 + 0.4 * (wall::date - first_at::date) / :days) as signup_weight
  from slots, span
), running as (
  select *, sum(weight) over w / sum(weight) over () as upto, sum(signup_weight) over w / sum(signup_weight) over () as signups_upto
  from weighed window w as (order by h)
)
select h, day, payday, pg_temp.ms(at) as start_ms, (part * 3600000)::bigint as width_ms,
       coalesce(lag(round(:events * upto)) over w, 0)::bigint as first_event, round(:events * upto)::bigint as last_event,
       coalesce(lag(round(:signups * signups_upto)) over w, 0)::bigint as first_signup,
       round(:signups * signups_upto)::bigint as last_signup
from running window w as (order by h);

create unique index on hours (h);
analyze hours;
