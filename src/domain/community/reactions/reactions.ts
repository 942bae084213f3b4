/**
 * What a member does to something with one press. `targets`: the collections with the field that names the document.
 * `limit`: how many of them a member may have.
 */
export const reactions = {
  like: {
    collection: 'likes',
    done: 'liked',
    targets: { posts: 'post', comments: 'comment', 'meal-diaries': 'diary' },
    limit: undefined,
  },
  bookmark: { collection: 'bookmarks', done: 'bookmarked', targets: { posts: 'post' }, limit: 10_000 },
  follow: { collection: 'follows', done: 'following', targets: { boards: 'board' }, limit: 1_000 },
  block: { collection: 'blocks', done: 'blocked', targets: { members: 'blocked' }, limit: 1_000 },
} as const satisfies Record<
  string,
  {
    readonly collection: string;
    readonly done: string;
    readonly targets: Readonly<Record<string, string>>;
    readonly limit: number | undefined;
  }
>;

export type ReactionKind = keyof typeof reactions;

type TargetsOf<Kind> = Kind extends ReactionKind ? keyof (typeof reactions)[Kind]['targets'] : never;
export type ReactionTarget = TargetsOf<ReactionKind>;

/** Each kind of reaction with a kind of target that it has. */
export type Reaction = {
  [Kind in ReactionKind]: {
    readonly kind: Kind;
    readonly target: { readonly collection: TargetsOf<Kind>; readonly id: number };
  };
}[ReactionKind];

/** The answer to a press: what is now, and how many there are where everybody may know it. */
export interface ReactionState {
  readonly state: (typeof reactions)[ReactionKind]['done'] | 'none';
  readonly count?: number;
}

/** The reaction that a document of its collection stands for; undefined when it names no target or several. */
export function reactionOf(
  kind: ReactionKind,
  document: Readonly<Record<string, unknown>>,
): Reaction | undefined {
  const named = Object.entries(reactions[kind].targets).flatMap(([collection, field]) =>
    document[field] == null ? [] : [{ collection, id: Number(document[field]) }],
  );
  const [target, ...others] = named;
  return target === undefined || others.length > 0 ? undefined : ({ kind, target } as Reaction);
}
