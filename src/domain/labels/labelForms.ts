/**
 * Words of labels that are no ingredients by themselves: how a thing was prepared, where it comes from, what it is for,
 * how much of it there is. Understood, and of no weight.
 */
const list = (text: string): ReadonlySet<string> => new Set(text.trim().split(/[\s,]+/u));

/** How something was prepared, cut or grown; glued to a name before or after it. */
export const koreanForms = list(`
  분말 가루 분 농축액 농축 농축물 농축분말 추출물 추출액 추출 추출분말 추출농축액 엑기스 엑기스분말 엑스 엑스분 엑스분말
  페이스트 퓨레 퓌레 퓨레이 과즙 과즙액 즙 즙액 액 액상 원액 고형 고형분 착즙 착즙액 착즙과즙 건조 건조물 건 동결건조 동결 진공
  냉동 냉장 생 날 볶음 볶은 볶아 구운 구이 찐 찜 삶은 데친 절임 절인 염장 염지 당침 당절임 조림 조미 가공 혼합 배합 다진 다짐 간
  다이스 슬라이스 채 채썬 절단 세절 후레이크 플레이크 후레크 칩 칩스 큐브 조각 입자 과립 그래뉼 알갱이 시럽 믹스 에센스 유기농 무농약
  유기 친환경 국내 자연산 자연 양식 통 햇 순 정제 미분 조분 미세 고운 굵은 저염 무염 가염 가당 탈지 저지방 무지방 전지 발효
  숙성 훈제 훈연 로스팅 로스트 겔 젤 크런치 토핑 청 효소처리 가수분해 가수분해물 가수분해분말 효소분해 효소분해물 호화 알파 알파화
  팽화 압착 저온 고온 초임계 스틱 씨 씨앗 잎 줄기 뿌리 껍질 꽃 순 열매 과육 순살 살 싹 배아 겨 홀 하프 미립 조직 조직상 분쇄
  분쇄물 파쇄 세척 탈피 탈각 박피 껍질벗긴 가열 살균 멸균 미숙 완숙 신선 급속 원료 원물 기름 오일 향신 특제 프리미엄 황금 골든 리얼
  진한 매운 달콤 고소한 담백한 부드러운 시원한 얼큰한 국물 육수용 제조용 식용 식품용 영양 강화 복합 혼합분말 가공품 가공물 제품 분유용
  첨가물 첨가 제제 제 미 류 유래 성분 추출유 추출오일 파우더 크럼블 크럼 코팅 덩어리 조제 블렌드 골드 플러스 믹스분말 천연 건더기 대
  소 중 특 두절 자숙 자건 염 염절임 무첨가 수용성 지용성 고함량 프레시 필레 스프레드 스프레이 무침 지짐 부침 튀김 튀긴 반죽
  숯불 직화 맷돌 전통 재래 국산 수입 외국 배양 배양물 배양액 분리 농축분리 결정 무수 함수 환원 발아 도정 현미경 절단육 슬라이스햄
`);

/** What is tasted of is not in it for sure. */
export const koreanFlavours = list(
  '향 맛 풍미 착향 향료 향분말 맛분말 플레이버 후레바 향미 향미료 합성향 천연향',
);

/** Said of origin: what may be animal is not. */
export const plantWords = list('식물성 식물유래 식물 vegetable plant vegetarian vegan plantbased');

/** Whole items that say what something is for, or nothing at all. */
export const koreanFillers = list(`
  함유 포함 및 또는 기타 원재료명 원재료 원료명 원재료및함량 원재료명및함량 성분 전성분 이상 이하 미만 함량 총 중 약 각 사용 처리 제조
      주원료 부원료 국산 국내산 외국산 수입산 수입 원산지 원양산 자연산
  배합비 배합비율 비율 건더기 별첨 내용물 유탕면 건면 생면 숙면 호화면 과자류 이산화황 영양성분 이외 나머지 주의 기준 원재료별 별도
  고형량 고형분 유지방 유고형분 무지유고형분 카카오고형분 코코아고형분 조단백 당도 산도 염도 브릭스 농도 환원기준 배 종 가지 동량 소량
  미량 적량 나트륨분 알류 가금류 가금류에한함 에한함 한함 제품명 식품유형 해당제품 유형 참고 표시 소재 부분 부위
`);

/** Countries and regions of origin, with 산 or as they are. */
const places = list(`
  국내 국 한국 대한민국 미국 중국 호주 캐나다 뉴질랜드 러시아 우크라이나 프랑스 독일 영국 이탈리아 스페인 네덜란드 벨기에 덴마크 노르웨이
  스웨덴 핀란드 폴란드 체코 오스트리아 스위스 아일랜드 그리스 터키 튀르키예 포르투갈 헝가리 루마니아 불가리아 세르비아 리투아니아
  라트비아 에스토니아 일본 대만 베트남 태국 필리핀 인도네시아 말레이시아 싱가포르 인도 파키스탄 스리랑카 방글라데시 미얀마 라오스
  캄보디아 이란 이스라엘 이집트 모로코 튀니지 남아프리카공화국 남아공 케냐 에티오피아 탄자니아 우간다 가나 코트디부아르 나이지리아
  마다가스카르 브라질 아르헨티나 칠레 페루 에콰도르 콜롬비아 볼리비아 파라과이 우루과이 멕시코 과테말라 온두라스 코스타리카 니카라과
  쿠바 도미니카공화국 유럽 유럽연합 이유 남미 북미 아시아 아프리카 원양 연근해 외국 수입 제주 전라도 경상도 충청도 강원도 경기도 해남
  완도 기장 신안 영광 의성 남해 통영 여수 청정 북태평양 북태평양 대서양 태평양 인도양 조지아 카자흐스탄 우즈베키스탄 몽골 북한 크로아티아
`);

