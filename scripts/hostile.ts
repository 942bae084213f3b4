/**
 * `npm run hostile -- [CALLS|all] [PATTERN]`: sends hostile calls to every route of the config and prints every 5xx, every
 * error without a code, and what was accepted though it is wrong. PATTERN is a regular expression that the route and the
 * attack must match, for example `meal-photos.*form`. The database is a new one.
 */
import { clientOf } from '../tests/helpers/client.ts';
import { hostileCalls, sampleOf } from '../tests/helpers/hostile/calls.ts';
import { linesOf, runHostileCalls } from '../tests/helpers/hostile/run.ts';
import { createWorld } from '../tests/helpers/hostile/world.ts';
import globalSetup from '../tests/helpers/jest/globalSetup.ts';
import globalTeardown from '../tests/helpers/jest/globalTeardown.ts';
import { startTestServer } from '../tests/helpers/server.ts';

const usualCalls = 4_000;
/** Nobody is refused for the number of calls. */
const noRateLimits = {
  RATE_LIMIT_SIGN_UP: '1000000',
  RATE_LIMIT_LOGIN: '1000000',
  RATE_LIMIT_LOGIN_PER_ACCOUNT: '1000000',
  RATE_LIMIT_FORGOT_PASSWORD: '1000000',
};

const [count = String(usualCalls), pattern = ''] = process.argv.slice(2);
const wanted = new RegExp(pattern, 'u');
await globalSetup();
try {
  const server = await startTestServer({ environment: noRateLimits });
  const groups = hostileCalls(server.payload.config).map((calls) =>
    calls.filter(({ attack, route }) => wanted.test(`${route} ${attack}`)),
  );
  const calls = count === 'all' ? groups.flat() : sampleOf(groups, Number(count));
  console.log(`${String(calls.length)} of ${String(groups.flat().length)} hostile calls`);
  const world = await createWorld({ ...server, call: clientOf(server.url) });
  const report = await runHostileCalls({ calls, url: server.url, world });
  for (const line of linesOf(report)) console.log(line);
  await server.stop();
} finally {
  await globalTeardown();
}
process.exit(0);
