/** Turns a list of words, separated by blanks and commas, into a set. */
export const toWordSet = (text: string): ReadonlySet<string> => new Set(text.trim().split(/[\s,]+/u));

/** Names of makers and brands, which stand in front of an ingredient: "삼양춘장", "Quaker wholegrain". */
export const makerNames = toWordSet(`
  삼양 오뚜기 농심 칸타타 맥심 풀무원 빙그레 남양 롯데 오리온 해태 청정원 해찬들 비비고 샘표 순창 하림 목우촌 종가집 햇반 서울우유 네슬레 스타벅스 이디야 허쉬 하인즈 기린 팔도 동서 정식품
  quaker nestle kellogg kelloggs heinz ghirardelli hershey barilla knorr aldi tesco sainsbury waitrose costco walmart kirkland cadbury lindt
`);

/** These words say that an ingredient which may come from animals comes from plants. */
export const plantWords = toWordSet('식물성 식물유래 식물 vegetable plant vegetarian vegan plantbased');

/** Stands where the person who typed the label could not read it. It is not a name, and something is missing. */
export const illegiblePattern =
  /□|\.{3}|[([]\.\.|[#@~^]{2}|\?|(?:판독|식별|해독)\s*불가|illegible|unreadable/u;

/** Words in a script that no reader knows, or pictures ("🥚"). Single Greek letters are parts of names: "α-tocopherol". */
export const unreadScript =
  /\p{Script=Greek}{3}|[\p{Emoji_Presentation}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thai}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Georgian}\p{Script=Armenian}]/u;
