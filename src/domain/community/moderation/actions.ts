import type { LocalizedText } from '../../language.ts';
import { z } from 'zod';
import { recordOf } from '../../record.ts';
import { contentStates, type ContentState } from '../contentStates.ts';

interface ActionKind {
  readonly title: LocalizedText;
  /** What it changes: the content, the author, the board, or nothing that others see. */
  readonly about: 'content' | 'author' | 'board' | 'case';
  /** It needs a number of days. */
  readonly needsDays?: true;
  /** It goes against the author: it needs a reason, confirms the reports, and can be appealed. */
  readonly isSanction?: true;
  /** It finds the target fine: the open reports were wrong. */
  readonly clears?: true;
  /** What the author is told; nothing where it is not about the author, or where it tells of reports only. */
  readonly told?: string;
}

/** What moderators can decide. The type of the column, texts, the desk and docs derive from this list. */
export const moderatorActions = {
  dismiss: { title: { ko: '문제없음', en: 'Nothing wrong' }, about: 'content', clears: true },
  hide: { title: { ko: '숨기기', en: 'Hide' }, about: 'content', told: 'hidden', isSanction: true },
  restore: { title: { ko: '다시 보이기', en: 'Restore' }, about: 'content', told: 'restored', clears: true },
  remove: { title: { ko: '삭제', en: 'Remove' }, about: 'content', told: 'removed', isSanction: true },
  warn: { title: { ko: '경고', en: 'Warn' }, about: 'author', told: 'warned', isSanction: true },
  mute: {
    title: { ko: '쓰기 제한', en: 'Mute' },
    about: 'author',
    told: 'muted',
    needsDays: true,
    isSanction: true,
  },
  suspend: {
    title: { ko: '이용 정지', en: 'Suspend' },
    about: 'author',
    told: 'suspended',
    needsDays: true,
    isSanction: true,
  },
  ban: { title: { ko: '영구 정지', en: 'Ban' }, about: 'author', told: 'banned', isSanction: true },
  lift: { title: { ko: '제한 해제', en: 'Lift' }, about: 'author', told: 'lifted' },
  closeBoard: { title: { ko: '게시판 닫기', en: 'Close the board' }, about: 'board' },
  openBoard: { title: { ko: '게시판 열기', en: 'Open the board' }, about: 'board' },
} as const satisfies Record<string, ActionKind>;

export type ModeratorAction = keyof typeof moderatorActions;

export const moderatorActionNames = Object.keys(moderatorActions) as [ModeratorAction, ...ModeratorAction[]];

/** What can be decided about several cases at once: it needs no look at an author or a board. */
export const batchActions = ['dismiss', 'hide', 'remove'] as const satisfies readonly ModeratorAction[];
export type BatchAction = (typeof batchActions)[number];

/** What the history of a case has: `keep` answers an appeal that changes nothing. */
export const historyKinds = [...moderatorActionNames, 'undo', 'keep'] as const;
export type HistoryKind = (typeof historyKinds)[number];

export const historyTitles: Readonly<Record<HistoryKind, LocalizedText>> = {
  ...recordOf(moderatorActionNames, (name) => moderatorActions[name].title),
  undo: { ko: '되돌리기', en: 'Undo' },
  keep: { ko: '조치 유지(이의 기각)', en: 'Keep (appeal rejected)' },
};

export function kindOf(action: ModeratorAction): ActionKind {
  return moderatorActions[action];
}

const time = z.string().nullable();

/** What an action can change, as it is stored. Undefined where the target has none: a member has no state. */
export const situationShape = z.strictObject({
  content: z.enum(contentStates).optional(),
  suspended: z.boolean().optional(),
  suspendedUntil: time.optional(),
  mutedUntil: time.optional(),
  /** Until when an author who is not known to moderators may not write anonymously. */
  anonymousMutedUntil: time.optional(),
  board: z.enum(['open', 'closed']).optional(),
});
export type Situation = z.infer<typeof situationShape>;

export type Refusal =
  /** The target has nothing of the kind: no board, no state, no author any more. */
  | 'action_not_possible'
  /** Everything is as the action would make it. */
  | 'nothing_to_change'
  /** The author is anonymous: what others would see of the account tells who it is. */
  | 'author_sealed'
  /** Something newer changed the same. */
  | 'newer_action';

export type Effect = { readonly change: Situation } | { readonly refused: Refusal };

/**
 * What an action changes in a situation. A warning and a decision on a case change nothing of it. To hide what reports have
 * hidden confirms that: it stays hidden, now by a decision.
 */
