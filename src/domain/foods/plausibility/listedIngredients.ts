import { inNormalForm } from '../../normalForm.ts';
import type { NutrientName, NutrientValues } from '../nutrients.ts';

/**
 * The figures that the list of ingredients contradicts: no sodium in a food to which salt was added, no sugars in one
 * that is mostly sugar. A producer wrote 0 for what was not known.
 *
 * A label may print 0 for less than 5 mg of sodium or 0.5 g of sugars in 100 g or 100 ml (Guidance of the Commission of
 * December 2012 on tolerances, table 4; 21 CFR 101.9 says the same for a serving). Who adds salt adds more.
 */
export function deniedByIngredients(
  text: string | null | undefined,
  { sodium, sugars }: Pick<NutrientValues, 'sodium' | 'sugars'>,
): NutrientName[] {
  const [hasNoSalt, hasNoSugars] = [sodium !== null && sodium < 5, sugars !== null && sugars < 0.5];
  if (text == null || (!hasNoSalt && !hasNoSugars)) return [];
  const list = inNormalForm(text, 'NFKC').replace(/[_*]/g, '').replace(/\s+/g, ' ');
  return [
    ...(hasNoSalt && saltAsIngredient.test(list) ? (['sodium'] as const) : []),
    ...(hasNoSugars && sugarFirst.test(list) ? (['sugars'] as const) : []),
  ];
}

/** Between separators, so that "no salt added", "sans sel" and "salt-free" do not count; nor a table ("Salt: 0 g"). */
const saltAsIngredient =
  /(?:^|[,;.:()[\]&]|\b(?:and|et|und|y|e|of)\b) ?(?:(?:sea|table|iodi[sz]ed|kosher|himalayan|pink|refined|cooking|fleur de|flor de) )*(?:salt|(?:sel|salz|meersalz|steinsalz|speisesalz|sale|zout|zeezout|keukenzout)(?: (?:marin[oa]?|gemme|fin|iod[éea]\w*|yodada|de (?:mer|cuisine|guérande|table|camargue)[^,;.]{0,20}))*|sal(?: (?:marina|yodada|de mar))?|(?:정제|천일|구운|볶은|꽃|바다)?소금|정제염|천일염|식염|재제염)(?: ?\d{1,2}(?:[.,]\d+)? ?%)?(?= ?(?:[,;.)(\]&]|$)| (?:and|et|und|y|e) )(?! ?\(?(?:potassium|substitute))/i;

const sugarFirst =
  /^(?:(?:ingr[ée]d\p{L}*|zutaten|원재료(?:명)?|원료) ?[:.-]? ?)?(?:(?:organic|cane|raw|brown|white|pure|granulated|powdered|confectioner'?s) )*(?:sugar|sucre(?: (?:de canne|roux|glace))?|az[uú]car|zucker|zucchero|suiker|a[cç][uú]car|(?:백|황|흑|갈색|정백)?설탕)(?: ?\(?\d{1,3}(?:[.,]\d+)? ?%\)?)?(?= ?(?:[,;.(]|$))/iu;
