/**
 * Words of labels that are no ingredients by themselves: how a thing was prepared, where it comes from, what it is for,
 * how much of it there is. Understood, and of no weight.
 */
const list = (text: string): ReadonlySet<string> => new Set(text.trim().split(/[\s,]+/u));

/** How something was prepared, cut or grown; glued to a name before or after it. */
export const koreanForms = list(`
  분말 가루 분 농축액 농축 농축물 농축분말 추출물 추출액 추출 추출분말 추출농축액 엑기스 엑기스분말 엑스 엑스분 엑스분말 페이스트 퓨레 퓌레 퓨레이 과즙 과즙액 즙 즙액 액 액상 원액 고형 고형분
  착즙 착즙액 착즙과즙 건조 건조물 건 동결건조 동결 진공 냉동 냉장 생 날 볶음 볶은 볶아 구운 구이 찐 찜 삶은 데친 절임 절인 염장 염지 당침 당절임 조림 조미 가공 혼합 배합 다진 다짐 간
  다이스 슬라이스 채 채썬 절단 세절 후레이크 플레이크 후레크 칩 칩스 큐브 조각 입자 과립 그래뉼 알갱이 시럽 믹스 에센스 유기농 무농약 유기 친환경 국내 자연산 자연 양식 통 햇 순 정제 미분
  조분 미세 고운 굵은 저염 무염 가염 가당 탈지 저지방 무지방 전지 발효 숙성 훈제 훈연 로스팅 로스트 겔 젤 크런치 토핑 청 효소처리 가수분해 가수분해물 가수분해분말 효소분해 효소분해물 호화 알파
  알파화 팽화 압착 저온 고온 초임계 스틱 씨 씨앗 잎 줄기 뿌리 껍질 꽃 열매 과육 순살 살 싹 배아 겨 홀 하프 미립 조직 조직상 분쇄 분쇄물 파쇄 세척 탈피 탈각 박피 껍질벗긴 가열 살균 멸균
  미숙 완숙 신선 급속 원료 원물 기름 오일 향신 특제 프리미엄 황금 골든 리얼 진한 매운 달콤 고소한 담백한 부드러운 시원한 얼큰한 국물 육수용 제조용 식용 식품용 영양 강화 복합 혼합분말 가공품
  가공물 제품 분유용 첨가물 첨가 제제 제 미 류 유래 성분 추출유 추출오일 파우더 크럼블 크럼 코팅 덩어리 조제 블렌드 골드 플러스 믹스분말 천연 건더기 대 소 중 특 두절 자숙 자건 염 염절임
  무첨가 수용성 지용성 고함량 프레시 필레 스프레드 스프레이 무침 숯불 직화 맷돌 전통 재래 국산 수입 외국 배양 배양물 배양액 분리 농축분리 결정 무수 함수 환원 발아 도정 현미경 절단육 슬라이스햄
  분태 깐 말린 불린 으깬 증숙 증자 그릴드 인스턴트 오리지널 오리지날 클래식 스파이시 라이트 점보 로스티드 드라이드 드라이 프로즌 브레이즈드 옐로우 옐로 오가닉 자색 녹색 노란 빨간 초록 노랑 하얀
  짓이긴 갈은 갈아낸 저민 채친 썬 썰은 다져진 볶아서 삶아 데쳐 구워 말려 훈제한 숙성한 발효한 건조한 냉동한 절인것 조린 졸인 달인 우린 우려낸 짜낸 걸러낸 여과 분획 분획물 분획분말 추출분획물
  정제물 정제분말 농축정 농축환 농축과립 건조엑스 연조엑스 건조농축물 건조농축분말 추출건조물 추출농축물 추출농축 추출농축분말 추출혼합물 추출복합물 추출과립 농축추출물 농축추출액 농축추출분말 열수추출물
  열수추출분말 열수추출액 물추출물 초임계추출물 초임계추출 발효물 발효농축액 발효액 발효엑기스 효소분해분말 효소분해추출물 효소분해추출분말 효소분해액 효소처리물 효소처리분말 효소추출물 미세분말 초미세분말
  초미분 극미분 나노분말 미분말 조분말 세분말 혼합액 혼합추출액 복합물 동결건조분말 동결건조물 동건분말 동결분말 열풍건조분말 분무건조분말 건조분말 볶음분말 볶은분말 구운분말 찐분말 생분말 생즙 생착즙
  냉동과육 냉동과즙 냉동농축과즙 냉동농축액 과즙농축분말 농축즙 농축과즙액 농축과즙분말 농축주스 주스농축액 주스분말 주스농축분말 주스농축 농축퓨레 펄프 과육퓨레 과육다이스 착즙분말 착즙원액 착즙농축액
  착즙주스 압착액 압착즙 메쉬 굵게 곱게 얇은 두꺼운 두툼한 통째 통째로 반숙 반절 반가공 병조림 레토르트 필렛 휠렛 포션 컷팅 커팅 쵸핑 쵸퍼 스라이스 슬라이드 슬라이버드 찹드 다이스드 다이싱 큐빙
  그라인드 그라운드 파우다 매쉬 매쉬드 원두형 탈염 탈취 탈색 탈산 탈검 탈수 탈지방 탈납 무염처리 수분조절 재수화 세척된 선동 해동 열처리 가열처리 살균처리 고압처리 초고압 동결처리 로스트드
  오븐구이 오븐에구운 석쇠구이 숯불구이 직화구이 화덕 가마솥 무쇠솥 저온숙성 고온숙성 장기숙성 자연숙성 냉장숙성 자연발효 저온발효 저온압착 냉압착 냉압 초저온 무정제 비정제 미정제 베이스용 음료용
  제과용 제빵용 가공용 국물용 육수내기용 소스용 토핑용 샐러드용 튀김용 볶음용 조림용 무침용 찜용 구이용 찌개용 김치용 피자용 빙수용 떡볶이용 잼용 주스용 농축용 착즙용 분말용 스낵용 라면용
  팝콘용 동굴 동굴숙성 해풍 해풍건조
`);

