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
