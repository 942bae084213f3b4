import type { LocalizedText } from '../../language.ts';

/** The name of a diet within a sentence: "a low-salt diet", "an iodine-restricted diet", "저염식". */
export function dietPhrase({ ko, en }: LocalizedText): LocalizedText {
  if (/^(?:a|an|the|your) /i.test(en)) return { ko, en };
  return { ko, en: `${/^[aeio]/i.test(en) ? 'an' : 'a'} ${en}` };
}
