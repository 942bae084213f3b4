import { trustLevel, type Activity } from './trustLevel.ts';

const regular: Activity = {
  accountDays: 200,
  activeDays: 120,
  recentActiveDays: 60,
  likesReceived: 40,
  likers: 12,
  upheld: 0,
  recentlyUpheld: 0,
};

test.each<[string, Partial<Activity>, number]>([
  ['somebody who did all of it', {}, 3],
  ['a sign-up of today', { accountDays: 0 }, 0],
  ['two active days', { activeDays: 2 }, 0],
  ['three active days', { activeDays: 3, recentActiveDays: 3 }, 1],
  ['many days, but no likes', { likesReceived: 0, likers: 0 }, 1],
  ['likes of one friend only', { likers: 1 }, 1],
  ['likes of four members', { likers: 4 }, 2],
  ['a member who is back after a year', { recentActiveDays: 0 }, 1],
  ['fewer than 50 of the last 100 days', { recentActiveDays: 49 }, 2],
  ['one decision against them, half a year ago', { upheld: 1 }, 2],
  ['one of this month', { upheld: 1, recentlyUpheld: 1 }, 1],
  ['two of this month', { upheld: 2, recentlyUpheld: 2 }, 0],
  ['five in half a year', { upheld: 5 }, 0],
])('trust level: %s', (_, activity, level) => {
  expect(trustLevel({ ...regular, ...activity })).toBe(level);
});
