-- Sign-in: attempts being checked, the second step, second factors being set up, links for a new password, unlocks.

-- Attempts whose password is being compared at this moment, on every replica: they count as failures until they are
-- decided, so that a volley cannot get past a limit before its first answer. Worth nothing after a crash.
CREATE UNLOGGED TABLE login_checks (
  id         uuid PRIMARY KEY DEFAULT uuidv7(),
  account    text NOT NULL CHECK (char_length(account) <= 254),
  source     inet NOT NULL,
  device_id  uuid,
  started_at timestamptz(3) NOT NULL DEFAULT clock_timestamp()
);

-- A known device is counted by itself, wherever it is: strangers at the same address cannot lock it out.
ALTER TABLE login_attempts ADD COLUMN device_id uuid REFERENCES known_devices ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE login_attempts ADD CHECK (device_id IS NULL OR known_device);
CREATE INDEX login_attempts_device_id_idx ON login_attempts (device_id, attempted_at) WHERE device_id IS NOT NULL;

-- Somebody answered for the account: what failed before counts no more.
CREATE TABLE login_unlocks (
  id          uuid PRIMARY KEY DEFAULT uuidv7(),
  account     text NOT NULL CHECK (account = lower(account) AND char_length(account) BETWEEN 1 AND 254),
  unlocked_by text NOT NULL CHECK (char_length(unlocked_by) BETWEEN 1 AND 254),
  reason      text NOT NULL CHECK (char_length(reason) BETWEEN 1 AND 2000),
  unlocked_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX login_unlocks_account_idx ON login_unlocks (account, unlocked_at);

-- The password was right, the second factor is to follow: what a browser holds between the two.
CREATE TABLE sign_in_challenges (
  id            uuid PRIMARY KEY DEFAULT uuidv7(),
  token_hash    bytea NOT NULL UNIQUE CHECK (octet_length(token_hash) = 32),
  admin_user_id uuid NOT NULL REFERENCES admin_users ON DELETE RESTRICT ON UPDATE RESTRICT,
  device_id     uuid REFERENCES known_devices ON DELETE RESTRICT ON UPDATE RESTRICT,
  created_at    timestamptz(3) NOT NULL DEFAULT now(),
  expires_at    timestamptz(3) NOT NULL,
  failures      integer NOT NULL DEFAULT 0 CHECK (failures >= 0),
  -- The second factor was given; opening the session is all that is left.
  verified_at   timestamptz(3),
  ended_at      timestamptz(3),
  CHECK (expires_at > created_at)
);
CREATE INDEX sign_in_challenges_open_idx ON sign_in_challenges (admin_user_id) WHERE ended_at IS NULL;
CREATE INDEX sign_in_challenges_device_id_idx ON sign_in_challenges (device_id) WHERE device_id IS NOT NULL;

-- A secret that was shown and not yet confirmed by a code. The one in totp_secrets stays in force meanwhile.
CREATE TABLE totp_enrolments (
  admin_user_id    uuid PRIMARY KEY REFERENCES admin_users ON DELETE RESTRICT ON UPDATE RESTRICT,
  secret_encrypted bytea NOT NULL CHECK (octet_length(secret_encrypted) BETWEEN 16 AND 500),
  key_id           text NOT NULL CHECK (char_length(key_id) BETWEEN 1 AND 60),
  created_at       timestamptz(3) NOT NULL DEFAULT now()
);

-- A way to a new password that another admin hands over. Used once, within the hour; the second factor stays.
CREATE TABLE password_reset_links (
  id            uuid PRIMARY KEY DEFAULT uuidv7(),
  token_hash    bytea NOT NULL UNIQUE CHECK (octet_length(token_hash) = 32),
  admin_user_id uuid NOT NULL REFERENCES admin_users ON DELETE RESTRICT ON UPDATE RESTRICT,
  issued_by     uuid NOT NULL REFERENCES admin_users ON DELETE RESTRICT ON UPDATE RESTRICT,
  created_at    timestamptz(3) NOT NULL DEFAULT now(),
  expires_at    timestamptz(3) NOT NULL,
  used_at       timestamptz(3),
  revoked_at    timestamptz(3),
  CHECK (expires_at > created_at),
  CONSTRAINT password_reset_links_two_persons_check CHECK (issued_by <> admin_user_id),
  CHECK (used_at IS NULL OR revoked_at IS NULL)
);
CREATE UNIQUE INDEX password_reset_links_one_open_key ON password_reset_links (admin_user_id)
  WHERE used_at IS NULL AND revoked_at IS NULL;

CREATE FUNCTION grant_sign_in_rights() RETURNS boolean
LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'phantom_runtime') THEN
    RETURN false;
  END IF;
  GRANT SELECT, INSERT, DELETE ON login_checks TO phantom_runtime;
  GRANT SELECT, INSERT ON login_unlocks TO phantom_runtime;
  GRANT SELECT, INSERT, UPDATE ON sign_in_challenges, password_reset_links TO phantom_runtime;
  GRANT SELECT, INSERT, UPDATE, DELETE ON totp_enrolments TO phantom_runtime;
  RETURN true;
END
$$;
REVOKE EXECUTE ON FUNCTION grant_sign_in_rights() FROM PUBLIC;
SELECT grant_sign_in_rights();
