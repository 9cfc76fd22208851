-- Each snapshot counts the events of the last minutes. Events are appended in the order of their times, so that a
-- block range index, a few kilobytes for millions of rows and next to nothing per insert, finds them.
CREATE INDEX transaction_events_created_at_idx ON transaction_events USING brin (created_at) WITH (autosummarize = on);
