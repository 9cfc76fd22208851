-- What everything else stands on: text search, UUIDv7 for servers that lack it, and the two
-- functions that write created-by-whom and refuse deletion.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- uuidv7() is built in from PostgreSQL 18. Older servers get the same layout (RFC 9562): 48 bits of
-- milliseconds, version 7, 12 bits of the fraction of the millisecond (so ids of one backend ascend), random rest.
DO $do$
BEGIN
  IF current_setting('server_version_num')::int < 180000 THEN
    CREATE FUNCTION public.uuidv7() RETURNS uuid
    LANGUAGE sql VOLATILE PARALLEL SAFE
    SET search_path = pg_catalog
    AS $$
      SELECT encode(
        overlay(
          overlay(
            uuid_send(gen_random_uuid())
            placing substring(int8send(micros / 1000) from 3) from 1 for 6)
          placing int2send((28672 | (micros % 1000) * 4096 / 1000)::int2) from 7 for 2),
        'hex')::uuid
      FROM (SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint AS micros) AS clock
    $$;
  END IF;
END
$do$;

-- Who is writing: the portal sets phantom.actor for its transaction, anyone else is known by their login role.
CREATE FUNCTION current_actor() RETURNS text
LANGUAGE sql STABLE
SET search_path = pg_catalog
AS $$ SELECT coalesce(nullif(current_setting('phantom.actor', true), ''), session_user::text) $$;

-- SQLSTATEs of our own, so that callers can tell the refusals apart (lib/db/errors.ts):
--   PB001 illegal change of status · PB002 never deleted · PB003 never changed · PB004 a rule of the bank is broken

-- Bank records are closed, never deleted.
CREATE FUNCTION refuse_deletion() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog
AS $$
BEGIN
  RAISE EXCEPTION '% is never deleted from: records are closed instead', TG_TABLE_NAME
    USING ERRCODE = 'PB002', TABLE = TG_TABLE_NAME, SCHEMA = TG_TABLE_SCHEMA;
END
$$;

-- Histories and the audit trail are only ever added to.
CREATE FUNCTION refuse_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog
AS $$
BEGIN
  RAISE EXCEPTION '% is only ever added to: % is refused', TG_TABLE_NAME, TG_OP
    USING ERRCODE = 'PB003', TABLE = TG_TABLE_NAME, SCHEMA = TG_TABLE_SCHEMA;
END
$$;

CREATE FUNCTION touch_updated_at() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog
AS $$
BEGIN
  NEW.updated_at := now();
  RETURN NEW;
END
$$;