export function effectOf(
  action: ModeratorAction,
  situation: Situation,
  {
    now,
    days,
    isAnonymous,
    isUnconfirmed,
  }: { now: Date; days: number; isAnonymous: boolean; isUnconfirmed: boolean },
): Effect {
  const until = new Date(now.getTime() + days * 86_400_000).toISOString();
  const hasAuthor = isAnonymous
    ? situation.anonymousMutedUntil !== undefined
    : situation.suspended !== undefined;
  const ofAuthor = (change: Situation): Effect =>
    hasAuthor ? changing(situation, change) : { refused: 'action_not_possible' };
  const ofNamedAuthor = (change: Situation): Effect =>
    isAnonymous ? { refused: 'author_sealed' } : ofAuthor(change);
  switch (action) {
    case 'hide':
      return isUnconfirmed && situation.content === 'hidden'
        ? { change: { content: 'hidden' } }
        : ofContent(situation, 'hidden');
    case 'restore':
      return ofContent(situation, 'published');
    case 'remove':
      return ofContent(situation, 'removed');
    case 'dismiss':
      return situation.content === 'hidden' || situation.content === 'held'
        ? { change: { content: 'published' } }
        : { change: {} };
    case 'warn':
      return hasAuthor ? { change: {} } : { refused: 'action_not_possible' };
    case 'mute':
      return ofAuthor(isAnonymous ? { anonymousMutedUntil: until } : { mutedUntil: until });
    case 'suspend':
      return ofNamedAuthor({ suspendedUntil: until });
    case 'ban':
      return ofNamedAuthor({ suspended: true });
    case 'lift':
      return ofAuthor(
        isAnonymous
          ? { anonymousMutedUntil: null }
          : { suspended: false, suspendedUntil: null, mutedUntil: null },
      );
    case 'closeBoard':
      return ofBoard(situation, 'closed');
    case 'openBoard':
      return ofBoard(situation, 'open');
  }
}

function ofContent(situation: Situation, content: ContentState): Effect {
  return situation.content === undefined
    ? { refused: 'action_not_possible' }
    : changing(situation, { content });
}

function ofBoard(situation: Situation, board: 'open' | 'closed'): Effect {
  return situation.board === undefined ? { refused: 'action_not_possible' } : changing(situation, { board });
}

function changing(situation: Situation, wanted: Situation): Effect {
  const change = pick(wanted, (name) => wanted[name] !== situation[name]);
  return Object.keys(change).length === 0 ? { refused: 'nothing_to_change' } : { change };
}

/** What an action did: the values that it changed, before and after. */
export interface Done {
  readonly before: Situation;
  readonly after: Situation;
}

export function doneBy(situation: Situation, change: Situation): Done {
  return { before: pick(situation, (name) => name in change), after: change };
}

/** The change that brings the values before an action back, unless something newer has changed them. */
export function undoOf({ before, after }: Done, situation: Situation): Effect {
  const isAsLeft = situationNames.every((name) => !(name in after) || situation[name] === after[name]);
  return isAsLeft ? { change: before } : { refused: 'newer_action' };
}

/**
 * What an accepted appeal changes beside the undo: what reports or filters hid before appears, too, because nobody would
 * look at it any more. It stays hidden while another decision of a moderator says so.
 */
export function acceptedChange(
  change: Situation,
  situation: Situation,
  others: readonly PastDecision[],
): Situation {
  const content = change.content ?? situation.content;
  const isHeldBack = content === 'hidden' || content === 'held';
  return isHeldBack && !isKeptBack(others) ? { ...change, content: 'published' } : change;
}

interface PastDecision {
  readonly kind: HistoryKind;
  readonly isAutomatic: boolean;
  readonly isUndone: boolean;
}

function isKeptBack(history: readonly PastDecision[]): boolean {
  return history.some(
    ({ isAutomatic, isUndone, kind }) => !isAutomatic && !isUndone && (kind === 'hide' || kind === 'remove'),
  );
}

const contentKinds: readonly HistoryKind[] = ['hide', 'remove', 'restore', 'dismiss'];

/** Whether hidden content is so by reports alone: the newest action on it that holds is none of a moderator. */
export function isUnconfirmed(history: readonly (PastDecision & { readonly id: number })[]): boolean {
  const [newest] = history
    .filter(({ isUndone, kind }) => !isUndone && contentKinds.includes(kind))
    .toSorted((one, other) => other.id - one.id);
  return newest?.isAutomatic !== false;
}

/** Whether a newer action keeps an older one from being undone: it changed the same, or decided the case again. */
export function blocksUndo(
  older: Done & { readonly kind: HistoryKind },
  newer: Done & { readonly kind: HistoryKind },
): boolean {
  const changedTheSame = situationNames.some((name) => name in older.after && name in newer.after);
  return changedTheSame || (settles(older.kind) === 'dismissed' && settles(newer.kind) === 'upheld');
}

/** What the author is told of an action; nothing where it tells of reports only. */
export function toldOf(action: ModeratorAction, { before, after }: Done): string | undefined {
  if (action === 'dismiss') return after.content === 'published' ? kindOf('restore').told : undefined;
  if (action === 'hide' && before.content === 'hidden') return 'keptHidden';
  return kindOf(action).told;
}

/** Whether the author is told of an action: it is about them, and in the audit log they see it. */
export function isTold(kind: ModeratorAction): boolean {
  return kindOf(kind).told !== undefined;
}

/** What an action says of the reports that wait. */
export function settles(kind: HistoryKind): 'upheld' | 'dismissed' | undefined {
  if (kind === 'undo' || kind === 'keep') return undefined;
  const { isSanction, clears } = kindOf(kind);
  if (isSanction === true) return 'upheld';
  return clears === true ? 'dismissed' : undefined;
}

/** The actions that go against the author. */
export const sanctionKinds = moderatorActionNames.filter((name) => settles(name) === 'upheld');

const situationNames = [
  'content',
  'suspended',
  'suspendedUntil',
  'mutedUntil',
  'anonymousMutedUntil',
  'board',
] as const satisfies readonly (keyof Situation)[];

function pick(situation: Situation, isWanted: (name: keyof Situation) => boolean): Situation {
  const names = situationNames.filter((name) => situation[name] !== undefined && isWanted(name));
  return Object.fromEntries(names.map((name) => [name, situation[name]]));
}
