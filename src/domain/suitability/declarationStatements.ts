import { cleanText } from '../foodText.ts';
import { labelWords, longestPhrase } from './declarationWords.ts';
import type { AllergenSlug } from './allergens.ts';

/** What one sentence of a label says of allergens. */
export interface Statement {
  readonly kind:
    | 'contains' // lists what is in it
    | 'nothing' // says that there is none to declare
    | 'traces' // shared equipment, may contain: no declaration
    | 'free' // says what is not in it: neither
    | 'elsewhere' // points to another place: "see ingredients in bold"
    | 'list'; // a bare list, or any other sentence
  readonly allergens: readonly AllergenSlug[];
  /** Every word is understood, so that what is not named is not meant. */
  readonly isUnderstood: boolean;
  /** Headed as being about allergens. */
  readonly hasHeading: boolean;
  readonly isKorean: boolean;
}

/** Splits a text of a label into sentences and reads each. Linear in the length of the text. */
export function statementsOf(text: string): Statement[] {
  return sentencesOf(text).map(readStatement);
}

/** Sentences, in lower case and without marks of emphasis. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/[\r\n]+/u)
    .map((line) => cleanText(line.normalize('NFKC')).toLowerCase().replace(/[_*"“”'‘’]/gu, ''))
    .flatMap((line) => line.replace(boundaries, '$&\n').replace(openings, '\n').split('\n'))
    .map((sentence) => sentence.replace(/^[\s.,;:|•·※▶\-–]+|[\s.,;|•·※\-–]+$/gu, ''))
    .filter((sentence) => sentence !== '');
}

/** Ends of sentences; a point within a figure or an abbreviation has no blank behind it. */
const boundaries = /[.!?;](?=\s|$)|[|•※▶]|·(?=\s)|함유(?=[\s,)\]]|$)/gu;
/** Beginnings of sentences that need no mark before them. */
const openings = /(?=(?:이|본) ?제품은)|(?=\b(?:also,? )?may (?:also )?contain\b)|(?=\ballerg(?:y|en) (?:advice|information)\b)/gu;

const heading =
  /^[[(<]?\s*(?:알(?:레르기|러지)\s*(?:유발|발생)?\s*(?:가능)?\s*(?:물질|성분|식품|원료)?\s*(?:정보|표시)?|allerg(?:y|en|ens)\b\s*(?:advice|information|info|statement)?)\s*[\])>]?\s*[:?.-]*\s*/u;

const nothing = /^(?:해당\s*(?:사항)?\s*)?없음$|^(?:none|no allergens|contains no allergens)$/u;
const unknown = /알\s*수\s*없|정보\s*없|표시\s*없|확인\s*(?:불가|되지)|미표시|미상|not (?:known|available|stated)|unknown|^n\/?a$/u;
const elsewhere = /\bsee\b|\bin bold\b|highlighted|capitals|참조|참고|별도\s*표[기시]|굵은/u;
const free = /무첨가|무함유|미함유|불포함|불검출|제외|않|없|\bfree\b|\bfree from\b|\bnot contain|\bcontains? no\b|\bno added\b|\bwithout\b|-free/u;
const traces =
  /같은\s*(?:제조\s*)?(?:시설|라인|공장|설비|작업장)|동일한?\s*(?:제조\s*)?(?:시설|라인|공장|설비)|혼입|교차\s*오염|섞[여일]|\bmay (?:also )?contain|\btraces?\b|\bshared\b|\bcross.?contamina/u;
const made = /\b(?:made|manufactured|produced|processed|packed|packaged|prepared)\b/u;
const place = /\b(?:facility|factory|equipment|lines?|plant|premises|site)\b/u;
const contains = /^(?:this product )?contains?\b/u;

function readStatement(sentence: string): Statement {
  const body = sentence.replace(heading, '');
  const hasHeading = body !== sentence;
  const plain = body.replace(/^[\s[({<]+|[\s\])}>.]+$/gu, '');
  const { allergens, isUnderstood } = readWords(plain);
  const statement = { allergens, isUnderstood, hasHeading, isKorean: /[가-힣]/u.test(sentence) };
  if (nothing.test(plain)) return { ...statement, kind: 'nothing', allergens: [], isUnderstood: true };
  if (unknown.test(plain)) return { ...statement, kind: 'list', allergens: [], isUnderstood: false };
  if (elsewhere.test(plain)) return { ...statement, kind: 'elsewhere' };
  if (free.test(plain)) return { ...statement, kind: 'free' };
  if (traces.test(plain) || (made.test(plain) && place.test(plain))) return { ...statement, kind: 'traces' };
  return { ...statement, kind: contains.test(plain) || /함유$/u.test(plain) ? 'contains' : 'list' };
}

/** The allergens that a sentence names, and whether it says nothing else. */
export function readWords(text: string): Pick<Statement, 'allergens' | 'isUnderstood'> {
  const found = new Set<AllergenSlug>();
  let isUnderstood = text !== '';
  // Letters of one script make a word; blanks between English words may belong to a name of several.
  const words = text.match(/[가-힣]+|[a-z][a-z'-]*|[^\s가-힣a-z]/gu) ?? [];
  for (let index = 0; index < words.length; ) {
    const word = words[index] ?? '';
    const phrase = /^[a-z]/u.test(word) ? phraseAt(words, index) : koreanWord(word);
    if (phrase !== null) {
      for (const slug of phrase.means) found.add(slug);
      index += phrase.length;
      continue;
    }
    if (!fillers.has(word)) isUnderstood = false;
    index += 1;
  }
  return { allergens: [...found], isUnderstood: isUnderstood && words.length > 0 };
}

interface Phrase {
  readonly means: readonly AllergenSlug[];
  readonly length: number;
}

function phraseAt(words: readonly string[], index: number): Phrase | null {
  for (let length = longestPhrase; length > 0; length -= 1) {
    const means = labelWords.get(words.slice(index, index + length).join(' '));
    if (means !== undefined) return { means, length };
  }
  return null;
}

/** A Korean word, with what may be glued to its end. Words within other words are not looked for: 게, 밀, 굴. */
function koreanWord(word: string): Phrase | null {
  let rest = word;
  for (;;) {
    const means = labelWords.get(rest);
    if (means !== undefined) return { means, length: 1 };
    const ending = endings.find((one) => rest.length > one.length && rest.endsWith(one));
    if (ending === undefined) return null;
    rest = rest.slice(0, -ending.length);
  }
}

const endings = ['함유', '포함', '을', '를', '이', '가', '와', '과', '및', '은', '는'];

/** Words and marks that add nothing. "등" and "etc" are not among them: they leave the list open. */
const fillers = new Set(
  (
    ', . : / & · ( ) [ ] { } - + 및 와 과 또는 함유 포함 알레르기 유발 물질 성분 원재료 ' +
    'and or contains contain this product products ingredient ingredients derivatives allergens also'
  ).split(' '),
);
