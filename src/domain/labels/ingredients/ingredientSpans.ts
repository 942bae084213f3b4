import type { IngredientSpan } from './readIngredients.ts';
import type { Statement } from '../statements/statements.ts';

/**
 * The parts of a text that list ingredients. What stands before "Ingredients:" and is no list itself is a title.
 *
 * @param text in the form of `labelText`.
 */
export function ingredientSpans(text: string, statements: readonly Statement[]): IngredientSpan[] {
  const heading = statements.findIndex(({ start, end }) => /^ingredients?\s*:/u.test(text.slice(start, end)));
  const hasNoList = !statements.some(isIngredients);
  return statements.flatMap((statement, at) => {
    const { start, end } = statement;
    const said = text.slice(start, end);
    const isTitle = at < heading && !/[,:;([·/]/u.test(said);
    if (isIngredients(statement)) return [{ start, end, isTitle }];
    return hasNoList && isListAndDeclaration(statement, said)
      ? [{ start, end: start + said.replace(/함\s*유[^가-힣]*$/u, '').length, isTitle }]
      : [];
  });
}

/** "원유(국산) 100 % 우유 함유": printed without a mark between them. */
function isListAndDeclaration(
  { kind, reader, hasHeading, namesOnlyAllergens }: Statement,
  said: string,
): boolean {
  const isBare = kind === 'contains' && reader.declaresBehindList && !hasHeading && !namesOnlyAllergens;
  return isBare && said.includes('(');
}

/** What is read as ingredients: lists, and sentences on composition. */
function isIngredients({ kind }: Statement): boolean {
  return kind === 'list' || kind === 'composition';
}
