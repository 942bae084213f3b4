/** The environment of every test process. These keys and secrets protect nothing. */
export const testEnvironment = {
  NODE_ENV: 'test',
  PAYLOAD_SECRET: 'a secret of the tests, which protects nothing',
  HEALTH_KEYS: `test:${Buffer.alloc(32, 7).toString('base64')}`,
  LOG_LEVEL: 'fatal',
  PAYLOAD_TELEMETRY_DISABLED: '1',
  NEXT_TELEMETRY_DISABLED: '1',
  JOB_LOCK_SECONDS: '10',
} as const;
