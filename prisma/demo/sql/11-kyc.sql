-- KYC records with the data as submitted, their documents (generated placeholders) and their history.
create temp table k_full as
select k.*, pg_temp.uid(submitted_ms, 330, key) as id,
       case when w > :ordinary then 12 else least(greatest((case when pg_temp.u(key, 331) < 0.72 then pg_temp.pick(key, 332, 31) when pg_temp.u(key, 331) < 0.95 then 31 + pg_temp.pick(key, 332, 40)
                            else 71 + pg_temp.pick(key, 332, 30) end) + case when status = 'rejected' then 20 else 0 end, 0), 100) end::smallint as risk_score,
       case when asked_ms is not null then ('{document_unreadable,incomplete,address_unproven,document_expired,selfie_mismatch}'::kyc_reason_code[])[1 + pg_temp.pick(key, 333, 5)] end as ask_reason,
       case when status = 'rejected' then ('{document_mismatch,suspected_forgery,selfie_mismatch,document_expired,incomplete,sanctions_match,document_unreadable,other,duplicate_identity,underage}'::kyc_reason_code[])[1 + pg_temp.pick(key, 334, 10)] end as reject_reason,
       1 + pg_temp.pick(key, 335, 3) as reviewer, 1 + (pg_temp.pick(key, 335, 3) + 1) % 3 as second_reviewer,
       coalesce(second_review_ms, review_ms) as last_review_ms
from k;
create temp table k_typed as
select k_full.*, case when w > :ordinary then 'id_card' when p.nationality <> 'BW' then 'passport' when pg_temp.u(key, 336) < 0.84 then 'id_card' when pg_temp.u(key, 336) < 0.92 then 'driving_licence' else 'passport' end::kyc_document_type as document_type
from k_full join people as p using (w);
analyze k_typed;

-- What the intake found, for every score: points are given factor by factor until they add up to it.
create temp table risk_plans as
with factors (n, factor, most) as (values
  (1, 'foreign_document', 15), (2, 'high_limits', 10), (3, 'politically_exposed', 40), (4, 'adverse_media', 30),
  (5, 'shared_device', 25), (6, 'new_phone_number', 20), (7, 'cash_intensive_work', 15), (8, 'thin_history', 12)
), cases as (
  select score, abroad, premium, turn
  from generate_series(0, 100) as score, (values (false), (true)) as a (abroad), (values (false), (true)) as b (premium), generate_series(0, 3) as turn
), placed as (
  select *, coalesce(sum(most) over (partition by score, abroad, premium, turn
              order by case when n <= 4 then n else 10 + (n + turn) % 4 end rows between unbounded preceding and 1 preceding), 0) as before
  from cases, factors
  where case n when 1 then abroad when 2 then premium when 3 then score > 70 and turn % 2 = 0 when 4 then score > 70 and turn % 2 = 1 else true end
)
select score::smallint, abroad, premium, turn,
       coalesce(jsonb_agg(jsonb_build_object('factor', factor, 'points', least(most, score - before)) order by least(most, score - before) desc, factor)
                  filter (where score > before), '[]') as risk_factors
from placed group by 1, 2, 3, 4;
analyze risk_plans;

insert into kyc_records (id, customer_id, level, status, risk_score, risk_factors, document_expires_on, first_name, last_name, date_of_birth, nationality, phone, document_type,
  document_number, address_line, town, claimed_by, claimed_until, review_started_at, decided_by, second_decider, reason_code, notes,
  submitted_at, decided_at, expires_at, updated_at)
