-- Indexes beyond keys. Lists walk (time, id) indexes; rare states have partial ones; searches have their own.

-- customers
CREATE INDEX customers_created_at_id_idx ON customers (created_at, id);
CREATE INDEX customers_full_name_trgm_idx ON customers USING gin (lower(full_name) gin_trgm_ops);
CREATE INDEX customers_full_name_prefix_idx ON customers (lower(full_name) text_pattern_ops);
CREATE INDEX customers_full_name_id_idx ON customers (full_name, id);
CREATE INDEX customers_phone_reversed_idx ON customers (reverse(phone) text_pattern_ops);
CREATE INDEX customers_email_idx ON customers (lower(email) text_pattern_ops) WHERE email IS NOT NULL;
CREATE INDEX customers_not_active_idx ON customers (status, created_at, id) WHERE status <> 'active';
CREATE INDEX customers_merchant_idx ON customers (created_by_merchant_id, created_at, id)
  WHERE created_by_merchant_id IS NOT NULL;

-- merchants
CREATE INDEX merchants_created_at_id_idx ON merchants (created_at, id);
CREATE INDEX merchants_business_name_trgm_idx ON merchants USING gin (lower(business_name) gin_trgm_ops);
CREATE INDEX merchants_business_name_id_idx ON merchants (business_name, id);
CREATE INDEX merchants_status_idx ON merchants (status, created_at, id);
CREATE INDEX api_credentials_merchant_id_idx ON api_credentials (merchant_id, created_at, id);
CREATE INDEX merchant_customer_access_customer_id_idx ON merchant_customer_access (customer_id);

-- wallets
CREATE INDEX wallets_opened_at_id_idx ON wallets (opened_at, id);
CREATE INDEX wallets_balance_id_idx ON wallets (balance, id);
CREATE INDEX wallets_not_active_idx ON wallets (status, opened_at, id) WHERE status <> 'active';
CREATE INDEX wallet_freezes_wallet_id_idx ON wallet_freezes (wallet_id, frozen_at, id);
CREATE INDEX wallet_freezes_open_idx ON wallet_freezes (review_on, id) WHERE lifted_at IS NULL;

-- transactions
CREATE INDEX transactions_created_at_id_idx ON transactions (created_at, id);
CREATE INDEX transactions_customer_id_idx ON transactions (customer_id, created_at, id);
CREATE INDEX transactions_wallet_id_idx ON transactions (wallet_id, created_at, id);
CREATE INDEX transactions_counterparty_idx ON transactions (counterparty_wallet_id, created_at, id)
  WHERE counterparty_wallet_id IS NOT NULL;
CREATE INDEX transactions_merchant_id_idx ON transactions (merchant_id, created_at, id) WHERE merchant_id IS NOT NULL;
CREATE INDEX transactions_not_completed_idx ON transactions (status, created_at, id) WHERE status <> 'completed';
CREATE INDEX transactions_external_reference_idx ON transactions (external_reference) WHERE external_reference IS NOT NULL;

-- QR codes and EFT payments
CREATE INDEX qr_codes_created_at_id_idx ON qr_codes (created_at, id);
CREATE INDEX qr_codes_merchant_id_idx ON qr_codes (merchant_id, created_at, id);
CREATE INDEX qr_codes_customer_id_idx ON qr_codes (customer_id, created_at, id) WHERE customer_id IS NOT NULL;
CREATE INDEX qr_codes_reference_idx ON qr_codes (reference);
CREATE INDEX qr_codes_active_idx ON qr_codes (expires_at) WHERE status = 'active';
CREATE INDEX eft_payments_created_at_id_idx ON eft_payments (created_at, id);
CREATE INDEX eft_payments_customer_id_idx ON eft_payments (customer_id, created_at, id);
CREATE INDEX eft_payments_open_idx ON eft_payments (status, created_at, id) WHERE status IN ('pending', 'processing');
CREATE INDEX eft_payments_bank_idx ON eft_payments (bank, created_at, id);

-- KYC
CREATE INDEX kyc_records_submitted_at_id_idx ON kyc_records (submitted_at, id);
CREATE INDEX kyc_records_customer_id_idx ON kyc_records (customer_id, submitted_at, id);
CREATE INDEX kyc_records_open_idx ON kyc_records (status, submitted_at, id)
  WHERE status IN ('pending', 'in_progress', 'resubmission_requested');
CREATE INDEX kyc_records_expires_at_idx ON kyc_records (expires_at) WHERE status = 'approved';
CREATE INDEX kyc_records_decided_at_idx ON kyc_records (decided_at) WHERE decided_at IS NOT NULL;
CREATE INDEX kyc_records_document_idx ON kyc_records (document_number);
CREATE INDEX kyc_records_phone_idx ON kyc_records (phone);
CREATE INDEX kyc_documents_kyc_record_id_idx ON kyc_documents (kyc_record_id);

-- staff and trust
CREATE INDEX admin_sessions_open_idx ON admin_sessions (admin_user_id, last_seen_at) WHERE revoked_at IS NULL;
CREATE INDEX admin_sessions_expires_at_idx ON admin_sessions (expires_at) WHERE revoked_at IS NULL;
CREATE INDEX login_attempts_account_idx ON login_attempts (account, attempted_at);
CREATE INDEX login_attempts_source_idx ON login_attempts (source, attempted_at);
CREATE INDEX login_attempts_attempted_at_id_idx ON login_attempts (attempted_at, id);
CREATE INDEX known_devices_admin_user_id_idx ON known_devices (admin_user_id);
CREATE INDEX recovery_codes_admin_user_id_idx ON recovery_codes (admin_user_id);
CREATE INDEX audit_events_created_at_id_idx ON audit_events (created_at, id);
CREATE INDEX audit_events_txid_id_idx ON audit_events (txid, id);
CREATE INDEX audit_events_actor_idx ON audit_events (actor, created_at, id);
CREATE INDEX audit_events_object_idx ON audit_events (object_type, object_id, created_at, id);
CREATE INDEX audit_events_action_idx ON audit_events (action, created_at, id);
CREATE INDEX approvals_created_at_id_idx ON approvals (created_at, id);
CREATE INDEX approvals_target_idx ON approvals (target_type, target_id, created_at);
CREATE INDEX approvals_pending_idx ON approvals (expires_at) WHERE status = 'pending';
CREATE INDEX suspicious_activities_opened_at_id_idx ON suspicious_activities (opened_at, id);
CREATE INDEX suspicious_activities_open_idx ON suspicious_activities (status, severity, opened_at, id) WHERE status <> 'closed';
CREATE INDEX suspicious_activities_subject_idx ON suspicious_activities (subject_type, subject_id);
CREATE INDEX suspicious_activities_customer_idx ON suspicious_activities (customer_id) WHERE customer_id IS NOT NULL;
CREATE INDEX suspicious_notes_suspicious_id_idx ON suspicious_notes (suspicious_id, created_at);
CREATE INDEX alert_notifications_received_at_id_idx ON alert_notifications (received_at, id);
CREATE INDEX alert_notifications_firing_idx ON alert_notifications (severity, starts_at) WHERE status = 'firing';
CREATE INDEX alert_notes_alert_id_idx ON alert_notes (alert_id, created_at);
CREATE INDEX exports_created_at_id_idx ON exports (created_at, id);
CREATE INDEX idempotency_keys_expires_at_idx ON idempotency_keys (expires_at);
CREATE INDEX stat_snapshots_taken_at_idx ON stat_snapshots (taken_at);
