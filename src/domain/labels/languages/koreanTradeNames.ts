/**
 * Trade names of compounds: "미감에스유", "스위티스디에스500", "로만밀베이커스믹스". Nothing says what they contain, so the reader treats
 * them as compounds of unknown parts. That is as safe as an unknown word, and the answer can say more.
 */

/** The entry of the dictionary for an ingredient that has only a trade name. */
export const tradeNameIngredient = '상표명 원료';

/** The Korean names of Latin letters. Those of one syllable are also syllables of common words. */
const distinctLetterNames = '에이치|에이|에프|아이|제이|케이|브이|더블유|에스|엑스|와이|제트';
const commonLetterNames = '비|씨|디|이|지|엘|엠|엔|오|피|큐|알|티|유';
const letterName = `(?:${distinctLetterNames}|${commonLetterNames})`;

/**
 * A trade name ends in names of letters: two of which at least one is not a common syllable, or one such letter after
 * two other syllables ("저염풍미분에스"), or letters and a number ("디에스500").
 */
const tradeNamePattern = new RegExp(
  [
    `(?:${distinctLetterNames})${letterName}$`,
    `${letterName}(?:${distinctLetterNames})$`,
    `^${letterName}{3,}$`,
    `[가-힣]{2}(?:${distinctLetterNames})$`,
    `(?:${distinctLetterNames}|${commonLetterNames}{2})\\d{2,}$`,
  ].join('|'),
  'u',
);

/**  */
export function isTradeName(key: string): boolean {
  return tradeNamePattern.test(key);
}
