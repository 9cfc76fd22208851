-- What the lists of accounts and sessions are ordered by, and what is counted of requests that nobody decided.
CREATE INDEX admin_users_created_at_id_idx ON admin_users (created_at, id);
CREATE INDEX admin_sessions_created_at_id_idx ON admin_sessions (created_at, id);
CREATE INDEX approvals_expired_idx ON approvals (id) WHERE status = 'expired';
