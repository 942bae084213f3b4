/**
 * Counters of rate limits, shared by all web nodes. Unlogged: they are written at every attempt, and to lose them in a
 * crash only gives everyone a fresh start.
 */
export const rateLimitUp = `
CREATE UNLOGGED TABLE rate_limits (
  key text PRIMARY KEY,
  count integer NOT NULL,
  window_ends timestamptz NOT NULL
);
CREATE INDEX rate_limits_window_ends_idx ON rate_limits (window_ends);
`;

export const rateLimitDown = `DROP TABLE rate_limits;`;
