import type { LabelReader } from '../languages/labelReader.ts';
import { readerOf } from '../languages/labelReaders.ts';
import { clausesOf, headingOf, extractAsides } from './clauses.ts';
import {
  namesFewerThanCounted,
  readClauseNames,
  type ClauseNames,
  type NamedAllergen,
} from './clauseNames.ts';
import type { Dictionary } from '../words/dictionary.ts';
import { blankAddresses } from './addresses.ts';
import { isAboutMaker } from './boilerplate.ts';
import { kindOf, type StatementKind } from './statementKinds.ts';
import { namesInTable } from './tables.ts';
import { allAllergens, isExpectedWord, type Wording } from './wordings.ts';

/** A clause of a label with its meaning. */
export interface Statement {
  readonly kind: StatementKind;
  readonly start: number;
  readonly end: number;
  readonly names: readonly NamedAllergen[];
  /** Allergens that a wide word of the clause may mean. */
  readonly possibleNames: readonly NamedAllergen[];
  /** Every word is understood. So an allergen that is not named is not meant. */
  readonly isUnderstood: boolean;
  /** A short clause that says that there is more than it names, or has marks in place of letters. */
  readonly isOpen: boolean;
  /** Every name is the name of an allergen. */
  readonly namesOnlyAllergens: boolean;
  /** The clause has a heading about allergens. */
  readonly hasHeading: boolean;
  /** The reader of its language. */
  readonly reader: LabelReader;
}

/** No pack has a tenth of it. Each clause has a price of its own, however short it is. */
const maxClauses = 500;

/**
 * Splits a label text into clauses and reads each of them; undefined for a text of far too many clauses.
 *
 * @param input.text made by `toLabelText`.
 * @param input.isBox whether the text is the separate statement on allergens, where line breaks are mere blanks.
 */
export function statementsOf(input: {
  text: string;
  isBox: boolean;
  dictionary: Dictionary;
}): Statement[] | undefined {
  const statements: Statement[] = [];
  const named = blankAddresses(input.text);
  const { text, asides } = extractAsides(named);
  const spans = [...clausesOf({ ...input, text }), ...asides];
  if (spans.length > maxClauses) return undefined;
  const lastEnd = text.trimEnd().length;
  for (const [start, end] of spans) {
    const isAside = statements.length >= spans.length - asides.length;
    const statement = readClause({
      ...input,
      text: isAside ? named : text,
      start,
      end,
      isLineStart: start === 0 || text[start - 1] === '\n',
      isLast: end >= lastEnd,
    });
    // In the box, a heading applies to all lists after it.
    const isUnderHeading = input.isBox && statement.kind === 'list' && statements.at(-1)?.hasHeading === true;
    statements.push(isUnderHeading ? { ...statement, hasHeading: true } : statement);
  }
  return statements;
}

function readClause(input: {
  text: string;
  start: number;
  end: number;
  isBox: boolean;
  isLineStart: boolean;
  /** The text ends with this clause. */
  isLast: boolean;
  dictionary: Dictionary;
}): Statement {
  const { start, end, isBox } = input;
  const clause = input.text.slice(start, end);
  const heading = headingOf(clause);
  const body = clause.slice(heading.length);
  const inner = trimMarks(body);
  const hasHeading = heading !== '';
  const readings = new Map<Wording, ClauseNames>();
  const read = (wording: Wording): ClauseNames => {
    const reading =
      readings.get(wording) ??
      readClauseNames({ ...input, clause: body, start: start + heading.length, wording });
    readings.set(wording, reading);
    return reading;
  };
  // The language of the names counts, not that of a heading or of a single word after them.
  const reader = readerOf(/\p{L}/u.test(inner) ? inner.replace(/\s함\s?유$/u, '') : clause);
  const rows = isBox ? namesInTable(body) : undefined;
  if (rows !== undefined) {
    const names = rows.flatMap(([from, to]) => {
      const position = start + heading.length + from;
      const row = { ...input, clause: body.slice(from, to), start: position, isLast: false };
      return readClauseNames({ ...row, wording: 'declaration' }).names;
    });
    return { ...nothingNamed, kind: 'table', names, start, end, hasHeading, reader };
  }
  const kind = kindOf(clause, {
    isBox,
    inner,
    hasHeading,
    namesAllergens: () => namesAllergens(read('warning')),
    understands: (part) =>
      readClauseNames({ ...input, clause: part, start, isLast: false, wording: 'warning' }).isUnderstood,
    hasOnlyClaimWords: () => read('claim').isUnderstood,
  });
  const common = { kind, start, end, hasHeading, reader };
  switch (kind) {
    case 'list': {
      // `readIngredients` reads lists of ingredients; here they declare nothing.
      if (!isBox && !hasHeading) return { ...common, ...nothingNamed };
      const reading = read('declaration');
      // Words that no list has: "nuts are used in our kitchen".
      const isSentence =
        isBox &&
        !hasHeading &&
        !reading.isUnderstood &&
        (hasWordsOfSentence(inner) || read('warning').isUnderstood);
      return isSentence
        ? { ...common, ...read('warning'), kind: 'warning' }
        : { ...common, ...reading, isUnderstood: isWholeList(reading, { clause, inner }) };
    }
    case 'composition':
      return isBox || hasHeading ? { ...common, ...read('warning') } : { ...common, ...nothingNamed };
    case 'contains': {
      const reading = read('declaration');
      return { ...common, ...reading, isUnderstood: isWholeList(reading, { clause, inner }) };
    }
    case 'traces':
      return { ...common, ...read('traces') };
    case 'elsewhere':
      return { ...common, ...read('declaration') };
    case 'warning':
      return { ...common, ...read('warning') };
    case 'boilerplate':
      return isAboutMaker(inner) ? { ...common, ...nothingNamed } : { ...common, ...read('warning') };
    case 'nothing':
    case 'free':
      return { ...common, ...nothingNamed, isUnderstood: true };
    case 'table':
    case 'mixed':
    case 'unknown':
      return { ...common, ...nothingNamed };
  }
}

const nothingNamed = {
  names: [],
  possibleNames: [],
  isUnderstood: false,
  isOpen: false,
  namesOnlyAllergens: false,
};

function namesAllergens({ names, possibleNames }: ClauseNames): boolean {
  return names.length > 0 || possibleNames.length > 0;
}

function isWholeList(reading: ClauseNames, { clause, inner }: { clause: string; inner: string }): boolean {
  return (
    reading.isUnderstood &&
    reading.namesAnything &&
    inner !== '' &&
    !allAllergens.test(clause) &&
    !namesFewerThanCounted(clause, reading.names)
  );
}

/** Whether an English text has words that warnings have and lists have not. */
function hasWordsOfSentence(text: string): boolean {
  return (text.match(/[a-z][a-z']+/gu) ?? []).some(
    (word) => isExpectedWord(word, 'warning') && !isExpectedWord(word, 'declaration'),
  );
}

/** Removes blanks and marks at both ends. A regular expression would need quadratic time for long runs of marks. */
function trimMarks(text: string): string {
  const isMark = (position: number) => ' \n()[]{}<>.,;:!/|※·-'.includes(text[position] ?? ' ');
  let [start, end] = [0, text.length];
  while (start < end && isMark(start)) start += 1;
  while (end > start && isMark(end - 1)) end -= 1;
  return text.slice(start, end);
}
