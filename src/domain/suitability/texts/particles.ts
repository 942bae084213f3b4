/**
 * Korean particles depend on the last sound of a word. The libraries that choose them (es-hangul and others) look at
 * the last character only, so they are wrong after brackets, figures and Latin letters: 밀(글루텐)이, 비타민 B6을, 5 mg은.
 */

/** The word with its topic particle: 나트륨은, 당류는. */
export function withTopicParticle(word: string): string {
  return `${word}${endsInConsonant(word) ? '은' : '는'}`;
}

/** The word with its subject particle: 나트륨이, 당류가. */
export function withSubjectParticle(word: string): string {
  return `${word}${endsInConsonant(word) ? '이' : '가'}`;
}

/** Whether a word ends in a consonant when it is read aloud in Korean. */
function endsInConsonant(word: string): boolean {
  const spoken = withoutSilentEnd(word);
  const last = spoken.at(-1) ?? '';
  const syllable = last.charCodeAt(0) - firstSyllable;
  if (syllable >= 0 && syllable <= lastSyllable - firstSyllable) return syllable % 28 !== 0;
  if (/\d/.test(last)) return consonantDigits.includes(last);
  const letters = /[a-zA-Zµμ]+$/.exec(spoken)?.[0] ?? '';
  // Units are read as words: 밀리그램, but 밀리리터 and 킬로칼로리.
  if (/^(?:[kmµμ]?g)$/.test(letters)) return true;
  if (/^(?:ml|l|kcal)$/i.test(letters)) return false;
  // Letters of an abbreviation are read one by one: 엘, 엠, 엔, 알. A word ends in the sound of l, m, n or ng.
  return /[A-Z]$/.test(letters) ? /[LMNR]$/.test(letters) : /(?:[lmn]|ng)$/.test(letters);
}

const firstSyllable = 0xac00;
const lastSyllable = 0xd7a3;

/** 영, 일, 삼, 육, 칠 and 팔 end in a consonant; so do 십, 백, 천, 만 and 억 behind zeros. */
const consonantDigits = '013678';

/** Removes what is not read aloud at the end: brackets with their content, quotes and punctuation. */
function withoutSilentEnd(word: string): string {
  const end = endOfSpoken(word, { skipsBrackets: true });
  // A word that is all in brackets is read aloud.
  return word.slice(0, end === 0 ? endOfSpoken(word, { skipsBrackets: false }) : end);
}

/** The index behind the last letter, digit or percent sign; 0 when there is none. */
function endOfSpoken(word: string, { skipsBrackets }: { skipsBrackets: boolean }): number {
  let depth = 0;
  for (let index = word.length - 1; index >= 0; index -= 1) {
    const character = word.charAt(index);
    if (skipsBrackets && /[)\]）］]/.test(character)) depth += 1;
    else if (skipsBrackets && /[([（［]/.test(character)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && /[\p{L}\p{N}%]/u.test(character)) return index + 1;
  }
  return 0;
}
