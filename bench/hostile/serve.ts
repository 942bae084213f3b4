/**
 * The product to attack, in its own process: the Express front, Payload and its own database, without Next. It answers the
 * message `{ask: 'where'}` with its addresses, and `{ask: 'delay'}` with the longest time for which its event loop stood
 * still since the last such message.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { env } from '../../src/env.ts';
import { currentFoodKnowledge } from '../../src/services/suitability/foodKnowledge.ts';
import { startTestServer } from '../../tests/helpers/server.ts';

const noRateLimits = {
  RATE_LIMIT_SIGN_UP: '1000000',
  RATE_LIMIT_LOGIN: '1000000',
  RATE_LIMIT_LOGIN_PER_ACCOUNT: '1000000',
};
const server = await startTestServer({ environment: { ...noRateLimits, NODE_ENV: 'production' } });
// As the web process does at its start.
await currentFoodKnowledge();
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
process.on('message', (message: { ask: 'where' | 'delay' }) => {
  if (message.ask === 'where') process.send?.({ url: server.url, databaseUrl: env().DATABASE_URL });
  else {
    process.send?.({ longest: delay.max / 1e6 });
    delay.reset();
  }
});
process.once('disconnect', () => void server.stop().finally(() => process.exit(0)));
process.send?.('ready');
