select setval(pg_get_serial_sequence('transaction_events', 'id'), (select max(seq) * 8::bigint + 8 from ledger)),
       setval(pg_get_serial_sequence('kyc_events', 'id'), (select max(key) + 8 from k) * 8);
