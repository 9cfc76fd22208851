-- Each QR payment came from a code. Paid codes are used; the others ran out, were cancelled, or are still open.
insert into qr_codes (id, merchant_id, amount, reference, token, status, scans, customer_id, transaction_id, created_at, expires_at, scanned_at)
select pg_temp.uid(born, 280, seq), m.id, amount * 0.01, 'QR-' || pg_temp.code(seq),
       replace(pg_temp.uid(born, 282, seq)::text || pg_temp.uid(scanned, 284, seq)::text, '-', ''),
       (case when after is not null then 'used' when born + 900000 < :now_ms then 'expired' else 'active' end)::qr_code_status,
       1 + (pg_temp.u(seq, 286) < 0.08)::int, p.id, case when after is not null then l.id end,
       pg_temp.at(born), pg_temp.at(born + 900000), pg_temp.at(scanned)
from ledger as l join m on m.m = l.m join people as p on p.w = l.w,
lateral (select at_ms - latency_ms - 2000 as scanned, at_ms - latency_ms - 8000 - pg_temp.pick(seq, 287, 300000) as born) as times
where type = 'qr_payment';

insert into qr_codes (id, merchant_id, amount, reference, token, status, scans, customer_id, created_at, expires_at, scanned_at)
select pg_temp.uid(born, 290, seq), m.id, (100 + pg_temp.pick(seq, 291, 3000) * 5) * 0.01, 'QR-' || pg_temp.code(seq + 2000000000),
       replace(pg_temp.uid(born, 292, seq)::text || pg_temp.uid(born, 294, seq)::text, '-', ''),
       (case when pg_temp.u(seq, 295) < 0.16 then 'cancelled' when born + 900000 < :now_ms then 'expired' else 'active' end)::qr_code_status,
       scanned::int, case when scanned then p.id end, pg_temp.at(born), pg_temp.at(born + 900000),
       case when scanned then pg_temp.at(least(born + 5000 + pg_temp.pick(seq, 296, 120000), :now_ms)) end
from ledger as l join m on m.m = l.m join people as p on p.w = l.w,
lateral (select at_ms - 60000 - pg_temp.pick(seq, 297, 1200000) as born, pg_temp.u(seq, 298) < 0.3 as scanned) as drawn
where type = 'qr_payment' and pg_temp.u(seq, 299) < 0.38;

-- Codes on screens right now.
insert into qr_codes (id, merchant_id, amount, reference, token, status, scans, created_at, expires_at)
select pg_temp.uid(born, 310, i), p.id, (100 + pg_temp.pick(i, 311, 4000) * 5) * 0.01, 'QR-' || pg_temp.code(3000000000 + i),
       replace(pg_temp.uid(born, 312, i)::text || pg_temp.uid(born, 314, i)::text, '-', ''), 'active', 0, pg_temp.at(born), pg_temp.at(born + 900000)
from (select i, :now_ms - 5000 - pg_temp.pick(i, 316, 840000) as born from generate_series(1, 4 + :in_flight / 8) as i) as drawn
join paid_merchants as p on p.rank = 1 + pg_temp.pick(i, 317, :paid);

-- Each EFT top-up is a payment from an account at another bank.
insert into eft_payments (id, customer_id, wallet_id, amount, bank, account_number_masked, reference, status, failure_reason,
                          transaction_id, created_at, processed_at, completed_at)
select pg_temp.uid(born, 320, seq), p.id, p.wallet_id, amount * 0.01, pg_temp.bank(seq), '****' || lpad(pg_temp.pick(l.w, 321, 10000)::text, 4, '0'),
       'EFT-' || pg_temp.code(seq), state, case when state = 'failed' then
         case failure when 'bank_declined' then 'The sending bank declined.' when 'network_timeout' then 'No answer from the sending bank.'
                      when 'wallet_frozen' then 'The wallet is frozen.' else 'The payment could not be matched.' end end,
       l.id, pg_temp.at(born),
       case when state in ('processing', 'completed', 'refunded', 'failed') then pg_temp.at(at_ms - latency_ms * 7 / 10) end,
       case when state in ('completed', 'refunded') then pg_temp.at(at_ms) end
from ledger as l join people as p on p.w = l.w,
lateral (select at_ms - latency_ms as born,
  (case when after is not null then 'completed' when status in ('cancelled', 'expired') then 'cancelled'
        when failure = 'invalid_account' then 'refunded' when status = 'failed' then 'failed' else status::text end)::eft_payment_status as state) as drawn
where type = 'eft_topup';
