-- Staff who appear in the history. Their password is the hash of nothing anybody knows: nobody signs in as them.
insert into admin_users (id, email, name, role, password_hash, created_at, password_changed_at)
select pg_temp.uid(ms, 200, n), email, name, role::admin_role,
       '$argon2id$v=19$m=19456,t=2,p=1$' || left(md5(:seed || email), 22) || '$' || left(md5(email || :seed) || md5(name), 43),
       pg_temp.at(ms), pg_temp.at(ms)
from jsonb_to_recordset(:staff::jsonb) as staff (n int, email text, name text, role text),
     (select min(start_ms) - 64800000000 as ms from hours) as founded
on conflict (email) do nothing;
create temp table staff as
select n, admin_users.id, email from jsonb_to_recordset(:staff::jsonb) as s (n int, email text) join admin_users using (email);

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

