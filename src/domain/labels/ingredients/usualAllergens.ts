/**
 * Compounds of the dictionary with the allergens that they usually have, although their names do not say so. Soy sauce is
 * brewed with wheat, and chocolate has milk or shares its line. There are others without them. So a pack that lists such a
 * compound without its parts leaves these allergens in doubt, unless it names them. Sources: the standards of identity in the
 * Korean Food Code (MFDS 2024, ch. 5), and for chocolate FDA 2021, "Dark chocolate and milk allergies".
 */
const slugsByCompound: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    간장: ['wheat'],
    고추장: ['soybean', 'wheat'],
    된장: ['wheat'],
    쌈장: ['wheat'],
    두반장: ['soybean', 'wheat'],
    굴소스: ['soybean', 'wheat'],
    데리야끼소스: ['wheat'],
    불고기양념: ['wheat'],
    짜장분말: ['wheat'],
    카레: ['milk', 'wheat'],
    초콜릿: ['milk', 'soybean'],
    다크초콜릿: ['milk', 'soybean'],
    준초콜릿: ['milk', 'soybean'],
    마가린: ['milk'],
    식물성크림: ['milk'],
    어묵: ['egg', 'soybean', 'wheat'],
    게맛살: ['crab', 'egg', 'soybean', 'wheat'],
    소시지: ['pork', 'soybean'],
    아이스크림: ['egg'],
    케이크: ['egg', 'milk'],
    쿠키: ['egg', 'milk'],
    빵: ['egg', 'milk', 'soybean'],
    튀김가루: ['wheat'],
    만두: ['pork', 'soybean', 'wheat'],
    면류: ['wheat'],
    김치: ['fish', 'shrimp'],
  }),
);

/** The allergens that a compound usually has, by its name in the dictionary. */
export function usualAllergensOfIngredient(name: string): readonly string[] {
  return slugsByCompound.get(name) ?? [];
}
