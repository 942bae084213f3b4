import { localized, type LocalizedText } from '../../language.ts';
import type { Contradiction, ContradictionSide } from '../facts/facts.ts';

const sideNames: Readonly<Record<ContradictionSide['kind'], LocalizedText>> = {
  declaration: { ko: '알레르기 표시', en: 'the declaration' },
  ingredient: { ko: '원재료 표시', en: 'the list of ingredients' },
  traces: { ko: '혼입 주의 표시', en: 'the trace statement' },
  name: { ko: '제품 이름', en: 'the name' },
  certificate: { ko: '인증 표시', en: 'the certificate' },
  hand: { ko: '직접 입력한 값', en: 'the value entered by staff' },
  category: { ko: '식품의 종류', en: 'the kind of food' },
  figures: { ko: '영양성분', en: 'the nutrients' },
};

/** Names both sides of the first contradiction, with their printed words; null where there is none. */
export function contradictionSentence([first]: readonly Contradiction[]): LocalizedText | null {
  if (first === undefined) return null;
  const { ko, en } = bothSides(first);
  return { ko: `서로 어긋나는 정보가 있습니다: ${ko}.`, en: `What is on record disagrees: ${en}.` };
}

/** Both sides of a contradiction, with their printed words: what shows the thing first. */
export function bothSides(contradiction: Contradiction): LocalizedText {
  const [shows, denies] = [sideInWords(contradiction.shows), sideInWords(contradiction.denies)];
  return { ko: `${shows.ko} ↔ ${denies.ko}`, en: `${shows.en}, but ${denies.en}` };
}

/** Joins two texts with a blank. */
export function joinTexts(first: LocalizedText, second: LocalizedText | null): LocalizedText {
  return second === null ? first : localized((language) => `${first[language]} ${second[language]}`);
}

const maxQuoteLength = 60;

/** Printed words on one line, not longer than a sentence can hold. */
export function shortQuote(printed: string): string {
  const text = printed.replace(/\s+/gu, ' ').trim();
  return text.length > maxQuoteLength ? `${text.slice(0, maxQuoteLength)}…` : text;
}

function sideInWords({ kind, text }: ContradictionSide): LocalizedText {
  const { ko, en } = sideNames[kind];
  if (text === null) return { ko, en };
  const quote = `“${shortQuote(text)}”`;
  return { ko: `${quote}(${ko})`, en: `${en} ${quote}` };
}
