import { unitOfSuffix, type WrittenUnit } from '../foods/nutrientValue.ts';
import { inNormalForm } from '../normalForm.ts';

/** A column name without its unit, and the unit. `other` is one that we do not know: `IU`, `%`. */
export interface WrittenColumn {
  readonly name: string;
  readonly unit?: WrittenUnit | 'other';
}

/**
 * Splits a unit from the end of a column's name: `나트륨(㎎)`, `Energy (kJ/100g)`, `sodium [g]`, `sodium_mg`. After an
 * underscore only a unit that we know is one: `product_name` has none.
 */
export function writtenIn(column: string): WrittenColumn {
  const text = inNormalForm(column, 'NFKC').trim();
  const [, bracketed = '', inBrackets = ''] = /^(.+?)\s*[([]([^()[\]]+)[)\]]$/.exec(text) ?? [];
  if (bracketed !== '') {
    const unit = unitOfSuffix(inBrackets.replace(/\s|\/.*$/g, ''));
    return { name: bracketed.trim(), unit: unit ?? 'other' };
  }
  const [, name = '', suffix = ''] = /^(.+?)[_ ](\p{L}{1,4})$/u.exec(text) ?? [];
  const unit = unitOfSuffix(suffix);
  return unit === undefined ? { name: text } : { name: name.trim(), unit };
}
