/**
 * The words of generated catalogues, by category. They imitate Korean packs. A food is written `Korean=English`;
 * within a category the most common foods come first.
 */
interface Branch {
  readonly name: string;
  readonly nameEn: string;
  readonly kind: 'processed' | 'fresh' | 'cooked';
  /** Category below the top category → its foods. */
  readonly leaves: Readonly<Record<string, string>>;
}

export const branches: readonly Branch[] = [
  {
    name: '유제품',
    nameEn: 'Dairy',
    kind: 'processed',
    leaves: {
      우유류:
        '우유=milk, 저지방우유=low fat milk, 초코우유=chocolate milk, 딸기우유=strawberry milk, 분유=milk powder',
      발효유: '요구르트=yogurt, 그릭요거트=greek yogurt, 유산균음료=probiotic drink',
      치즈: '치즈=cheese, 스트링치즈=string cheese, 크림치즈=cream cheese, 모짜렐라=mozzarella',
      빙과: '아이스크림=ice cream, 하드바=ice bar, 팥빙수=red bean ice',
    },
  },
  {
    name: '면류',
    nameEn: 'Noodles',
    kind: 'processed',
    leaves: {
      라면: '라면=ramen, 신라면=shin ramen, 비빔면=spicy cold noodles, 짜장라면=black bean ramen, 우동=udon',
      생면: '칼국수=knife-cut noodles, 냉면=cold noodles, 쫄면=chewy noodles, 메밀국수=buckwheat noodles, 잔치국수=banquet noodles',
      파스타: '파스타=pasta, 스파게티=spaghetti, 마카로니=macaroni',
      당면: '당면=glass noodles, 쌀국수=rice noodles',
    },
  },
  {
    name: '과자류',
    nameEn: 'Snacks',
    kind: 'processed',
    leaves: {
      과자: '과자=snack, 감자칩=potato chips, 쿠키=cookies, 새우깡=shrimp crackers, 팝콘=popcorn, 웨하스=wafers',
      초콜릿: '초콜릿=chocolate, 초코파이=choco pie, 코코아=cocoa',
      사탕: '사탕=candy, 젤리=jelly, 껌=gum, 캐러멜=caramel',
      한과: '약과=honey cookies, 강정=rice puffs, 도라지정과=candied bellflower, 유과=fried rice cake',
    },
  },
  {
    name: '빵과 떡',
    nameEn: 'Bread and rice cakes',
    kind: 'processed',
    leaves: {
      빵: '식빵=bread, 우유식빵=milk bread, 단팥빵=red bean bun, 크루아상=croissant, 베이글=bagel, 카스텔라=castella',
      케이크: '케이크=cake, 롤케이크=roll cake, 머핀=muffin, 와플=waffle',
      떡: '떡=rice cake, 인절미=bean powder rice cake, 가래떡=stick rice cake, 송편=songpyeon, 찹쌀떡=sticky rice cake',
      만두: '만두=dumplings, 물만두=boiled dumplings, 군만두=fried dumplings, 왕교자=large dumplings',
    },
  },
  {
    name: '음료',
    nameEn: 'Drinks',
    kind: 'processed',
    leaves: {
      주스: '주스=juice, 오렌지주스=orange juice, 식혜=rice punch, 수정과=cinnamon punch, 매실음료=plum drink',
      탄산음료:
        '사이다=cider, 콜라=cola, 코카콜라 Coca-Cola=coca-cola, 탄산수=sparkling water, 에너지드링크=energy drink',
      커피: '커피=coffee, 카페라떼=caffe latte, 아메리카노=americano, 콜드브루=cold brew',
      차: '녹차=green tea, 보리차=barley tea, 홍차=black tea, 유자차=yuzu tea, 두유=soy milk, 검은콩두유=black bean soy milk',
    },
  },
  {
    name: '장과 양념',
    nameEn: 'Pastes and seasonings',
    kind: 'processed',
    leaves: {
      장류: '고추장=chili paste, 된장=soybean paste, 쌈장=ssamjang, 간장=soy sauce, 청국장=fermented soybeans, 춘장=black bean paste',
      소스: '소스=sauce, 케첩=ketchup, 마요네즈=mayonnaise, 카레=curry, 드레싱=dressing, XO소스=xo sauce, BBQ소스=bbq sauce',
      기름: '참기름=sesame oil, 들기름=perilla oil, 콩기름=soybean oil, 올리브유=olive oil, 카놀라유=canola oil',
      젓갈: '새우젓=salted shrimp, 멸치액젓=anchovy sauce, 까나리액젓=sand lance sauce, 명란젓=salted pollock roe, 어리굴젓=spicy oysters',
    },
  },
  {
    name: '가공 육류와 수산물',
    nameEn: 'Processed meat and fish',
    kind: 'processed',
    leaves: {
      햄: '햄=ham, 소시지=sausage, 베이컨=bacon, 육포=jerky, 닭가슴살=chicken breast, 너겟=nuggets',
      어묵: '어묵=fish cake, 맛살=crab sticks, 참치=tuna, 꽁치통조림=canned saury, 골뱅이=whelk',
      김: '김=seaweed, 조미김=seasoned seaweed, 미역=sea mustard, 다시마=kelp, 매생이=seaweed fulvescens, 파래=green laver',
      두부: '두부=tofu, 순두부=soft tofu, 연두부=silken tofu, 유부=fried tofu, 콩나물=bean sprouts',
    },
  },
  {
    name: '농산물',
    nameEn: 'Produce',
    kind: 'fresh',
    leaves: {
      과일: '사과=apple, 배=pear, 귤=tangerine, 딸기=strawberry, 포도=grapes, 복숭아=peach, 감=persimmon, 바나나=banana, 무화과=fig',
      채소: '감자=potato, 고구마=sweet potato, 오이=cucumber, 시금치=spinach, 버섯=mushroom, 고사리=bracken, 곤드레=thistle, 비트=beet',
      곡물: '현미=brown rice, 쌀=rice, 콩=beans, 귀리=oats, 보리=barley, 찰옥수수=corn, 흑임자=black sesame, 퀴노아=quinoa',
      '견과와 꿀':
        '아몬드=almonds, 호두=walnuts, 잣=pine nuts, 땅콩=peanuts, 꿀=honey, 밤=chestnuts, 캐슈넛=cashews',
    },
  },
  {
    name: '축산물과 수산물',
    nameEn: 'Meat and fish',
    kind: 'fresh',
    leaves: {
      고기: '삼겹살=pork belly, 한우등심=beef sirloin, LA갈비=la ribs, 목살=pork neck, 닭다리=chicken legs, 오리고기=duck',
      달걀: '달걀=eggs, 메추리알=quail eggs, 구운란=baked eggs',
      생선: '고등어=mackerel, 갈치=cutlassfish, 연어=salmon, 조기=croaker, 삼치=spanish mackerel, 홍어=skate',
      해물: '오징어=squid, 새우=shrimp, 홍합=mussels, 전복=abalone, 바지락=clams, 낙지=octopus, 개불=spoon worm',
    },
  },
  {
    name: '음식',
    nameEn: 'Dishes',
    kind: 'cooked',
    leaves: {
      '국과 찌개':
        '김치찌개=kimchi stew, 된장찌개=soybean paste stew, 미역국=seaweed soup, 순두부찌개=soft tofu stew, 육개장=spicy beef soup, 갈비탕=rib soup, 추어탕=loach soup',
      김치: '김치=kimchi, 깍두기=radish kimchi, 열무김치=young radish kimchi, 동치미=radish water kimchi, 갓김치=mustard leaf kimchi',
      밥: '비빔밥=bibimbap, 김밥=gimbap, 볶음밥=fried rice, 덮밥=rice bowl, 전복죽=abalone porridge, 호박죽=pumpkin porridge',
      요리: '떡볶이=tteokbokki, 불고기=bulgogi, 잡채=japchae, 돈가스=pork cutlet, 순대=blood sausage, 해물파전=seafood pancake, 닭갈비=spicy chicken, 제육볶음=spicy pork, 보쌈=boiled pork',
    },
  },
];

