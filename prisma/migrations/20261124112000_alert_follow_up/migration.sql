-- What people do about an alert, and what the list of alerts is sorted and counted by.
ALTER TABLE alert_notifications
  ADD COLUMN area           text NOT NULL DEFAULT 'other' CHECK (char_length(area) BETWEEN 1 AND 40),
  -- When Alertmanager last spoke of it: it repeats what goes on.
  ADD COLUMN delivered_at   timestamptz(3) NOT NULL DEFAULT now(),
  ADD COLUMN silence_id     text CHECK (char_length(silence_id) BETWEEN 1 AND 100),
  ADD COLUMN silenced_until timestamptz(3),
  ADD CHECK ((silence_id IS NULL) = (silenced_until IS NULL)),
  ADD CHECK ((status = 'resolved') = (ends_at IS NOT NULL));

CREATE INDEX alert_notifications_starts_at_id_idx ON alert_notifications (starts_at, id);
CREATE INDEX alert_notifications_unacknowledged_idx ON alert_notifications (starts_at)
  WHERE status = 'firing' AND acknowledged_at IS NULL;

-- Deliveries can come late and out of order: what has resolved stays resolved, whoever writes.
INSERT INTO status_transitions (entity, from_status, to_status) VALUES
  ('alert_notifications', 'firing', 'resolved');
CREATE TRIGGER check_status BEFORE UPDATE OF status ON alert_notifications
  FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION check_status_transition();
