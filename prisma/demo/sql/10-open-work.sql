-- Where each wallet ended, and the accounts that were closed: empty, quiet for a week, never frozen, nothing under review.
create temp table ends as
select e.w::int, e.balance, e.last_ms from state, unnest(state.balance, state.last_ms) with ordinality as e (balance, last_ms, w);
create unique index on ends (w);
analyze ends;

create temp table closed as
select w, last_ms + 43200000 + pg_temp.pick(w, 100, 300000000) as closed_ms
from ends join plan using (w)
where balance = 0 and last_ms > 0 and last_ms < :now_ms - 604800000 and freeze_direction = 0
  and kyc_state <> 'pending' and pg_temp.u(w, 101) < 0.5;
create unique index on closed (w);

-- What is under way right now: requested minutes ago, not posted yet.
insert into ledger
select (select seq from state) + row_number() over (order by age desc, i), pg_temp.uid(:now_ms - age, 274, i), w, other, m,
       case when kind <= 3 then 'credit' else 'debit' end::transaction_direction,
       ('{eft_topup,eft_topup,deposit,withdrawal,withdrawal,cashout,qr_payment,merchant_payment,wallet_transfer}'::transaction_type[])[kind],
       ('{eft,eft,bank_transfer,bank_transfer,card,cash,qr_code,card,wallet}'::transaction_channel[])[kind],
       case when (kind in (1, 3, 4) and age > 240000) or kind in (5, 8) then 'processing' else 'pending' end::transaction_status,
       case when kind <= 3 then pg_temp.amount(pg_temp.z(i, 110), 1560, 0.9, 1000)
            when kind in (7, 8) then least(pg_temp.amount(pg_temp.z(i, 110), 120, 0.9, 5), balance / 2)
            else greatest(least(pg_temp.amount(pg_temp.z(i, 110), 1200, 0.8, 1000), balance / 2000 * 1000), 1000) end,
       0, null, null, :now_ms, age, null, null
from (
 select * from (
  select *, case when kind <= 2 then 60000 + pg_temp.pick(i, 111, 5400000) when kind <= 4 then 60000 + pg_temp.pick(i, 111, 2400000)
                 else 4000 + pg_temp.pick(i, 111, 50000) end::bigint as age
  from (
    select distinct on (w) i, w, 1 + pg_temp.pick(i, 112, 9) as kind, e.balance,
           (select p.m from paid_merchants as p where p.rank = 1 + pg_temp.pick(i, 113, :paid) and 1 + pg_temp.pick(i, 112, 9) in (7, 8)) as m,
           case when 1 + pg_temp.pick(i, 112, 9) = 9 then 1 + w % :ordinary_before end as other
    from generate_series(1, :in_flight * 12) as i,
         lateral (select pg_temp.draw(i, 114, :ordinary_before) as w) as drawn join ends as e using (w)
    where not exists (select from closed where closed.w = e.w) and e.balance >= 5000
      and not exists (select from freezes where freezes.w = e.w)
    order by w, i
  ) as one_each
) as aged
where other is distinct from w
 order by pg_temp.h(i, 115)
 limit (select :transactions - :planted_rows - seq from state)
) as chosen;
