import type { ContentState } from '../../contentStates.ts';
import type { LocalizedText } from '../../../language.ts';
import { kindOf, moderatorActionNames, moderatorActions, type ModeratorAction } from '../actions.ts';
import type { ReportTargetSlug } from '../targets.ts';

/** What the desk knows about a target. */
export interface DeskTarget {
  /** Undefined when the target is gone. */
  readonly relationTo?: ReportTargetSlug | undefined;
  /** Of a text or a meal. */
  readonly state?: ContentState | undefined;
  readonly board?: 'open' | 'closed' | undefined;
  /** What is hidden is so by reports alone. */
  readonly isUnconfirmed?: boolean | undefined;
  readonly author: 'named' | 'anonymous' | 'none';
}

/**
 * The actions that can change something. The server checks each of them again: this list only keeps a moderator from
 * choosing what it would refuse.
 */
export function offeredActions({
  author,
  board,
  isUnconfirmed,
  state,
}: DeskTarget): readonly ModeratorAction[] {
  return moderatorActionNames.filter((action) => {
    switch (action) {
      case 'dismiss':
        return true;
      case 'hide':
        return state === 'published' || state === 'held' || (state === 'hidden' && isUnconfirmed === true);
      case 'restore':
        return state !== undefined && state !== 'published';
      case 'remove':
        return state !== undefined && state !== 'removed';
      case 'warn':
      case 'mute':
      case 'lift':
        return author !== 'none';
      case 'suspend':
      case 'ban':
        return author === 'named';
      case 'closeBoard':
        return board === 'open';
      case 'openBoard':
        return board === 'closed';
    }
  });
}

/** To hide what reports have hidden confirms it. */
const keepHidden: LocalizedText = { ko: '계속 숨기기', en: 'Keep hidden' };

/** How an action is called for this target. */
export function titleOfAction(action: ModeratorAction, state: ContentState | undefined): LocalizedText {
  return action === 'hide' && state === 'hidden' ? keepHidden : moderatorActions[action].title;
}

/** The key of each action on the desk, by its place on the keyboard: a Korean layout has another letter there. */
export const actionKeys: Readonly<Partial<Record<ModeratorAction, string>>> = {
  dismiss: 'D',
  hide: 'H',
  restore: 'R',
  remove: 'X',
  warn: 'W',
  mute: 'M',
  suspend: 'S',
  ban: 'B',
  lift: 'L',
};

/** What a moderator confirms once more: it is seen by many, or keeps somebody out. */
export function isHeavy(action: ModeratorAction): boolean {
  return action === 'remove' || action === 'suspend' || action === 'ban' || kindOf(action).about === 'board';
}
