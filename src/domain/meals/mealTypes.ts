import type { LocalizedText } from '../language.ts';

/** The meals of a day. A person has at most one breakfast, lunch and dinner a day, and any number of snacks. */
export const mealTypes = {
  breakfast: { ko: '아침', en: 'Breakfast' },
  lunch: { ko: '점심', en: 'Lunch' },
  dinner: { ko: '저녁', en: 'Dinner' },
  snack: { ko: '간식', en: 'Snack' },
} as const satisfies Record<string, LocalizedText>;

export type MealType = keyof typeof mealTypes;

export const mealTypeNames = Object.keys(mealTypes) as MealType[];
