/** How many days before today the community has existed. */
export const demoDays = 14;
const dayMs = 86_400_000;
const minuteMs = 60_000;
/** South Korea has one time zone, and no daylight saving time. */
const seoulOffsetMs = 9 * 60 * minuteMs;

/** The start of the day in Seoul, so many days ago. */
function startOfDay(now: Date, daysAgo: number): number {
  const today = Math.floor((now.getTime() + seoulOffsetMs) / dayMs) * dayMs - seoulOffsetMs;
  return today - daysAgo * dayMs;
}

/** The calendar day in Seoul, so many days ago. */
export function demoDay(now: Date, daysAgo: number): string {
  return new Date(startOfDay(now, daysAgo) + seoulOffsetMs).toISOString().slice(0, 10);
}

const hoursOfMeals = { breakfast: 8, lunch: 13, snack: 16, dinner: 20 } as const;

/** When somebody recorded a meal: after they ate. */
export function timeOfMeal(
  now: Date,
  { daysAgo, mealType }: { daysAgo: number; mealType: keyof typeof hoursOfMeals },
): Date {
  return new Date(startOfDay(now, daysAgo) + hoursOfMeals[mealType] * 60 * minuteMs);
}

/** When a post of so many was written: spread over two weeks, between seven in the morning and ten in the evening. */
export function timeOfPost(now: Date, { index, count }: { index: number; count: number }): Date {
  const aDay = count / demoDays;
  const day = Math.floor(index / aDay);
  const slot = index - Math.ceil(day * aDay);
  const minutes = 7 * 60 + Math.floor((slot * 15 * 60) / Math.ceil(aDay)) + ((index * 37) % 50);
  return new Date(startOfDay(now, demoDays - day) + minutes * minuteMs);
}

/** When a comment was written: some minutes after the one before it, and never later than now. */
export function timeOfComment(now: Date, { post, index }: { post: Date; index: number }): Date {
  const minutes = 11 + index * 19 + ((post.getTime() / minuteMs + index * 7) % 13);
  return new Date(Math.min(post.getTime() + minutes * minuteMs, now.getTime()));
}
