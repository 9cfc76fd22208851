-- The ledger. One pass in the order of posting, with every balance in memory: the only way to get running balances that
-- are exact, never negative and true on both sides of a transfer. Amounts are thebe (bigint).
create temp table ledger (
  seq int, id uuid, w int, other int, m int,
  direction transaction_direction, type transaction_type, channel transaction_channel, status transaction_status,
  amount bigint, fee bigint, before bigint, after bigint, at_ms bigint, latency_ms bigint,
  failure transaction_failure_code, refunds int
);
create temp table state (
  seq int, balance bigint[], last_ms bigint[], day_spent bigint[], day_no int[], month_spent bigint[], month_no int[],
  queue bigint[], queue_head int, owed int[]
);
alter table state alter balance set storage external, alter last_ms set storage external, alter day_spent set storage external,
  alter day_no set storage external, alter month_spent set storage external, alter month_no set storage external;
insert into state select 0, array_fill(0::bigint, array[:ordinary]), array_fill(0::bigint, array[:ordinary]),
  array_fill(0::bigint, array[:ordinary]), array_fill(0, array[:ordinary]), array_fill(0::bigint, array[:ordinary]),
  array_fill(0, array[:ordinary]), '{}', 1, '{0,0,0,0}';

-- What never changes during the pass: limits (thebe) and freezes by customer number. 0 none, 1 debits, 2 everything.
create temp table fixed as
select array_agg(daily_limit order by w) as daily, array_agg(monthly_limit order by w) as monthly,
       array_agg(freeze_direction order by w) as frozen, array_agg(frozen_ms order by w) as frozen_from,
       array_agg(lifted_ms order by w) as frozen_to
from plan;
alter table fixed alter daily set storage external, alter monthly set storage external, alter frozen set storage external,
  alter frozen_from set storage external, alter frozen_to set storage external;

-- Rank share of the busiest: few customers do most. Never 0, at most 1.
create function pg_temp.draw(n bigint, salt int, customers int) returns int language sql immutable parallel safe as
$$ select 1 + ((pg_temp.shuffle(floor(:ordinary * power(1 - sqrt(1 - pg_temp.u(n, salt)), 1.4))::bigint, :ordinary) - 1) % customers)::int $$;

-- Log-normal amount in thebe with that mean, rounded to that step.
create function pg_temp.amount(z float8, mean float8, sigma float8, step int) returns bigint language sql immutable parallel safe as
$$ select greatest(round(mean * 100 * exp(sigma * z - sigma * sigma / 2) / step)::bigint, 1) * step $$;

create function pg_temp.post(from_hour int, to_hour int, row_limit int) returns setof ledger language plpgsql as $$
#variable_conflict use_column
declare
  -- Kinds: 1 cash out, 2 payment, 3 transfer, 4 debit, 5 cash in, 6 wages, 7 refund.
  s state; f fixed; r record; o ledger;
  bal bigint[]; last bigint[]; dspent bigint[]; dno int[]; mspent bigint[]; mno int[];
  lday bigint[]; lmonth bigint[]; fz int[]; fzfrom bigint[]; fzto bigint[];
  queued bigint[]; head int; owes int[]; n_rows int; kind int; w int; other int; cand int; k int;
  a bigint; fee bigint; b bigint; best int; used bigint; paid int[]; code transaction_failure_code; v float8;
