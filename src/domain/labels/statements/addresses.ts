/** Web pages, mail addresses and names in social media, and words for an allergen within the name of something else. */
const address =
  /(?:https?:\/\/|www\.)[^\s,()]{0,200}[^\s,().]|(?<![\w.+-])[\w.+-]{1,40}@[a-z\d-]{1,40}(?:\.[a-z\d-]{1,20}){1,4}|(?<![\p{L}\d])@[a-z][\w.]{1,40}|(?<![\p{L}\d.-])[a-z\d-]{2,40}(?:\.[a-z\d-]{2,20}){0,3}\.(?:com|net|org|kr|uk|eu|example|info|shop)(?![\p{L}\d])(?:\/[^\s,()]{0,100})?|(?:농수산물|수산물|축산물|쇠고기|소고기|돼지고기)(?=\s?(?:이력|품질|유통))|우유(?=\s?[팩갑곽])/gu;

/** Most texts have none of these. */
const mayHaveAddress = /@|\/\/|\.[a-z]{2}|이력|품질|유통|우유\s?[팩갑곽]/u;

/** Replaces addresses by blanks. Their dots end no sentence, and their words name no ingredient. */
export function blankAddresses(text: string): string {
  return mayHaveAddress.test(text) ? text.replace(address, (match) => ' '.repeat(match.length)) : text;
}
