import { z } from 'zod';

/** A field of a collection that refers to a member, and what erasure and export do with its documents. */
const personalField = z.strictObject({
  /** A top-level relationship of the collection to one user. */
  field: z.string(),
  /**
   * What the erasure of the account does. `delete` deletes the document and its files. `keepWithoutOwner` keeps the
   * document and clears the field. `deleteOnly` deletes documents with these values and keeps all others without
   * owner.
   */
  erasure: z.union([
    z.enum(['delete', 'keepWithoutOwner']),
    z.strictObject({ deleteOnly: z.record(z.string(), z.string()) }),
  ]),
  /** The name of the documents in the member's export, as one object or as a list; false: not exported. */
  exported: z.union([
    z.literal(false),
    z.strictObject({
      as: z.enum(['one', 'list']),
      name: z.string(),
      /** Fields about other people, which the export leaves out. */
      without: z.array(z.string()).optional(),
    }),
  ]),
  /** The name under which jobs contain the id of such a document. The erasure deletes these jobs too. */
  jobData: z.string().optional(),
  /**
   * Some documents are anonymous: the field is empty, and the member is sealed in a table of its own. Export and audit
   * log cover them, too. The erasure leaves them as they are, and forgets who wrote them.
   */
  anonymous: z.literal(true).optional(),
});

export type PersonalField = z.infer<typeof personalField>;

/** The part of a collection's configuration that the rules on personal data read. */
export interface PersonalCollection<Slug extends string = string> {
  readonly slug: Slug;
  readonly custom?: Readonly<Record<string, unknown>> | undefined;
  readonly fields: readonly unknown[];
}

/** A field of a collection that refers to the public profile of another member, not to the owner of the document. */
const memberReference = z.strictObject({
  /** A top-level relationship of the collection to one document of `members`. */
  field: z.string(),
  /** What becomes of the document when that member's account is erased. */
  erasure: z.enum(['delete', 'keepWithoutMember']),
});

const custom = z.object({
  personalData: z.array(personalField).default([]),
  memberReferences: z.array(memberReference).default([]),
});

/**
 * Declares the fields of a collection that refer to a member, for its `custom`. Erasure, export and foreign keys are
 * derived from it.
 */
export function personalData(...fields: PersonalField[]): { personalData: PersonalField[] } {
  return { personalData: fields };
}

/**
 * The declared fields of all collections, in the order of the collections.
 *
 * @throws {z.ZodError} for an invalid declaration, so that no data is erased or exported only in part.
 */
export function personalFields<Slug extends string>(
  collections: readonly PersonalCollection<Slug>[],
): (PersonalField & { readonly collection: Slug })[] {
  return collections.flatMap((collection) =>
    custom
      .parse(collection.custom ?? {})
      .personalData.map((declaration) => ({ ...declaration, collection: collection.slug })),
  );
}

/**
 * Declares the fields of a collection that refer to the profile of another member, for its `custom`. Foreign keys are
 * derived from it.
 */
export function namesMembers(...references: z.infer<typeof memberReference>[]): {
  memberReferences: z.infer<typeof memberReference>[];
} {
  return { memberReferences: references };
}

/** The declared fields of all collections that refer to the profile of another member. */
export function memberReferences<Slug extends string>(
  collections: readonly PersonalCollection<Slug>[],
): (z.infer<typeof memberReference> & { readonly collection: Slug })[] {
  return collections.flatMap((collection) =>
    custom
      .parse(collection.custom ?? {})
      .memberReferences.map((declaration) => ({ ...declaration, collection: collection.slug })),
  );
}

/** Whether a document can stay after the erasure of the account, so that its field must be cleared. */
export function staysWithoutOwner({ erasure }: Pick<PersonalField, 'erasure'>): boolean {
  return erasure !== 'delete';
}

/** The parts of an export that come from the account itself. */
const accountParts = ['exportedAt', 'account', 'consents', 'logins'];

/** Returns the faults of the declarations, one sentence each. */
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
  const declarations = personalFields([collection]);
  const names = declarations.map(({ field }) => field);
  const undeclaredPaths = pathsTo('users', collection.fields)
    .filter((path) => !names.includes(path))
    .map((path) => `${slug}.${path} names a user, but custom.personalData does not declare it.`);
  const references = memberReferences([collection]).map(({ field }) => field);
  const members = pathsTo('members', collection.fields)
    .filter((path) => !references.includes(path))
    .map(
      (path) =>
        `${slug}.${path} names a member: name the user instead, because erasure and export find documents by the user, or declare it in custom.memberReferences.`,
    );
  const invalid = declarations.flatMap((declaration) => {
    const field = collection.fields
      .map((candidate) => relationship.safeParse(candidate).data)
      .find((candidate) => candidate?.name === declaration.field);
    if (field === undefined)
      return [`${slug}.${declaration.field} is declared, but it is no relationship to one user.`];
    return field.required === true && (staysWithoutOwner(declaration) || declaration.anonymous)
      ? [`${slug}.${declaration.field} is required, so no document can stay without owner.`]
      : [];
  });
  return [...undeclaredPaths, ...members, ...invalid];
}

function repeatedNames(collections: readonly PersonalCollection[]): string[] {
  const names = personalFields(collections).flatMap(({ exported }) =>
    exported === false ? [] : [exported.name],
  );
  return [...accountParts, ...names]
    .filter((name, index, all) => all.indexOf(name) !== index)
    .map((name) => `Two parts of the export have the name ${name}.`);
}

const node = z.object({
  name: z.string().optional(),
  relationTo: z.union([z.string(), z.array(z.string())]).optional(),
  fields: z.array(z.unknown()).default([]),
  tabs: z.array(z.unknown()).default([]),
  blocks: z.array(z.unknown()).default([]),
});

/** The paths of all fields that refer to a collection, including those in groups, rows, tabs, arrays and blocks. */
function pathsTo(target: string, fields: readonly unknown[]): string[] {
  return fields.flatMap((field) => {
    const { name, relationTo, fields: inner, tabs, blocks } = node.parse(field);
    const ownPath = [relationTo].flat().includes(target) ? [''] : [];
    const innerPaths = pathsTo(target, [...inner, ...tabs, ...blocks]);
    return [...ownPath, ...innerPaths].map((path) => [name, path].filter(Boolean).join('.'));
  });
}
