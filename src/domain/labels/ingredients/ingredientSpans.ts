import type { IngredientSpan } from './readIngredients.ts';
import type { Statement } from '../statements/statements.ts';

/**
 * Finds the parts of a text that list ingredients. Text before "Ingredients:" that is not a list is a title.
 *
 * @param text made by `toLabelText`.
 */
export function ingredientSpans(text: string, statements: readonly Statement[]): IngredientSpan[] {
  const heading = statements.findIndex(({ start, end }) => /^ingredients?\s*:/u.test(text.slice(start, end)));
  const hasNoList = !statements.some(listsIngredients);
  return statements.flatMap((statement, at) => {
    const { start, end } = statement;
    const clause = text.slice(start, end);
    const isTitle = at < heading && !/[,:;([·/]/u.test(clause);
    if (listsIngredients(statement)) return [{ start, end, isTitle }];
    if (hasNoList && isListWithRemark(statement, clause)) return [{ start, end, isTitle }];
    return hasNoList && isListAndDeclaration(statement, clause)
      ? [{ start, end: start + clause.replace(/함\s*유[^가-힣]*$/u, '').length, isTitle }]
      : [];
  });
}

/** "원유(국산) 100 % 우유 함유": a list and a declaration without a mark between them. */
function isListAndDeclaration(
  { kind, reader, hasHeading, namesOnlyAllergens }: Statement,
  clause: string,
): boolean {
  const isBare = kind === 'contains' && reader.declaresAfterList && !hasHeading && !namesOnlyAllergens;
  return isBare && clause.includes('(');
}

/** "쌀, 설탕, 돈장 맛있게 드세요": a list and a remark without a mark between them. */
function isListWithRemark({ kind }: Statement, clause: string): boolean {
  return (
    (kind === 'boilerplate' || kind === 'warning' || kind === 'elsewhere' || kind === 'mixed') &&
    /,[^,]{1,400},/u.test(clause)
  );
}

/** Whether the statement is read as ingredients: a list, or a sentence on composition. */
function listsIngredients({ kind }: Statement): boolean {
  return kind === 'list' || kind === 'composition';
}
