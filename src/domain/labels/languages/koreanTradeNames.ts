/**
 * Names of compounds by their makers: "미감에스유", "스위티스디에스500", "로만밀베이커스믹스". What they hold is told nowhere, so whoever
 * reads them as a compound of unknown parts is as careful as whoever does not know them at all, and says more.
 */

/** The entry of the dictionary for whatever is told by a trade name only. */
export const tradeNamed = '상표명 원료';

/** Latin letters as Korean writes them. Those of one syllable are syllables of common words, too. */
const longLetters = '에이치|에이|에프|아이|제이|케이|브이|더블유|에스|엑스|와이|제트';
const shortLetters = '비|씨|디|이|지|엘|엠|엔|오|피|큐|알|티|유';
const anyLetters = `(?:${longLetters}|${shortLetters})`;

/**
 * A trade name ends in spelt letters, two of them with one that is no common syllable, or one of those behind two other
 * syllables ("저염풍미분에스"), or in spelt letters and a number ("디에스500").
 */
const tradeName = new RegExp(
  [
    `(?:${longLetters})${anyLetters}$`,
    `${anyLetters}(?:${longLetters})$`,
    `^${anyLetters}{3,}$`,
    `[가-힣]{2}(?:${longLetters})$`,
    `(?:${longLetters}|${shortLetters}{2})\\d{2,}$`,
  ].join('|'),
  'u',
);

/** @param key a Korean name in the form of `koreanKey`, of which the dictionary does not know every letter. */
export function isTradeName(key: string): boolean {
  return tradeName.test(key);
}