/** Names of makers and of their lines, glued to what they made: "삼양춘장", "Quaker wholegrain". */
export const makers = list(`
  삼양 오뚜기 농심 칸타타 맥심 풀무원 빙그레 남양 롯데 오리온 해태 청정원 해찬들 비비고 샘표 순창 하림 목우촌 종가집 햇반 서울우유 네슬레 스타벅스 이디야 허쉬 하인즈 기린 팔도 동서 정식품
  quaker nestle kellogg kelloggs heinz ghirardelli hershey barilla knorr aldi tesco sainsbury waitrose costco walmart kirkland cadbury lindt
`);

/** What is tasted of is not in it for sure. */
export const koreanFlavours = list(
  '향 맛 풍미 착향 향료 향분말 맛분말 플레이버 후레바 향미 향미료 합성향 천연향',
);

/** Said of origin: what may be animal is not. */
export const plantWords = list('식물성 식물유래 식물 vegetable plant vegetarian vegan plantbased');

/** Whole items that say what something is for, or nothing at all. */
export const koreanFillers = list(`
  함유 포함 및 또는 기타 원재료명 원재료 원료명 원재료및함량 원재료명및함량 성분 전성분 이상 이하 미만 함량 총 중 약 각 사용 처리 제조 주원료 부원료 국산 국내산 외국산 수입산 수입 원산지
  원양산 자연산 배합비 배합비율 비율 건더기 별첨 내용물 유탕면 건면 생면 숙면 호화면 과자류 이산화황 영양성분 이외 나머지 주의 기준 원재료별 별도 고형량 고형분 유지방 유고형분 무지유고형분
  카카오고형분 코코아고형분 조단백 당도 산도 염도 브릭스 농도 환원기준 배 종 가지 동량 소량 미량 적량 나트륨분 알류 가금류 가금류에한함 에한함 한함 제품명 식품유형 해당제품 유형 참고 표시 소재
  부분 부위 체세포수 세균수 체세포수기준1급 세균수기준1급a 체세포수기준 세균수기준 체세포수1등급 세균수1등급 체세포수1급 세균수1급a 체세포수기준1등급 세균수기준1등급 체세포수및세균수 등급 1등급
  최고등급 일등급 특등급 상등급 고형분함량 고형분기준 고형분함량기준 고형분환산 고형분으로 고형분이상 총고형분 가용성고형분 수용성고형분 카페인함량 함유량 총함량 유기농함량 유기농 무농약 친환경 유기
  무항생제 동물복지 방사 방목 자연방사 자유방목 무항생제인증 유기농인증 유기인증 해썹 할랄인증 비건인증 무첨가 무가당 저염 저당 무색소 무향료 지방일부사용 일부사용 혼합형 분말형 액상형 과립형 결정형
  고형 천연형 분산형 고농축형 농축형 결정 원액기준 원물기준 건조기준 건물기준 건조중량기준 건조물기준 중량기준 완제품기준 제품기준 사용기준 고형분기준함량 환산기준 생것기준 생물기준 원료기준 농축액기준
  배합기준 환산 이상함유 이상사용 원재료로사용 사용함 기준치 기준함량 첨가량 첨가 일부 전량 전량사용 별도표기 별도표시 별도기재 별도표시제품 원산지별도표기 원산지별도표시 국가명별도표기 국가명별도표시
  외국산국가명별도표기 외국산별도표기 수입산별도표기 국가명은홈페이지에별도표시 홈페이지참조 홈페이지에별도표시 홈페이지별도표시 홈페이지 상세페이지참조 상품상세참조 하단표기 하단표시 뒷면표기 측면표시
  후면표기 전면표시 포장지표기 후면별도표기 뚜껑표기 국가명 원산지명 국적 국명 수입국 수입국가명 원산지국가 외국산등 수입산등 국내산및수입산 국산및외국산 국내산또는수입산 국산또는수입산 기타외국산
  수입산기타 국산수입산혼합 국산외국산혼합 국내외산 내용량 중량 총중량 총내용량 실중량 순중량 용량 용량별 칼로리 열량 영양정보 품목보고번호 품목제조보고번호 품목제조번호 신고번호 업소명 업소명및소재지
  소재지 제조원 판매원 유통전문판매원 수입원 제조사 제조자 제조회사 수출국 제조국 제조일자 제조일 제조연월일 유통기한 소비기한 품질유지기한 보관방법 보관법 보관상주의사항 포장재질 내포장재질 용기재질
  용기뚜껑재질 용기 폴리에틸렌 폴리프로필렌 폴리스티렌 반품및교환 반품교환처 교환및반품 교환반품 고객상담실 고객센터 소비자상담실 부정불량식품신고 부정불량식품신고는국번없이1399 소비자분쟁해결기준
  공정거래위원회고시 섭취방법 섭취량 섭취시주의사항 주의사항 조리방법 조리법 조리예 1회섭취량 1일섭취량 1일섭취권장량 1일영양성분기준치 영양성분기준치 1회제공량 총제공량 기능정보 기능성내용 주재료
  부재료 주성분 주요원료 주요성분 주요원재료 부성분 원부재료 전원료 전원재료 원료 재료 재료명 성분명 성분명및함량 기타성분 기타원재료 유효성분 지표성분 기능성분 원재료함량 원재료명함량 세트구성 구성품
  개별포장 낱개 소포장 번들 본품 살균제품 멸균제품 비가열제품 가열제품 냉동제품 냉장제품 실온제품 상온제품 냉동보관 냉장보관 실온보관 가열하지않고섭취하는냉동식품 가열하여섭취하는냉동식품
  가열하여섭취하는제품 가열하지않고섭취하는제품 유통단계 진공포장 질소충전포장 무균포장 급속냉동 급속동결 급냉 열풍건조 분무건조 자연건조 건조방식 저온살균 고온살균 초고온살균 저온추출 냉압착 냉착
  고온추출 필터링 비유탕 비유탕건면 유탕처리 유탕처리제품 유처리 유처리제품 숙면류 봉지면 용기면 컵라면류 국내제조 국내가공 국내생산 해외제조 자체제조 직접제조 위탁제조 손질 손질된 절단한 선별 선별된
  품평회 주류품평회 수상 금상 은상 동상 최우수상 우수상 연속 본고장 국제 년 년도 국가명 판매 인증 획득 선정 전용 원두 1일 봉지당
  판독불가 식별불가 해독불가 엄선 엄선된 신선한 갓수확한 갓짠 햇것 정성 정통 원조 명품 명가 고급 최고급 프리미엄급
`);

