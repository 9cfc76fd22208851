-- Who the customers are.
create temp table people as
select w, id, wallet_id, created_ms, female,
       case when is_foreign then (pg_temp.foreigner(pg_temp.pick(w, 220, 16)))[1] else 'BW' end as nationality,
       case when is_foreign then (pg_temp.foreigner(pg_temp.pick(w, 220, 16)))[2]
            when female then pg_temp.female_name(pg_temp.pick(w, 221, 60)) else pg_temp.male_name(pg_temp.pick(w, 221, 60)) end as first_name,
       case when is_foreign then (pg_temp.foreigner(pg_temp.pick(w, 220, 16)))[3] else pg_temp.surname(pg_temp.pick(w, 222, 80)) end as last_name,
       pg_temp.phone(w) as phone, case when is_foreign then pg_temp.passport(w) else pg_temp.omang(w, female) end as identity_number,
       (pg_temp.at(created_ms) at time zone :tz)::date - (6580 + power(pg_temp.u(w, 223), 1.7) * 17500)::int as date_of_birth
from plan;
create unique index on people (w);
analyze people;

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

create temp table planted_chain as
select :ordinary + person as w, planted.*, row_number() over (order by at_ms, direction desc, person) as n,
       sum(case when direction = 'credit' then amount - fee else -amount - fee end) filter (where status = 'completed')
         over (partition by person order by at_ms) as after
from planted;

create temp table planted_entries as
select (n - 1)::int as seq, w::int, (:ordinary + other)::int as other,
       case when type = 'merchant_payment' then (select p.m from paid_merchants as p where rank = 1) end as merchant,
       direction, type, channel, status, amount::float8, fee::float8,
       case when status = 'completed' then (after - case when direction = 'credit' then amount - fee else -amount - fee end)::float8 end as before,
       case when status = 'completed' then after::float8 end as after,
       (case when status = 'completed' then at_ms else :now_ms end)::float8 as at,
       (case when status <> 'completed' then :now_ms - at_ms when channel = 'eft' then 1500000 when channel = 'bank_transfer' then 240000 else 2100 end)::float8 as latency
from planted_chain;

-- Approved long ago; or, in the duplicate cases, waiting: pending since yesterday morning, in two submissions each.
insert into k
select w * 8::bigint + 1, w, 1, 'basic', sent_ms, case when kyc = 'approved' then sent_ms + 7200000 end, null, null, null,
       case when kyc = 'approved' then sent_ms + 8100000 end, null, case when kyc = 'approved' then 'approved' else 'pending' end::kyc_status
from cast_list, lateral (select case when kyc = 'approved' then born_ms + 3600000 else :now_ms - 10800000 * person end as sent_ms) as sent;

create temp table kyc_overrides as
select a.w, b.phone, null::text as document_number from people as a, people as b where a.w = :ordinary + 8 and b.w = :ordinary + 7
union all select a.w, null, b.identity_number from people as a, people as b where a.w = :ordinary + 6 and b.w = :ordinary + 5;
