-- A key that is rotated names the one that takes its place; both work until the old one's end.
ALTER TABLE api_credentials ADD COLUMN replaced_by uuid UNIQUE REFERENCES api_credentials ON DELETE RESTRICT ON UPDATE RESTRICT;
