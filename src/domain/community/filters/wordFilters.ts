import { foldPhrase, foldText, type FoldedWord } from './foldText.ts';

/** What happens to a text with a word or link of the list. */
export const filterActions = ['hold', 'refuse', 'notice'] as const;
export type FilterAction = (typeof filterActions)[number];

/** A row of the list of words. */
export interface WordFilter {
  readonly text: string;
  readonly action: FilterAction;
  /** Also inside of longer words: 카지노 in 온라인카지노. */
  readonly anywhere: boolean;
  /** Longer words with it that are fine. */
  readonly exceptions: readonly string[];
}

interface CompiledWord {
  readonly filter: WordFilter;
  readonly key: string;
  /** Where blanks divide the key. */
  readonly blanks: ReadonlySet<number>;
  readonly exceptions: readonly string[];
}

/** The list of words, prepared for many texts. */
export interface CompiledWords {
  /** By what they begin with: all words, because blanks may divide those that are found anywhere, too. */
  readonly whole: ReadonlyMap<string, CompiledWord>;
  readonly anywhere: readonly CompiledWord[];
  /** The length of the longest key of `whole`. */
  readonly longest: number;
}

export function compileWords(filters: readonly WordFilter[]): CompiledWords {
  const words = filters
    .map((filter) => ({
      filter,
      key: foldPhrase(filter.text),
      blanks: new Set(blanksOf(foldText(filter.text))),
      exceptions: filter.exceptions.map(foldPhrase),
    }))
    .filter(({ key }) => key !== '');
  return {
    whole: new Map(words.map((word) => [word.key, word])),
    anywhere: words.filter(({ filter }) => filter.anywhere),
    longest: Math.max(0, ...words.map(({ key }) => key.length)),
  };
}

/**
 * The rows of the list that a text contains, whatever signs, blanks, look-alikes or single letters hide them. A word of
 * another meaning that contains the same syllables (시발점) is no hit, unless the row says `anywhere`.
 */
export function findWords(words: CompiledWords, text: string): WordFilter[] {
  const folded = foldText(text);
  const found = new Set<WordFilter>();
  for (const [at, { forms }] of folded.entries()) {
    for (const form of forms) addWhole({ words, form, after: 0, found });
    addSpelled({ words, folded, at, found });
  }
  if (words.anywhere.length > 0) {
    const runs = spelledRuns(folded);
    const inKorean = [...folded.flatMap(({ forms }) => forms), ...runs].join(' ');
    const divided = folded.filter(({ seams }) => seams.length > 0);
    const parts = folded.flatMap(({ forms, joined, seams }) =>
      seams.length > 0 ? forms.filter((form) => form !== joined) : forms,
    );
    const inLatin = [...parts, ...runs].join(' ');
    for (const word of words.anywhere) {
      const isKorean = /\p{sc=Hangul}/u.test(word.key);
      if (
        withoutExceptions(word, isKorean ? inKorean : inLatin).includes(word.key) ||
        (!isKorean && divided.some((one) => beginsAtPart(word, one)))
      )
        found.add(word.filter);
    }
  }
  return [...found];
}

/** Whether a word goes over signs (`sh-it`). It begins where a part does: `fish-it` is fine. */
function beginsAtPart(word: CompiledWord, { joined, seams }: FoldedWord): boolean {
  const rest = withoutExceptions(word, joined);
  return [0, ...seams].some((start) => rest.startsWith(word.key, start));
}

/** The text with blanks in place of the longer words that are fine. */
function withoutExceptions({ exceptions }: CompiledWord, text: string): string {
  return exceptions.reduce((rest, fine) => rest.replaceAll(fine, ' '.repeat(fine.length)), text);
}

/** Where the blanks between words are, once the words are joined. */
function blanksOf(folded: readonly FoldedWord[]): number[] {
  let end = 0;
  return folded.map(({ joined }) => (end += joined.length)).slice(0, -1);
}

