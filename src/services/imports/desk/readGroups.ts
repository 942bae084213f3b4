import type { PayloadRequest } from 'payload';
import type { ListedGroup } from '../../../database/imports/sourceCategories.ts';
import { categoryProposer, type CategoryChoice } from '../../../domain/imports/categories/proposeCategory.ts';
import { localized, type LocalizedText } from '../../../domain/language.ts';
import { importCategories } from '../process/categories.ts';

/** The groups of a source for which somebody must say what they are in the catalogue, and what they can be. */
export interface GroupsOfImport {
  readonly groups: readonly (ListedGroup & { readonly proposed: string | null })[];
  readonly choices: readonly CategoryChoice[];
}

/** Reads the groups of an import that no shipped map has. Null when there are none. */
export async function readGroups(req: PayloadRequest, id: number): Promise<GroupsOfImport | null> {
  const groups = await importCategories(req, id);
  if (groups.length === 0) return null;
  const choices = await categoryChoices(req);
  const propose = categoryProposer(choices);
  return {
    groups: groups.map((group) => ({ ...group, proposed: propose(group.path)?.slug ?? null })),
    choices,
  };
}

async function categoryChoices(req: PayloadRequest): Promise<CategoryChoice[]> {
  const { docs } = await req.payload.find({
    collection: 'food-categories',
    where: { slug: { exists: true } },
    select: { name: true, nameEn: true, slug: true, parent: true },
    sort: 'name',
    pagination: false,
    depth: 0,
    overrideAccess: false,
    req,
  });
  const byId = new Map(docs.map((doc) => [doc.id, doc]));
  const namesOf = (id: number, depth = 0): LocalizedText[] => {
    const doc = byId.get(id);
    if (doc === undefined || depth > 8) return [];
    const above = typeof doc.parent === 'number' ? namesOf(doc.parent, depth + 1) : [];
    return [...above, { ko: doc.name, en: doc.nameEn ?? doc.name }];
  };
  return docs.flatMap(({ id, name, nameEn, slug }) => {
    const path = namesOf(id);
    return slug == null
      ? []
      : [
          {
            slug,
            name: { ko: name, en: nameEn ?? name },
            path: localized((language) => path.map((one) => one[language]).join(' > ')),
          },
        ];
  });
}
