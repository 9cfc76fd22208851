-- What of the dashboard an admin wants to see, and in which order: names with commas between them.
CREATE TABLE dashboard_layouts (
  admin_user_id uuid PRIMARY KEY REFERENCES admin_users (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  cards         text NOT NULL CHECK (char_length(cards) <= 400),
  panels        text NOT NULL CHECK (char_length(panels) <= 400),
  updated_at    timestamptz(3) NOT NULL DEFAULT now()
);

-- Access of merchants that is about to end by itself is counted with every snapshot.
CREATE INDEX merchant_customer_access_expires_at_idx ON merchant_customer_access (expires_at) WHERE is_active;

CREATE FUNCTION grant_dashboard_layout_rights() RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'phantom_runtime') THEN
    GRANT SELECT, INSERT, UPDATE ON dashboard_layouts TO phantom_runtime;
  END IF;
END
$$;
REVOKE EXECUTE ON FUNCTION grant_dashboard_layout_rights() FROM PUBLIC;
SELECT grant_dashboard_layout_rights();
