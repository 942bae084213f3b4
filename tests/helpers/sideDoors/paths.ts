import type { FlattenedField, SanitizedCollectionConfig, SanitizedConfig } from 'payload';

/** A path of names from a collection, with the fields that it passes. */
export interface FieldPath {
  readonly collection: SanitizedCollectionConfig;
  readonly names: readonly string[];
  readonly fields: readonly FlattenedField[];
  /** The collections that it enters through a relation. */
  readonly entered: readonly SanitizedCollectionConfig[];
}

/**
 * Lists every path of a collection, through at most `depth` relations: fields, members of groups and rows, names in JSON
 * values, ids of relations, and the fields of what a relation points to.
 */
export function pathsOf(
  config: SanitizedConfig,
  collection: SanitizedCollectionConfig,
  depth: number,
): FieldPath[] {
  const start: FieldPath = { collection, names: [], fields: [], entered: [] };
  return collection.flattenedFields.flatMap((field) => below(config, start, field, depth));
}

function below(
  config: SanitizedConfig,
  parent: FieldPath,
  field: FlattenedField,
  depth: number,
): FieldPath[] {
  const here: FieldPath = {
    ...parent,
    names: [...parent.names, field.name],
    fields: [...parent.fields, field],
  };
  const named = (name: string): FieldPath => ({ ...here, names: [...here.names, name] });
  if (field.type === 'json') return [here, named('x')];
  if (field.type === 'relationship' || field.type === 'upload') {
    const targets = [field.relationTo].flat();
    const related = config.collections.filter(({ slug }) => targets.includes(slug));
    const deeper =
      depth === 0
        ? []
        : related.flatMap((target) => {
            const entered = { ...here, entered: [...here.entered, target] };
            return target.flattenedFields.flatMap((one) => below(config, entered, one, depth - 1));
          });
    return [
      here,
      named('id'),
      ...(targets.length > 1 ? [named('value'), named('relationTo')] : []),
      ...deeper,
    ];
  }
  if (!('flattenedFields' in field)) return [here];
  return [here, ...field.flattenedFields.flatMap((one) => below(config, here, one, depth))];
}

/**
 * Chooses the paths that are worth a try: all through at most one relation, and of the longer ones the first for each
 * number of relations, last relation and field. All paths of all collections are more than a hundred thousand, and
 * most of the longer ones differ only in how they start.
 */
export function sampleOfPaths(paths: readonly FieldPath[]): FieldPath[] {
  const seen = new Set<string>();
  return paths.filter(({ collection, entered, fields, names }) => {
    if (entered.length < 2) return true;
    const [from, into] = [collection, ...entered].slice(-2).map(({ slug }) => slug);
    const start = fields.findLastIndex((field) => 'relationTo' in field && field !== fields.at(-1));
    const key = [entered.length, from, into, ...names.slice(start)].join(' ');
    return !seen.has(key) && Boolean(seen.add(key));
  });
}