/** Adds the words with which a form begins, where only an ending follows, and that end behind `after`. */
function addWhole({
  words: { longest, whole },
  form,
  after,
  found,
  accepts = () => true,
}: {
  words: CompiledWords;
  form: string;
  after: number;
  found: Set<WordFilter>;
  accepts?: (word: CompiledWord) => boolean;
}): void {
  for (let length = Math.min(form.length, longest); length > after; length--) {
    const word = whole.get(form.slice(0, length));
    if (word === undefined || !accepts(word) || !isKoreanEnding(form.slice(length))) continue;
    if (!word.exceptions.some((fine) => form.startsWith(fine))) found.add(word.filter);
  }
}

/**
 * Adds words that blanks divide (카 지 노). Two Korean words that meet make a third too easily (`자, 살 빼자` is no 자살),
 * so the word has three letters or more; a word of other scripts must be spelled letter by letter (no `pen is`), unless
 * it has blanks in the same places.
 */
function addSpelled({
  words,
  folded,
  at,
  found,
}: {
  words: CompiledWords;
  folded: readonly FoldedWord[];
  at: number;
  found: Set<WordFilter>;
}): void {
  let form = folded[at]?.joined ?? '';
  let isSpelled = folded[at]?.letters === 1;
  const blanks: number[] = [];
  for (let next = at + 1; next < folded.length && form.length < words.longest; next++) {
    const { joined = '', letters = 0 } = folded[next] ?? {};
    const after = form.length;
    form += joined;
    blanks.push(after);
    const lettersOnly = isSpelled;
    isSpelled &&= letters === 1;
    addWhole({
      words,
      form,
      after,
      found,
      accepts: ({ blanks: own, key }) =>
        (key.length > 2 && (lettersOnly || /^\p{sc=Hangul}+$/u.test(key))) ||
        blanks.every((blank) => own.has(blank)),
    });
  }
}

/** Runs of three or more single letters, without the blanks between them. */
function spelledRuns(folded: readonly FoldedWord[]): string[] {
  const runs: FoldedWord[][] = [[]];
  for (const word of folded)
    if (word.letters === 1) runs.at(-1)?.push(word);
    else runs.push([]);
  return runs.filter(({ length }) => length > 2).map((run) => run.map(({ joined }) => joined).join(''));
}

/** Whether a text is what follows a noun, or nothing. */
export function isKoreanEnding(text: string): boolean {
  return ending.test(text);
}

/** What Korean puts behind a noun: particles, the copula, 하다 and 되다; also digits, and the plural of English. */
const ending = new RegExp(
  `^(?:s|es|\\d+|(?:들|님)?(?:${[
    ...[
      '은',
      '는',
      '이',
      '가',
      '을',
      '를',
      '의',
      '에',
      '에서',
      '에게',
      '에게서',
      '한테',
      '께',
      '께서',
      '로',
      '으로',
    ],
    ...[
      '와',
      '과',
      '랑',
      '이랑',
      '도',
      '만',
      '까지',
      '부터',
      '보다',
      '처럼',
      '마다',
      '조차',
      '밖에',
      '나',
      '이나',
    ],
    ...[
      '라도',
      '이라도',
      '라는',
      '이라는',
      '라고',
      '이라고',
      '라니',
      '이라니',
      '에는',
      '에도',
      '로는',
      '으로는',
      '만은',
    ],
    ...[
      '요',
      '이요',
      '야',
      '이야',
      '아',
      '여',
      '이여',
      '다',
      '이다',
      '입니다',
      '이에요',
      '예요',
      '네',
      '이네',
      '네요',
      '이네요',
    ],
    ...[
      '지',
      '이지',
      '죠',
      '이죠',
      '고',
      '이고',
      '며',
      '이며',
      '면',
      '이면',
      '인',
      '인데',
      '인가',
      '인지',
      '였다',
      '이었다',
    ],
    ...['하', '되', '시키'].flatMap((stem) =>
      ['', '고', '는', '니', '면', '며', '기', '지', '자', '게', '다', '려', '려고', '세요'].map(
        (end) => stem + end,
      ),
    ),
    ...['해', '해요', '해서', '해라', '했다', '했어', '했어요', '했는데', '합니다', '할', '한', '함', '하실'],
    ...['돼', '돼요', '됐다', '됐어요', '된', '될', '됨', '됩니다'],
  ].join('|')})?)$`,
  'u',
);