/** The most common foods first. A food that is not in this list is rarer the later it stands in the tree. */
export const commonFoods =
  '라면 과자 우유 김치 두부 만두 아이스크림 떡볶이 요구르트 고추장 주스 소스 식빵 커피 치즈 된장 햄 케이크 두유 초콜릿 김 어묵 콩나물 떡 참치 소시지 불고기 칼국수 냉면 사과 쌈장 현미 신라면 식혜 콩 귤 간장 돈가스'.split(
    ' ',
  );

/** Well-known brands, the most common first. Generated brands follow. */
export const knownBrands =
  '매일 서울 풀무원 청정원 오뚜기 농심 남양 해찬들 초록마을 온집안 한살림 빙그레 햇살담은 바다의향 A2 옛날 행복한 참좋은 우리집 산들애 푸른들 늘봄 새벽 고향 큰손'.split(
    ' ',
  );
/** A generated brand is two of these syllables and an ending. */
export const brandSyllables =
  '가 강 건 결 고 금 기 나 남 누 다 달 담 대 도 동 두 들 라 래 로 루 마 망 명 모 미 바 백 별 보 부 비 산 새 서 선 성 세 소 솔 수 순 시 신 아 안 양 여 연 영 예 온 옥 용 운 원 은 이 인 자 정 제 조 주 지 진 찬 창 천 청 초 태 평 하 한 해 현 호 홍 화 효 희'.split(
    ' ',
  );
