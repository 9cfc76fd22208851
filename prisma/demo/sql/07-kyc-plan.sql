-- The plan of the KYC records, before anything moves: it decides who is verified and which limits hold.
-- A record is a timeline (milliseconds): submitted, review, asked (resubmission requested), resubmitted, second review,
-- decided, expired; its status is where that timeline stands now.
create temp table k (
  key bigint, w int, round int, level kyc_level, submitted_ms bigint, review_ms bigint, asked_ms bigint, resubmitted_ms bigint,
  second_review_ms bigint, decided_ms bigint, expired_ms bigint, status kyc_status
);
create temp table k_new (w int, round int, level kyc_level, submitted_ms bigint, approved float8, rejected float8);

create function pg_temp.decide() returns void language sql as $$
  with timed as (
    select w * 8::bigint + round as key, w, round, level, submitted_ms, approved, rejected,
           case
             -- Four in ten of the last days are still waiting; a quarter of them lie on somebody's desk, a few for too long.
             when submitted_ms > :now_ms - 302400000 and pg_temp.u(w * 8 + round, 60) < 0.42 then
               case when pg_temp.u(w * 8 + round, 63) < 0.27
                 then :now_ms - case when pg_temp.u(w * 8 + round, 64) < 0.15 then 7300000 + pg_temp.pick(w * 8 + round, 65, 25000000)
                                     else 60000 + pg_temp.pick(w * 8 + round, 65, 6600000) end end
             else submitted_ms + least(250000000, 10800000 * exp(pg_temp.z(w * 8 + round, 61)))::bigint + 60000
           end as review_ms
    from k_new where submitted_ms < :now_ms - 30000
  ), first_look as (
    select *, review_ms is not null and review_ms > submitted_ms and review_ms <= :now_ms as reviewed,
           case when submitted_ms > :now_ms - 302400000 and pg_temp.u(key, 60) < 0.42 then null
                else review_ms + 240000 + pg_temp.pick(key, 66, 2200000) end as look_ms,
           pg_temp.u(key, 67) as luck
    from timed
  ), asked as (
    select *, case when luck >= approved + rejected and look_ms <= :now_ms then look_ms end as asked_ms,
           case when luck < approved + rejected and look_ms <= :now_ms then look_ms end as first_decision_ms,
           case when luck >= approved + rejected and pg_temp.u(key, 68) < 0.65
                then look_ms + 3600000 + pg_temp.pick(key, 69, 500000000) end as back_ms
    from first_look
  ), second_look as (
    select *, case when back_ms < :now_ms then back_ms end as resubmitted_ms,
           back_ms + 60000 + least(250000000, 9000000 * exp(pg_temp.z(key, 70)))::bigint as again_ms
    from asked
  ), decided as (
    select *, case when again_ms <= :now_ms then again_ms end as second_review_ms,
           coalesce(first_decision_ms, case when again_ms + 900000 <= :now_ms then again_ms + 900000 end) as decided_ms,
           case when asked_ms is null then luck < approved else pg_temp.u(key, 73) < 0.85 end as accepted
    from second_look
  ), ended as (
    select *, case when accepted and decided_ms + 31536000000 < :now_ms then decided_ms + 31536000000
                   when asked_ms is not null and back_ms is null and asked_ms + 5184000000 < :now_ms then asked_ms + 5184000000
              end as expired_ms
    from decided
  )
  insert into k
  select key, w, round, level, submitted_ms, case when reviewed then review_ms end, asked_ms, resubmitted_ms, second_review_ms,
         decided_ms, expired_ms,
         (case when expired_ms is not null then 'expired'
               when decided_ms is not null then case when accepted then 'approved' else 'rejected' end
               when second_review_ms is not null then 'in_progress'
               when resubmitted_ms is not null then 'pending'
               when asked_ms is not null then 'resubmission_requested'
               when reviewed then 'in_progress' else 'pending' end)::kyc_status
  from ended;
  delete from k_new;
$$;

-- First submissions. A few customers never send any.
insert into k_new
select w, 1, case when pg_temp.u(w, 71) < 0.7 then 'basic' else 'enhanced' end::kyc_level,
       created_ms + 120000 + least(600000000, 1800000 * exp(1.6 * pg_temp.z(w, 74)))::bigint, 0.82, 0.08
from c where keenness > 0.08;
select pg_temp.decide();

-- Once rejected, half try again.
insert into k_new
select w, 2, level, decided_ms + 86400000 + pg_temp.pick(key, 72, 800000000), 0.75, 0.25
from k where status = 'rejected' and pg_temp.u(key, 76) < 0.5;
select pg_temp.decide();

-- Approval lasts a year; most renew around that day.
insert into k_new
select w, 3, level, expired_ms - 1700000000 + pg_temp.pick(key, 77, 2000000000)::bigint, 0.96, 0.02
from k where status = 'expired' and decided_ms is not null and pg_temp.u(key, 78) < 0.85;
select pg_temp.decide();

-- Busy customers want higher limits.
insert into k_new
select w, 4, case when pg_temp.u(w, 79) < 0.55 then 'premium' else 'enhanced' end::kyc_level,
       decided_ms + 259200000 + (pg_temp.u(w, 80) * (:now_ms - decided_ms - 259200000))::bigint, 0.86, 0.07
from (select distinct on (w) * from k order by w, round desc) as newest join c using (w)
where status = 'approved' and level <> 'premium' and decided_ms < :now_ms - 345600000
  and pg_temp.u(w, 82) < case when keenness > 0.8 then 0.75 when keenness > 0.5 then 0.3 else 0.15 end;
select pg_temp.decide();
create index on k (w);
analyze k;

-- What the KYC records make of customer and wallet. Limits in thebe.
create temp table standing as
select c.w, coalesce(bool_or(status = 'approved'), false) as verified,
       coalesce(max(kyc_tier(level)) filter (where status = 'approved'), 'basic') as tier,
       (case when bool_or(status = 'approved') then 'verified'
             when bool_or(status in ('pending', 'in_progress', 'resubmission_requested')) then 'pending'
             when bool_or(status = 'expired') then 'expired'
             when bool_or(status = 'rejected') then 'rejected' else 'not_started' end)::wallet_kyc_state as kyc_state
from c left join k using (w) group by c.w;
