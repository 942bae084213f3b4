import type { LabelReader } from '../languages/labelReader.ts';
import { readerOf } from '../languages/labelReaders.ts';
import { clausesOf, headingOf, extractAsides } from './clauses.ts';
import {
  namesFewerThanCounted,
  blankGrammar,
  readClauseNames,
  type ClauseNames,
  type NamedAllergen,
} from './clauseNames.ts';
import type { Dictionary } from '../words/dictionary.ts';
import { kindOf, type StatementKind } from './statementKinds.ts';

/** A clause of a label with its meaning. */
export interface Statement {
  readonly kind: StatementKind;
  readonly start: number;
  readonly end: number;
  readonly names: readonly NamedAllergen[];
  /** Every word is understood. So an allergen that is not named is not meant. */
  readonly isUnderstood: boolean;
  /** Every name is the name of an allergen. */
  readonly namesOnlyAllergens: boolean;
  /** The clause has a heading about allergens. */
  readonly hasHeading: boolean;
  /** The reader of its language. */
  readonly reader: LabelReader;
}

/**
 * Splits a label text into clauses and reads each of them.
 *
 * @param input.text made by `toLabelText`.
 * @param input.isBox whether the text is the separate statement on allergens, where line breaks are mere blanks.
 */
export function statementsOf(input: { text: string; isBox: boolean; dictionary: Dictionary }): Statement[] {
  const statements: Statement[] = [];
  const { text, asides } = extractAsides(input.text);
  const spans = [...clausesOf({ ...input, text }), ...asides];
  const [names, namesWithAsides] = [blankGrammar(text), blankGrammar(input.text)];
  for (const [start, end] of spans) {
    const isAside = statements.length >= spans.length - asides.length;
    const statement = readClause({
      ...input,
      text: isAside ? input.text : text,
      names: isAside ? namesWithAsides : names,
      start,
      end,
    });
    // In the box, a heading applies to all lists after it.
    const isUnderHeading = input.isBox && statement.kind === 'list' && statements.at(-1)?.hasHeading === true;
    statements.push(isUnderHeading ? { ...statement, hasHeading: true } : statement);
  }
  return statements;
}

/** @param input.names the text in which `blankGrammar` left only names. */
function readClause(input: {
  text: string;
  names: string;
  start: number;
  end: number;
  isBox: boolean;
  dictionary: Dictionary;
}): Statement {
  const { start, end, dictionary } = input;
  const clause = input.text.slice(start, end);
  const heading = headingOf(clause);
  const body = clause.slice(heading.length);
  const inner = trimMarks(body);
  const hasHeading = heading !== '';
  let clauseNames: ClauseNames | undefined;
  const names = (): ClauseNames =>
    (clauseNames ??= readClauseNames({ text: input.names, start: start + heading.length, end, dictionary }));
  const kind = kindOf(clause, {
    ...input,
    inner,
    hasHeading,
    namesAllergens: () => names().names.length > 0,
  });
  const common = { kind, start, end, hasHeading, reader: readerOf(clause) };
  // `readIngredients` reads lists of ingredients; here they declare nothing.
  if (kind === 'other' || ((kind === 'list' || kind === 'composition') && !input.isBox && !hasHeading)) {
    return { ...common, names: [], isUnderstood: false, namesOnlyAllergens: false };
  }
  return {
    ...common,
    names: kind === 'mixed' ? [] : names().names,
    isUnderstood:
      kind === 'nothing' ||
      (names().isUnderstood && inner !== '' && !namesFewerThanCounted(clause, names().names)),
    namesOnlyAllergens: names().namesOnlyAllergens,
  };
}

/** Removes blanks and marks at both ends. A regular expression would need quadratic time for long runs of marks. */
function trimMarks(text: string): string {
  const isMark = (position: number) => ' \n()[]{}<>.,;:!/|※·-'.includes(text[position] ?? ' ');
  let [start, end] = [0, text.length];
  while (start < end && isMark(start)) start += 1;
  while (end > start && isMark(end - 1)) end -= 1;
  return text.slice(start, end);
}
