-- Staff who appear in the history. Their password is the hash of nothing anybody knows: nobody signs in as them.
insert into admin_users (id, email, name, role, password_hash, created_at, password_changed_at)
select pg_temp.uid(ms, 200, n), email, name, role::admin_role,
       '$argon2id$v=19$m=19456,t=2,p=1$' || left(md5(:seed || email), 22) || '$' || left(md5(email || :seed) || md5(name), 43),
       pg_temp.at(ms), pg_temp.at(ms)
from (values (1, 'lorato.sebina@phantom.demo', 'Lorato Sebina', 'compliance'), (2, 'tumelo.nkwe@phantom.demo', 'Tumelo Nkwe', 'compliance'),
             (3, 'keneilwe.tau@phantom.demo', 'Keneilwe Tau', 'compliance'), (4, 'mpho.letshwiti@phantom.demo', 'Mpho Letshwiti', 'operations')
     ) as staff (n, email, name, role),
     (select min(start_ms) - 64800000000 as ms from hours) as founded
on conflict (email) do nothing;
create temp table staff as
select n, (select id from admin_users where email = e) as id, e as email
from unnest('{lorato.sebina@phantom.demo,tumelo.nkwe@phantom.demo,keneilwe.tau@phantom.demo,mpho.letshwiti@phantom.demo}'::text[]) with ordinality as s (e, n);

alter table m add column name text;
update m set name = pg_temp.business_root(m * 7 + pg_temp.pick(m, 201, 3)) || ' ' || pg_temp.business_kind(m * 3 + m / 30) || ' ' || pg_temp.town(pg_temp.pick(m, 202, 58));
insert into merchants (id, business_name, registration_number, settlement_account, contact_email, contact_phone, status,
                       commission_rate, webhook_url, created_at, updated_at)
select id, name, 'BW' || lpad(((m * 7919 + :seed) % 99999999989)::text, 11, '0'), '62' || lpad(((m * 104729 + :seed) % 999999937)::text, 9, '0'),
       'accounts' || m || '@' || lower(regexp_replace(split_part(name, ' ', 1), '[^A-Za-z]', '', 'g')) || '.example',
       '+2673' || lpad(pg_temp.pick(m, 203, 1000000)::text, 6, '0'), status, commission_rate,
       case when pg_temp.u(m, 204) < 0.4 then 'https://pay' || m || '.merchants.example/hooks/phantom' end, pg_temp.at(created_ms),
       pg_temp.at(created_ms)
from m order by m;

insert into api_credentials (id, merchant_id, label, key_prefix, key_hash, permissions, expires_at, last_used_at, last_used_ip, is_active, created_at)
select pg_temp.uid(born, 210, m * 4 + n), id, ('{Point of sale,Web shop,Payroll}'::text[])[n], 'pb_demo_' || lpad(to_hex(m * 4 + n), 6, '0'),
       encode(sha256(convert_to('demo ' || :seed || ' ' || (m * 4 + n), 'UTF8')), 'hex'),
       ('{"{payments:create,payments:read}","{payments:create,qr:create}","{credits:create,customers:read}"}'::text[])[n]::text[],
       case when pg_temp.u(m * 4 + n, 211) < 0.5 then pg_temp.at(born + 31536000000) end,
       case when status = 'active' and pg_temp.u(m * 4 + n, 212) < 0.85 then pg_temp.at(:now_ms - pg_temp.pick(m * 4 + n, 213, 200000000)) end,
       case when status = 'active' and pg_temp.u(m * 4 + n, 212) < 0.85 then ('198.51.100.' || 1 + pg_temp.pick(m, 214, 254))::inet end,
       status = 'active' and pg_temp.u(m * 4 + n, 215) < 0.9, pg_temp.at(born)
from (select m.*, n, least(created_ms + 3600000 * n::bigint, :now_ms - 300000000) as born from m, generate_series(1, 3) as n
      where n <= 1 + pg_temp.pick(m.m, 216, 3) and status <> 'pending' and created_ms < :now_ms - 300000000) as keys;

-- Customers and their wallets.
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

insert into customers (id, first_name, last_name, phone, email, identity_number, date_of_birth, nationality, preferred_language,
                       status, is_verified, created_by_merchant_id, created_at, updated_at)
select p.id, p.first_name, p.last_name, p.phone,
       case when pg_temp.u(w, 230) < 0.55 then lower(p.first_name || '.' || p.last_name) || w || '@mail.example' end,
       case when plan.kyc_state <> 'not_started' or pg_temp.u(w, 231) < 0.6 then p.identity_number end,
       p.date_of_birth, p.nationality, case when p.nationality = 'BW' and pg_temp.u(w, 232) < 0.55 then 'tn' else 'en' end::language,
       case when closed.w is not null then 'closed'
            when f.reason in ('suspected_fraud', 'aml_review', 'court_order') and f.lifted_ms is null and pg_temp.u(w, 233) < 0.7 then 'suspended'
            when plan.freeze_direction = 0 and e.last_ms < :now_ms - 3600000000 and p.created_ms < :now_ms - 5184000000
                 and pg_temp.u(w, 234) < 0.4 then 'inactive'
            else 'active' end::customer_status,
       plan.verified, case when pg_temp.u(w, 235) < 0.3 and by.created_ms < p.created_ms then by.id end,
       pg_temp.at(p.created_ms), pg_temp.at(p.created_ms)
