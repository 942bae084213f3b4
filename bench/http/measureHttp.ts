import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, get } from 'node:http';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { z } from 'zod';
import type { HotRouteName } from './bareStatements.ts';

const connections = 10;
const warmMs = 2_000;
const measuredMs = 8_000;

/**
 * Measures requests a second over ten HTTP connections: first of an Express handler that only runs the route's
 * statement, then of our route. Each server has its own process; both use the same database.
 *
 * @param input.parameters keywords, barcodes or boards; the requests take them in turn
 * @param input.token of the member who sends the requests of our route
 * @returns our rate divided by the rate of the bare handler
 */
export async function printHttp({
  databaseUrl,
  route,
  parameters,
  token,
}: {
  databaseUrl: string;
  route: HotRouteName;
  parameters: readonly string[];
  token?: string;
}): Promise<number> {
  const paths = {
    search: (text: string) => `/api/foods/search?q=${text}`,
    suggest: (text: string) => `/api/foods/suggest?q=${text}`,
    scan: (text: string) => `/api/foods/scan/${text}`,
    feed: (text: string) => `/api/feed?board=${text}`,
  };
  const bare = await rateOf({
    databaseUrl,
    args: ['bare', route],
    paths: parameters.map((text) => `/${encodeURIComponent(text)}`),
  });
  const ours = await rateOf({
    databaseUrl,
    args: ['product'],
    paths: parameters.map((text) => paths[route](encodeURIComponent(text))),
    token,
  });
  console.log(`\n${route} over HTTP, ${String(connections)} connections`);
  console.table([
    {
      'bare Express + pg, requests/s': Math.round(bare),
      'DiningCoach, requests/s': Math.round(ours),
      share: (ours / bare).toFixed(2),
    },
  ]);
  return ours / bare;
}

async function rateOf({
  args,
  databaseUrl,
  paths,
  token,
}: {
  databaseUrl: string;
  args: readonly string[];
  paths: readonly string[];
  token?: string | undefined;
}): Promise<number> {
  const child = spawn(
    process.execPath,
    ['--conditions=production', 'scripts/program.mjs', join('bench', 'http', 'serve.ts'), ...args],
    {
      env: {
        ...process.env,
        NODE_ENV: 'production',
        NODE_OPTIONS: '',
        DATABASE_URL: databaseUrl,
        PAYLOAD_SECRET: 'bench',
        HEALTH_KEYS: `bench:${Buffer.alloc(32, 1).toString('base64')}`,
      },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    },
  );
  const ended = once(child, 'exit');
  try {
    const messages: unknown[] = await Promise.race([
      once(child, 'message'),
      ended.then(() => Promise.reject(new Error('The server to be measured did not start.'))),
    ]);
    const { port } = z.object({ port: z.int() }).parse(messages[0]);
    await requests({ port, paths, token, forMs: warmMs });
    return await requests({ port, paths, token, forMs: measuredMs });
  } finally {
    child.disconnect();
    await ended;
  }
}

/** Returns answers a second. An answer that is not 200 ends the measurement. */
async function requests({
  forMs,
  paths,
  port,
  token,
}: {
  port: number;
  paths: readonly string[];
  token: string | undefined;
  forMs: number;
}): Promise<number> {
  const headers: Record<string, string> = token === undefined ? {} : { authorization: `JWT ${token}` };
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const start = performance.now();
  let answers = 0;
  const ask = async (): Promise<void> => {
    while (performance.now() - start < forMs) {
      const path = paths[answers % paths.length] ?? '/';
      answers += 1;
      await getSuccessfully({ port, path, agent, headers });
    }
  };
  await Promise.all(Array.from({ length: connections }, ask));
  const seconds = (performance.now() - start) / 1000;
  agent.destroy();
  return answers / seconds;
}

function getSuccessfully(input: {
  port: number;
  path: string;
  agent: Agent;
  headers: Readonly<Record<string, string>>;
}): Promise<void> {
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', ...input }, (response) => {
      response.resume();
      response.once('end', () => {
        if (response.statusCode === 200) resolve();
        else reject(new Error(`${input.path} answered ${String(response.statusCode)}`));
      });
    }).once('error', reject);
  });
}
