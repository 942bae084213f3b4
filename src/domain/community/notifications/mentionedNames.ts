import { isKoreanEnding } from '../filters/wordFilters.ts';

/** How many members one text may name. The default of Discourse (`max_mentions_per_post`). */
export const maxMentionedMembers = 10;

/** An @ that is no part of an address, and what a username can be made of. */
const mention = /(?<![\p{L}\p{M}\p{N}._@-])[@＠]([\p{L}\p{M}\p{Nd}._-]{2,90})/gu;

/**
 * The members that a text names (`@mina`), each once, as the usernames that can be meant, the longest first: a Korean
 * ending and a full stop may follow (`@미나님은`, `@mina.`).
 */
export function mentionedNames(text: string): readonly (readonly string[])[] {
  const runs = new Set([...text.matchAll(mention)].map(([, run = '']) => run));
  return [...runs].map((run) => [run, ...shorterNames(run)]);
}

function shorterNames(run: string): string[] {
  const name = run.replace(/[._-]+$/u, '');
  const ends = Array.from({ length: Math.max(0, name.length - 2) }, (_, at) => name.length - 1 - at);
  const names = ends.filter((end) => isEndingOfName(name.slice(end))).map((end) => name.slice(0, end));
  return name === run ? names : [name, ...names];
}

function isEndingOfName(text: string): boolean {
  return (
    /^\p{sc=Hangul}+$/u.test(text) && (/^(?:님|씨)$/u.test(text) || isKoreanEnding(text.replace(/^씨/u, '')))
  );
}
