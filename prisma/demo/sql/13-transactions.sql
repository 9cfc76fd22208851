create function pg_temp.code(seq bigint) returns text language sql immutable parallel safe as
$$ select upper(lpad(to_hex((seq * 2654435761 + :seed) & 4294967295), 8, '0')) $$;
-- The bank's date of each hour, as references begin with it (the zone's offset is whole hours).
create temp table hour_names as
select (pg_temp.ms(at) / 3600000)::int as hour, 'TXN-' || to_char(at at time zone :tz, 'YYYYMMDD') || '-' as prefix
from generate_series(date_trunc('hour', :now::timestamptz - make_interval(days => greatest(:days, 250) + 2)), :now::timestamptz, interval '1 hour') as at;
create unique index on hour_names (hour);
analyze hour_names;
-- What the ledger refers to across rows.
create temp table refunded as
select o.seq, r.seq as by_seq, r.at_ms as refunded_ms, d.prefix || pg_temp.code(o.seq) as reference
from ledger as r join ledger as o on o.seq = r.refunds
join hour_names as d on d.hour = (o.at_ms - o.latency_ms) / 3600000
where r.refunds is not null and r.status = 'completed';
create unique index on refunded (seq);
create index on refunded (by_seq);
analyze refunded;

create function pg_temp.bank(seq bigint) returns eft_bank language sql immutable parallel safe as
$$ select ('{fnb,fnb,fnb,fnb,fnb,standard,standard,absa,absa,absa,stanbic,stanbic,nedbank,choppies,choppies,access,bank_gaborone,bank_gaborone,barclays,other}'::eft_bank[])[1 + pg_temp.pick(seq, 260, 20)] $$;
create function pg_temp.bank_name(bank eft_bank) returns text language sql immutable parallel safe as
$$ select case bank when 'fnb' then 'FNB' when 'standard' then 'Standard' when 'barclays' then 'Barclays' when 'nedbank' then 'Nedbank'
     when 'choppies' then 'Choppies' when 'absa' then 'Absa' when 'stanbic' then 'Stanbic' when 'access' then 'Access'
     when 'bank_gaborone' then 'Bank Gaborone' else 'another bank' end $$;

