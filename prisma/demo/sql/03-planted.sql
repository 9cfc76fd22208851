-- The planted cases: what moved in the wallets of the people listed in planted-cases.ts, day and time in the bank's zone.
-- Each begins with an empty wallet, so its running balance is a plain sum.
create temp table planted as
select person, other, type::transaction_type, channel::transaction_channel,
       (case when type in ('deposit', 'eft_topup') or received then 'credit' else 'debit' end)::transaction_direction as direction,
       status::transaction_status, (amount * 100)::bigint as amount, (fee * 100)::bigint as fee,
       pg_temp.ms(((:now::timestamptz at time zone :tz)::date - days_ago + clock::time) at time zone :tz) as at_ms
from (values
  -- structuring: four cash deposits just under P 10 000 within nine hours, then most of it leaves.
  (1, null::int, 'deposit', 'cash', false, 'completed', 450.00, 0.00, 34, '10:12'),
  (1, null, 'merchant_payment', 'wallet', false, 'completed', 186.40, 0, 33, '17:44'),
  (1, null, 'deposit', 'cash', false, 'completed', 9500, 0, 1, '08:52'),
  (1, null, 'deposit', 'cash', false, 'completed', 9200, 0, 1, '11:27'),
  (1, null, 'deposit', 'cash', false, 'completed', 9800, 0, 1, '14:46'),
  (1, null, 'deposit', 'cash', false, 'completed', 9650, 0, 1, '17:31'),
  (1, null, 'withdrawal', 'bank_transfer', false, 'completed', 36000, 5, 1, '18:20'),
  -- pass-through: 24 000 arrives and 96 % of it is gone 46 minutes later.
  (3, null, 'eft_topup', 'eft', false, 'completed', 30000, 0, 40, '11:05'),
  (2, null, 'deposit', 'cash', false, 'completed', 300, 0, 30, '09:31'),
  (2, null, 'merchant_payment', 'wallet', false, 'completed', 120.50, 0, 29, '18:02'),
  (3, 2, 'wallet_transfer', 'wallet', false, 'completed', 24000, 6, 2, '13:05'),
  (2, 3, 'wallet_transfer', 'wallet', true, 'completed', 24000, 0, 2, '13:05'),
  (2, null, 'withdrawal', 'bank_transfer', false, 'completed', 14000, 5, 2, '13:22'),
  (2, null, 'cashout', 'cash', false, 'completed', 9000, 40, 2, '13:51'),
  -- dormant waking: nothing for eight months, then 18 000 in and out of the wallet at night.
  (4, null, 'deposit', 'cash', false, 'completed', 500, 0, 245, '12:20'),
  (4, null, 'merchant_payment', 'wallet', false, 'completed', 180, 0, 243, '16:40'),
  (4, null, 'cashout', 'cash', false, 'completed', 200, 6, 240, '15:15'),
  (4, null, 'eft_topup', 'eft', false, 'completed', 18000, 0, 1, '02:14'),
  (4, null, 'withdrawal', 'bank_transfer', false, 'completed', 12000, 5, 1, '02:41'),
  (4, null, 'cashout', 'cash', false, 'completed', 5000, 22, 1, '03:02'),
  -- same identity, same phone: small ordinary wallets, the case is in their KYC records.
  (5, null, 'deposit', 'cash', false, 'completed', 250, 0, 15, '10:40'),
  (6, null, 'deposit', 'cash', false, 'completed', 220, 0, 14, '11:10'),
  (7, null, 'deposit', 'cash', false, 'completed', 400, 0, 13, '09:05'),
  (8, null, 'deposit', 'cash', false, 'completed', 350, 0, 13, '09:25'),
  -- balance mismatch: the wallet says 250.00 more than these add up to.
  (9, null, 'deposit', 'cash', false, 'completed', 1500, 0, 12, '13:00'),
  (9, null, 'merchant_payment', 'wallet', false, 'completed', 240.75, 0, 9, '17:12'),
  (9, null, 'cashout', 'cash', false, 'completed', 600, 12, 3, '19:30'),
  -- stuck EFT: one in processing since three days, one pending since more than a day.
  (10, null, 'deposit', 'cash', false, 'completed', 800, 0, 25, '10:00'),
  (10, null, 'eft_topup', 'eft', false, 'processing', 3500, 0, 3, '10:15'),
  (10, null, 'eft_topup', 'eft', false, 'pending', 1200, 0, 2, '09:40')
) as v (person, other, type, channel, received, status, amount, fee, days_ago, clock);
