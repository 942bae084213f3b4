import { z } from 'zod';

/** A member of staff, as a draft names them. */
export const person = z.object({ id: z.int(), name: z.string() });
export type Person = z.output<typeof person>;

const author = z.object({
  ...person.shape,
  /** They have changed the draft since it was last signed. */
  isOpen: z.boolean(),
});
const signature = z.object({ ...person.shape, at: z.string() });

/** What a dietitian writes of a rule set. The server adds the diet, the version, the status and the signature. */
export type RuleSetContent = Readonly<Record<string, unknown>>;

/** Rules that a diet may get. The published rules judge until these are signed and published. */
export const ruleDraft = z.object({
  ruleSet: z.record(z.string(), z.unknown()),
  /** Names exactly this content and the version below it. A signature is for one hash. */
  hash: z.string(),
  /** The version of the stored rules from which the draft was made; 0: there were none. */
  basedOnVersion: z.int(),
  authors: z.array(author),
  signature: signature.nullable(),
  changedBy: person,
  changedAt: z.string(),
});
export type RuleDraft = z.output<typeof ruleDraft>;

/** The names in a rule set that the server writes. */
const ofServer: ReadonlySet<string> = new Set(['diet', 'version', 'status', 'signature']);

/** A rule set without what the server writes. */
export function contentOf(ruleSet: RuleSetContent): RuleSetContent {
  return Object.fromEntries(Object.entries(ruleSet).filter(([name]) => !ofServer.has(name)));
}

/**
 * The draft after a change. The same content stays as it is, with its signature. Any other content is unsigned, and who
 * wrote it cannot sign it.
 */
export function changeDraft(
  stored: RuleDraft | undefined,
  change: { ruleSet: RuleSetContent; hash: string; basedOnVersion: number; by: Person; at: string },
): RuleDraft {
  const { at, basedOnVersion, by, hash, ruleSet } = change;
  if (stored?.hash === hash) return stored;
  const others = (stored?.authors ?? []).filter(({ id }) => id !== by.id);
  return {
    ruleSet: { ...ruleSet },
    hash,
    basedOnVersion,
    authors: [...others, { ...by, isOpen: true }],
    signature: null,
    changedBy: by,
    changedAt: at,
  };
}

export type SignFault = 'no_rule_draft' | 'precondition_failed' | 'own_rule_draft';

/**
 * Why a dietitian cannot sign; undefined when they can.
 *
 * @param seen the hash of the content that they have read
 */
export function signFault(
  draft: RuleDraft | undefined,
  { by, seen }: { by: Pick<Person, 'id'>; seen: string },
): SignFault | undefined {
  if (draft === undefined) return 'no_rule_draft';
  if (draft.hash !== seen) return 'precondition_failed';
  const isOpenAuthor = draft.authors.some(({ id, isOpen }) => isOpen && id === by.id);
  return isOpenAuthor ? 'own_rule_draft' : undefined;
}

/** The draft with a signature. A signature that is there already stays. */
export function signDraft(draft: RuleDraft, { at, by }: { by: Person; at: string }): RuleDraft {
  if (draft.signature !== null) return draft;
  return {
    ...draft,
    authors: draft.authors.map((one) => ({ ...one, isOpen: false })),
    signature: { ...by, at },
  };
}

export type PublishFault = 'no_rule_draft' | 'rule_draft_outdated' | 'rule_draft_unsigned';

/**
 * Why a draft cannot be published; undefined when it can. Its rules are checked apart from this.
 *
 * @param now.version the version of the stored rules; 0: there are none
 * @param now.isSignerActive the account that signed still belongs to a dietitian
 */
export function publishFault(
  draft: RuleDraft | undefined,
  now: { version: number; isSignerActive: boolean },
): PublishFault | undefined {
  if (draft === undefined) return 'no_rule_draft';
  if (draft.basedOnVersion !== now.version) return 'rule_draft_outdated';
  return draft.signature === null || !now.isSignerActive ? 'rule_draft_unsigned' : undefined;
}
