-- The portal's rights. phantom_runtime owns nothing and cannot log in: the login role the portal uses is made a
-- member of it. An owner who may not create roles needs the administrator to create it; without it the portal works
-- with the owner's URL alone, and says that it is degraded.
DO $do$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'phantom_runtime') THEN
    CREATE ROLE phantom_runtime NOLOGIN;
  END IF;
EXCEPTION
  WHEN insufficient_privilege THEN RAISE NOTICE 'role phantom_runtime could not be created: ask an administrator';
  WHEN duplicate_object OR unique_violation THEN NULL; -- another database of this cluster was faster
END
$do$;

DO $do$
BEGIN
  REVOKE CREATE ON SCHEMA public FROM PUBLIC;
EXCEPTION
  WHEN insufficient_privilege THEN NULL; -- not our schema: from PostgreSQL 15 nobody may create in it anyway
END
$do$;

-- A function, so that `migrate` can grant again once the role exists.
CREATE FUNCTION grant_runtime_rights() RETURNS boolean
LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'phantom_runtime') THEN
    RETURN false;
  END IF;
  GRANT USAGE ON SCHEMA public TO phantom_runtime;
  GRANT SELECT ON ALL TABLES IN SCHEMA public TO phantom_runtime;
  -- Bank records: written and changed, never deleted. Their events are written by trigger alone.
  GRANT INSERT, UPDATE ON customers, merchants, api_credentials, merchant_customer_access, wallets, wallet_freezes,
    transactions, qr_codes, eft_payments, kyc_records, kyc_documents TO phantom_runtime;
  GRANT UPDATE ON wallet_tier_limits TO phantom_runtime;
  GRANT INSERT, UPDATE ON admin_users, admin_sessions, known_devices, totp_secrets, recovery_codes, approvals,
    suspicious_activities, alert_notifications, exports, job_runs TO phantom_runtime;
  -- Added to, never changed.
  GRANT INSERT ON audit_events, audit_seals, login_attempts, suspicious_notes, alert_notes TO phantom_runtime;
  -- Housekeeping may clear these.
  GRANT INSERT, UPDATE, DELETE ON saved_views, idempotency_keys TO phantom_runtime;
  GRANT INSERT, DELETE ON stat_snapshots TO phantom_runtime;
  GRANT DELETE ON recovery_codes, totp_secrets TO phantom_runtime;
  RETURN true;
END
$$;
REVOKE EXECUTE ON FUNCTION grant_runtime_rights() FROM PUBLIC;
SELECT grant_runtime_rights();
