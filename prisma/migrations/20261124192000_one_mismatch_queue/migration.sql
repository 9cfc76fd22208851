-- Limits that no KYC supports are one queue now, kyc_mismatches: what served the other one goes.
DROP INDEX wallets_unsupported_idx;
