-- Rows that a list shows few of among very many, or far from where it begins: by an index in the order of the list.

CREATE INDEX wallets_kyc_state_idx ON wallets (kyc_state, opened_at, id) WHERE kyc_state <> 'verified';
CREATE INDEX transactions_reconciled_idx ON transactions (created_at, id) WHERE is_reconciled;
