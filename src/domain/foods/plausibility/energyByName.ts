import { inNormalForm } from '../../normalForm.ts';

/** What names say of the energy of a food, where its figures alone would look wrong. */
export interface EnergyByName {
  /** The least kcal of a gram of carbohydrate that is neither sugars nor starch. */
  readonly leastOfOther: number;
  /** Its alcohol may be unknown, so that its energy has no upper limit. */
  readonly isAlcoholic: boolean;
}

/** Carbohydrate gives 4 kcal a gram. */
const usual = 4;

/**
 * Carbohydrate that gives less, by Regulation (EU) No 1169/2011, annex XIV: erythritol 0 kcal/g, other polyols 2.4,
 * organic acids 3 (tables reckon citric acid at 2.47). The by-difference carbohydrate of leavening agents is carbonate,
 * and that of mushrooms and seaweeds is mostly fibre, which Korean tables do not have.
 */
const kinds: readonly { readonly least: number; readonly words: RegExp; readonly unless?: RegExp }[] = [
  {
    least: 0,
    words:
      /erythritol|에리스리톨|stevia|스테비아|allulose|알룰로스|sucralose|수크랄로스|leavening|baking (?:powder|soda)|베이킹 ?(?:파우더|소다)|팽창제/i,
  },
  {
    least: 0,
    words:
      /버섯|mushroom|seaweed|kelp|\bnori\b|미역|다시마|한천|모자반|가사리|파래|매생이|참김|돌김|석묵|클로렐라/i,
    unless:
      /볶음|튀김|튀각|전골|전$|국$|탕|찌개|밥|죽|면|파스타|피자|스프|수프|소스|버거|만두|무침|조림|샐러드|soup|sauce|pizza|pasta|burger|rice|cream|stuffed|fried|snack/i,
  },
  {
    least: 2.4,
    words:
      /sugar[- ]?(?:free|less)|(?:without|no)[- ](?:added[- ])?sugar|low[- ]calorie|reduced[- ]calorie|\bdiet\b|xylitol|maltitol|sorbitol|mannitol|isomalt|polyols?|aspartame|saccharin|sweetener|무설탕|슈가 ?프리|자일리톨|말티톨|소르비톨|감미료|제로/i,
  },
];

const alcoholic =
  /알코올|소주|청주|약주|막걸리|맥주|와인|포도주|고량주|위스키|브랜디|보드카|데킬라|럼주|\b(?:whisk(?:e?y|ies)|vodka|rum|gin|brandy|cognac|tequila|wine|beer|liqueurs?|spirits?|sake|cider)\b/i;

/** Reads the names of a food. They only make an unusual energy possible; no figure becomes known by them. */
export function energyByName(names: readonly (string | null | undefined)[]): EnergyByName {
  const text = inNormalForm(names.filter((name) => name != null).join(' / '), 'NFKC');
  const kind = kinds.find(({ words, unless }) => words.test(text) && unless?.test(text) !== true);
  return { leastOfOther: kind?.least ?? usual, isAlcoholic: alcoholic.test(text) };
}
