import type { FlattenedField, SanitizedConfig } from 'payload';
import type { Language } from '../../../domain/language.ts';

/**
 * The name that people see of a field (`items.0.food` → `Food`), from the collections of the live config.
 *
 * @param input.collection its slug, where it is known (GraphQL does not say it). Otherwise the name counts only when all
 *   collections with this field agree on it.
 */
export function fieldLabel({
  config,
  collection,
  path,
  language,
}: {
  config: SanitizedConfig;
  collection: string | undefined;
  path: string;
  language: Language;
}): string | undefined {
  const names = path.split('.').filter((name) => !/^\d+$/.test(name));
  const candidates = config.collections.filter(({ slug }) => collection === undefined || slug === collection);
  const labels = new Set(
    candidates.flatMap(({ flattenedFields }) => labelIn(flattenedFields, names, language) ?? []),
  );
  const [label] = labels;
  return labels.size === 1 ? label : undefined;
}

function labelIn(
  fields: readonly FlattenedField[],
  [name, ...rest]: readonly string[],
  language: Language,
): string | undefined {
  const field = fields.find((one) => one.name === name);
  if (field === undefined) return undefined;
  if (rest.length > 0)
    return 'flattenedFields' in field ? labelIn(field.flattenedFields, rest, language) : undefined;
  const { label } = field as { readonly label?: unknown };
  if (typeof label === 'string') return label;
  const text: unknown =
    typeof label === 'object' && label !== null ? Reflect.get(label, language) : undefined;
  return typeof text === 'string' ? text : undefined;
}
