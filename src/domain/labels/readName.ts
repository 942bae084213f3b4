import { beginningsOf, type Dictionary, type Ingredient } from './dictionary.ts';
import {
  englishFillers,
  englishFlavours,
  englishImitations,
  englishPurposes,
  isPlace,
  koreanFillers,
  koreanFlavours,
  koreanForms,
  koreanGrammarWords,
  koreanPurposes,
  plantWords,
} from './labelForms.ts';
import { koreanKey, singular } from './wordKey.ts';

/** How a known ingredient is there: `flavour`: only its taste, for all that is sure; `without`: said not to be there. */
export type Role = 'plain' | 'flavour' | 'without';

/** A piece of a label, with its place in the text, `[start, end)`. */
export interface LabelToken {
  readonly start: number;
  readonly end: number;
  readonly state: 'known' | 'unknown' | 'noise';
  readonly ingredient: Ingredient | null;
  readonly role: Role;
  /** Says what something is for ("emulsifier"): an ingredient only where nothing else is told. */
  readonly isPurpose: boolean;
  /** Says that what it stands beside comes from plants. */
  readonly isPlant: boolean;
}

type Place = readonly [start: number, end: number];

const token = (
  of: Partial<LabelToken> & { state: LabelToken['state'] },
  [start, end]: Place,
): LabelToken => ({
  ingredient: null,
  role: 'plain',
  isPurpose: false,
  isPlant: false,
  ...of,
  start,
  end,
});

/**
 * Reads one name of a list: the ingredients that it names, what it says besides, and what it has that nobody knows.
 *
 * @param of.text in the form of `labelText`; the name is the `pieces` of it.
 */
export function readName(of: {
  text: string;
  pieces: readonly Place[];
  dictionary: Dictionary;
}): readonly LabelToken[] {
  const { text, pieces, dictionary } = of;
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (first === undefined || last === undefined) return [];
  const place: Place = [first[0], last[1]];
  const name = pieces.map(([start, end]) => text.slice(start, end)).join(' ');
  if (!/\p{L}/u.test(name)) return [token({ state: 'noise' }, place)];
  if (!/[가-힣]/u.test(name)) return readEnglish(of);
  const key = koreanKey(name);
  const whole = koreanWord(key, dictionary) ?? koreanWord(koreanKey(name.replace(amounts, ' ')), dictionary);
  return whole === undefined ? readKorean(of) : [token(whole, place)];
}

/** How much: "3.5%", "20 g", "2배". */
const amounts =
  /(?<![\d.,])\d+(?:[.,]\d+)*\s*(?:%|퍼센트|중량%|mg|kg|mcg|µg|μg|g|ml|l|ppm|iu|brix|bx|브릭스|배|종|kcal|cfu|마리|개)(?![a-z])(?:\s*(?:이상|이하|미만))?/gu;

function koreanWord(
  key: string,
  dictionary: Dictionary,
): (Partial<LabelToken> & { state: LabelToken['state'] }) | undefined {
  const plain = key.replace(/(?<=[가-힣])(?:\d+|[ivx]+)$/u, '').replace(/^\d+(?=[가-힣])/u, '');
  if (plain === '') return undefined;
  for (const each of key === plain ? [key] : [key, plain]) {
    if (koreanPurposes.has(each)) {
      return { state: 'known', ingredient: dictionary.find(each) ?? null, isPurpose: true };
    }
    if (plantWords.has(each)) return { state: 'noise', isPlant: true };
    const ingredient = dictionary.find(each);
    if (ingredient !== undefined) return { state: 'known', ingredient };
    if (koreanFillers.has(each) || isPlace(each)) return { state: 'noise' };
  }
  return undefined;
}

/** Longer runs without a comma are sentences; they are read piece by piece so that the work stays linear. */
const longestRun = 120;

type Kind = 'word' | 'form' | 'flavour' | 'place' | 'plant' | 'code' | 'unknown';
interface Step {
  readonly cost: number;
  readonly from: number;
  readonly kind: Kind;
}

/**
 * Korean names are written together: 동결건조새우분말. Takes the cheapest way through the letters, where known words are
 * cheap, long ones cheaper than two short ones, and letters that belong to no word are dear.
 */
function readKorean(of: { text: string; pieces: readonly Place[]; dictionary: Dictionary }): LabelToken[] {
  const { dictionary } = of;
  const { key, places } = lettersOf(of);
  const tokens: LabelToken[] = [];
  for (let start = 0; start < key.length; start += longestRun) {
    const run = key.slice(start, start + longestRun);
    const segments = cheapestWay(run, dictionary);
    tokens.push(...tokensOf({ run, segments, dictionary, placeOf: (index) => places[start + index] ?? 0 }));
  }
  return tokens;
}