begin
  select * into s from state;
  select * into f from fixed;
  bal := s.balance; last := s.last_ms; dspent := s.day_spent; dno := s.day_no; mspent := s.month_spent; mno := s.month_no;
  queued := s.queue; head := s.queue_head; owes := s.owed; n_rows := s.seq;
  select array_agg(m order by rank) into paid from paid_merchants;
  lday := f.daily; lmonth := f.monthly; fz := f.frozen; fzfrom := f.frozen_from; fzto := f.frozen_to;

  for r in
    select n::int as n, pg_temp.uid(t, 270, n) as id, t, day, month, m, v, failing, z,
           case when n % 13 = pg_temp.h(n / 13, 40) % 13 then 3
                when q < wage then 6 when q < wage + 0.0085 then 7
                when q < wage + 0.0085 + (1 - wage - 0.0085) * 0.3972 then 1
                when q < wage + 0.0085 + (1 - wage - 0.0085) * 0.7770 then 2
                when q < wage + 0.0085 + (1 - wage - 0.0085) * 0.9946 then 5 else 4 end as kind,
           pg_temp.draw(n, 41, customers) as w1, pg_temp.draw(n, 42, customers) as w2,
           pg_temp.draw(n, 43, customers) as w3, pg_temp.draw(n, 44, customers) as w4
    from (
      select n, h.customers, h.day - date '2000-01-01' as day,
             (extract(year from h.day) * 12 + extract(month from h.day))::int as month,
             h.start_ms + (((n - h.first_event - 1) + 0.9 * pg_temp.u(n, 45)) / (h.last_event - h.first_event) * h.width_ms)::bigint as t,
             case when h.payday then 0.135 else 0.012 end as wage, pg_temp.u(n, 46) as q, pg_temp.u(n, 47) as v,
             pg_temp.z(n, 48) as z,
             1 + floor(:paid * power(pg_temp.u(n, 50), 1.7))::int as m,
             case when n % 13 = pg_temp.h(n / 13, 40) % 13 then n / 13 % 33 = 7 else pg_temp.u(n, 51) < 0.035 end as failing
      from hours as h, generate_series(h.first_event + 1, h.last_event) as n
      where h.h between from_hour and to_hour
    ) as drawn
    order by n
  loop
    exit when n_rows >= row_limit - 1;
    kind := r.kind; v := r.v; w := r.w1; other := null; code := null; fee := 0; b := 0;
    o := null;

    -- A debit that found nobody able to pay was made a cash-in; a later cash-in pays that back, so the mix stays true.
    if kind = 5 and v < 0.6 and owes[1] + owes[2] + owes[3] + owes[4] > 0 then
      kind := case when owes[3] > 0 then 3 when owes[1] > 0 then 1 when owes[2] > 0 then 2 else 4 end;
      owes[kind] := owes[kind] - 1;
    end if;
    if kind = 7 and (head > coalesce(array_length(queued, 1), 0) or queued[head] > r.t - 7200000) then kind := 2; end if;

    case kind
      when 1 then a := pg_temp.amount(r.z, 1560 * :cashout_factor, 0.9, 1000);
      when 2 then a := pg_temp.amount(r.z, 120, 1.0, case when v < 0.35 then 500 else 5 end);
      when 3 then a := pg_temp.amount(r.z, 8160 * :transfer_factor, 1.2, case when v < 0.8 then 1000 else 50 end);
      when 4 then a := pg_temp.amount(r.z, 48, 0.5, 50);
      when 5 then a := pg_temp.amount(r.z, 1560, 0.9, 1000);
      when 6 then a := pg_temp.amount(r.z, 6200, 0.5, 1);
      else a := queued[head + 3];
    end case;

    if kind <= 4 then
      a := least(a, 4900000);
      fee := case kind
        when 1 then case when v > 0.85 then 500 when a <= 10000 then 250 when a <= 50000 then 600 when a <= 200000 then 1200 when a <= 500000 then 2200 else 4000 end
        when 3 then case when a <= 50000 then 150 when a <= 200000 then 300 else 600 end
        else 0 end;
      -- The first of four customers who can pay; else the richest of them pays less.
      w := null; best := null;
      foreach cand in array array[r.w1, r.w2, r.w3, r.w4] loop
        if fz[cand] > 0 and r.t >= fzfrom[cand] and r.t < fzto[cand] then
          if v < 0.5 and cand = r.w1 then w := cand; code := 'wallet_frozen'; exit; end if;
          continue;
        end if;
        if (dno[cand] = r.day and dspent[cand] + a + fee > lday[cand])
          or (mno[cand] = r.month and mspent[cand] + a + fee > lmonth[cand]) or a + fee > lday[cand] then continue; end if;
        if bal[cand] >= a + fee then w := cand; exit; end if;
        if best is null or bal[cand] > bal[best] then best := cand; end if;
      end loop;
      if r.failing and code is null then
        w := coalesce(w, best, r.w1);
      elsif w is null and best is not null and bal[best] >= 3000 and kind <> 4 and (kind <> 3 or bal[best] >= 50000) then
        w := best;
        a := case when kind = 2 then bal[w] / 3 when v between 0.4 and 0.5 then bal[w] - fee
                  else (bal[w] - fee) * (60 + r.n % 38) / 100 / 1000 * 1000 end;
        if a <= 0 then w := null; end if;
      end if;
      if w is null then
        owes[kind] := owes[kind] + 1;
        kind := 5; fee := 0; w := r.w1;
        a := pg_temp.amount(r.z, 1560, 0.9, 1000);
      end if;
    end if;
    if kind = 5 then
      if bal[r.w2] < bal[w] then w := r.w2; end if;
      if fz[w] = 2 and r.t >= fzfrom[w] and r.t < fzto[w] then w := r.w3; end if;
      a := least(a, 4900000);
    elsif kind = 7 then
      w := queued[head + 1];
    end if;
    if kind >= 5 and fz[w] = 2 and r.t >= fzfrom[w] and r.t < fzto[w] then code := 'wallet_frozen'; end if;
    if kind = 3 and code is null then
      other := case when r.w4 <> w then r.w4 when r.w3 <> w then r.w3 else 1 + w % :ordinary_before end;
      if fz[other] = 2 and r.t >= fzfrom[other] and r.t < fzto[other] and not r.failing then
        other := case when r.w2 <> w and fz[r.w2] = 0 then r.w2 else 1 + (w + 17) % :ordinary_before end;
        if fz[other] = 2 then code := 'counterparty_unavailable'; end if;
      end if;
    end if;

    n_rows := n_rows + 1;
    o.seq := n_rows; o.id := r.id; o.w := w; o.other := other; o.at_ms := r.t; o.amount := a; o.fee := fee;
    o.latency_ms := 900 + r.n % 7 * 310 + r.n % 1000;
    o.direction := case when kind <= 4 then 'debit' else 'credit' end;
    case kind
      when 1 then
        o.type := case when v <= 0.8 then 'cashout' else 'withdrawal' end;
        o.channel := case when v <= 0.8 then 'cash' when v > 0.85 then 'bank_transfer' else 'card' end;
        if v > 0.85 then o.latency_ms := 45000 + (pg_temp.u(r.n, 52) * 1500000)::bigint; end if;
      when 2 then
        o.m := paid[r.m];
        o.type := case when v <= 0.6 then 'qr_payment' else 'merchant_payment' end;
        o.channel := case when v <= 0.6 then 'qr_code' when v <= 0.86 then 'wallet' when v <= 0.95 then 'card' else 'mobile_money' end;
        if v <= 0.6 then o.latency_ms := 2500 + r.n % 9000; end if;
      when 3 then o.type := 'wallet_transfer'; o.channel := 'wallet';
      when 4 then
        o.type := case when v < 0.5 then 'merchant_debit' else 'fee' end; o.channel := 'wallet';
        if v < 0.5 then o.m := paid[r.m]; end if;
      when 5 then
        o.type := case when v <= 0.52 then 'deposit' when v <= 0.78 then 'topup' else 'eft_topup' end;
        o.channel := case when v <= 0.46 then 'cash' when v <= 0.52 then 'bank_transfer' when v <= 0.69 then 'mobile_money' when v <= 0.78 then 'card' else 'eft' end;
        if v > 0.78 then o.latency_ms := least(18000000, (1500000 * exp(0.8 * r.z))::bigint);
        elsif v between 0.46 and 0.52 then o.latency_ms := 120000 + (pg_temp.u(r.n, 52) * 3000000)::bigint; end if;
      when 6 then o.m := paid[r.m]; o.type := 'merchant_credit'; o.channel := case when v < 0.7 then 'bank_transfer' else 'wallet' end;
      else
        o.m := queued[head + 2]; o.type := 'refund'; o.channel := case when queued[head + 4] = 1 then 'qr_code' else 'wallet' end;
        o.refunds := queued[head + 5];
    end case;

    -- How it ends.
    if r.failing and code is null and kind <> 7 then
      v := pg_temp.u(r.n, 53);
      if v < 0.09 and kind in (1, 3, 5) then o.status := 'cancelled';
      elsif v < 0.18 and o.type in ('qr_payment', 'eft_topup') then o.status := 'expired';
      elsif kind <= 4 then
        code := case when v < 0.55 and bal[w] < 4000000 then 'insufficient_funds'
          when v < 0.62 and kind in (1, 3) then 'daily_limit_exceeded' when v < 0.66 and kind in (1, 3) then 'monthly_limit_exceeded'
          when v < 0.72 and kind = 3 then 'counterparty_unavailable' when v < 0.72 and o.channel = 'qr_code' then 'qr_expired'
          when v < 0.76 then 'duplicate_request' when v < 0.79 then 'suspected_fraud'
          when o.channel in ('bank_transfer', 'card') and v < 0.9 then 'bank_declined' when v < 0.94 then 'network_timeout' else 'system_error' end;
        if code = 'insufficient_funds' and o.amount + fee <= bal[w] then o.amount := (bal[w] / 1000 + 1 + r.n % 40) * 1000; end if;
        if code = 'daily_limit_exceeded' and a <= lday[w] then o.amount := lday[w] + 1000 * (1 + r.n % 100); end if;
        if code = 'monthly_limit_exceeded' then
          used := case when mno[w] = r.month then mspent[w] else 0 end;
          if a <= lmonth[w] - used then o.amount := lmonth[w] - used + 1000 * (1 + r.n % 100); end if;
        end if;
      else
        code := case when o.channel in ('eft', 'bank_transfer', 'card') then
            case when v < 0.4 then 'bank_declined' when v < 0.75 then 'invalid_account' else 'network_timeout' end
          when v < 0.5 then 'network_timeout' when v < 0.65 then 'duplicate_request' else 'system_error' end;
      end if;
    end if;
    if code is not null then
      o.status := 'failed'; o.failure := code;
    elsif o.status is null then
      if r.t > :now_ms - 259200000 and kind in (1, 3) and o.amount > 500000 and r.n % 25 = 3 then
        o.status := 'on_hold';
      else
        b := bal[w];
        o.before := b;
        if kind <= 4 then
          b := b - a - fee;
          if dno[w] = r.day then dspent[w] := dspent[w] + a + fee; else dno[w] := r.day; dspent[w] := a + fee; end if;
          if mno[w] = r.month then mspent[w] := mspent[w] + a + fee; else mno[w] := r.month; mspent[w] := a + fee; end if;
        else
          b := b + a;
        end if;
        bal[w] := b; last[w] := r.t;
        o.after := b;
        o.status := case when kind in (1, 2, 3) and r.n % 900 = 11 then 'disputed' else 'completed' end;
        if kind = 2 and o.status = 'completed' and r.n % 41 = 5 then
          queued := queued || array[r.t, w, o.m, a, (o.channel = 'qr_code')::int, n_rows];
        elsif kind = 7 then
          head := head + 6;
        end if;
      end if;
    end if;
    last[w] := r.t;
    return next o;

    -- The other side of a transfer.
    if kind = 3 and o.after is not null then
      n_rows := n_rows + 1;
      o.seq := n_rows; o.id := pg_temp.uid(r.t, 272, r.n); o.w := other; o.other := w; o.direction := 'credit'; o.fee := 0;
      o.before := bal[other]; o.after := bal[other] + a; o.status := 'completed';
      bal[other] := o.after; last[other] := r.t;
      return next o;
    end if;
  end loop;

  if head > 6000 then queued := queued[head:]; head := 1; end if;
  update state set seq = n_rows, balance = bal, last_ms = last, day_spent = dspent, day_no = dno, month_spent = mspent,
    month_no = mno, queue = queued, queue_head = head, owed = owes;
end $$;
