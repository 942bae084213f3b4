/** Why somebody follows a diet. */
export const dietKinds = {
  disease: { ko: '질환', en: 'Disease' },
  habit: { ko: '식습관', en: 'Habit' },
  'life-stage': { ko: '생애 주기', en: 'Life stage' },
  religion: { ko: '종교', en: 'Religion' },
  examination: { ko: '검사', en: 'Examination' },
} as const;

export type DietKind = keyof typeof dietKinds;

export const dietKindNames = Object.keys(dietKinds) as DietKind[];