/** The letters that count, without amounts, and where each stands. */
function lettersOf({ text, pieces }: { text: string; pieces: readonly Place[] }): {
  key: string;
  places: number[];
} {
  const letters: string[] = [];
  const places: number[] = [];
  for (const [start, end] of pieces) {
    const piece = text.slice(start, end).replace(amounts, (amount) => ' '.repeat(amount.length));
    for (let index = 0; index < piece.length; index += 1) {
      const letter = piece[index] ?? ' ';
      if (!/[\p{L}\p{N}]/u.test(letter)) continue;
      letters.push(letter);
      places.push(start + index);
    }
  }
  return { key: letters.join(''), places };
}

const grammarBeginnings = beginningsOf(koreanGrammarWords);

interface Segment {
  readonly start: number;
  readonly end: number;
  readonly kind: Kind;
}

function cheapestWay(run: string, dictionary: Dictionary): Segment[] {
  const best: (Step | undefined)[] = [{ cost: 0, from: 0, kind: 'code' }];
  const offer = (to: number, step: Step): void => {
    const there = best[to];
    if (there === undefined || step.cost < there.cost) best[to] = step;
  };
  for (let from = 0; from < run.length; from += 1) {
    const cost = best[from]?.cost ?? Infinity;
    for (let to = from + 1; to <= run.length; to += 1) {
      const word = run.slice(from, to);
      if (!dictionary.isBeginning(word) && !grammarBeginnings.has(word)) break;
      const length = to - from;
      if (dictionary.find(word) !== undefined)
        offer(to, { cost: cost + 1 + 1 / length + (length === 1 ? 1.5 : 0), from, kind: 'word' });
      const kind = kindOf(word);
      if (kind !== undefined) offer(to, { cost: cost + 0.9 + 0.5 / length, from, kind });
    }
    const isCode = /[a-z\d]/u.test(run[from] ?? '');
    offer(from + 1, { cost: cost + (isCode ? 0.4 : 4), from, kind: isCode ? 'code' : 'unknown' });
  }
  const segments: Segment[] = [];
  for (let end = run.length; end > 0;) {
    const step = best[end];
    if (step === undefined) break;
    segments.unshift({ start: step.from, end, kind: step.kind });
    end = step.from;
  }
  return segments;
}

function kindOf(word: string): Kind | undefined {
  if (koreanFlavours.has(word)) return 'flavour';
  if (plantWords.has(word)) return 'plant';
  if (koreanForms.has(word) || koreanFillers.has(word)) return 'form';
  return isPlace(word) ? 'place' : undefined;
}

function tokensOf(of: {
  run: string;
  segments: readonly Segment[];
  dictionary: Dictionary;
  placeOf: (index: number) => number;
}): LabelToken[] {
  const { segments, placeOf } = of;
  // Words between which the label has a blank say nothing of each other.
  const groups: Segment[][] = [];
  for (const segment of segments) {
    const isGlued = segment.start > 0 && placeOf(segment.start) === placeOf(segment.start - 1) + 1;
    const group = groups.at(-1);
    if (isGlued && group !== undefined) group.push(segment);
    else groups.push([segment]);
  }
  const hasWord = segments.some(({ kind, start, end }) => kind === 'word' && end - start > 1);
  return joined(groups.flatMap((group) => tokensOfGroup({ ...of, segments: group, hasWord })));
}

function tokensOfGroup(of: {
  run: string;
  segments: readonly Segment[];
  dictionary: Dictionary;
  placeOf: (index: number) => number;
  /** A word of more than one syllable is in the name. */
  hasWord: boolean;
}): LabelToken[] {
  const { run, segments, dictionary, placeOf } = of;
  const isHalfKnown = segments.some(({ kind }) => kind === 'unknown');
  const isAmongOthers = segments.filter(({ kind }) => kind === 'word').length > 1 || isHalfKnown;
  const lastUnknown = segments.findLastIndex(({ kind }) => kind === 'unknown');
  const hasWord = of.hasWord || (!isAmongOthers && segments.some(({ kind }) => kind === 'word'));
  return segments.map((segment, at): LabelToken => {
    const { start, end, kind } = segment;
    const place: Place = [placeOf(start), placeOf(end - 1) + 1];
    switch (kind) {
      case 'word': {
        // One syllable is a word by itself or with its form (게분말); among other words it is anything.
        // Korean puts the thing last: what stands before letters that nobody knows is part of their name.
        if ((end - start === 1 && isAmongOthers) || at < lastUnknown)
          return token({ state: 'unknown' }, place);
        const word = run.slice(start, end);
        const isFlavour = segments[at + 1]?.kind === 'flavour';
        return token(
          {
            state: 'known',
            ingredient: dictionary.find(word) ?? null,
            role: isFlavour ? 'flavour' : 'plain',
            isPurpose: koreanPurposes.has(word),
          },
          place,
        );
      }
      case 'plant':
        return token({ state: 'noise', isPlant: true }, place);
      case 'flavour':
        return token({ state: 'known', ingredient: dictionary.find('향료') ?? null, role: 'flavour' }, place);
      case 'place':
        return token({ state: 'noise' }, place);
      case 'form':
        // A form alone says nothing of what was dried or ground.
        return token({ state: hasWord ? 'noise' : 'unknown' }, place);
      case 'code':
        return token({ state: isHalfKnown || !hasWord ? 'unknown' : 'noise' }, place);
      case 'unknown':
        return token({ state: 'unknown' }, place);
    }
  });
}

