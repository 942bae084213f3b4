import type { CollectionSlug, FlattenedField, PayloadRequest, SanitizedCollectionConfig } from 'payload';
import { z } from 'zod';
import type { FieldChange } from '../../domain/curation/documentChanges.ts';
import type { LocalizedText } from '../../domain/language.ts';
import { toLanguage } from '../../i18n/language.ts';
import { fieldLabel } from '../operations/input/fieldLabel.ts';

/** A change of a field with the name that people see. A relation is `{ id, title }`. */
export interface ShownChange extends FieldChange {
  readonly label: string;
}

/** Names of what is in the history and is no field of a form. */
const labels: Readonly<Record<string, LocalizedText>> = {
  deletedAt: { ko: '휴지통에 넣은 때', en: 'Moved to the trash' },
  merged: { ko: '합친 문서', en: 'Merged document' },
  mergedInto: { ko: '합쳐진 곳', en: 'Merged into' },
};

/** Adds what people read: the labels of fields, and the titles of related documents, with one query a collection. */
export async function shownChanges(
  req: PayloadRequest,
  collection: SanitizedCollectionConfig,
  changes: readonly FieldChange[],
): Promise<ShownChange[]> {
  const language = toLanguage(req.i18n.language);
  const titles = await titlesOf(req, collection, changes);
  return changes.map(({ field, from, to }) => {
    const label =
      labels[field]?.[language] ??
      fieldLabel({ config: req.payload.config, collection: collection.slug, path: field, language }) ??
      field;
    const [shownFrom, shownTo] = [from, to].map((value) =>
      titled(titles, relationOf(collection, field), value),
    );
    return { field, label, from: shownFrom, to: shownTo };
  });
}

type Titles = ReadonlyMap<string, string>;

function titled(titles: Titles, relation: CollectionSlug | undefined, value: unknown): unknown {
  if (relation === undefined || typeof value !== 'number') return value;
  return { id: value, title: titles.get(`${relation} ${String(value)}`) ?? `#${String(value)}` };
}

const found = z.looseObject({ id: z.number() });

async function titlesOf(
  req: PayloadRequest,
  collection: SanitizedCollectionConfig,
  changes: readonly FieldChange[],
): Promise<Titles> {
  const wanted = new Map<CollectionSlug, Set<number>>();
  for (const { field, from, to } of changes) {
    const relation = relationOf(collection, field);
    if (relation === undefined) continue;
    const ids = wanted.get(relation) ?? new Set();
    for (const value of [from, to]) if (typeof value === 'number') ids.add(value);
    wanted.set(relation, ids);
  }
  const titles = new Map<string, string>();
  for (const [slug, ids] of wanted) {
    const { useAsTitle = 'id' } = req.payload.collections[slug].config.admin;
    const { docs } = await req.payload.db.find<{ id: number }>({
      collection: slug,
      where: { id: { in: [...ids] } },
      pagination: false,
      limit: 0,
      select: { [useAsTitle]: true },
      req,
    });
    for (const doc of docs.map((one) => found.parse(one))) {
      const title = doc[useAsTitle];
      if (typeof title === 'string') titles.set(`${slug} ${String(doc.id)}`, title);
    }
  }
  return titles;
}

/** The collection that a field refers to. Members stay ids: staff do not read their names here. */
function relationOf(collection: SanitizedCollectionConfig, path: string): CollectionSlug | undefined {
  if (path === 'merged' || path === 'mergedInto') return collection.slug;
  const field = collection.flattenedFields.find(({ name }: FlattenedField) => name === path);
  if (field?.type !== 'relationship' && field?.type !== 'upload') return undefined;
  return typeof field.relationTo === 'string' && field.relationTo !== 'users' ? field.relationTo : undefined;
}
