-- Limits that all replicas share where there is no Redis. A row says until when a caller has used up what it may ask
-- for (GCRA: one instant stands for a whole bucket); one that lies in the past is a full bucket and can be cleared.
CREATE TABLE rate_limits (
  -- Of the limit and its caller: no address and no account stands here as such.
  key_hash   bytea PRIMARY KEY CHECK (octet_length(key_hash) = 32),
  used_until timestamptz(6) NOT NULL
);
CREATE INDEX rate_limits_used_until_idx ON rate_limits (used_until);

CREATE FUNCTION grant_rate_limit_rights() RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'phantom_runtime') THEN
    GRANT SELECT, INSERT, UPDATE, DELETE ON rate_limits TO phantom_runtime;
  END IF;
END
$$;
REVOKE EXECUTE ON FUNCTION grant_rate_limit_rights() FROM PUBLIC;
SELECT grant_rate_limit_rights();
