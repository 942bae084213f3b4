import type { TextRange } from '../words/labelToken.ts';

/** The highest percentage by volume that counts as free of alcohol: 0.5 %, as JAKIM allows for halal food. */
const maxAlcoholFree = 0.5;

const figurePattern = String.raw`(?<![\d.,])(\d{1,3}(?:[.,]\d{1,3})?)\s{0,3}%`;
const alcoholPatterns = [
  String.raw`\balc(?:ohol)?\b\.?\s{0,3}(?:content|by volume)?\s{0,3}:?\s{0,3}${figurePattern}`,
  String.raw`${figurePattern}\s{0,3}(?:alc\b|abv\b|vol\b|alcohol by volume)`,
  String.raw`\babv\s{0,3}:?\s{0,3}${figurePattern}`,
  String.raw`알코올\s{0,3}(?:분|도수|함량)?\s{0,3}:?\s{0,3}${figurePattern}`,
].map((pattern) => new RegExp(pattern, 'gu'));

/**
 * Finds a statement of alcohol on a pack: "alc. 4.5% vol", "알코올분 16%". Such a drink need not list its ingredients.
 *
 * @param text made by `toLabelText`.
 */
export function alcoholByVolume(text: string): TextRange | undefined {
  for (const statement of alcoholPatterns) {
    for (const match of text.matchAll(statement)) {
      if (Number(match[1]?.replace(',', '.')) > maxAlcoholFree)
        return [match.index, match.index + match[0].length];
    }
  }
  return undefined;
}
