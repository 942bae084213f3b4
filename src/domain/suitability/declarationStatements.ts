import { cleanText } from '../foodText.ts';
import type { AllergenSlug } from './allergens.ts';
import { readWords } from './labelWords.ts';

/** What one sentence of a label says of allergens. */
export interface Statement {
  readonly kind:
    | 'contains' // says that it lists what is in it
    | 'list' // a list, or any other sentence
    | 'nothing' // says that there is none to declare
    | 'traces' // shared equipment, may contain
    | 'free' // says what is not in it
    | 'mixed' // says what is in it and what is not: too much for a first reader
    | 'elsewhere' // points to another place: "see ingredients in bold"
    | 'unknown' // says that nothing is known
    | 'advice'; // a whole sentence that names no allergen
  readonly text: string;
  readonly allergens: readonly AllergenSlug[];
  /** Every word is understood, so that what is not named is not meant. */
  readonly isUnderstood: boolean;
  /** Headed as being about allergens. */
  readonly hasHeading: boolean;
  readonly isKorean: boolean;
}

/** Splits a text of a label into sentences and reads each. */
export function statementsOf(text: string): Statement[] {
  return sentencesOf(text).map(readStatement);
}

/** The ingredients that a sentence lists, as far as single names of the dictionary go: 우유, but not 우유맛. */
export function allergensListed({ text }: Statement): AllergenSlug[] {
  return text.split(/[,()[\]{}:;/·]/u).flatMap((item) => {
    const name = without('0123456789.%', item).replace(adjectives, '');
    const { allergens, isUnderstood } = readWords(name);
    return isUnderstood ? allergens : [];
  });
}
const adjectives =
  /^(?:(?:organic|whole|skim|skimmed|nonfat|lowfat|dry|dried|enriched|pasteurized|fresh) )+/u;

/** Sentences in lower case, without marks of emphasis. */
function sentencesOf(text: string): string[] {
  return text
    .split(/[\r\n]+/u)
    .map((line) =>
      // Blank to \s, and yet invisible: it stands within words.
      cleanText(line.normalize('NFKC').replaceAll('\ufeff', ''))
        .toLowerCase()
        .replace(/[_"“”'‘’]|\*+/gu, ''),
    )
    .flatMap((line) => apart(line).replace(ends, '$&\n').replace(beginnings, '\n').split('\n'))
    .map((sentence) => without('.,;:|•·※▶–-', sentence))
    .filter((sentence) => sentence !== '');
}

/** The text without blanks and these marks at its ends. A pattern would take quadratic time over a run within. */
function without(marks: string, text: string): string {
  let [start, end] = [0, text.length];
  const isMark = (index: number) => text[index] === ' ' || marks.includes(text[index] ?? ' ');
  while (start < end && isMark(start)) start += 1;
  while (end > start && isMark(end - 1)) end -= 1;
  return text.slice(start, end);
}

/** Puts "(may contain …)" within a list behind it, so that the list goes on unbroken. */
function apart(line: string): string {
  const traces: string[] = [];
  const rest = line.replace(/[([{]\s*(may (?:also )?contain\b[^()[\]{}]*)[)\]}]/gu, (_, said: string) => {
    traces.push(said);
    return '';
  });
  return [rest, ...traces].join('\n');
}

/** Ends of sentences. A point within a figure has no blank behind it. */
const ends =
  /[.!?;](?=\s|$)|[|•※▶]|·(?=\s)|함유(?=\s*$|\s+(?![,)\]]|제품|식품|원료|원재료|된|한))|\[[^[\]]{1,200}함유\s*\](?!\s*,)/gu;
/** Beginnings of sentences that need no mark before them. */
const beginnings =
  /(?=(?:이|본) ?제품은)|(?=\b(?:also,? )?may (?:also )?contain\b)|(?=\ballerg(?:y|en) (?:advice|information)\b)|(?<=\s)(?=\[[^[\]]{1,200}함유\s*\](?!\s*,))/gu;

const heading =
  /^[[(<]?\s*(?:알(?:레르기|러지)\s*(?:유발|발생)?\s*(?:가능)?\s*(?:물질|성분|식품|원료)?\s*(?:정보|표시)?|allerg(?:y|en|ens)\b\s*(?:advice|information|info|statement)?)\s*[\])>]?\s*[:?.-]*\s*/u;
const nothing = /^(?:해당\s*(?:사항)?\s*)?없음$|^(?:none|no allergens|contains no allergens)$/u;
const unknown =
  /알\s*수\s*없|정보\s*없|표시\s*없|확인\s*(?:불가|되지)|미표시|미상|not (?:known|available|stated)|unknown|^n\/?a$/u;
const elsewhere = /\bsee\b|\bin bold\b|highlighted|capitals|참조|참고|별도\s*표[기시]|굵은/u;
const noTraces = /(?:혼입|오염)\s*(?:가능성?)?\s*없|\bfree (?:facility|factory|plant|line)|\bno traces/u;
const traces =
  /같은\s*(?:제조\s*)?(?:시설|라인|공장|설비|작업장)|동일한?\s*(?:제조\s*)?(?:시설|라인|공장|설비)|혼입|교차\s*오염|섞[여일]|\bmay (?:also )?contain|\btraces?\b|\bshared\b|\bcross.?contamina/u;
const made = /\b(?:made|manufactured|produced|processed|packed|packaged|prepared)\b/u;
const place = /\b(?:facility|factory|equipment|lines?|plant|premises|site)\b/u;
const negated =
  /무함유|미함유|불포함|(?:함유|포함)하지|(?:함유|포함)되지|\bnot contain|\bcontains? no\b|무첨가|불검출|제외|않|없|\bfree\b|\bno added\b|\bwithout\b/gu;
const positive = /함유|포함|\bcontains?\b/u;
const advice = /(?:니다|세요|시오|바랍니다)$/u;

function readStatement(sentence: string): Statement {
  const body = sentence.replace(heading, '');
  const text = without('[](){}<>.', body);
  const { allergens, isUnderstood } = readWords(text);
  const kind = unknown.test(sentence) ? 'unknown' : kindOf(text, { namesAllergens: allergens.length > 0 });
  return {
    kind,
    text,
    allergens: kind === 'mixed' ? [] : allergens,
    // A bracket left open is a piece of a list that was torn apart.
    isUnderstood: kind === 'nothing' || (isUnderstood && isBalanced(text)),
    hasHeading: body !== sentence,
    isKorean: /[가-힣]/u.test(sentence),
  };
}

function kindOf(text: string, { namesAllergens }: { namesAllergens: boolean }): Statement['kind'] {
  if (nothing.test(text)) return 'nothing';
  if (elsewhere.test(text)) return 'elsewhere';
  if (noTraces.test(text)) return 'free';
  if (traces.test(text) || (made.test(text) && place.test(text))) return 'traces';
  const affirmed = text.replace(negated, '');
  if (affirmed !== text) {
    return positive.test(affirmed) ? 'mixed' : 'free';
  }
  if (!namesAllergens && advice.test(text)) return 'advice';
  return /^(?:this product )?contains?\b/u.test(text) || /(?:함유|포함)$/u.test(text) ? 'contains' : 'list';
}

/** A text that was cut at its ends may lack outer brackets; one bracket open inside tells of a torn list. */
function isBalanced(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if ('([{'.includes(character)) depth += 1;
    if (')]}'.includes(character)) depth -= 1;
  }
  return depth >= 0 && depth <= 1;
}
