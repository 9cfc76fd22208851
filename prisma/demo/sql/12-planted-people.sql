-- The people of the planted cases, numbered after the ordinary customers, and their rows in the ledger.
create temp table cast_list as
select :ordinary + p.person as w, p.*, pg_temp.uid(p.born_ms, 32, :ordinary + p.person) as id,
       pg_temp.uid(p.born_ms + 1500, 34, :ordinary + p.person) as wallet_id
from (select person, first_name, last_name, female, kyc, least((select min(start_ms) from hours), :now_ms - 86400000 * 260::bigint) - 86400000 * (person * 3)::bigint as born_ms
      from jsonb_to_recordset(:people::jsonb) as j (person int, first_name text, last_name text, female boolean, kyc text)) as p;

insert into people
select w, id, wallet_id, born_ms, female, 'BW', first_name, last_name, pg_temp.phone(w), pg_temp.omang(w, female),
       (pg_temp.at(born_ms) at time zone :tz)::date - (9000 + person * 700)
from cast_list;

insert into customers (id, first_name, last_name, phone, email, identity_number, date_of_birth, nationality, preferred_language, status, is_verified, created_at, updated_at)
select id, first_name, last_name, phone, lower(first_name || '.' || last_name) || '@mail.example',
       case when kyc = 'approved' then identity_number end, date_of_birth, 'BW', 'tn', 'active', kyc = 'approved', pg_temp.at(born_ms), pg_temp.at(born_ms)
from cast_list join people using (w, id, wallet_id, female, first_name, last_name);

create temp table planted_chain as
select :ordinary + person as w, planted.*, row_number() over (order by at_ms, direction desc, person) as n,
       sum(case when direction = 'credit' then amount - fee else -amount - fee end) filter (where status = 'completed')
         over (partition by person order by at_ms) as after
from planted;

insert into wallets (id, customer_id, balance, tier, daily_limit, monthly_limit, kyc_state, opened_at, updated_at)
select wallet_id, id, coalesce((select after from planted_chain as c where c.w = cast_list.w and c.after is not null order by at_ms desc limit 1), 0) * 0.01
         + case when person = :mismatched then 250 else 0 end,
       l.tier, l.daily_limit, l.monthly_limit, case when kyc = 'approved' then 'verified' else 'pending' end::wallet_kyc_state,
       pg_temp.at(born_ms + 1500), pg_temp.at(born_ms + 1500)
from cast_list join wallet_tier_limits as l on l.tier = case when kyc = 'approved' then 'verified' else 'basic' end::wallet_tier;

insert into ledger
select (select max(seq) from ledger) + n, pg_temp.uid(at_ms, 276, n), w, :ordinary + other, case when type = 'merchant_payment' then (select p.m from paid_merchants as p where rank = 1) end,
       direction, type, channel, status, amount, fee,
       case when status = 'completed' then after - (case when direction = 'credit' then amount - fee else -amount - fee end) end,
       case when status = 'completed' then after end,
       case when status = 'completed' then at_ms else :now_ms end,
       case when status <> 'completed' then :now_ms - at_ms when channel = 'eft' then 1500000 when channel = 'bank_transfer' then 240000 else 2100 end,
       null, null
from planted_chain order by n;

-- Approved long ago; or, in the duplicate cases, waiting: pending since yesterday morning, in two submissions each.
insert into k
select w * 8::bigint + 1, w, 1, 'basic', sent_ms, case when kyc = 'approved' then sent_ms + 7200000 end, null, null, null,
       case when kyc = 'approved' then sent_ms + 8100000 end, null, case when kyc = 'approved' then 'approved' else 'pending' end::kyc_status
from cast_list, lateral (select case when kyc = 'approved' then born_ms + 3600000 else :now_ms - 10800000 * person end as sent_ms) as sent;

create temp table kyc_overrides as
select a.w, b.phone, null::text as document_number from people as a, people as b where a.w = :ordinary + 8 and b.w = :ordinary + 7
union all select a.w, null, b.identity_number from people as a, people as b where a.w = :ordinary + 6 and b.w = :ordinary + 5;
