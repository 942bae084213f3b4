import { randomUUID } from 'node:crypto';
import { Agent } from 'node:http';
import type { HostileCall } from './calls.ts';
import { faultOf, type AnswerFault } from './judge.ts';
import { send, type HostileAnswer } from './send.ts';
import { actors, type Actor, type HostileWorld } from './world.ts';

/** A call whose answer is wrong. */
export interface Finding {
  readonly fault: AnswerFault;
  readonly route: string;
  readonly attack: string;
  readonly actor: Actor;
  readonly status: number;
  /** The start of the answer. */
  readonly answer: string;
}

export interface HostileReport {
  readonly calls: number;
  readonly milliseconds: number;
  readonly statuses: ReadonlyMap<number, number>;
  readonly findings: readonly Finding[];
  /** The ten slowest calls. */
  readonly slowest: readonly { readonly call: string; readonly milliseconds: number }[];
}

/** Calls at once. Hostile calls may change the same documents. */
const atOnce = 6;
/** Calls after which it is checked that every actor can still act. */
const checkEvery = 60;

/** Sends the calls, each as the next actor, and collects the answers that are wrong. */
export async function runHostileCalls({
  calls,
  url,
  world,
}: {
  calls: readonly HostileCall[];
  url: string;
  world: HostileWorld;
}): Promise<HostileReport> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const start = performance.now();
  const statuses = new Map<number, number>();
  const findings: Finding[] = [];
  const times: { call: string; milliseconds: number }[] = [];
  for (let first = 0; first < calls.length; first += checkEvery) {
    const tokens = new Map<Actor, string | undefined>();
    for (const actor of actors) tokens.set(actor, await world.tokenOf(actor));
    let next = first;
    const end = Math.min(first + checkEvery, calls.length);
    const work = async (): Promise<void> => {
      for (let at = next; at < end; at = next) {
        next += 1;
        const call = calls[at];
        const actor = actors[at % actors.length];
        if (call === undefined || actor === undefined) continue;
        const answer = await sendAs({ agent, call, url, world, token: tokens.get(actor) });
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        times.push({ call: `${call.route}, ${call.attack}, ${actor}`, milliseconds: answer.milliseconds });
        const fault = faultOf({ ...call, answer, isGraphql: call.path.endsWith('/graphql') });
        if (fault !== undefined) findings.push(findingOf(call, { actor, answer, fault }));
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
  }
  agent.destroy();
  return {
    calls: calls.length,
    milliseconds: performance.now() - start,
    statuses: new Map([...statuses].toSorted(([a], [b]) => a - b)),
    findings,
    slowest: times.toSorted((a, b) => b.milliseconds - a.milliseconds).slice(0, 10),
  };
}

function sendAs({
  agent,
  call,
  token,
  url,
  world,
}: {
  agent: Agent;
  call: HostileCall;
  url: string;
  world: HostileWorld;
  token: string | undefined;
}): Promise<HostileAnswer> {
  const unique = `h${randomUUID().slice(0, 8)}`;
  const id = String(world.idOf(call.slug) ?? 1);
  return send({
    agent,
    url,
    method: call.method,
    path: call.path.replace(/\/:\w+\??/gu, `/${id}`),
    headers: { ...(token === undefined ? {} : { authorization: `JWT ${token}` }), ...call.headers },
    body:
      call.body?.includes('UNIQUE') === true
        ? Buffer.from(call.body.toString().replaceAll('UNIQUE', unique))
        : call.body,
  });
}

function findingOf(
  { attack, route }: HostileCall,
  { actor, answer, fault }: { actor: Actor; answer: HostileAnswer; fault: AnswerFault },
): Finding {
  return {
    fault,
    route,
    attack,
    actor,
    status: answer.status,
    answer: answer.text.slice(0, 160).replaceAll('\n', ' '),
  };
}

/** The report as lines of text: the counts, then every finding of one kind once. */
export function linesOf({ calls, findings, milliseconds, slowest, statuses }: HostileReport): string[] {
  const seconds = milliseconds / 1_000;
  const count = (fault: AnswerFault) => findings.filter((finding) => finding.fault === fault).length;
  return [
    `${String(calls)} calls in ${seconds.toFixed(0)} s, ${(calls / seconds).toFixed(0)} a second`,
    `statuses: ${[...statuses].map(([status, times]) => `${String(status)} × ${String(times)}`).join(', ')}`,
    `server errors: ${String(count('server error'))}, no answer: ${String(count('no answer'))}, errors without a code: ${String(count('no code'))}, accepted though wrong: ${String(count('accepted'))}`,
    'slowest:',
    ...slowest.map(({ call, milliseconds: time }) => `  ${time.toFixed(0)} ms ${call}`),
    ...(['server error', 'no answer', 'no code', 'accepted'] as const).flatMap((fault) =>
      sectionOf(fault, findings),
    ),
  ];
}

function sectionOf(fault: AnswerFault, findings: readonly Finding[]): string[] {
  const kinds = new Map<string, Finding[]>();
  for (const finding of findings.filter((each) => each.fault === fault)) {
    const kind = `${finding.route} | ${finding.attack}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), finding]);
  }
  return [
    '',
    `${fault}: ${String(kinds.size)} kinds`,
    ...[...kinds]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([kind, all]) => {
        const { actor, answer, status } = all[0] ?? { actor: '', answer: '', status: 0 };
        return `  ${kind} | ${String(all.length)} × ${String(status)} ${actor}: ${answer}`;
      }),
  ];
}
