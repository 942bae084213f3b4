import { AsyncLocalStorage } from 'node:async_hooks';
import { limitHeaders, type LimitPolicy } from './wait.ts';

/** The request that the current code works for. */
export interface RequestScope {
  readonly requestId: string;
  /** Adds an error of the server to the line that the log gets for this request. */
  readonly note: (fault: unknown) => void;
  /** Sets a header of the answer, or removes it. */
  readonly setHeader: (name: string, value: string | undefined) => void;
  /** How much is left of the limit that is nearest to its end. */
  left?: number;
  /** Why an account could not be read. Payload goes on as if nobody had logged in. */
  accountFault?: Error;
}

/** The server and Next's bundles load this module separately in one process. They share one storage through this key. */
const key = Symbol.for('diningcoach.requestScope');
const registry = globalThis as { [key]?: AsyncLocalStorage<RequestScope> };
const scopes = (registry[key] ??= new AsyncLocalStorage<RequestScope>());

/** Runs the code of a request. */
export function runInRequest(scope: RequestScope, run: () => void): void {
  scopes.run(scope, run);
}

/** The id of the current request; undefined in jobs and while the process starts. */
export function currentRequestId(): string | undefined {
  return scopes.getStore()?.requestId;
}

/**
 * Keeps an error of the server for the log line of its request.
 *
 * @returns whether there is a request. Without one, the caller must log the error.
 */
export function noteFault(fault: unknown): boolean {
  const scope = scopes.getStore();
  scope?.note(fault);
  return scope !== undefined;
}

/**
 * Tells the caller of the current request how much of a limit is left. Of several limits, the answer has the one that
 * is nearest to its end; of one that is used up, the refusal has the headers.
 */
export function noteLimit(policy: LimitPolicy, left: { remaining: number; seconds: number }): void {
  const scope = scopes.getStore();
  if (scope === undefined || left.remaining >= (scope.left ?? Infinity)) return;
  scope.left = left.remaining;
  for (const [name, value] of Object.entries(limitHeaders(policy, left)))
    scope.setHeader(name, left.remaining < 0 ? undefined : value);
}

/** Keeps an error of the database from a read of an account. */
export function noteAccountFault(fault: unknown): void {
  const scope = scopes.getStore();
  if (scope !== undefined && fault instanceof Error) scope.accountFault ??= fault;
}

/** Why an account could not be read in the current request; undefined where all could. */
export function accountFault(): Error | undefined {
  return scopes.getStore()?.accountFault;
}