select k.id, p.id, level, status, risk_score, r.risk_factors,
       (pg_temp.at(submitted_ms) at time zone :tz)::date + case when 'document_expired' in (reject_reason, ask_reason) and status <> 'approved'
            or status = 'pending' and w <= :ordinary and pg_temp.u(key, 344) < 0.04 then -1 - pg_temp.pick(key, 345, 400) else 40 + pg_temp.pick(key, 345, 3500) end,
       first_name, last_name,
       case when reject_reason = 'underage' then (pg_temp.at(submitted_ms) at time zone :tz)::date - 5000 - pg_temp.pick(key, 343, 1400) else date_of_birth end, nationality, coalesce(o.phone, p.phone), document_type,
       case when o.document_number is not null then o.document_number else case document_type when 'driving_licence' then 'DL' || lpad(pg_temp.pick(key, 337, 100000000)::text, 8, '0')
            when 'passport' then case when nationality = 'BW' then 'BN' || lpad(pg_temp.pick(w, 338, 10000000)::text, 7, '0') else identity_number end
            else identity_number end end,
       pg_temp.address(w), pg_temp.town(pg_temp.pick(w, 339, 58)),
       case when status = 'in_progress' then s.id end, case when status = 'in_progress' then pg_temp.at(last_review_ms + 1800000) end,
       pg_temp.at(last_review_ms), case when decided_ms is not null then s.id end,
       case when decided_ms is not null and risk_score > 70 then s2.id end, coalesce(reject_reason, ask_reason),
       case when status = 'rejected' then 'Compared with the documents sent; see reason.' when asked_ms is not null then 'Asked the customer for a better copy.' end,
       pg_temp.at(submitted_ms), pg_temp.at(decided_ms),
       case when decided_ms is not null and status <> 'rejected' then pg_temp.at(decided_ms + 31536000000) end,
       pg_temp.at(coalesce(expired_ms, decided_ms, resubmitted_ms, asked_ms, review_ms, submitted_ms))
from k_typed as k join people as p using (w) left join kyc_overrides as o using (w) join staff as s on s.n = reviewer join staff as s2 on s2.n = second_reviewer
join risk_plans as r on r.score = risk_score and r.abroad = (nationality <> 'BW') and r.premium = (level = 'premium') and r.turn = pg_temp.pick(key, 346, 4)
order by submitted_ms;

-- `offset 0` keeps kind and variant from being worked out again for every image they are compared with.
-- Step tables joined with CASE: a VALUES list in a lateral join would be compiled again for every record.
create temp table document_steps as select generate_series(1, 4) as step;
insert into kyc_documents (id, kyc_record_id, kind, file, content_type, size_bytes, sha256, uploaded_at)
select pg_temp.uid(submitted_ms - 60000 + step, 340, key * 8 + step), sent.id, i.kind::kyc_document_kind, i.file, 'image/png', i.size_bytes, i.sha256,
       pg_temp.at(submitted_ms - 60000 + step)
from (select k.id, key, step, submitted_ms,
             case step when 1 then document_type::text when 2 then 'selfie' when 3 then 'proof_of_address' else 'bank_statement' end as kind,
             pg_temp.pick(key * 8 + step, 342, 8) as variant
      from k_typed as k, document_steps
      where step <= 2 or (step = 3 and level <> 'basic') or (step = 4 and level = 'premium') offset 0) as sent
join placeholder_images as i using (kind, variant);

create temp table kyc_steps as select generate_series(1, 7) as step;
insert into kyc_events (id, kyc_record_id, from_status, to_status, reason_code, actor, created_at) overriding system value
select key * 8 + step, id,
       (case step when 2 then 'pending' when 3 then 'in_progress' when 4 then 'resubmission_requested' when 5 then 'pending' when 6 then 'in_progress'
                  when 7 then case when decided_ms is null then 'resubmission_requested' else 'approved' end end)::kyc_status,
       (case step when 1 then 'pending' when 2 then 'in_progress' when 3 then 'resubmission_requested' when 4 then 'pending' when 5 then 'in_progress'
                  when 6 then case when status = 'rejected' then 'rejected' else 'approved' end else 'expired' end)::kyc_status,
       case step when 3 then ask_reason when 6 then reject_reason end,
       case when step in (1, 4) then 'customer' when step = 7 then 'system' else email end, pg_temp.at(ms)
from (select k.*, s.email, step,
             case step when 1 then submitted_ms when 2 then review_ms when 3 then asked_ms when 4 then resubmitted_ms when 5 then second_review_ms
                       when 6 then decided_ms else expired_ms end as ms
      from k_typed as k join staff as s on s.n = reviewer, kyc_steps offset 0) as e
where ms is not null;