/** Whether a Korean word says where something comes from. "구연산" and other acids do not. */
export function isPlace(word: string): boolean {
  if (places.has(word)) return word !== '국' && word !== '이유';
  return word.endsWith('산') && places.has(word.slice(0, -1));
}

/** What something is for. Noise beside the thing itself, an ingredient of its own where nothing else is told. */
export const koreanPurposes = list(`
  영양강화제 산도조절제 유화제 향미증진제 증점제 안정제 보존료 산화방지제 감미료 합성감미료 착색료 발색제 팽창제 응고제 고결방지제 표백제 밀가루개량제 추출용제 거품제거제 껌기초제 피막제 습윤제 이형제 제조용제 살균제 효소제 충전제 분사제 젤형성제 여과보조제 착향료 산미료 식품첨가물 합성보존료 합성착색료 천연착색료 천연첨가물 천연감미료 합성착향료 면류첨가알칼리제 면류첨가알카리제 호료 점도조절제 광택제 향료
`);
export const englishPurposes = list(`
  preservative antioxidant emulsifier stabilizer stabiliser thickener thickening agent gelling acidity regulator raising leavening colour color coloring colouring sweetener sequestrant humectant firming anticaking caking anti glazing enhancer bulking carrier foaming antifoaming processing aid treatment improver conditioner acid acidulant supplement
`);

/** Every Korean word of this file, for looking them up letter by letter. */
export const koreanGrammarWords: readonly string[] = [
  ...[koreanForms, koreanFlavours, plantWords, koreanFillers, koreanPurposes, places].flatMap((words) => [
    ...words,
  ]),
  ...[...places].map((place) => `${place}산`),
];

/** English words that say how, how much, where from and what for. In the singular, as `singular` makes them. */
export const englishFillers = list(`
  a an the of in from with and or for by to as on at no not only other contain containing contained made using use used
  organic natural naturally artificial artificially dried dry dehydrated freeze fresh freshly frozen raw cooked precooked roasted
  toasted roast baked fried grilled smoked steamed blanched boiled cured ground whole chopped sliced diced minced crushed
  cracked rolled flaked shredded grated chunk chunky piece bit flake granule granulated granular powder powdered puree pureed paste
  concentrate concentrated reconstituted evaporated condensed extract extracted extractive juice pulp pomace infusion essence
  enriched fortified unbleached bleached refined unrefined virgin extra pure purified filtered distilled carbonated sparkling
  pasteurized pasteurised homogenized homogenised sterilized ultra uht skimmed cultured fermented aged hydrolyzed hydrolysed
  hydrogenated nonhydrogenated fractionated interesterified modified pregelatinized stabilized deodorized winterized expeller pressed
  cold certified nongmo gmo non genetically fair trade free range grass fed wild caught farmed sustainably sourced local product
  ingredient total minimum min max maximum less than more or least up approximately about percent per content equivalent proportion
  variable varying amount trace quantity added including include including including included such source derived based
    colored coloured   flavour freshness
  protect promote maintain retain preserve prevent quality texture taste spoilage mold inhibitor nutrient vitamin mineral   leaf leave root stem seed peel rind zest skin skinless boneless kernel germ hull husk sprout sprouted flower petal fruit berry bean
  red green yellow white black brown golden dark light sweet sour hot mild spicy young baby mini large small fine finely coarse
  coarsely thick thin soft hard crisp crispy crunchy creamy rich premium select selected choice quality real traditional
  original classic style type variety kind mixed mix blend blended assorted combination based base
  low reduced high full fat sodium calorie sugar unsweetened sweetened unsalted salted lightly plain instant quick
  usa us eu uk france italy spain germany canada australia mexico china india thailand vietnam brazil peru chile ecuador
  imported domestic origin grown state country california hawaii mediterranean american european italian french
  one two three four five six following these this it its which may also same each any both either all e g i mg mcg ml oz lb kg l iu
  dl ppm serving pack portion contents facility following ins prepared preparation coated coating filled topped topping center centre
  layer part parts outer inner top bottom 
`);

/** A thing tasted of, imitated or left out is not in the food for sure. */
export const englishFlavours = list(
  'flavor flavour flavored flavoured flavoring flavouring aroma taste style type essence',
);
export const englishImitations = list(
  'substitute alternative replacer replacement imitation analogue analog style',
);
