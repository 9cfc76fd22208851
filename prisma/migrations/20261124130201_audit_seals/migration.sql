-- The trail is sealed by stretches of transaction ids, which mean something in one cluster only: a dump that is restored
-- elsewhere brings rows whose ids that cluster has yet to reach. So each row says which cluster gave it its id.
CREATE FUNCTION audit_cluster() RETURNS bigint
LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT system_identifier FROM pg_catalog.pg_control_system() $$;

ALTER TABLE audit_events ADD COLUMN cluster_id bigint NOT NULL DEFAULT audit_cluster();
DROP INDEX audit_events_txid_id_idx;
CREATE INDEX audit_events_sealing_idx ON audit_events (cluster_id, txid, id);

-- Nothing has written seals before this.
ALTER TABLE audit_seals
  DROP CONSTRAINT audit_seals_cluster_id_check,
  ALTER COLUMN cluster_id TYPE bigint USING cluster_id::bigint,
  -- Of the way rows and seals are hashed.
  ADD COLUMN format    smallint NOT NULL DEFAULT 1 CHECK (format >= 1),
  -- Of the key outside the database that signed the hash (Ed25519).
  ADD COLUMN key_id    text NOT NULL CHECK (key_id ~ '^[0-9a-f]{16}$'),
  ADD COLUMN signature bytea NOT NULL CHECK (octet_length(signature) = 64);

CREATE INDEX audit_seals_cluster_idx ON audit_seals (cluster_id, to_txid);

-- How far the worker has looked the seals through: every new one, and all of them again, round after round.
CREATE TABLE audit_verification (
  id                smallint PRIMARY KEY DEFAULT 1 CHECK (id = 1),
  checked_seal      bigint NOT NULL DEFAULT 0,
  checked_at        timestamptz(3),
  again_seal        bigint NOT NULL DEFAULT 0,
  round_started_at  timestamptz(3),
  round_finished_at timestamptz(3),
  problem           text CHECK (char_length(problem) BETWEEN 1 AND 500),
  problem_seal      bigint,
  problem_at        timestamptz(3),
  CHECK ((problem IS NULL) = (problem_at IS NULL))
);
INSERT INTO audit_verification DEFAULT VALUES;
CREATE TRIGGER refuse_deletion BEFORE DELETE OR TRUNCATE ON audit_verification
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_deletion();

-- When the oldest row was written that no seal has closed; null when all are.
CREATE FUNCTION audit_unsealed_since() RETURNS timestamptz
LANGUAGE sql STABLE
SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT created_at FROM audit_events
  WHERE cluster_id = audit_cluster()
    AND txid >= coalesce((SELECT to_txid FROM audit_seals WHERE cluster_id = audit_cluster() ORDER BY to_txid DESC LIMIT 1), 0)
  ORDER BY txid, id LIMIT 1
$$;

-- Id, cluster, transaction and time of a row are the database's own: the portal may not choose them. The name sorts
-- behind grant_runtime_rights, which it corrects.
CREATE FUNCTION grant_trail_rights() RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'phantom_runtime') THEN
    REVOKE INSERT ON audit_events FROM phantom_runtime;
    GRANT INSERT (actor, actor_id, actor_role, action, object_type, object_id, before, after, reason, request_id,
                  source_ip, user_agent, outcome) ON audit_events TO phantom_runtime;
    GRANT SELECT, UPDATE ON audit_verification TO phantom_runtime;
  END IF;
END
$$;
REVOKE EXECUTE ON FUNCTION grant_trail_rights() FROM PUBLIC;
SELECT grant_trail_rights();