create function pg_temp.write_transactions(from_seq int, to_seq int) returns bigint language sql as $$
  with written as (
    insert into transactions (id, reference, direction, type, channel, status, amount, fee, net_amount, wallet_id, customer_id,
      counterparty_wallet_id, merchant_id, balance_before, balance_after, external_reference, description, failure_code,
      failure_reason, is_reconciled, created_at, completed_at)
    select l.id, d.prefix || pg_temp.code(l.seq), direction, type, channel,
           case when r.seq is not null then 'refunded'::transaction_status else l.status end,
           amount * 0.01, fee * 0.01, (case direction when 'credit' then amount - fee else amount + fee end) * 0.01,
           p.wallet_id, p.id, q.wallet_id, m.id, before * 0.01, after * 0.01,
           case when o.by_seq is not null then o.reference
                when type = 'wallet_transfer' then 'P2P-' || pg_temp.code(case when direction = 'credit' and after is not null then l.seq - 1 else l.seq end)
                when type = 'eft_topup' then 'EFT-' || pg_temp.code(l.seq)
                when channel in ('card', 'bank_transfer') then lpad((pg_temp.h(l.seq, 271) % 1000000000000)::text, 12, '0') end,
           case type
             when 'qr_payment' then 'QR payment to ' || m.name
             when 'merchant_payment' then 'Payment to ' || m.name
             when 'merchant_debit' then 'Debit order of ' || m.name
             when 'merchant_credit' then 'Wages from ' || m.name
             when 'refund' then 'Refund by ' || m.name
             when 'wallet_transfer' then ('{Transfer,Family support,Motshelo contribution,School fees,Rent,Groceries,Funeral contribution,Taxi fare,Goat purchase,Repayment}'::text[])[1 + pg_temp.pick(case when direction = 'credit' and after is not null then l.seq - 1 else l.seq end, 272, 10)]
             when 'fee' then ('{Monthly service fee,Card replacement fee,Statement fee}'::text[])[1 + pg_temp.pick(l.seq, 273, 3)]
             when 'deposit' then case when channel = 'cash' then 'Cash deposit at agent, ' || pg_temp.town(pg_temp.pick(l.seq, 274, 58)) else 'Deposit by bank transfer' end
             when 'topup' then case when channel = 'card' then 'Top-up by card' else 'Top-up by mobile money' end
             when 'eft_topup' then 'EFT from ' || pg_temp.bank_name(pg_temp.bank(l.seq))
             when 'cashout' then 'Cash out at agent, ' || pg_temp.town(pg_temp.pick(l.seq, 274, 58))
             else case when channel = 'card' then 'Cash machine withdrawal, ' || pg_temp.town(pg_temp.pick(l.seq, 274, 58)) else 'Withdrawal to bank account' end
           end,
           failure,
           case failure
             when 'insufficient_funds' then 'The balance does not cover amount and fee.'
             when 'daily_limit_exceeded' then 'The daily limit of the wallet would be exceeded.'
             when 'monthly_limit_exceeded' then 'The monthly limit of the wallet would be exceeded.'
             when 'wallet_frozen' then 'The wallet is frozen.' when 'wallet_closed' then 'The wallet is closed.'
             when 'counterparty_unavailable' then 'The recipient cannot receive money at the moment.'
             when 'invalid_account' then 'Account number and account holder do not match.'
             when 'qr_expired' then 'The QR code had expired.' when 'bank_declined' then 'The other bank declined.'
             when 'network_timeout' then 'No answer within the time limit.' when 'duplicate_request' then 'The same request was received twice.'
             when 'suspected_fraud' then 'Stopped by fraud screening.' when 'system_error' then 'An internal error occurred.' end,
           after is not null and l.at_ms < :now_ms - 172800000 and pg_temp.u(l.seq, 275) < 0.97,
           pg_temp.at(l.at_ms - latency_ms), case when after is not null then pg_temp.at(l.at_ms) end
    from ledger as l join people as p on p.w = l.w join hour_names as d on d.hour = (l.at_ms - l.latency_ms) / 3600000
    left join people as q on q.w = l.other left join m on m.m = l.m
    left join refunded as r on r.seq = l.seq left join refunded as o on o.by_seq = l.seq
    where l.seq between from_seq and to_seq
    order by l.seq
    returning 1
  ) select count(*) from written
$$;

-- Every status a transaction entered: requested, taken up, ended; and what came of it later.
create temp table steps as select generate_series(1, 3) as step;
create function pg_temp.write_transaction_events(from_seq int, to_seq int) returns bigint language sql as $$
  with written as (
    insert into transaction_events (id, transaction_id, from_status, to_status, actor, created_at) overriding system value
    select seq::bigint * 8 + step, id,
           case step when 1 then null when 2 then 'pending' else case when slow then 'processing' else 'pending' end end::transaction_status,
           case step when 1 then 'pending' when 2 then 'processing' else case when after is not null then 'completed' else status end end,
           'core-banking',
           pg_temp.at(case step when 1 then at_ms - latency_ms when 2 then at_ms - latency_ms * 7 / 10 else at_ms end)
    from (select seq, id, status, after, at_ms, latency_ms,
                 latency_ms > 20000 and status not in ('pending', 'cancelled', 'expired', 'on_hold') as slow
          from ledger where seq between from_seq and to_seq offset 0) as l, steps
    where step = 1 or (step = 2 and (slow or status = 'processing')) or (step = 3 and status not in ('pending', 'processing'))
    returning 1
  ), followed as (
    insert into transaction_events (id, transaction_id, from_status, to_status, actor, created_at) overriding system value
    select l.seq::bigint * 8 + 4, l.id, 'completed', case when r.seq is not null then 'refunded'::transaction_status else l.status end,
           'mpho.letshwiti@phantom.demo',
           pg_temp.at(coalesce(r.refunded_ms, least(l.at_ms + 3600000 + pg_temp.pick(l.seq, 276, 100000000), (l.at_ms + :now_ms) / 2)))
    from ledger as l left join refunded as r on r.seq = l.seq
    where l.seq between from_seq and to_seq and (l.status = 'disputed' or r.seq is not null)
    returning 1
  ) select (select count(*) from written) + (select count(*) from followed)
$$;
