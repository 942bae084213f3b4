import type { LocalizedText } from '../../language.ts';
import type { ContentState } from './targets.ts';

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
}

/** What moderators can decide. The type of the column, texts, the desk and docs derive from this list. */
export const moderatorActions = {
  dismiss: { title: { ko: '문제없음', en: 'Nothing wrong' }, about: 'content', clears: true },
  hide: { title: { ko: '숨기기', en: 'Hide' }, about: 'content', isSanction: true },
  restore: { title: { ko: '다시 보이기', en: 'Restore' }, about: 'content', clears: true },
  remove: { title: { ko: '삭제', en: 'Remove' }, about: 'content', isSanction: true },
  warn: { title: { ko: '경고', en: 'Warn' }, about: 'author', isSanction: true },
  mute: { title: { ko: '쓰기 제한', en: 'Mute' }, about: 'author', needsDays: true, isSanction: true },
  suspend: {
    title: { ko: '이용 정지', en: 'Suspend' },
    about: 'author',
    needsDays: true,
    isSanction: true,
  },
  ban: { title: { ko: '영구 정지', en: 'Ban' }, about: 'author', isSanction: true },
  lift: { title: { ko: '제한 해제', en: 'Lift' }, about: 'author' },
  closeBoard: { title: { ko: '게시판 닫기', en: 'Close the board' }, about: 'board' },
  openBoard: { title: { ko: '게시판 열기', en: 'Open the board' }, about: 'board' },
} as const satisfies Record<string, ActionKind>;

export type ModeratorAction = keyof typeof moderatorActions;

export const moderatorActionNames = Object.keys(moderatorActions) as [ModeratorAction, ...ModeratorAction[]];

/** What the history of a case has besides: who asked for another look, and what came of it. */
export const historyKinds = [...moderatorActionNames, 'undo', 'keep'] as const;
export type HistoryKind = (typeof historyKinds)[number];

export function kindOf(action: ModeratorAction): ActionKind {
  return moderatorActions[action];
}

/** What an action can change, as it is stored. Undefined where the target has none: a member has no state. */
export interface Situation {
  readonly content?: ContentState;
  readonly suspended?: boolean;
  readonly suspendedUntil?: string | null;
  readonly mutedUntil?: string | null;
  /** Until when an author who is not known to moderators may not write anonymously. */
  readonly anonymousMutedUntil?: string | null;
  readonly board?: 'open' | 'closed';
}

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

/** What an action changes in a situation. A warning and a decision on a case change nothing of it. */
export function effectOf(
  action: ModeratorAction,
  situation: Situation,
  { now, days, isAnonymous }: { now: Date; days: number; isAnonymous: boolean },
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
      return ofContent(situation, 'hidden');
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

/** Whether two actions changed the same, so that the older one cannot be undone alone. */
export function overlaps(one: Done, other: Done): boolean {
  return situationNames.some((name) => name in one.after && name in other.after);
}

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
