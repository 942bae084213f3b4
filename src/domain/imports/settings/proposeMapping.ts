import { isNutrientName, nutrients } from '../../foods/nutrients.ts';
import { unitsOf, type WrittenUnit } from '../../foods/nutrientValue.ts';
import { basisWritten, withoutBasis } from './basisWords.ts';
import { columnNamed, plainName, writtenIn } from './headers.ts';
import { barcodeAndCode } from './mappingForm.ts';
import { mappedFields } from './settings.ts';

/** What a column of a file probably is. */
export interface ColumnProposal {
  readonly column: string;
  /** A column of our format, a nutrient, or `barcodeAndCode`. */
  readonly field: string;
  readonly unit?: WrittenUnit;
}

/**
 * Proposes what the columns of a file are, by their names. Each field is proposed once: for a nutrient the column in the
 * stored unit (of kcal and kJ, kcal), then the one per 100 g, otherwise the first. A column that nothing fits gets no proposal, because a wrong
 * one would be overlooked. `category` is never proposed: its cells must be slugs of the catalogue.
 */
export function proposeMapping(columns: readonly string[]): ColumnProposal[] {
  const found = new Map<string, ColumnProposal>();
  for (const column of columns) {
    if (columns.indexOf(column) !== columns.lastIndexOf(column)) continue;
    const proposal = proposalOf(column);
    if (proposal === undefined) continue;
    const other = found.get(proposal.field);
    if (other === undefined || isBetter(proposal, other)) found.set(proposal.field, proposal);
  }
  const barcode = found.get('barcode');
  if (barcode !== undefined && !found.has('code'))
    found.set('barcode', { ...barcode, field: barcodeAndCode });
  const proposals = [...found.values()];
  return columns.flatMap((column) => proposals.filter((one) => one.column === column).slice(0, 1));
}

function proposalOf(column: string): ColumnProposal | undefined {
  const { name: named, unit } = writtenIn(column);
  const name = basisWritten(named) === undefined ? named : withoutBasis(named);
  const field = usualNames.get(plainName(column)) ?? usualNames.get(plainName(name)) ?? columnNamed(name);
  if (field === undefined || field === 'category' || !mappedFields.includes(field)) return undefined;
  if (!isNutrientName(field) || unit === undefined) return { column, field };
  // Of a unit that the nutrient cannot have, nobody knows what its figures are.
  return unit !== 'other' && unitsOf(field).includes(unit) ? { column, field, unit } : undefined;
}

function isBetter(one: ColumnProposal, other: ColumnProposal): boolean {
  if (isInOtherUnit(one) !== isInOtherUnit(other)) return isInOtherUnit(other);
  return basisWritten(other.column) === 'serving' && basisWritten(one.column) !== 'serving';
}

function isInOtherUnit({ field, unit }: ColumnProposal): boolean {
  return isNutrientName(field) && unit !== undefined && unit !== nutrients[field].unit;
}

/** How publishers call fields, besides the labels of the fields. */
const publishersNames: Readonly<Record<string, readonly string[]>> = {
  code: [
    'code',
    'id',
    'food code',
    'fdc id',
    'ndb no',
    'alim code',
    '코드',
    '식품코드',
    '제품코드',
    '품목보고번호',
    '번호',
  ],
  barcode: ['barcode', 'gtin', 'ean', 'upc', '바코드', '바코드번호', '유통바코드'],
  name: [
    'name',
    'food name',
    'product name',
    'description',
    'food',
    '식품명',
    '제품명',
    '음식명',
    '상품명',
    '품명',
    '메뉴명',
  ],
  nameEn: ['name en', 'english name', '영문명', '영문식품명'],
  brand: ['brand', 'brands', 'manufacturer', 'company', '제조사', '제조사명', '업체명', '제조업체', '브랜드'],
  sourceName: ['source', 'source name', '출처', '출처명', '자료출처'],
  countryOfOrigin: ['country', 'origin', 'country of origin', '원산지', '원산지국명'],
  ingredientsText: ['ingredients', 'ingredients text', 'ingredient list', '원재료', '원재료명', '원료명'],
  allergenText: ['allergens', 'allergen', 'allergy', '알레르기', '알레르기표시', '알레르기유발물질'],
  servingSize: ['serving size', 'serving', '1회제공량', '1회섭취참고량', '1회 분량', '제공량'],
  energyKcal: ['energy', 'energy kcal', 'calories', 'calorie', 'kcal', '열량', '에너지', '칼로리'],
  carbohydrate: ['carbohydrate', 'carbohydrates', 'carbs', 'total carbohydrate', '탄수화물'],
  sugars: ['sugar', 'sugars', 'total sugars', '당', '총당류', '당류'],
  fibre: ['fiber', 'fibre', 'dietary fiber', 'dietary fibre', '식이섬유', '총식이섬유'],
  protein: ['protein', 'proteins', '단백질'],
  fat: ['fat', 'total fat', '지방', '지질', '총지방'],
  saturatedFat: [
    'saturated fat',
    'saturates',
    'saturated fatty acids',
    '포화지방',
    '포화지방산',
    '총포화지방산',
  ],
  transFat: ['trans fat', 'trans fatty acids', '트랜스지방', '트랜스지방산'],
  sodium: ['sodium', '나트륨'],
};

const usualNames: ReadonlyMap<string, string> = new Map(
  Object.entries(publishersNames).flatMap(([field, names]) =>
    names.map((name): [string, string] => [plainName(name), field]),
  ),
);
