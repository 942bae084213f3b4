import { z } from 'zod';
import type { LocalizedText } from '../../../language.ts';
import { caseStateNames, caseStates, type CaseState } from '../caseStates.ts';
import { caseCauseNames, type CaseCause } from '../causes.ts';
import { reasonNames, type ReasonName } from '../reasons.ts';

/** `waiting` is every case that is not resolved. */
export const queueStates = ['waiting', ...caseStateNames, 'all'] as const;
type QueueState = (typeof queueStates)[number];

export const queueStateTitles: Readonly<Record<QueueState, LocalizedText>> = {
  waiting: { ko: '기다리는 건', en: 'Waiting' },
  ...caseStates,
  all: { ko: '모두', en: 'All' },
};

/** How long ago cases were opened, in hours: from, until. The statistics group them in the same way. */
export const queueAges = {
  hour: { from: 0, until: 1, title: { ko: '1시간 이내', en: 'Within an hour' } },
  day: { from: 1, until: 24, title: { ko: '하루 이내', en: 'Within a day' } },
  week: { from: 24, until: 168, title: { ko: '일주일 이내', en: 'Within a week' } },
  older: { from: 168, until: undefined, title: { ko: '일주일 넘음', en: 'Over a week' } },
} as const satisfies Record<string, { from: number; until: number | undefined; title: LocalizedText }>;

export type QueueAge = keyof typeof queueAges;

export const queueAgeNames = ['hour', 'day', 'week', 'older'] as const satisfies readonly QueueAge[];

/** Which cases the desk lists. */
export interface QueueFilter {
  readonly state: QueueState;
  readonly reason?: ReasonName | undefined;
  readonly cause?: CaseCause | undefined;
  readonly age?: QueueAge | undefined;
  /** Claimed by the reader. */
  readonly isMine: boolean;
  /** Nobody has looked yet. */
  readonly isUnseen: boolean;
  readonly page: number;
}

const parameters = z.object({
  state: z.enum(queueStates).catch('waiting'),
  reason: z.enum(reasonNames).optional().catch(undefined),
  cause: z.enum(caseCauseNames).optional().catch(undefined),
  age: z.enum(queueAgeNames).optional().catch(undefined),
  mine: z.literal('1').optional().catch(undefined),
  unseen: z.literal('1').optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1),
});

/** Reads the address of the desk. What it does not know is left out, so an old link still opens the list. */
export function readQueueFilter(query: Readonly<Record<string, unknown>>): QueueFilter {
  const { mine, unseen, ...rest } = parameters.parse(query);
  return { ...rest, isMine: mine !== undefined, isUnseen: unseen !== undefined };
}

/** The query of the address that `readQueueFilter` reads; without what is usual. */
export function queueQuery(filter: Partial<QueueFilter>): string {
  const { age, cause, isMine, isUnseen, page, reason, state } = filter;
  const query = new URLSearchParams({
    ...(state === undefined || state === 'waiting' ? {} : { state }),
    ...(reason === undefined ? {} : { reason }),
    ...(cause === undefined ? {} : { cause }),
    ...(age === undefined ? {} : { age }),
    ...(isMine === true ? { mine: '1' } : {}),
    ...(isUnseen === true ? { unseen: '1' } : {}),
    ...(page === undefined || page === 1 ? {} : { page: String(page) }),
  }).toString();
  return query === '' ? '' : `?${query}`;
}

/** The states of the cases that a filter lists; undefined for all. */
export function statesOf(state: QueueState): readonly CaseState[] | undefined {
  if (state === 'all') return undefined;
  return state === 'waiting' ? ['open', 'claimed', 'appealed'] : [state];
}
