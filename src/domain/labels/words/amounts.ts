/**
 * Matches text within names that is not a name: amounts ("3.5%", "20 g", "2배", "1억마리 이상"), equivalents of vitamins
 * ("0.2 mg α-TE") and web addresses.
 */
export const amountPattern =
  /www\.[a-z\d.-]+|(?<![\d.,])\d+(?:[.,]\d+)*\s*[십백천만억조]*\s*(?:%|퍼센트|중량%|mg|kg|mcg|µg|μg|g|ml|l|ppm|iu|brix|bx|브릭스|배|종|kcal|cfu|마리|개|밀리그램|마이크로그램|킬로그램|그램|밀리리터|리터)(?![a-z])(?:\s*(?:α-te|re|ne|rae|dfe)(?![a-z]))?(?:\s*(?:이상|이하|미만))?/gu;

/** Whether a text may hold an amount. Most names hold none. */
export function mayHaveAmount(text: string): boolean {
  return /\d|www/u.test(text);
}

/** Replaces amounts by blanks. The other words stay at their positions. */
export function blankAmounts(text: string): string {
  return mayHaveAmount(text) ? text.replace(amountPattern, (amount) => ' '.repeat(amount.length)) : text;
}
