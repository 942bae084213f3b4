/** A list of words as it is written in these files: separated by blanks and commas. */
export const wordList = (text: string): ReadonlySet<string> => new Set(text.trim().split(/[\s,]+/u));

/** Names of makers and of their lines, glued to what they made: "삼양춘장", "Quaker wholegrain". */
export const makers = wordList(`
  삼양 오뚜기 농심 칸타타 맥심 풀무원 빙그레 남양 롯데 오리온 해태 청정원 해찬들 비비고 샘표 순창 하림 목우촌 종가집 햇반 서울우유 네슬레 스타벅스 이디야 허쉬 하인즈 기린 팔도 동서 정식품
  quaker nestle kellogg kelloggs heinz ghirardelli hershey barilla knorr aldi tesco sainsbury waitrose costco walmart kirkland cadbury lindt
`);

/** Said of origin: what may be animal is not. */
export const plantWords = wordList('식물성 식물유래 식물 vegetable plant vegetarian vegan plantbased');

/** Written where the pack could not be read: no name, and something is missing. */
export const illegible = /(?:판독|식별|해독)\s*불가|illegible|unreadable/u;