/** Neighbours that nobody knows are one piece. */
function joined(tokens: readonly LabelToken[]): LabelToken[] {
  const result: LabelToken[] = [];
  for (const one of tokens) {
    const before = result.at(-1);
    if (one.state === 'unknown' && before?.state === 'unknown') {
      result[result.length - 1] = { ...before, end: one.end };
    } else result.push(one);
  }
  return result;
}

interface Word {
  readonly text: string;
  readonly place: Place;
}

/** English names word by word, the longest known phrase first: "almond milk" before "almond". */
function readEnglish(of: { text: string; pieces: readonly Place[]; dictionary: Dictionary }): LabelToken[] {
  const { dictionary } = of;
  const words = englishWords(of);
  const tokens: LabelToken[] = [];
  for (let at = 0; at < words.length;) {
    const { length, ingredient } = phraseAt(words, at, dictionary);
    const [from, to] = [words[at], words[at + Math.max(1, length) - 1]];
    if (from === undefined || to === undefined) break;
    const place: Place = [from.place[0], to.place[1]];
    if (ingredient === undefined) tokens.push(token(fillerOf(from.text), place));
    else {
      const phrase = words.slice(at, at + length).map((word) => word.text);
      tokens.push(
        token(
          {
            state: 'known',
            ingredient,
            role: roleOf(words, at, length),
            isPurpose: phrase.every((word) => englishPurposes.has(word)),
          },
          place,
        ),
      );
    }
    at += Math.max(1, length);
  }
  return joined(tokens);
}

function englishWords({ text, pieces }: { text: string; pieces: readonly Place[] }): Word[] {
  return pieces.flatMap(([start, end]) => {
    const piece = text.slice(start, end).replace(amounts, (amount) => ' '.repeat(amount.length));
    return [...piece.matchAll(/[\p{L}\p{N}&']+/gu)].map((match): Word => ({
      text: singular(match[0].replace(/'s?$|'/gu, '')),
      place: [start + match.index, start + match.index + match[0].length],
    }));
  });
}

function phraseAt(
  words: readonly Word[],
  at: number,
  dictionary: Dictionary,
): { length: number; ingredient?: Ingredient } {
  for (let length = Math.min(dictionary.mostWords, words.length - at); length > 0; length -= 1) {
    const ingredient = dictionary.find(phraseOf(words, at, length));
    if (ingredient !== undefined) return { length, ingredient };
  }
  return { length: 0 };
}

function phraseOf(words: readonly Word[], at: number, length: number): string {
  let phrase = words[at]?.text ?? '';
  for (let next = at + 1; next < at + length; next += 1) phrase += ` ${words[next]?.text ?? ''}`;
  return phrase;
}

function fillerOf(word: string): Partial<LabelToken> & { state: LabelToken['state'] } {
  if (plantWords.has(word)) return { state: 'noise', isPlant: true };
  if (englishPurposes.has(word)) return { state: 'known', isPurpose: true };
  if (englishFillers.has(word) || englishFlavours.has(word) || !/\p{L}{2}/u.test(word))
    return { state: 'noise' };
  return { state: 'unknown' };
}

/** Words behind which another thing begins. */
const joiners: ReadonlySet<string> = new Set([
  'and',
  'with',
  'from',
  'of',
  'in',
  'for',
  'contain',
  'containing',
]);

function roleOf(words: readonly Word[], at: number, length: number): Role {
  const before = words[at - 1]?.text;
  const next = words[at + length]?.text;
  if (next === 'free' || before === 'no' || before === 'without' || before === 'non') return 'without';
  for (const { text } of words.slice(at + length)) {
    if (joiners.has(text)) break;
    if (englishFlavours.has(text) || englishImitations.has(text)) return 'flavour';
  }
  return 'plain';
}
