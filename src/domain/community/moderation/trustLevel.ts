export const trustLevels = [0, 1, 2, 3] as const;
export type TrustLevel = (typeof trustLevels)[number];

/** What a member has done, counted from their own rows. Anonymous posts and comments are not counted: nobody ties them. */
export interface Activity {
  /** Since the sign-up. */
  readonly accountDays: number;
  /** Days on which the member wrote a meal, a post or a comment, or liked something. */
  readonly activeDays: number;
  /** The same, of the last 100 days. */
  readonly recentActiveDays: number;
  readonly likesReceived: number;
  /** Members who gave these likes: two friends are not a community. */
  readonly likers: number;
  /** Decisions against the member in the last 180 days that still hold. */
  readonly upheld: number;
  /** Those of the last 30 days. */
  readonly recentlyUpheld: number;
}

/** What each level needs at least, and how many decisions against the member it bears at most. */
export const levelNeeds: Readonly<Record<Exclude<TrustLevel, 0>, Activity>> = {
  1: {
    accountDays: 1,
    activeDays: 3,
    recentActiveDays: 0,
    likesReceived: 0,
    likers: 0,
    upheld: 4,
    recentlyUpheld: 1,
  },
  2: {
    accountDays: 15,
    activeDays: 15,
    recentActiveDays: 5,
    likesReceived: 3,
    likers: 2,
    upheld: 2,
    recentlyUpheld: 0,
  },
  3: {
    accountDays: 50,
    activeDays: 50,
    recentActiveDays: 50,
    likesReceived: 20,
    likers: 5,
    upheld: 0,
    recentlyUpheld: 0,
  },
};

/** The highest level whose needs are all met, together with those of the levels below. */
export function trustLevel(activity: Activity): TrustLevel {
  if (!meets(activity, levelNeeds[1])) return 0;
  if (!meets(activity, levelNeeds[2])) return 1;
  return meets(activity, levelNeeds[3]) ? 3 : 2;
}

function meets(activity: Activity, needs: Activity): boolean {
  return (
    activity.accountDays >= needs.accountDays &&
    activity.activeDays >= needs.activeDays &&
    activity.recentActiveDays >= needs.recentActiveDays &&
    activity.likesReceived >= needs.likesReceived &&
    activity.likers >= needs.likers &&
    activity.upheld <= needs.upheld &&
    activity.recentlyUpheld <= needs.recentlyUpheld
  );
}
