import { allergenSchemes, type AllergenScheme } from '../../foods/kinds.ts';

/**
 * The allergens that people avoid and packs declare: the only list of its kind; the collection `allergens` is seeded
 * from it.
 *
 * - `parents`: the wider groups it belongs to. Avoiding a parent avoids its children, and a declared parent may be any
 *   of its children.
 * - `schemes`: the rules on labelling under which a pack must name it. A parent is covered only where the whole group
 *   must be named: Korea lists mackerel but no other fish, so a Korean pack says nothing of `fish`.
 *
 * Sources: MFDS, Enforcement Rule of the Act on Labeling and Advertising of Foods, annex 2 (19 groups); Regulation
 * (EU) No 1169/2011, annex II (14); US Food Allergen Labeling and Consumer Protection Act of 2004 with the FASTER Act
 * of 2021 (9).
 */
export const allergens = {
  egg: {
    ko: '알류',
    en: 'Eggs',
    parents: [],
    schemes: ['mfds', 'eu', 'us'],
    synonyms: { ko: ['알류(가금류)', '가금류 알', '계란', '달걀', '난류', '메추리알'], en: ['egg'] },
  },
  milk: {
    ko: '우유',
    en: 'Milk',
    parents: [],
    schemes: ['mfds', 'eu', 'us'],
    synonyms: { ko: ['유제품', '유성분'], en: ['dairy', 'lactose'] },
  },
  buckwheat: {
    ko: '메밀',
    en: 'Buckwheat',
    parents: [],
    schemes: ['mfds'],
    synonyms: { ko: ['모밀'], en: [] },
  },
  peanut: {
    ko: '땅콩',
    en: 'Peanuts',
    parents: [],
    schemes: ['mfds', 'eu', 'us'],
    synonyms: { ko: [], en: ['peanut', 'groundnut', 'groundnuts'] },
  },
  soybean: {
    ko: '대두',
    en: 'Soybeans',
    parents: [],
    schemes: ['mfds', 'eu', 'us'],
    synonyms: { ko: ['콩', '메주콩'], en: ['soy', 'soya', 'soybean', 'soya beans'] },
  },
  wheat: {
    ko: '밀',
    en: 'Wheat',
    parents: ['gluten'],
    schemes: ['mfds', 'eu', 'us'],
    synonyms: { ko: ['소맥'], en: ['spelt', 'kamut', 'durum'] },
  },
  mackerel: {
    ko: '고등어',
    en: 'Mackerel',
    parents: ['fish'],
    schemes: ['mfds', 'eu', 'us'],
    synonyms: { ko: [], en: [] },
  },
  crab: {
    ko: '게',
    en: 'Crab',
    parents: ['crustaceans'],
    schemes: ['mfds', 'eu', 'us'],
    synonyms: { ko: ['꽃게', '대게', '홍게'], en: ['crabs'] },
  },
  shrimp: {
    ko: '새우',
    en: 'Shrimp',
    parents: ['crustaceans'],
    schemes: ['mfds', 'eu', 'us'],
    synonyms: { ko: [], en: ['shrimps', 'prawn', 'prawns'] },
  },
  pork: { ko: '돼지고기', en: 'Pork', parents: [], schemes: ['mfds'], synonyms: { ko: ['돈육'], en: [] } },
  peach: { ko: '복숭아', en: 'Peach', parents: [], schemes: ['mfds'], synonyms: { ko: [], en: ['peaches'] } },
  tomato: {
    ko: '토마토',
    en: 'Tomato',
    parents: [],
    schemes: ['mfds'],
    synonyms: { ko: [], en: ['tomatoes'] },
  },
  sulphites: {
    ko: '아황산류',
    en: 'Sulphites',
    parents: [],
    schemes: ['mfds', 'eu'],
    synonyms: {
      ko: ['아황산', '이산화황'],
      en: ['sulfites', 'sulphite', 'sulfite', 'sulphur dioxide', 'sulfur dioxide'],
    },
  },
  walnut: {
    ko: '호두',
    en: 'Walnut',
    parents: ['tree-nuts'],
    schemes: ['mfds', 'eu', 'us'],
    synonyms: { ko: [], en: ['walnuts'] },
  },
  chicken: {
    ko: '닭고기',
    en: 'Chicken',
    parents: [],
    schemes: ['mfds'],
    synonyms: { ko: ['계육'], en: [] },
  },
  beef: {
    ko: '쇠고기',
    en: 'Beef',
    parents: [],
    schemes: ['mfds'],
    synonyms: { ko: ['소고기', '우육'], en: [] },
  },
  squid: {
    ko: '오징어',
    en: 'Squid',
    parents: ['molluscs'],
    schemes: ['mfds', 'eu'],
    synonyms: { ko: [], en: ['calamari'] },
  },
  shellfish: {
    ko: '조개류',
    en: 'Shellfish (clams, oysters, abalone, mussels)',
    parents: ['molluscs'],
    schemes: ['mfds', 'eu'],
    synonyms: {
      ko: ['조개', '굴', '전복', '홍합', '바지락'],
      en: ['clam', 'clams', 'oyster', 'oysters', 'abalone', 'mussel', 'mussels'],
    },
  },
  'pine-nut': {
    ko: '잣',
    en: 'Pine nut',
    parents: [],
    schemes: ['mfds'],
    synonyms: { ko: [], en: ['pine nuts', 'pine kernels'] },
  },
  gluten: {
    ko: '글루텐 함유 곡류',
    en: 'Cereals containing gluten',
    parents: [],
    schemes: ['eu'],
    synonyms: { ko: ['글루텐'], en: ['gluten'] },
  },
  crustaceans: {
    ko: '갑각류',
    en: 'Crustaceans',
    parents: [],
    schemes: ['eu', 'us'],
    synonyms: { ko: [], en: ['crustacean', 'crustacean shellfish'] },
  },
  fish: {
    ko: '생선',
    en: 'Fish',
    parents: [],
    schemes: ['eu', 'us'],
    synonyms: { ko: ['어류'], en: [] },
  },
  'tree-nuts': {
    ko: '견과류',
    en: 'Tree nuts',
    parents: [],
    schemes: ['eu', 'us'],
    synonyms: { ko: [], en: ['tree nut', 'nuts'] },
  },
  celery: {
    ko: '셀러리',
    en: 'Celery',
    parents: [],
    schemes: ['eu'],
    synonyms: { ko: ['샐러리'], en: ['celeriac'] },
  },
  mustard: {
    ko: '겨자',
    en: 'Mustard',
    parents: [],
    schemes: ['eu'],
    synonyms: { ko: ['머스터드'], en: [] },
  },
  sesame: {
    ko: '참깨',
    en: 'Sesame',
    parents: [],
    schemes: ['eu', 'us'],
    synonyms: { ko: ['깨'], en: ['sesame seeds', 'sesame seed'] },
  },
  lupin: {
    ko: '루핀',
    en: 'Lupin',
    parents: [],
    schemes: ['eu'],
    synonyms: { ko: ['루피너스'], en: ['lupine'] },
  },
  molluscs: {
    ko: '연체동물',
    en: 'Molluscs',
    parents: [],
    schemes: ['eu'],
    synonyms: { ko: ['연체류'], en: ['mollusc', 'mollusks', 'mollusk'] },
  },
} as const satisfies Record<string, Allergen>;

