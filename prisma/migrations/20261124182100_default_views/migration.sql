-- The view that a person's list opens with.
CREATE TABLE default_views (
  admin_user_id uuid NOT NULL REFERENCES admin_users ON DELETE RESTRICT ON UPDATE RESTRICT,
  list          text NOT NULL CHECK (list ~ '^[a-z][a-z_]{1,39}$'),
  view_id       uuid NOT NULL REFERENCES saved_views ON DELETE RESTRICT ON UPDATE RESTRICT,
  PRIMARY KEY (admin_user_id, list)
);
CREATE INDEX default_views_view_id_idx ON default_views (view_id);
CREATE INDEX saved_views_shared_idx ON saved_views (list) WHERE is_shared;

CREATE FUNCTION grant_default_view_rights() RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'phantom_runtime') THEN
    GRANT SELECT, INSERT, UPDATE, DELETE ON default_views TO phantom_runtime;
  END IF;
END
$$;
REVOKE EXECUTE ON FUNCTION grant_default_view_rights() FROM PUBLIC;
SELECT grant_default_view_rights();

-- What is indexed by its search key is known to the planner from here on, and not only after the next change.
ANALYZE customers, merchants;
