import type { Language, LocalizedText } from '../language.ts';

const marks: LocalizedText = { ko: ' 사본', en: ' (copy)' };

/** The name of a copy in the language of the name. A long name is cut, so that the mark fits. */
export function nameOfCopy(name: string, language: Language, maximum: number): string {
  const mark = marks[language];
  // Half a surrogate pair cannot be stored.
  const start = name.slice(0, maximum - mark.length).replace(/[\ud800-\udbff]$/, '');
  return `${start.trimEnd()}${mark}`;
}