interface Allergen {
  readonly ko: string;
  readonly en: string;
  readonly parents: readonly string[];
  readonly schemes: readonly AllergenScheme[];
  readonly synonyms: { readonly ko: readonly string[]; readonly en: readonly string[] };
}

export type AllergenSlug = keyof typeof allergens;

/** All allergen slugs, in the order of the table: the 19 Korean groups first. */
export const allergenSlugs = Object.keys(allergens).filter(isAllergenSlug);

export function isAllergenSlug(slug: string): slug is AllergenSlug {
  return Object.hasOwn(allergens, slug);
}

/** The allergens directly below a group; none for a slug that is not in the list. */
export function childrenOf(slug: string): readonly AllergenSlug[] {
  return allergenSlugs.filter((child) => parentsOf(child).some((parent) => parent === slug));
}

/** The allergen itself and all below it: what a person avoids who avoids it. */
export function withDescendants(slug: string): ReadonlySet<string> {
  return closure(slug, childrenOf);
}

/** The allergen itself and all above it: what a pack may declare it as. */
export function withAncestors(slug: string): ReadonlySet<string> {
  return closure(slug, parentsOf);
}

/** Whether a declaration under the scheme would have to name the allergen, so that its silence proves absence. */
export function coveredByScheme(scheme: AllergenScheme, slug: string): boolean {
  if (!isAllergenSlug(slug)) return false;
  const { schemes }: Allergen = allergens[slug];
  return schemes.includes(scheme);
}

/** How each scheme is called and which law it stands on; shown as the source of an answer about an allergen. */
export const allergenSchemeSources = {
  mfds: {
    title: '식품 등의 표시·광고에 관한 법률 시행규칙 별표 2 (Allergen labelling)',
    publisher: 'MFDS',
    year: 2019,
    url: 'https://www.law.go.kr/법령/식품등의표시ㆍ광고에관한법률시행규칙',
  },
  eu: {
    title: 'Regulation (EU) No 1169/2011, Annex II',
    publisher: 'European Union',
    year: 2011,
    url: 'https://eur-lex.europa.eu/eli/reg/2011/1169/oj',
  },
  us: {
    title: 'Food Allergen Labeling and Consumer Protection Act, with the FASTER Act of 2021',
    publisher: 'US Congress',
    year: 2021,
    url: 'https://www.fda.gov/food/food-labeling-nutrition/food-allergies',
  },
} as const satisfies Record<
  AllergenScheme,
  { readonly title: string; readonly publisher: string; readonly year: number; readonly url: string }
>;

/** The schemes under which an allergen must be declared; empty for a slug that is not in the list. */
export function schemesOf(slug: string): readonly AllergenScheme[] {
  return allergenSchemes.filter((scheme) => coveredByScheme(scheme, slug));
}

function parentsOf(slug: string): readonly string[] {
  return isAllergenSlug(slug) ? allergens[slug].parents : [];
}

function closure(start: string, next: (slug: string) => readonly string[]): ReadonlySet<string> {
  const seen = new Set([start]);
  for (const slug of seen) for (const further of next(slug)) seen.add(further);
  return seen;
}