/** Written where the pack could not be read: no name, and something is missing. */
export const illegible = /(?:판독|식별|해독)\s*불가|illegible|unreadable/u;

/** Countries and regions of origin, with 산 or as they are. */
const places = list(`
  국내 국 한국 대한민국 미국 중국 호주 캐나다 뉴질랜드 러시아 우크라이나 프랑스 독일 영국 이탈리아 스페인 네덜란드 벨기에 덴마크 노르웨이
  스웨덴 핀란드 폴란드 체코 오스트리아 스위스 아일랜드 그리스 터키 튀르키예 포르투갈 헝가리 루마니아 불가리아 세르비아 리투아니아
  라트비아 에스토니아 일본 대만 베트남 태국 필리핀 인도네시아 말레이시아 싱가포르 인도 파키스탄 스리랑카 방글라데시 미얀마 라오스
  수단 카메룬 르완다 토고 네팔 예멘 요르단 레바논 시리아 사우디아라비아 슬로바키아 슬로베니아 벨라루스 몰도바 알바니아 아르메니아 아제르바이잔
  룩셈부르크 아이슬란드 파나마 엘살바도르 자메이카 베네수엘라 피지 나미비아 잠비아 짐바브웨 모잠비크 세네갈
  캄보디아 이란 이스라엘 이집트 모로코 튀니지 남아프리카공화국 남아공 케냐 에티오피아 탄자니아 우간다 가나 코트디부아르 나이지리아
  마다가스카르 브라질 아르헨티나 칠레 페루 에콰도르 콜롬비아 볼리비아 파라과이 우루과이 멕시코 과테말라 온두라스 코스타리카 니카라과
  쿠바 도미니카공화국 유럽 유럽연합 이유 남미 북미 아시아 아프리카 원양 연근해 외국 수입 제주 전라도 경상도 충청도 강원도 경기도 해남
  완도 기장 신안 영광 의성 남해 통영 여수 경산 상주 영천 청도 나주 고흥 보성 진도 목포 무안 담양 순천 광양 서산 태안 당진 금산 안성 포천 가평 양평 강릉 평창 정선
  횡성 홍천 춘천 원주 울릉도 포항 경주 안동 문경 영주 김천 밀양 거창 하동 남원 고창 부안 군산 익산 괴산 충주 제천 단양 서귀포 거제 창원 부산
  인천 서울 전북 전남 경북 경남 충북 충남 청정 북태평양 북태평양 대서양 태평양 인도양 조지아 카자흐스탄 우즈베키스탄 몽골 북한 크로아티아
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
  ...[koreanForms, makers, koreanFlavours, plantWords, koreanFillers, koreanPurposes, places].flatMap(
    (words) => [...words],
  ),
  ...[...places].map((place) => `${place}산`),
];

/** English words that say how, how much, where from and what for. In the singular, as `singular` makes them. */
export const englishFillers = list(`
  illegible unreadable qt excess heating ready smoky kit step sachet pouch resealable reseal purchase recycle sleeve a an the of in from with and or for by to as on at no only other contain containing contained made using use
  used organic natural naturally artificial artificially dried dry dehydrated freeze fresh freshly frozen raw
  cooked precooked roasted toasted roast baked fried grilled smoked steamed blanched boiled cured ground whole
  chopped sliced diced minced crushed cracked rolled flaked shredded grated chunk chunky piece bit flake granule
  granulated granular powder powdered puree pureed paste concentrate concentrated reconstituted evaporated
  condensed extract extracted extractive juice pulp pomace infusion essence enriched fortified unbleached
  bleached refined unrefined virgin extra pure purified filtered distilled carbonated sparkling pasteurized
  pasteurised homogenized homogenised sterilized ultra uht skimmed cultured fermented aged hydrolyzed hydrolysed
  hydrogenated nonhydrogenated fractionated interesterified modified pregelatinized stabilized deodorized
  winterized expeller pressed cold certified nongmo gmo non genetically fair trade free range grass fed wild
  caught farmed sustainably sourced local product ingredient total minimum min max maximum less than more least
  up approximately about percent per content equivalent proportion variable varying amount trace quantity added
  including include included such source derived based colored coloured flavour freshness protect promote
  maintain retain preserve prevent quality texture taste spoilage mold inhibitor nutrient vitamin mineral leaf
  leave root stem seed peel rind zest skin skinless boneless kernel germ hull husk sprout sprouted flower petal
  fruit berry red green yellow white black brown golden dark light sweet sour hot mild spicy young baby mini
  large small fine finely coarse coarsely thick thin soft hard crisp crispy crunchy creamy rich premium select
  selected choice real traditional original classic style type variety kind mixed mix blend blended assorted
  combination base low reduced high full fat sodium calorie sugar unsweetened sweetened unsalted salted lightly
  plain instant quick usa us eu uk france italy spain germany canada australia mexico china india thailand
  vietnam brazil peru chile ecuador imported domestic origin grown state country california hawaii mediterranean
  american european italian french one two three four five six following these this it its which may also same
  each any both either all e g i mg mcg ml oz lb kg l iu dl ppm serving pack portion contents facility ins
  prepared preparation coated coating filled topped topping center centre layer part parts outer inner top
  bottom above absent active additional address adjust adjusting africa african after against ageing
  agglomerated aging air alaska alaskan alkali alkalised alkalized allergen alliance alpine although alway am
  amazonian amorphous andean anhydrous another antibiotic anticake appearance applewood approved approx are area
  argentina argentine argentinian arizona artifical artifically artisan artisanal asc asia asian assist asterisk
  atlantic attention australian austria austrian authentic autumn average avg bag baking bangladesh barbecued
  basic batch batched be beaten because beechwood been before being belgian belgium below beside best better
  between bio bioactive bioavailable biodynamic bittersweet blown body boiling bold bolivia bolivian bottle
  bottled box braised brand brazilian britain british broiled browning buffered bulgaria cage cambodia can
  canadian carbohydrate carefully caribbean carolina carton caution certification charbroiled chargrilled
  cherrywood chewy chiefly children chilean chilled chinese circle clarified clear close closed clumping co
  colombia colombian colorado com commercially company complete completely concentration conditioned conflict
  consist consistency consisting consume consumed consumer container contribute control controlling conventional
  cooking cool cooled cored corp corsican could count crafted crimped crinkle crisped crispiness crispness
  croatia crosscut crystal crystalline crystallised crystallized cuban cubed cup curing customer cut daily day
  decaffeinated decolorised decolorized decolourised deepfried defatted degermed degerminated dehulled dehydrate
  dehydrating delay delicious deluxe denmark denote denoted derivative deshelled desiccated designed dessicated
  deveined dice did dihydrate diluted dilution disc discoloration discolouration disk dispersible distributed
  distribution do done dosage dose double dozen drained drum drying during dusted dutch dv east eastern eat
  eaten eco ecuadorian edible egypt egyptian eight elemental eleven email encapsulated england english enhance
  enhanced enjoy ensure ensuring entirely environment equal equipment essentially ethical ethically ethiopia
  ethiopian europe even evenly every everyday except exclude excluding exclusively expiry extruded factory
  fairtrade fancy fao farm farmhouse farming fashioned fatfree fd&c fda fermentation fermenting few finemilled
  finest finland fire firmness first fished fishing flaky flame flash flashfried flattened flavorful flavourful
  florida flourish flowing fluffy flushed foam food foodstuff formed formulated fortification found freezing
  fruitwood frying fully further gently ghana ghanaian giant gmbh gourmet grade grainless gram granulate
  granulating granulation greater greece greek grilling grinding gross grower growing growth guatemala had halal
  halved hand handcrafted handmade handpicked hardwood harvest harvested has hatchery have having hawaiian heat
  heated heavily heirloom help helping heritage hi highlighted highly himalaya himalayan holland homemade
  homestyle homogenization hondura hormone hour housemade however http hulled humanely hungarian hungary husked
  hydrated hydration hydrolysate hydrolyzate hydrous hygienically iceland icelandic idaho identical if importer
  improve improved improving inactive inc indian indicate indicated indigenous individually indochinese
  indonesia indonesian inedible info information inhibit insoluble intake integrity intended into iowa iran
  ireland irish irradiated is isolate isolated israel israeli jamaican japan japanese jar jarred juicy julienne
  julienned jumbo just kansa keep keeping kenya kenyan keto kettle kibbled kiln kilo kilogram kneaded korea
  korean kosher label labeling labelling laminated lanka lean lebanese lesser level lid life lighter line lite
  liter litre llc long look lot lowfat ltd lyophilised lyophilized machine madagascan madagascar main maine
  mainly major make malaysia manufacture manufactured manufacturer manufacturing many marked mashed massachusett
  material mechanically medium mellow michigan microencapsulated microfiltered microgram micronised micronized
  micropulverized microwave microwaveable microwaved mid milled milligram milliliter millilitre milling
  minimally minimise minimize minnesota minor minute mixture moderately moisture molded monohydrate
  monounsaturated montana month moroccan morocco mostly moulded must myanmar native natrual nature nebraska need
  net netherland new nicaragua nigeria nigerian nine nonfat nongenetically nordic north northeast northern
  northwest norway norwegian nosalt notice nrv nutrition nutritional nutritious nutritive oakwood occurring ohio
  old once ontario onto open opened opening optional oregon otherwise ounce our out oven over oxidation pacific
  packaged packaging packed packet pakistan palatability paleo pan panfried parbaked parboiled parcooked pareve
  parfried partially partly parve passover pasteurisation pasteurization pasture pastured pc pcs peeled
  pennsylvania percentage permitted persian peruvian phenylketonuric philippine phone picked pickling pink
  pitted place poached poland polyunsaturate polyunsaturated popped portugal portuguese pouch pound powdery pre
  prebaked precut predominantly prefried preground premise preparing present preserved preserving preshredded
  presoaked pressing prewashed primarily primary prime principally procedure process processed produced
  production proportional provide provided providing province puffed pulverised pulverized purple quartered
  quebec queensland quickly rainforest raised rancidity rapidly ratio rbgh rbst rda rdi reach read recipe
  recommended reconstitute reconstitution reduce reducedfat reducing reduction refer refered reference
  refrigerate refrigerated region regional registered regular reheated rehydrate rehydrated rehydration remove
  removed rennetless respectively responsible responsibly retard retarding retention ribbon rinsed ripe ripened
  ripening roasting robust romania rotisserie roughly round royal rspo russia russian sachet saturated sauteed
  sautéed scandinavian scored scotland scottish seared season seasonal seasoned second secondary see semisweet
  separated separation serbia serve served settling seven several shade shaped shaved shaving shelf shelled
  short should sicilian sieved sifted signature simmered simple singapore site size slice slightly slow slowly
  smoking smooth so soaked solely soluble some south southeast southern southwest spanish special specially
  spray sprayed spring spun squeezed sri stabilise stabilised stability stabilize standard standardised
  standardized statement steam steaming sterilisation sterilization stewed sticking still stirfried stone
  stoneground storage store stored strained strip subsp sufficient sugarfree suggestion suitable summer sun
  sundried super superior supreme sustain sustainable sweden swedish switzerland symbol synthetic tablespoon
  tack tahitian taiwan tangy tap tartness tasmania tasmanian tasty tbsp teaspoon tel ten tender texa thai that
  their then therefore they thickly thinly third though through throughout tightly tinned toasting traceable
  trademark traditionally trawl tray treated trimmed triple tropical tub tunisia turkish tuscan twelve twice
  uganda ukraine unblanched unbromated uncooked uncured under underlined underripe undiluted undrained undyed
  unenriched unfiltered unflavored unflavoured unhulled unirradiated unit unless unmodified unpackaged unpeeled
  unpitted unripe unroasted unsaturated unseasoned unshelled unsmoked unstandardised unstandardized untreated
  unwashed usda utz vacuum value varied vary vermont very via victoria vietnamese vine viscosity visit vol
  volume wale warning was washed washington we website week weight well welsh were west western when whenever
  where wherea while whipped whiteness will wisconsin within would wrapper wt www year yet york you your zealand
  zone matter cane seeded produce dipped glazed nothing else tree formula code absorber marinated culturing
  advice dietary curly mould handled handling tumbled drizzled sprinkled studded layered stuffed wrapped bundle
  assortment edition limited homely hearty favourite favorite taster sharer
`);

/** A thing tasted of, imitated or left out is not in the food for sure. */
export const englishFlavours = list(
  'flavor flavour flavored flavoured flavoring flavouring aroma taste style type essence',
);
export const englishImitations = list(
  'substitute alternative replacer replacement imitation analogue analog style',
);

/** Every English word of this file. */
export const englishGrammarWords: readonly string[] = [
  ...[englishPurposes, englishFillers, makers, englishFlavours, englishImitations, plantWords].flatMap(
    (words) => [...words],
  ),
];
