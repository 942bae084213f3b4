import type { FoodKind } from '../../src/domain/foods/kinds.ts';

export interface SearchQuery {
  readonly keyword: string;
  readonly kind?: FoodKind;
}

export interface QueryClass {
  readonly name: string;
  /**
   * `ours`: only our search runs these queries. The peers compare characters and do not support initial consonants,
   * half-typed syllables, typos or kinds.
   */
  readonly askedOf: 'all' | 'ours';
  readonly queries: readonly SearchQuery[];
}

/** Typical queries, in classes of similar cost. They match from no food to a large part of the catalogue. */
export const queryClasses: readonly QueryClass[] = [
  ofAll('one syllable', ['콩', '떡', '귤', '김', '배', '꿀', '잣', '밤']),
  ofAll('two syllables', ['두부', '만두', '쌈장', '김치', '라면', '참치', '냉면', '식혜']),
  ofAll('three and more', [
    '신라면',
    '고추장',
    '떡볶이',
    '아이스크림',
    '요구르트',
    '칼국수',
    '미역국',
    '해물파전',
  ]),
  ofAll('several words', [
    '매일 재래식 된장',
    '매일 우유',
    '매운 라면 컵',
    '국산 콩 두부',
    '된장 재래식',
    '유기농 현미',
    '어린이 치즈 딸기맛',
  ]),
  ofAll('very common', ['우유', '맛', '매일', '국산', '라면', '00']),
  ofAll('rare', ['까나리', '매생이', '도라지정과', '개불', '황태 추어탕', '캐러멜 멜론맛', '무화과 80g']),
  ofAll('no match', ['뷁', '없는음식', '쀍쀍쀍', 'zzzz', '우유뷁', '라면 뷁', '국산 쥬라기']),
  ofAll('Latin and mixed', ['LA갈비', 'Coca-Cola', '1.5L', 'A2', '500ml', 'BBQ', 'zero', 'milk', 'XO소스']),
  ofAll('prefix as typed', ['매일우', '저지방우', '신라', '떡볶', '아이스', '요구르', '풀무원두']),
  ofOurs('initial consonants', ['ㅅㄹㅁ', 'ㄸㅂㅇ', 'ㄱㅊㅈ', 'ㅇㅇ', 'ㄷㅂ', 'ㅎㅁㅍㅈ']),
  ofOurs('half-typed', ['신라ㅁ', '우ㅇ', '떡볶ㅇ', '만ㄷ', '고추ㅈ', '두ㅂ']),
  ofOurs('typos', ['떡복이', '김치찌게', '요구르뜨', '돈까쓰', '아이스크릠', '케잌']),
  {
    name: 'of a kind',
    askedOf: 'ours',
    queries: [
      { keyword: '우유', kind: 'processed' },
      { keyword: '맛', kind: 'cooked' },
      { keyword: '국산', kind: 'fresh' },
      { keyword: '라면', kind: 'fresh' },
    ],
  },
];

function ofAll(name: string, keywords: readonly string[]): QueryClass {
  return { name, askedOf: 'all', queries: keywords.map((keyword) => ({ keyword })) };
}

function ofOurs(name: string, keywords: readonly string[]): QueryClass {
  return { ...ofAll(name, keywords), askedOf: 'ours' };
}
