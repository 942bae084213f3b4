import { personalFields, type PersonalCollection } from './personalData.ts';

/** What staff can do that the audit log records. */
export const auditActions = [
  'read',
  'create',
  'update',
  'delete',
  'unlock',
  'reset',
  'secondFactorOff',
  'askOpening',
  'agreeOpening',
  'refuseOpening',
  'readAuthor',
  'moderate',
] as const;
export type AuditAction = (typeof auditActions)[number];

/** Who did something to documents of a collection, and why. The members whom it concerns follow from the documents. */
export interface AuditEntry {
  readonly action: AuditAction;
  readonly collection: string;
  /** The names of the changed fields, never their values. */
  readonly changed: string | null;
  readonly actor: { readonly id: number; readonly email: string; readonly role: string };
  readonly reason: string | null;
}

/** How many characters of a reason staff may send. */
export const maximumReason = 200;

/**
 * Which work of staff on a collection is recorded: all of it for the data of members, the changes alone for staff
 * accounts and for collections that ask for it with `custom.audited`, such as rules. Posts and comments, which members
 * write for each other, ask for `changes` alone: a log of reads would tell authors that a case is about them. Former
 * contents ask for `reads`: they name no member, so that admins alone find these entries.
 */
export function auditOf(collection: PersonalCollection & { readonly auth?: unknown }): {
  readonly reads: boolean;
  readonly changes: boolean;
} {
  const marked = collection.custom?.['audited'];
  // The log itself: to record who reads it would add entries to it without an end.
  if (marked === false) return { reads: false, changes: false };
  const isPersonal = collection.slug === 'users' || personalFields([collection]).length > 0;
  const isAccounts = collection.auth !== undefined && collection.auth !== false;
  return {
    reads: marked === 'reads' || (isPersonal && marked !== 'changes'),
    changes: isPersonal || isAccounts || marked === true,
  };
}

/** What is asked of a field: a group has fields of its own. */
export interface ChangeableField {
  readonly name: string;
  readonly flattenedFields?: readonly ChangeableField[];
  readonly type: string;
}

/**
 * The names of the fields in which a document is about to change, in the order of the alphabet. A field that is not there
 * stays as it is, also within a group: Payload leaves out what the caller may not change.
 */
export function changedFields(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  fields: readonly ChangeableField[],
): string[] {
  return Object.keys(after)
    .filter((name) => name !== 'updatedAt')
    .filter((name) =>
      isChanged(
        before[name],
        after[name],
        fields.find((field) => field.name === name),
      ),
    )
    .sort();
}

function isChanged(before: unknown, after: unknown, field: ChangeableField | undefined): boolean {
  if (field?.type === 'group' && isRecord(after))
    return changedFields(isRecord(before) ? before : {}, after, field.flattenedFields ?? []).length > 0;
  return JSON.stringify(after ?? null) !== JSON.stringify(before ?? null);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
