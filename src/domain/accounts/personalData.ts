import { z } from 'zod';

/** A field of a collection that names a member, and what becomes of the documents. */
const personalField = z.strictObject({
  /** A relationship to `users`: one account, at the top level of the collection. */
  field: z.string(),
  /**
   * What the erasure of the account does. `delete`: the document goes, with its files. `keepWithoutOwner`: the document stays and
   * the field becomes empty. `deleteOnly`: documents with these values go, all others stay without owner.
   */
  erasure: z.union([
    z.enum(['delete', 'keepWithoutOwner']),
    z.strictObject({ deleteOnly: z.record(z.string(), z.string()) }),
  ]),
  /** Under which name the member's export has the documents, as one object or as a list; false: not at all. */
  exported: z.union([z.literal(false), z.strictObject({ as: z.enum(['one', 'list']), name: z.string() })]),
  /** The name under which jobs carry the id of such a document: the erasure removes these jobs too. */
  jobData: z.string().optional(),
});

export type PersonalField = z.infer<typeof personalField>;

/** The part of a collection's configuration that the rules on personal data read. */
export interface PersonalCollection<Slug extends string = string> {
  readonly slug: Slug;
  readonly custom?: Readonly<Record<string, unknown>> | undefined;
  readonly fields: readonly unknown[];
}

const custom = z.object({ personalData: z.array(personalField).default([]) });

/**
 * Declares, for `custom` of a collection, the fields that name a member. Erasure, export and the foreign keys follow
 * from it.
 */
export function personalData(...fields: PersonalField[]): { personalData: PersonalField[] } {
  return { personalData: fields };
}

/**
 * The declared fields of all collections, in the order of the collections.
 *
 * @throws {z.ZodError} for a declaration of another shape: nothing may be erased or exported by half.
 */
export function personalFields<Slug extends string>(
  collections: readonly PersonalCollection<Slug>[],
): (PersonalField & { readonly collection: Slug })[] {
  return collections.flatMap((collection) =>
    custom
      .parse(collection.custom ?? {})
      .personalData.map((declared) => ({ ...declared, collection: collection.slug })),
  );
}

/** Whether the document can outlive the account, so that its field has to be emptied. */
export function staysWithoutOwner({ erasure }: Pick<PersonalField, 'erasure'>): boolean {
  return erasure !== 'delete';
}

/** Parts of an export that the account itself gives. */
const accountParts = ['exportedAt', 'account', 'consents'];

/** What is wrong with the declarations, one sentence a fault; no fault is an empty list. */
export function personalDataFaults(collections: readonly PersonalCollection[]): string[] {
  return [...collections.flatMap(faultsOf), ...repeatedNames(collections)];
}

const relationship = z.object({
  name: z.string(),
  type: z.literal('relationship'),
  relationTo: z.literal('users'),
  hasMany: z.literal(false).optional(),
  required: z.boolean().optional(),
});

function faultsOf(collection: PersonalCollection): string[] {
  const { slug } = collection;
  const declared = personalFields([collection]);
  const names = declared.map(({ field }) => field);
  const undeclared = pathsTo('users', collection.fields)
    .filter((path) => !names.includes(path))
    .map((path) => `${slug}.${path} names a user, and custom.personalData does not say what becomes of it.`);
  const members = pathsTo('members', collection.fields).map(
    (path) => `${slug}.${path} names a member: name the user, by whom erasure and export find documents.`,
  );
  const unfit = declared.flatMap((one) => {
    const field = collection.fields
      .map((candidate) => relationship.safeParse(candidate).data)
      .find((candidate) => candidate?.name === one.field);
    if (field === undefined) return [`${slug}.${one.field} is declared, and is no relationship to one user.`];
    return field.required === true && staysWithoutOwner(one)
      ? [`${slug}.${one.field} is required, so no document can stay without owner.`]
      : [];
  });
  return [...undeclared, ...members, ...unfit];
}

function repeatedNames(collections: readonly PersonalCollection[]): string[] {
  const names = personalFields(collections).flatMap(({ exported }) =>
    exported === false ? [] : [exported.name],
  );
  return [...accountParts, ...names]
    .filter((name, index, all) => all.indexOf(name) !== index)
    .map((name) => `Two parts of the export are called ${name}.`);
}

const node = z.object({
  name: z.string().optional(),
  relationTo: z.union([z.string(), z.array(z.string())]).optional(),
  fields: z.array(z.unknown()).default([]),
  tabs: z.array(z.unknown()).default([]),
  blocks: z.array(z.unknown()).default([]),
});

/** Paths of all fields that name documents of a collection, in groups, rows, tabs, arrays and blocks too. */
function pathsTo(target: string, fields: readonly unknown[]): string[] {
  return fields.flatMap((field) => {
    const { name, relationTo, fields: inner, tabs, blocks } = node.parse(field);
    const own = [relationTo].flat().includes(target) ? [''] : [];
    const below = pathsTo(target, [...inner, ...tabs, ...blocks]);
    return [...own, ...below].map((path) => [name, path].filter(Boolean).join('.'));
  });
}
