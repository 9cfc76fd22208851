-- What the desks look at, at flat cost in a big bank.

-- Wallets that have used four fifths or more of a limit: a few of all. What is used is a sum over the transactions of the
-- month, so the worker computes it and pages read this table. Percentages of the limits.
CREATE TABLE wallet_limit_use (
  wallet_id   uuid PRIMARY KEY REFERENCES wallets ON DELETE RESTRICT ON UPDATE RESTRICT,
  used_today  numeric(18,2) NOT NULL CHECK (used_today >= 0),
  used_month  numeric(18,2) NOT NULL CHECK (used_month >= 0),
  day_use     numeric(12,2) NOT NULL CHECK (day_use >= 0),
  month_use   numeric(12,2) NOT NULL CHECK (month_use >= 0),
  highest_use numeric(12,2) NOT NULL GENERATED ALWAYS AS (greatest(day_use, month_use)) STORED
);
CREATE INDEX wallet_limit_use_highest_idx ON wallet_limit_use (highest_use, wallet_id);

-- Wallets above the basic tier whose KYC is not verified (any more).
CREATE INDEX wallets_unsupported_idx ON wallets (opened_at, id)
  WHERE tier <> 'basic' AND kyc_state <> 'verified' AND status <> 'closed';

-- When a merchant last acted for a customer, to the day or so: the worker follows the transactions.
ALTER TABLE merchant_customer_access ADD COLUMN last_used_at timestamptz(3);
CREATE INDEX merchant_customer_access_expires_idx ON merchant_customer_access (expires_at, id)
  WHERE is_active AND expires_at IS NOT NULL;
CREATE INDEX merchant_customer_access_unused_idx
  ON merchant_customer_access (coalesce(last_used_at, created_at), id) WHERE is_active;

-- How far the worker has followed them: everything created before this instant.
CREATE TABLE grant_use_progress (
  id             smallint PRIMARY KEY DEFAULT 1 CHECK (id = 1),
  followed_until timestamptz(3) NOT NULL
);

-- What became of the codes of a period, by merchant, is read from the index alone.
CREATE INDEX qr_codes_period_idx ON qr_codes (created_at) INCLUDE (merchant_id, status, scanned_at);

CREATE FUNCTION grant_desk_rights() RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'phantom_runtime') THEN
    GRANT SELECT, INSERT, UPDATE, DELETE ON wallet_limit_use TO phantom_runtime;
    GRANT SELECT, INSERT, UPDATE ON grant_use_progress TO phantom_runtime;
  END IF;
END
$$;
REVOKE EXECUTE ON FUNCTION grant_desk_rights() FROM PUBLIC;
SELECT grant_desk_rights();
