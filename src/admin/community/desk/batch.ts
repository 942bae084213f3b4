import { moderatorActions, type BatchAction } from '../../../domain/community/moderation/actions.ts';
import type { LocalizedText } from '../../../domain/language.ts';

const ofCases = { ko: '선택한 건', en: 'selected cases' };

const titleOf = (action: BatchAction): LocalizedText => ({
  ko: `${moderatorActions[action].title.ko} (${ofCases.ko})`,
  en: `${moderatorActions[action].title.en} (${ofCases.en})`,
});

/** The names of the actions on several cases, in the list of keys. */
export const batchTitles: Readonly<Record<BatchAction, LocalizedText>> = {
  dismiss: titleOf('dismiss'),
  hide: titleOf('hide'),
  remove: titleOf('remove'),
};

/** The id of the button of an action, which its key presses. */
export function batchButton(action: BatchAction): string {
  return `dc-batch-${action}`;
}
