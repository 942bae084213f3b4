/**
 * A well-behaved client in its own process, so that the attackers do not delay it. It answers `{url, forMs}` with the
 * milliseconds of each of its calls: to the live check every 20 ms, and to the search one after the other.
 */
import { Agent, get } from 'node:http';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { queryClasses } from '../search/queries.ts';

const liveEveryMs = 20;
const keywords = queryClasses.flatMap(({ queries }) => queries.map(({ keyword }) => keyword));

process.on(
  'message',
  (order: { url: string; forMs: number }) => void probe(order).then((times) => process.send?.(times)),
);
process.once('disconnect', () => process.exit(0));
process.send?.('ready');

async function probe({
  forMs,
  url,
}: {
  url: string;
  forMs: number;
}): Promise<{ live: number[]; search: number[] }> {
  const agent = new Agent({ keepAlive: true });
  const end = performance.now() + forMs;
  const live: Promise<number>[] = [];
  const search: number[] = [];
  const searchInTurn = async (): Promise<void> => {
    for (let at = 0; performance.now() < end; at += 1) {
      const keyword = keywords[at % keywords.length] ?? '';
      search.push(await timeOf(`${url}/api/foods/search?q=${encodeURIComponent(keyword)}`, agent));
    }
  };
  const checkLive = async (): Promise<void> => {
    while (performance.now() < end) {
      live.push(timeOf(`${url}/api/health/live`, agent));
      await wait(liveEveryMs);
    }
  };
  await Promise.all([searchInTurn(), checkLive()]);
  const times = { live: await Promise.all(live), search };
  agent.destroy();
  return times;
}

/** The milliseconds of a call that succeeds. */
function timeOf(url: string, agent: Agent): Promise<number> {
  const start = performance.now();
  return new Promise((resolve, reject) => {
    get(url, { agent }, (response) => {
      response.resume();
      response.once('end', () => {
        if (response.statusCode === 200) resolve(performance.now() - start);
        else reject(new Error(`${url} answered ${String(response.statusCode)}`));
      });
    }).once('error', reject);
  });
}
