import type { LocalizedText } from '../../language.ts';

/** The reasons to follow a diet. */
export const dietKinds = {
  disease: { ko: '질환', en: 'Disease' },
  habit: { ko: '식습관', en: 'Habit' },
  'life-stage': { ko: '생애 주기', en: 'Life stage' },
  religion: { ko: '종교', en: 'Religion' },
  examination: { ko: '검사', en: 'Examination' },
} as const satisfies Record<string, LocalizedText>;

export type DietKind = keyof typeof dietKinds;

export const dietKindNames = Object.keys(dietKinds) as DietKind[];

/**
 * The heading under which a summary of meals evaluates a kind of diet. `habits`: what people choose or live by.
 * `diseases`: what a doctor may have ordered, because of an illness or an examination.
 */
export const headingOfKind = {
  disease: 'diseases',
  habit: 'habits',
  'life-stage': 'habits',
  religion: 'habits',
  examination: 'diseases',
} as const satisfies Record<DietKind, 'habits' | 'diseases'>;
