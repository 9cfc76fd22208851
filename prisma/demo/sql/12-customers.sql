-- Customers and their wallets, as the ledger left them.
create unique index on ends (w);
analyze ends;

insert into customers (id, first_name, last_name, phone, email, identity_number, date_of_birth, nationality, preferred_language,
                       status, is_verified, created_by_merchant_id, created_at, updated_at)
select p.id, p.first_name, p.last_name, p.phone,
       case when pg_temp.u(w, 230) < 0.55 then lower(p.first_name || '.' || p.last_name) || w || '@mail.example' end,
       case when plan.kyc_state <> 'not_started' or pg_temp.u(w, 231) < 0.6 then p.identity_number end,
       p.date_of_birth, p.nationality, case when p.nationality = 'BW' and pg_temp.u(w, 232) < 0.55 then 'tn' else 'en' end::language,
       case when e.closed_ms > 0 then 'closed'
            when f.reason in ('suspected_fraud', 'aml_review', 'court_order') and f.lifted_ms is null and pg_temp.u(w, 233) < 0.7 then 'suspended'
            when plan.freeze_direction = 0 and e.last_ms < :now_ms - 3600000000 and p.created_ms < :now_ms - 5184000000
                 and pg_temp.u(w, 234) < 0.4 then 'inactive'
            else 'active' end::customer_status,
       plan.verified, case when pg_temp.u(w, 235) < 0.3 and by.created_ms < p.created_ms then by.id end,
       pg_temp.at(p.created_ms), pg_temp.at(p.created_ms)
from people as p join plan using (w) join ends as e using (w) left join freezes as f using (w)
left join paid_merchants as by on by.rank = 1 + floor(:paid * power(pg_temp.u(w, 236), 1.7))::int
order by w;

insert into wallets (id, customer_id, balance, tier, daily_limit, monthly_limit, status, kyc_state, opened_at, closed_at, updated_at)
select plan.wallet_id, plan.id, e.balance * 0.01, tier, daily_limit * 0.01, monthly_limit * 0.01,
       case when e.closed_ms > 0 then 'closed' when f.w is null or f.lifted_ms is not null then 'active'
            when f.direction = 2 then 'frozen' else 'frozen_debit' end::wallet_status,
       kyc_state, pg_temp.at(plan.created_ms + 1500), case when e.closed_ms > 0 then pg_temp.at(e.closed_ms) end, pg_temp.at(greatest(e.last_ms, plan.created_ms + 1500))
from plan join ends as e using (w) left join freezes as f using (w)
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

-- Those of the planted cases.
insert into customers (id, first_name, last_name, phone, email, identity_number, date_of_birth, nationality, preferred_language, status, is_verified, created_at, updated_at)
select id, first_name, last_name, phone, lower(first_name || '.' || last_name) || '@mail.example',
       case when kyc = 'approved' then identity_number end, date_of_birth, 'BW', 'tn', 'active', kyc = 'approved', pg_temp.at(born_ms), pg_temp.at(born_ms)
from cast_list join people using (w, id, wallet_id, female, first_name, last_name);

insert into wallets (id, customer_id, balance, tier, daily_limit, monthly_limit, kyc_state, opened_at, updated_at)
select wallet_id, id, coalesce((select after from planted_chain as c where c.w = cast_list.w and c.after is not null order by at_ms desc limit 1), 0) * 0.01
         + case when person = :mismatched then 250 else 0 end,
       l.tier, l.daily_limit, l.monthly_limit, case when kyc = 'approved' then 'verified' else 'pending' end::wallet_kyc_state,
       pg_temp.at(born_ms + 1500), pg_temp.at(born_ms + 1500)
from cast_list join wallet_tier_limits as l on l.tier = case when kyc = 'approved' then 'verified' else 'basic' end::wallet_tier;
