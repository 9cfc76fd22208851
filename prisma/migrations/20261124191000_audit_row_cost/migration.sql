-- What a row of the trail costs those who write it. The rules stay the same.

-- PostgreSQL reads the text of every check constraint of a table anew for each INSERT statement; the constraints of
-- domains it keeps for the session. The hash of a row, which sees text either way, does not change.
CREATE DOMAIN audit_actor AS text CHECK (char_length(VALUE) BETWEEN 1 AND 254);
CREATE DOMAIN audit_action AS text CHECK (char_length(VALUE) BETWEEN 3 AND 80 AND VALUE ~ '^[a-z][a-z0-9_.]*$');
CREATE DOMAIN audit_object_type AS text CHECK (char_length(VALUE) BETWEEN 2 AND 60 AND VALUE ~ '^[a-z][a-z0-9_]*$');
CREATE DOMAIN audit_object_id AS text CHECK (char_length(VALUE) BETWEEN 1 AND 254);
CREATE DOMAIN audit_reason AS text CHECK (char_length(VALUE) BETWEEN 1 AND 2000);
CREATE DOMAIN audit_request_id AS text CHECK (char_length(VALUE) BETWEEN 1 AND 100);
CREATE DOMAIN audit_user_agent AS text CHECK (char_length(VALUE) <= 500);

ALTER TABLE audit_events
  DROP CONSTRAINT audit_events_actor_check,
  DROP CONSTRAINT audit_events_action_check,
  DROP CONSTRAINT audit_events_object_type_check,
  DROP CONSTRAINT audit_events_object_id_check,
  DROP CONSTRAINT audit_events_reason_check,
  DROP CONSTRAINT audit_events_request_id_check,
  DROP CONSTRAINT audit_events_user_agent_check,
  ALTER COLUMN actor TYPE audit_actor,
  ALTER COLUMN action TYPE audit_action,
  ALTER COLUMN object_type TYPE audit_object_type,
  ALTER COLUMN object_id TYPE audit_object_id,
  ALTER COLUMN reason TYPE audit_reason,
  ALTER COLUMN request_id TYPE audit_request_id,
  ALTER COLUMN user_agent TYPE audit_user_agent;

-- The identity of a cluster lies in a file that was opened for every row. It cannot change while a server runs: as
-- IMMUTABLE it is computed when the plan of audit_cluster is made, once a session. No setting, which a role could forge.
CREATE FUNCTION read_audit_cluster() RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT system_identifier FROM pg_catalog.pg_control_system() $$;

CREATE OR REPLACE FUNCTION audit_cluster() RETURNS bigint
LANGUAGE plpgsql STABLE PARALLEL SAFE
AS $$
BEGIN
  RETURN public.read_audit_cluster();
END
$$;
