-- The tables of an import's ledger, version 1, for H2 and PostgreSQL. All times are UTC.
-- ${prefix} stands for the table prefix (composio_), ${index} for the same without the schema before it: replace both
-- where you run this file yourself. It may be run again.

-- One row: which version these tables have, and with which key the entries were made.
CREATE TABLE IF NOT EXISTS ${prefix}ledger_version (
  id          INTEGER NOT NULL PRIMARY KEY,
  version     INTEGER NOT NULL,
  key_id      VARCHAR(64)
);

-- What is known of a subject. Neither subject nor credentials can be read out of their keyed hashes.
CREATE TABLE IF NOT EXISTS ${prefix}ledger (
  subject         VARCHAR(64) NOT NULL PRIMARY KEY,
  state           VARCHAR(16) NOT NULL,
  fingerprint     VARCHAR(64),
  account_id      VARCHAR(200),
  status          VARCHAR(64),
  expires_at      TIMESTAMP(6),
  run_id          VARCHAR(200),
  owner           VARCHAR(200),
  lease_end       TIMESTAMP(6),
  source_position VARCHAR(400),      -- of the record that wrote it last
  verification    VARCHAR(16),       -- what the provider said of these credentials
  created_by      VARCHAR(200),      -- the run that created the account, or was about to
  touched         SMALLINT NOT NULL, -- 1: the account was changed by something else since the claim
  revision        BIGINT NOT NULL    -- another one after every change
);
CREATE INDEX IF NOT EXISTS ${index}ledger_account ON ${prefix}ledger (account_id);

CREATE TABLE IF NOT EXISTS ${prefix}run (
  run_id        VARCHAR(200) NOT NULL PRIMARY KEY,
  started_at    TIMESTAMP(6) NOT NULL,
  last_at       TIMESTAMP(6) NOT NULL,
  stop_reason   VARCHAR(2000),
  not_attempted BIGINT NOT NULL
);

-- What became of each record of a run.
CREATE TABLE IF NOT EXISTS ${prefix}journal (
  run_id          VARCHAR(200) NOT NULL,
  line            BIGINT GENERATED ALWAYS AS IDENTITY,
  source_position VARCHAR(400) NOT NULL,
  user_id         VARCHAR(1000),
  auth_config_id  VARCHAR(200),
  toolkit         VARCHAR(200),
  account_id      VARCHAR(200),
  action          VARCHAR(16),
  error           VARCHAR(200),
  reason          VARCHAR(2000),
  status          VARCHAR(64),
  request_id      VARCHAR(200),
  requests        INTEGER NOT NULL,
  written_at      TIMESTAMP(6) NOT NULL,
  verification    VARCHAR(16),
  PRIMARY KEY (run_id, line)
);
CREATE UNIQUE INDEX IF NOT EXISTS ${index}journal_position ON ${prefix}journal (run_id, source_position);

INSERT INTO ${prefix}ledger_version (id, version)
  SELECT 1, 1 WHERE NOT EXISTS (SELECT 1 FROM ${prefix}ledger_version WHERE id = 1);
