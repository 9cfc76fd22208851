-- Approvals end. One row for every day of the bank whose turn was worked off: two workers that meet find it taken.
CREATE TABLE kyc_day_turns (
  day         date PRIMARY KEY,
  started_at  timestamptz(3) NOT NULL DEFAULT now(),
  finished_at timestamptz(3),
  -- Approvals that ended at this turn.
  expired     integer NOT NULL DEFAULT 0 CHECK (expired >= 0),
  CHECK (finished_at >= started_at)
);

-- Wallets whose tier or limits the approved records of their customer do not support, as last looked for. Whoever shows
-- them looks again at each.
CREATE TABLE kyc_mismatches (
  wallet_id uuid PRIMARY KEY REFERENCES wallets ON DELETE RESTRICT ON UPDATE RESTRICT,
  found_at  timestamptz(3) NOT NULL DEFAULT now()
);

CREATE INDEX kyc_records_ends_idx ON kyc_records (expires_at, id) WHERE expires_at IS NOT NULL;

-- What the approved records of a customer support: basic without any.
CREATE FUNCTION kyc_supported_tier(customer uuid) RETURNS wallet_tier
LANGUAGE sql STABLE STRICT PARALLEL SAFE
SET search_path = public, pg_temp
AS $$
  SELECT coalesce(max(kyc_tier(level)), 'basic') FROM kyc_records WHERE customer_id = customer AND status = 'approved'
$$;

CREATE FUNCTION grant_kyc_renewal_rights() RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'phantom_runtime') THEN
    GRANT SELECT, INSERT, UPDATE ON kyc_day_turns TO phantom_runtime;
    GRANT SELECT, INSERT, DELETE ON kyc_mismatches TO phantom_runtime;
  END IF;
END
$$;
REVOKE EXECUTE ON FUNCTION grant_kyc_renewal_rights() FROM PUBLIC;
SELECT grant_kyc_renewal_rights();
