import type { Place } from '../words/labelToken.ts';

/** Drinks above this share of alcohol by volume are called alcoholic: 0.5 %, as JAKIM allows for halal food. */
const freeOfAlcohol = 0.5;

const figure = String.raw`(?<![\d.,])(\d{1,3}(?:[.,]\d{1,3})?)\s{0,3}%`;
const statements = [
  String.raw`\balc(?:ohol)?\b\.?\s{0,3}(?:content|by volume)?\s{0,3}:?\s{0,3}${figure}`,
  String.raw`${figure}\s{0,3}(?:alc\b|abv\b|vol\b|alcohol by volume)`,
  String.raw`\babv\s{0,3}:?\s{0,3}${figure}`,
  String.raw`알코올\s{0,3}(?:분|도수|함량)?\s{0,3}:?\s{0,3}${figure}`,
].map((pattern) => new RegExp(pattern, 'gu'));

/**
 * Where a pack states that it holds alcohol: "alc. 4.5% vol", "알코올분 16%". It need not list what it is made of then.
 *
 * @param text in the form of `labelText`.
 */
export function alcoholByVolume(text: string): Place | undefined {
  for (const statement of statements) {
    for (const found of text.matchAll(statement)) {
      if (Number(found[1]?.replace(',', '.')) > freeOfAlcohol)
        return [found.index, found.index + found[0].length];
    }
  }
  return undefined;
}
