import type { LocalizedText } from '../../language.ts';
import { foldPhrase } from './foldText.ts';
import { hostOf } from './links.ts';

/** What a row of the list is looked for as. */
export const filterKinds = ['word', 'link'] as const;
export type FilterKind = (typeof filterKinds)[number];

/** Why a row cannot be used: a single letter would hold every text, and a link is looked for by its host. */
export function filterEntryFault(kind: unknown, text: string): LocalizedText | undefined {
  if (kind === 'link')
    return hostOf(text) === undefined || /[/@:?#\s]/u.test(text)
      ? {
          ko: 'example.com처럼 주소만 적어 주세요. https://, 경로, 공백은 빼 주세요.',
          en: 'Please enter the host alone, such as example.com, without https://, path or blanks.',
        }
      : undefined;
  return foldPhrase(text).length < 2
    ? { ko: '글자가 두 개 이상 있어야 합니다.', en: 'It needs at least two letters.' }
    : undefined;
}
