import type { LocalizedText } from '../language.ts';

/** The kind of a food: a packaged product, something raw or hardly changed, a dish, or a member's own entry. */
export const foodKinds = ['processed', 'fresh', 'cooked', 'custom'] as const;
export type FoodKind = (typeof foodKinds)[number];

/** Names of the kinds, for lists and the admin UI. */
export const foodKindNames = {
  processed: { ko: '가공식품', en: 'Processed' },
  fresh: { ko: '원재료성 식품', en: 'Fresh' },
  cooked: { ko: '음식', en: 'Cooked' },
  custom: { ko: '직접 등록', en: 'Custom' },
} as const satisfies Record<FoodKind, LocalizedText>;

/** The basis of the nutrients of a food: 100 g or 100 ml. */
export const foodBases = ['100g', '100ml'] as const;
export type FoodBasis = (typeof foodBases)[number];

/** The unit of a serving. */
export const servingUnits = ['g', 'ml'] as const;
export type ServingUnit = (typeof servingUnits)[number];

/** Whether the figures are for the food as it is sold (dry noodles) or as it is eaten (boiled noodles). */
export const preparedStates = ['as-sold', 'as-eaten'] as const;
export type PreparedState = (typeof preparedStates)[number];

export const preparedStateNames = {
  'as-sold': { ko: '판매 상태', en: 'As sold' },
  'as-eaten': { ko: '섭취 상태', en: 'As eaten' },
} as const satisfies Record<PreparedState, LocalizedText>;

/** Laws about allergen declarations. A declaration proves absence only within its own scheme. */
export const allergenSchemes = ['mfds', 'eu', 'us'] as const;
export type AllergenScheme = (typeof allergenSchemes)[number];

/** The source of a food's allergens: entered by hand, or read from the printed texts. */
export const allergenSources = ['hand', 'texts'] as const;
export type AllergenSource = (typeof allergenSources)[number];

export const allergenSourceNames = {
  hand: { ko: '직접 입력', en: 'Set by hand' },
  texts: { ko: '포장 표시에서 읽음', en: 'Read from the pack' },
} as const satisfies Record<AllergenSource, LocalizedText>;
