import { AsyncLocalStorage } from 'node:async_hooks';

/** The request that the current code works for. */
export interface RequestScope {
  readonly requestId: string;
  /** Adds an error of the server to the line that the log gets for this request. */
  readonly note: (fault: unknown) => void;
  /** Why an account could not be read. Payload goes on as if nobody had logged in. */
  accountFault?: unknown;
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

/** Keeps an error of the database from a read of an account. */
export function noteAccountFault(fault: unknown): void {
  const scope = scopes.getStore();
  if (scope !== undefined) scope.accountFault ??= fault;
}

/** Why an account could not be read in the current request; undefined where all could. */
export function accountFault(): unknown {
  return scopes.getStore()?.accountFault;
}
