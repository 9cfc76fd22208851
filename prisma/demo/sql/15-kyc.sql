-- KYC records with the data as submitted, their documents (generated placeholders) and their history.
create temp table k_full as
select k.*, pg_temp.uid(submitted_ms, 330, key) as id,
       case when w > :ordinary then 12 else least(greatest((case when pg_temp.u(key, 331) < 0.72 then pg_temp.pick(key, 332, 31) when pg_temp.u(key, 331) < 0.95 then 31 + pg_temp.pick(key, 332, 40)
                            else 71 + pg_temp.pick(key, 332, 30) end) + case when status = 'rejected' then 20 else 0 end, 0), 100) end::smallint as risk_score,
       case when asked_ms is not null then ('{document_unreadable,incomplete,address_unproven,document_expired,selfie_mismatch}'::kyc_reason_code[])[1 + pg_temp.pick(key, 333, 5)] end as ask_reason,
       case when status = 'rejected' then ('{document_mismatch,suspected_forgery,selfie_mismatch,document_expired,incomplete,sanctions_match,document_unreadable,other,duplicate_identity}'::kyc_reason_code[])[1 + pg_temp.pick(key, 334, 9)] end as reject_reason,
       1 + pg_temp.pick(key, 335, 3) as reviewer, 1 + (pg_temp.pick(key, 335, 3) + 1) % 3 as second_reviewer,
       coalesce(second_review_ms, review_ms) as last_review_ms
from k;
create temp table k_typed as
select k_full.*, case when w > :ordinary then 'id_card' when p.nationality <> 'BW' then 'passport' when pg_temp.u(key, 336) < 0.84 then 'id_card' when pg_temp.u(key, 336) < 0.92 then 'driving_licence' else 'passport' end::kyc_document_type as document_type
from k_full join people as p using (w);

insert into kyc_records (id, customer_id, level, status, risk_score, first_name, last_name, date_of_birth, nationality, phone, document_type,
  document_number, address_line, town, claimed_by, claimed_until, review_started_at, decided_by, second_decider, reason_code, notes,
  submitted_at, decided_at, expires_at, updated_at)
select k.id, p.id, level, status, risk_score, first_name, last_name, date_of_birth, nationality, coalesce(o.phone, p.phone), document_type,
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
order by submitted_ms;

insert into kyc_documents (id, kyc_record_id, kind, file, content_type, size_bytes, sha256, uploaded_at)
select pg_temp.uid(submitted_ms - 60000 + step, 340, key * 8 + step), k.id, i.kind::kyc_document_kind, i.file, 'image/png', i.size_bytes, i.sha256, pg_temp.at(submitted_ms - 60000 + step)
from k_typed as k,
lateral (values (1, document_type::text, true), (2, 'selfie', true), (3, 'proof_of_address', level <> 'basic'), (4, 'bank_statement', level = 'premium')) as v (step, name, sent),
placeholder_images as i
where v.sent and i.kind = v.name and i.variant = pg_temp.pick(key * 8 + step, 342, 8);

insert into kyc_events (id, kyc_record_id, from_status, to_status, reason_code, actor, created_at) overriding system value
select key * 8 + step, k.id, before::kyc_status, after::kyc_status, reason, actor, pg_temp.at(ms)
from k_typed as k join staff as s on s.n = reviewer,
lateral (values
  (1, null, 'pending', null::kyc_reason_code, 'customer', submitted_ms),
  (2, 'pending', 'in_progress', null, s.email, review_ms),
  (3, 'in_progress', 'resubmission_requested', ask_reason, s.email, asked_ms),
  (4, 'resubmission_requested', 'pending', null, 'customer', resubmitted_ms),
  (5, 'pending', 'in_progress', null, s.email, second_review_ms),
  (6, 'in_progress', case when status = 'rejected' then 'rejected' else 'approved' end, reject_reason, s.email, decided_ms),
  (7, case when decided_ms is null then 'resubmission_requested' else 'approved' end, 'expired', null, 'system', expired_ms)
) as e (step, before, after, reason, actor, ms)
where ms is not null;
