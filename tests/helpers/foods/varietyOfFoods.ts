import type { FoodEntry } from './searchableFoods.ts';

const brands = [
  '매일',
  '서울 우유',
  '남양',
  '풀무원',
  '청정원',
  'CJ 비비고',
  '농심',
  '햇살담은',
  "Kellogg's",
];
const variants = [
  '저지방',
  '유기농',
  '매운맛',
  '딸기맛',
  '바나나맛',
  '검은콩',
  '얼큰한',
  '프리미엄',
  '제로',
  '국산 콩',
  'LA',
];
const foods = [
  '우유',
  '두부',
  '라면',
  '신라면',
  '콩나물',
  '된장',
  '떡볶이',
  '아이스크림',
  '갈비',
  '김치',
  '귤',
  '맛살',
  'ㅋㅋ과자',
  '식혜',
];
const english = ['milk', 'tofu', 'noodle', 'Kimchi', 'spicy', 'Café', 'latte', 'ice', 'cream', 'bean'];
const sizes = ['500ml', '1.5L', '100%', '200g', '컵', '(대용량)'];
const kinds = ['processed', 'processed', 'cooked', 'fresh', 'custom'];

/**
 * Generates varied foods, the same at every call: a few words are in many foods, and some syllables are very rare.
 * Some foods belong to members, and some are in the trash.
 */
export function varietyOfFoods(
  count: number,
  { categories, owners }: { categories: readonly number[]; owners: readonly number[] },
): FoodEntry[] {
  const random = randomFrom(7);
  const below = (limit: number) => Math.floor(random() * limit);
  // Squared, so that the first words are in most foods.
  const pick = (words: readonly string[]) => words[Math.floor(words.length * random() ** 2)] ?? '';
  const sometimes = (share: number, text: () => string) => (random() < share ? [text()] : []);
  const rare = () => String.fromCharCode(0xac00 + below(11_172));

  return Array.from({ length: count }, () => {
    const words = [
      ...sometimes(0.5, () => pick(brands)),
      ...sometimes(0.6, () => pick(variants)),
      pick(foods),
      ...sometimes(0.3, () => pick(sizes)),
      ...sometimes(0.02, () => rare() + rare()),
    ];
    const kind = kinds[below(kinds.length)] ?? 'fresh';
    const name = words.join(random() < 0.2 ? '_' : ' ');
    return {
      name: random() < 0.1 ? name.normalize('NFD') : name,
      nameEn: random() < 0.3 ? `${pick(english)} ${pick(english)}` : null,
      brand: random() < 0.6 ? pick(brands) : null,
      aliases: random() < 0.1 ? [pick(variants) + pick(foods), pick(foods)] : null,
      popularity: random() < 0.3 ? null : below(4) / 2,
      kind,
      category: random() < 0.2 ? null : (categories[below(categories.length)] ?? null),
      owner: kind === 'custom' ? (owners[below(owners.length)] ?? null) : null,
      isTrashed: random() < 0.03,
    };
  });
}

/** Numbers from 0 to 1 by Lehmer's generator, the same in every run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