export const brandEndings = ['', '식품', '푸드', '농산', '팜', 'F&B', '축산', '수산', '제과', '들녘'];

/** `Korean=English`, the most common first. */
export const variants =
  '국산=korean, 매운=spicy, 유기농=organic, 저지방=low fat, 재래식=traditional, 무가당=unsweetened, 냉동=frozen, 즉석=instant, 고소한=nutty, 진한=rich, 담백한=light, 얼큰한=hot, 달콤한=sweet, 순한=mild, 프리미엄=premium, 어린이=kids, 통곡물=wholegrain, 쌀=rice, 검은콩=black bean, 제로 zero=zero, 국산콩=korean soybean, 수제=handmade, 무항생제=antibiotic free, 훈제=smoked, 흑임자=black sesame, 저염=low salt, 고칼슘=high calcium, DHA=dha, 구운=roasted, 왕=king, 미니=mini, 찰진=sticky, 곤약=konjac, 알뜰=value, 발아=sprouted, 무농약=pesticide free, 전통=traditional, 궁중=royal, 황태=dried pollock, 들깨=perilla, 마늘=garlic, 양파=onion, 단호박=pumpkin';
export const flavours =
  '매운맛 순한맛 딸기맛 초코맛 바나나맛 치즈맛 불고기맛 김치맛 해물맛 오리지널맛 멜론맛 바닐라맛 녹차맛 허니버터맛 갈릭맛 커피맛 포도맛 레몬맛 사과맛 얼큰맛'.split(
    ' ',
  );
/** Words that packs print after the name. */
export const sizes =
  '500g 100g 200g 1kg 500ml 200ml 컵 1L 300g 900ml 190ml 1.5L 봉지 대용량 10개입 150g 2kg 4입 350ml 2L 80g 65g 기획 세트'.split(
    ' ',
  );

/** Other spellings and names in use. */
export const otherNames: Readonly<Record<string, readonly string[]>> = {
  떡볶이: ['떡뽁이', '떡볶기'],
  돈가스: ['돈까스', '포크커틀릿'],
  요구르트: ['요거트', '야쿠르트'],
  김치찌개: ['김치찌게'],
  달걀: ['계란'],
  과자: ['스낵'],
  우유: ['밀크'],
  라면: ['라멘', '인스턴트면'],
  두유: ['소이밀크'],
  참치: ['다랑어'],
  콜라: ['콜라음료', 'Coke'],
  어묵: ['오뎅'],
  커피: ['가배'],
  아이스크림: ['아이스께끼'],
};
