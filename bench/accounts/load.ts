import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';

/** What the clients do: the load test of 2024. */
export interface Load {
  readonly url: string;
  readonly users: number;
  /** Users that start in a second. */
  readonly usersPerSecond: number;
  readonly forMs: number;
}

/** One call of a client. */
export interface Done {
  readonly kind: 'login' | 'sign-up';
  /** Milliseconds since the start of the load, at the end of the call. */
  readonly at: number;
  readonly took: number;
  /** 0 when the connection failed. */
  readonly status: number;
}

const password = 'correct horse battery';
/** Of five calls, three are logins. */
const loginShare = 3 / 5;
const waitMs = { from: 1_000, to: 3_000 };

/** Lets clients sign up and log in, with waits between, until the time is over. Each begins with a sign-up of its own. */
export async function runLoad({ forMs, url, users, usersPerSecond }: Load): Promise<readonly Done[]> {
  const start = performance.now();
  const done: Done[] = [];
  const isOver = () => performance.now() - start >= forMs;
  const call = async (kind: Done['kind'], path: string, body: object): Promise<void> => {
    const began = performance.now();
    const status = await post(`${url}${path}`, body).catch(() => 0);
    const now = performance.now();
    done.push({ kind, at: now - start, took: now - began, status });
  };
  const signUp = async (): Promise<string> => {
    const name = randomUUID().slice(0, 13);
    const email = `${name}@example.com`;
    const consents = { terms: true, healthData: true };
    await call('sign-up', '/api/users', { email, username: `m-${name}`, password, consents });
    return email;
  };
  const client = async (user: number): Promise<void> => {
    await wait((user / usersPerSecond) * 1_000);
    if (isOver()) return;
    const email = await signUp();
    while (!isOver()) {
      await wait(waitMs.from + Math.random() * (waitMs.to - waitMs.from));
      if (Math.random() < loginShare) await call('login', '/api/users/login', { email, password });
      else await signUp();
    }
  };
  await Promise.all(Array.from({ length: users }, (_, user) => client(user)));
  return done;
}

async function post(url: string, body: object): Promise<number> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  await response.arrayBuffer();
  return response.status;
}
