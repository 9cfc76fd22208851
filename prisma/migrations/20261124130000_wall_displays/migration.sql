-- Screens on a wall that show aggregates without anybody being signed in. Each holds a random token of its own, of which
-- only the SHA-256 is here; it gets it for a code that is typed in once, within minutes of being made.
CREATE TABLE wall_displays (
  id              uuid PRIMARY KEY DEFAULT uuidv7(),
  name            text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 60),
  code_hash       bytea UNIQUE CHECK (octet_length(code_hash) = 32),
  code_expires_at timestamptz(3) NOT NULL,
  token_hash      bytea UNIQUE CHECK (octet_length(token_hash) = 32),
  created_by_id   uuid NOT NULL REFERENCES admin_users ON DELETE RESTRICT ON UPDATE RESTRICT,
  created_at      timestamptz(3) NOT NULL DEFAULT now(),
  paired_at       timestamptz(3),
  last_used_at    timestamptz(3),
  revoked_at      timestamptz(3),
  revoked_by_id   uuid REFERENCES admin_users ON DELETE RESTRICT ON UPDATE RESTRICT,
  CHECK ((token_hash IS NULL) = (paired_at IS NULL)),
  CHECK ((revoked_at IS NULL) = (revoked_by_id IS NULL)),
  -- A code is good for one screen.
  CHECK (code_hash IS NULL OR token_hash IS NULL)
);

CREATE FUNCTION grant_wall_display_rights() RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'phantom_runtime') THEN
    GRANT SELECT, INSERT, UPDATE ON wall_displays TO phantom_runtime;
  END IF;
END
$$;
REVOKE EXECUTE ON FUNCTION grant_wall_display_rights() FROM PUBLIC;
SELECT grant_wall_display_rights();
