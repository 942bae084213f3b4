import type { CategoryOfSource, NamedCategory } from './categoryMap.ts';

/**
 * Names of products that are one thing and nothing else, in English and French. Products with other words are in no
 * category: "dark chocolate" is chocolate, "dark chocolate cookies" is not.
 */
const brandWords = String.raw`(?: (?:bio|organic|original|classique?|classic|nature|naturel(?:le)?|pure?|100 ?%|premium|extra|fin|fine|doux|douce|vierge|blanc|blanche|noir|noire|plain|natural|traditional|u|carrefour|auchan|casino|monoprix|leader price|lidl|aldi|kirkland|great value|tesco|sainsbury'?s|waitrose|asda|marks ?& ?spencer))*`;
/** The whole name. */
const whole = (names: string): RegExp => new RegExp(`^(?:${names})${brandWords}$`);

const products: readonly NamedCategory[] = [
  [
    /^(?:diet |light )?(?:coca[- ]?cola|pepsi)(?: (?:zero|light|max|cherry|vanilla|classic|original|sans sucres?|cola))*$/,
    'cola',
  ],
  [
    whole(
      String.raw`(?:extra[- ]virgin |virgin |pure )?olive oil|huile d'olive(?: de france| extra| vierge)*|(?:sunflower|rapeseed|canola|vegetable|corn|peanut|grapeseed|sesame|coconut|avocado|walnut) oil|huile de (?:tournesol|colza|noix|sésame|pépins de raisin|coco)`,
    ),
    'vegetable-oils',
  ],
  [
    whole(
      String.raw`(?:salted |unsalted |sweet cream )*butter|beurre(?: doux| demi-sel| tendre| moulé| fin)*`,
    ),
    'animal-fats',
  ],
  [
    whole(
      String.raw`(?:natural |spring |mineral |still |sparkling |drinking |purified )*water|eau (?:minérale|de source)(?: naturelle)?(?: gazeuse)?`,
    ),
    'water',
  ],
  [
    whole(
      String.raw`(?:raw |pure |clover |wildflower |acacia |manuka |local )*honey|miel(?: de fleurs| d'acacia| de lavande| de châtaignier| toutes fleurs| crémeux| liquide)*`,
    ),
    'honey',
  ],
  [
    whole(
      String.raw`(?:granulated |white |brown |cane |light brown |dark brown |powdered |raw |icing |caster )+sugar|sucre(?: en poudre| de canne| roux| glace| blond| semoule)+|(?:pure )?maple syrup|sirop d'érable|agave (?:syrup|nectar)`,
    ),
    'sugar-syrups',
  ],
  [
    whole(
      String.raw`(?:strawberry|raspberry|apricot|grape|blackberry|peach|cherry|blueberry) (?:jam|preserves?|jelly)|confiture (?:de|d')? ?(?:fraises?|framboises?|abricots?|figues?|mûres?|cerises?|myrtilles?|oranges?|rhubarbe|quetsches?)|orange marmalade`,
    ),
    'jams',
  ],
  [
    whole(
      String.raw`(?:orange|apple|grape|grapefruit|tomato|cranberry|pineapple|prune|carrot|lemon|lime) juice(?: from concentrate)?|(?:pur )?jus (?:de|d')? ?(?:pommes?|oranges?|raisin|tomates?|ananas|pamplemousse|carottes?|citron)`,
    ),
    'juices',
  ],
  [
    whole(
      String.raw`(?:whole |skim(?:med)? |semi-skimmed |reduced fat |low ?fat |fat free |2 ?% |1 ?% |vitamin d )*milk|lait (?:entier|demi[- ]écrémé|écrémé)(?: uht)?`,
    ),
    'milk',
  ],
  [
    whole(
      String.raw`(?:greek |plain |natural |lowfat |low fat |nonfat |fat free )*(?:yogurt|yoghurt)|yaourts?(?: nature| brassé| à la grecque| au lait entier)*`,
    ),
    'yogurt',
  ],
  [
    whole(
      String.raw`(?:mild |medium |sharp |extra sharp |white |mature )*cheddar(?: cheese)?|emmental(?: râpé| français)*|gouda(?: cheese)?|edam|parmesan cheese|parmigiano reggiano|swiss cheese|gruyère râpé|provolone cheese`,
    ),
    'hard-cheese',
  ],
  [
    whole(
      String.raw`(?:fresh )?mozzarella(?: cheese| di bufala campana)?|ricotta(?: cheese)?|cottage cheese|cream cheese|mascarpone`,
    ),
    'fresh-cheese',
  ],
  [whole(String.raw`brie(?: cheese)?|feta(?: cheese)?|gorgonzola(?: cheese)?|blue cheese`), 'soft-cheese'],
  [whole(String.raw`roquefort|camembert de normandie`), 'unpasteurised-dairy'],
  [
    whole(
      String.raw`(?:enriched )?(?:spaghetti|spaghettini|linguine|fettuccine|penne(?: rigate)?|fusilli|farfalle|rigatoni|elbow macaroni|rotini|tagliatelle|macaroni|coquillettes|capellini|angel hair|vermicelli)(?: n° ?\d+)?(?: pasta)?`,
    ),
    'plain-noodles',
  ],
  [
    whole(
      String.raw`(?:long grain |enriched |parboiled )*(?:white |basmati |jasmine )rice|riz (?:basmati|thaï|long|rond)(?: blanc)?`,
    ),
    'rice',
  ],
  [
    whole(
      String.raw`(?:long grain )?brown rice|quinoa|rolled oats|old fashioned oats|steel cut oats|flocons d'avoine|boulgour`,
    ),
    'whole-grains',
  ],
  [
    whole(
      String.raw`(?:all[- ]purpose |bread |whole wheat |self[- ]rising )+flour|farine de blé(?: t\d+)?|corn ?starch`,
    ),
    'flours-starches',
  ],
  [
    whole(String.raw`(?:extra )?(?:dark|milk|white) chocolate|chocolat (?:noir|au lait|blanc)(?: \d+ ?%)?`),
    'chocolate',
  ],
  [
    whole(String.raw`(?:potato|tortilla|corn tortilla|kettle cooked potato|kettle) chips|chips nature`),
    'chips-snacks',
  ],
  [whole(String.raw`vanilla ice cream|chocolate ice cream|strawberry ice cream|glace vanille`), 'ice-cream'],
  [
    whole(
      String.raw`(?:raw |roasted |salted |unsalted |dry roasted )*(?:almonds|cashews|pistachios|walnuts|pecans|hazelnuts|peanuts|macadamia nuts|mixed nuts)|amandes|noix de cajou|cerneaux de noix|(?:creamy |crunchy |natural )*(?:peanut|almond) butter`,
    ),
    'nuts',
  ],
  [
    whole(
      String.raw`(?:raw )?(?:sunflower|pumpkin|chia|flax|sesame) seeds|graines de (?:chia|sésame|lin|courge|tournesol)|tahini`,
    ),
    'seeds',
  ],
  [
    whole(String.raw`(?:firm |soft |silken |extra firm )?tofu|tofu (?:nature|soyeux|ferme)|tempeh`),
    'soy-products',
  ],
  [
    whole(
      String.raw`(?:tomato )?ketchup|mayonnaise|mustard|dijon mustard|yellow mustard|moutarde de dijon|bbq sauce|barbecue sauce|hot sauce|salsa|pesto`,
    ),
    'sauces',
  ],
  [whole(String.raw`(?:naturally brewed |light |dark )*soy sauce|sauce soja`), 'soy-sauces'],
  [
    whole(
      String.raw`(?:white |red wine |balsamic |apple cider |distilled white |rice )+vinegar|vinaigre (?:balsamique(?: de modène)?|de cidre|de vin(?: rouge| blanc)?)`,
    ),
    'vinegar',
  ],
  [
    whole(
      String.raw`(?:sea salt|fleur de sel|gros sel de guérande|sel de guérande|sel de mer)(?: fin| gros)?`,
    ),
    'sea-salt',
  ],
  [
    whole(
      String.raw`(?:dill |kosher dill )?pickles|cornichons|(?:green|black|kalamata) olives|olives (?:vertes|noires)(?: dénoyautées)?|sauerkraut`,
    ),
    'pickled-vegetables',
  ],
  [whole(String.raw`smoked salmon|saumon fumé(?: (?:atlantique|d'écosse|de norvège))?`), 'smoked-fish'],
  [whole(String.raw`(?:espresso |ground |instant )*coffee|café (?:moulu|soluble|en grains)`), 'coffee'],
  [whole(String.raw`(?:green|black|earl grey|english breakfast) tea|thé (?:vert|noir)`), 'tea'],
];

/** The category of a product by its whole name; null for all others. */
export function categoryOfProduct(name: string): CategoryOfSource {
  const text = name.trim().toLowerCase();
  // Longer names say more than one thing.
  if (text.length === 0 || text.length > 60) return null;
  return products.find(([names]) => names.test(text))?.[1] ?? null;
}

/** All categories that names of products lead to. */
export const productCategories: readonly string[] = products.flatMap(([, category]) =>
  category === null ? [] : [category],
);
