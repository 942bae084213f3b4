import type { LabelReader } from '../languages/labelReader.ts';
import { readerOf } from '../languages/labelReaders.ts';
import { clausesOf, headingOf, withoutAsides } from './clauses.ts';
import { misses, namesAlone, namesIn, type ClauseNames, type NamedAllergen } from './clauseNames.ts';
import type { Dictionary } from '../words/dictionary.ts';
import { kindOf, type StatementKind } from './statementKinds.ts';

/** A clause of a label, and what it says. */
export interface Statement {
  readonly kind: StatementKind;
  readonly start: number;
  readonly end: number;
  readonly names: readonly NamedAllergen[];
  /** Every word of it is understood, so that what is not named is not meant. */
  readonly isUnderstood: boolean;
  /** Every name in it is one of an allergen. */
  readonly namesOnlyAllergens: boolean;
  /** Headed as being about allergens. */
  readonly hasHeading: boolean;
  /** Of the language in which it is written. */
  readonly reader: LabelReader;
}

/**
 * Takes a text of a label apart into clauses and reads each. Korean says what it means behind a list, English before it;
 * both are cut so that no clause says two things.
 *
 * @param input.text in the form of `labelText`.
 * @param input.isBox the text is the box on allergens: line breaks in it are mere blanks.
 */
export function statementsOf(input: { text: string; isBox: boolean; dictionary: Dictionary }): Statement[] {
  const statements: Statement[] = [];
  const { text, asides } = withoutAsides(input.text);
  const spans = [...clausesOf({ ...input, text }), ...asides];
  const [names, namesWithAsides] = [namesAlone(text), namesAlone(input.text)];
  for (const [start, end] of spans) {
    const isAside = statements.length >= spans.length - asides.length;
    const statement = readClause({
      ...input,
      text: isAside ? input.text : text,
      names: isAside ? namesWithAsides : names,
      start,
      end,
    });
    // In the box a heading stands over all lists that follow it.
    const isUnderHeading = input.isBox && statement.kind === 'list' && statements.at(-1)?.hasHeading === true;
    statements.push(isUnderHeading ? { ...statement, hasHeading: true } : statement);
  }
  return statements;
}

/** @param input.names the text with its grammar blanked, so that names alone are left at their places. */
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
  const headed = headingOf(clause);
  const body = clause.slice(headed.length);
  const inner = withoutMarks(body);
  const hasHeading = headed !== '';
  let read: ClauseNames | undefined;
  const names = (): ClauseNames =>
    (read ??= namesIn({ text: input.names, start: start + headed.length, end, dictionary }));
  const kind = kindOf(clause, {
    ...input,
    inner,
    hasHeading,
    namesAllergens: () => names().names.length > 0,
  });
  const common = { kind, start, end, hasHeading, reader: readerOf(clause) };
  // A list of ingredients is read as such; here it has nothing to declare.
  if (kind === 'other' || ((kind === 'list' || kind === 'composition') && !input.isBox && !hasHeading)) {
    return { ...common, names: [], isUnderstood: false, namesOnlyAllergens: false };
  }
  return {
    ...common,
    names: kind === 'mixed' ? [] : names().names,
    isUnderstood:
      kind === 'nothing' || (names().isUnderstood && inner !== '' && !misses(clause, names().names)),
    namesOnlyAllergens: names().namesOnlyAllergens,
  };
}

/** The text without blanks and marks at its ends. A pattern would take quadratic time over a run within. */
function withoutMarks(text: string): string {
  const isMark = (place: number) => ' \n()[]{}<>.,;:!/|※·-'.includes(text[place] ?? ' ');
  let [start, end] = [0, text.length];
  while (start < end && isMark(start)) start += 1;
  while (end > start && isMark(end - 1)) end -= 1;
  return text.slice(start, end);
}