from people as p join plan using (w) join ends as e using (w) left join closed using (w) left join freezes as f using (w)
left join paid_merchants as by on by.rank = 1 + floor(:paid * power(pg_temp.u(w, 236), 1.7))::int
order by w;

insert into wallets (id, customer_id, balance, tier, daily_limit, monthly_limit, status, kyc_state, opened_at, closed_at, updated_at)
select plan.wallet_id, plan.id, e.balance * 0.01, tier, daily_limit * 0.01, monthly_limit * 0.01,
       case when closed.w is not null then 'closed' when f.w is null or f.lifted_ms is not null then 'active'
            when f.direction = 2 then 'frozen' else 'frozen_debit' end::wallet_status,
       kyc_state, pg_temp.at(plan.created_ms + 1500), pg_temp.at(closed_ms), pg_temp.at(greatest(e.last_ms, plan.created_ms + 1500))
from plan join ends as e using (w) left join closed using (w) left join freezes as f using (w)
order by w;

insert into wallet_freezes (id, wallet_id, direction, reason, note, authority_reference, review_on, frozen_by, frozen_at, lifted_by, lifted_at, lift_note)
select pg_temp.uid(f.frozen_ms, 240, f.w), plan.wallet_id, case f.direction when 1 then 'debit' else 'all' end::freeze_direction, reason,
       case reason when 'lost_device' then 'Customer reported the phone lost at an agent.' when 'customer_request' then 'Asked for by the customer by phone.'
         when 'deceased' then 'Death notified by the family; estate to be settled.' when 'suspected_fraud' then 'Pattern of payments under review.'
         when 'aml_review' then 'Source of funds requested.' when 'other' then 'Held at the request of a branch.' end,
       case when reason = 'court_order' then 'MAHGB-' || lpad(pg_temp.pick(f.w, 241, 1000000)::text, 6, '0') || '-26'
            when reason = 'regulator_request' then 'FIA/' || lpad(pg_temp.pick(f.w, 242, 10000)::text, 4, '0') end,
       (pg_temp.at(f.frozen_ms) at time zone :tz)::date + 14 + pg_temp.pick(f.w, 243, 60),
       (select id from staff where n = 1 + pg_temp.pick(f.w, 244, 4)), pg_temp.at(f.frozen_ms),
       case when f.lifted_ms is not null then (select id from staff where n = 1 + pg_temp.pick(f.w, 245, 4)) end, pg_temp.at(f.lifted_ms),
       case when f.lifted_ms is not null then 'Reviewed: nothing stands against lifting it.' end
from freezes as f join plan using (w);

-- Which merchants may act for which customers.
insert into merchant_customer_access (id, merchant_id, customer_id, access_type, grant_reason, granted_by, expires_at, is_active, created_at)
select distinct on (by.id, a.id) pg_temp.uid(born, 250, w * 4 + n), by.id, a.id,
       case when n = 1 then 'full' else ('{full,credit_only,view_only,suspended,credit_only,view_only}'::text[])[1 + pg_temp.pick(w * 4 + n, 251, 6)] end::access_type,
       case when n = 1 then 'wallet_creation' else ('{business_partnership,customer_request,admin_grant,api_integration}'::text[])[1 + pg_temp.pick(w * 4 + n, 252, 4)] end::access_grant_reason,
       case when n = 1 then 'api_integration' else ('{customer,mpho.letshwiti@phantom.demo,api_integration}'::text[])[1 + pg_temp.pick(w * 4 + n, 253, 3)] end,
       case when n > 1 and pg_temp.u(w * 4 + n, 254) < 0.3 then pg_temp.at(born + 7776000000::bigint) end,
       pg_temp.u(w * 4 + n, 255) < 0.93, pg_temp.at(born)
from (select w, id, n, greatest(created_ms, case when n = 1 then created_ms
               else created_ms + (pg_temp.u(w * 4 + n, 256) * (:now_ms - created_ms - 1000))::bigint end) as born, created_ms
      from plan, generate_series(1, 2) as n where case when n = 1 then pg_temp.u(w, 235) < 0.3 else pg_temp.u(w, 257) < 0.15 end) as a
join paid_merchants as by on by.rank = 1 + floor(:paid * power(case when n = 1 then pg_temp.u(w, 236) else pg_temp.u(w, 258) end, 1.7))::int
  and by.created_ms < born
order by by.id, a.id, n;
