/** What an erased member has written without a name: texts, and reports, which moderators read without the reporter. */
export const tracedCollections = ['posts', 'comments', 'reports'] as const;
export type TracedCollection = (typeof tracedCollections)[number];

/**
 * `traces`: what nobody but moderators sees beside the text, such as former versions. `all`: the text and its pictures,
 * too, which the member asked for.
 */
export type ErasureExtent = 'traces' | 'all';

/**
 * Hours after the erasure of the account. The name disappears at once. What disappeared in the same moment would tell
 * who wrote it. The Korean guideline wants all personal data destroyed within five days, so a day is left for the job.
 */
export const laterErasureHours = { from: 1, to: 4 * 24 } as const;
