import type { CategoryMap, GroupMap, NamedCategory } from './categoryMap.ts';

/** The groups, subgroups and sub-subgroups of the French table. Food for babies and for special needs is in no category. */

const liver: NamedCategory = [/\bliver|foie gras/, 'liver'];
const highMercury =
  /shark|swordfish|marlin|albacore|bluefin|yellowfin|bigeye|tuna(?!.*canned)|dogfish|king mackerel|tilefish|orange roughy|\bray\b|skate/;

const meat = ({ raw }: { raw: boolean }): Readonly<Record<string, GroupMap>> => {
  const group = `meat, egg and fish > ${raw ? 'raw' : 'cooked'} meat`;
  // A few foods are in the group of the other state.
  const of = (cookedSlug: string, rawSlug: string): GroupMap => ({
    named: [
      [/\braw\b/, rawSlug],
      [/cooked|roasted|grilled|braised|fried|boiled|stewed/, cookedSlug],
    ],
    others: raw ? rawSlug : cookedSlug,
  });
  return {
    [group]: 'meat',
    [`${group} > beef and veal`]: of('cooked-beef', 'raw-beef'),
    [`${group} > pork`]: of('cooked-pork', 'raw-pork'),
    [`${group} > poultry`]: {
      named: [[/chicken|hen\b/, raw ? 'raw-chicken' : 'cooked-chicken']],
      others: raw ? 'raw-poultry' : 'cooked-poultry',
    },
    [`${group} > turkey`]: of('cooked-poultry', 'raw-poultry'),
    [`${group} > lamb and mutton`]: of('cooked-lamb', 'raw-lamb'),
    [`${group} > game`]: {
      named: [
        [/boar/, raw ? 'raw-pork' : 'cooked-pork'],
        [/average/, 'meat'],
        [/pheasant|partridge|quail|duck/, raw ? 'raw-poultry' : 'cooked-poultry'],
      ],
      others: raw ? 'raw-lamb' : 'cooked-lamb',
    },
    [`${group} > other meats`]: {
      named: [
        [/^hen\b|chicken|capon/, raw ? 'raw-chicken' : 'cooked-chicken'],
        [/horse|rabbit|goat|bison|kangaroo/, raw ? 'raw-lamb' : 'cooked-lamb'],
        [/duck|goose|quail|pigeon|ostrich|guinea|pheasant/, raw ? 'raw-poultry' : 'cooked-poultry'],
      ],
      others: 'meat',
    },
    [`${group} > offals`]: {
      named: [[/liver/, 'liver']],
      others: raw ? 'raw-offal' : 'cooked-offal',
    },
  };
};

const vegetablesRaw: GroupMap = {
  named: [
    [/avocado/, 'tropical-fruit'],
    [/(?<!brussels )sprout|alfalfa/, 'sprouts'],
    [/mushroom|cep\b|boletus|chanterelle|morel|truffle/, 'mushrooms'],
    [/salad|vegetable|mixture/, 'vegetables'],
    [
      /lettuce|spinach|chard|cabbage|kale|watercress|cress|endive|chicory|rocket|sorrel|dandelion|purslane|parsley|leaf|leaves|lamb/,
      'leafy-vegetables',
    ],
    [/carrot|radish|turnip|beet|parsnip|swede|rutabaga|celeriac|salsify|horseradish/, 'root-vegetables'],
    [
      /tomato|pepper|cucumber|courgette|zucchini|aubergine|eggplant|squash|pumpkin|okra|gourd|chayote|bean/,
      'fruiting-vegetables',
    ],
    [
      /onion|garlic|leek|celery|asparagus|broccoli|cauliflower|artichoke|fennel|kohlrabi|shallot|bamboo|palm|rhubarb|cardoon/,
      'stem-vegetables',
    ],
  ],
  others: 'vegetables',
};

const fruits: GroupMap = {
  named: [
    [/carambola|star ?fruit/, 'star-fruit'],
    [/rhubarb/, 'stem-vegetables'],
    [/olive|chestnut/, null],
    [/orange|lemon|lime|grapefruit|mandarin|clementine|tangerine|pomelo|kumquat|pummelo|citrus/, 'citrus'],
    [
      /(?<!pine|custard |star |mammee )apple|(?<!prickly )pear\b|peach|nectarine|plum|apricot|cherry|cherries|quince|persimmon|medlar|jujube|loquat/,
      'pome-stone-fruit',
    ],
    [
      /strawberr|raspberr|blackberr|blueberr|bilberr|cranberr|currant|gooseberr|grape|mulberr|elderberr|acai|berry|berries/,
      'berries-grapes',
    ],
    [
      /banana|pineapple|prickly pear|star apple|feijoa|mango|papaya|guava|kiwi|lychee|litchi|longan|durian|passion|fig|pomegranate|jackfruit|breadfruit|soursop|rambutan|tamarind|date|avocado|coconut|dragon|cherimoya|acerola/,
      'tropical-fruit',
    ],
    [/melon/, 'melons'],
  ],
  others: 'fruit',
};

const seafood = ({ raw }: { raw: boolean }): GroupMap => ({
  named: [
    [/snail|frog/, null],
    [/squid|octopus|cuttlefish|calamar/, raw ? 'raw-cephalopods' : 'cooked-cephalopods'],
    [
      /shrimp|prawn|crab|lobster|crayfish|langoustine|krill|scampi/,
      raw ? 'raw-crustaceans' : 'cooked-crustaceans',
    ],
    [
      /scallop|mussel|oyster|clam|cockle|winkle|whelk|abalone|conch|limpet|mollusc/,
      raw ? 'raw-shellfish' : 'cooked-shellfish',
    ],
    [/urchin|sea cucumber/, 'other-seafood'],
  ],
  others: raw ? 'fish-seafood' : 'fish-seafood',
});

export const ciqualCategories: CategoryMap = {
  'starters and dishes > mixed salads': {
    named: [[/raw|marinated|smoked salmon|carpaccio/, null]],
    others: 'salads',
  },
  'starters and dishes > soups': 'soups',
  'starters and dishes > dishes > meat dishes, no garnish': {
    named: [
      [/tartare|carpaccio|\braw\b/, 'raw-meat-dishes'],
      [/stew|bourguignon|blanquette|curry|goulash|tajine|tagine|osso/, 'stews'],
    ],
    others: 'dishes',
  },
  'starters and dishes > dishes > meat dishes, with vegetables/legume': {
    named: [[/stew|cassoulet|pot-au-feu|couscous|tajine|tagine|chili/, 'stews']],
    others: 'dishes',
  },
  'starters and dishes > dishes > fish dishes, no garnish': {
    named: [
      [/raw|tartare|carpaccio|sushi|sashimi|ceviche|marinated/, 'raw-fish-dishes'],
      [/breaded|fried|fritter/, 'fried-dishes'],
    ],
    others: 'dishes',
  },
  'starters and dishes > dishes > pasta or cereal dishes': {
    named: [
      [
        /pasta|ravioli|lasagn|spaghetti|tagliatelle|cannelloni|tortellini|noodle|gnocchi|macaroni/,
        'noodle-dishes',
      ],
      [/rice|risotto|paella/, 'rice-dishes'],
      [/dumpling|gyoza|wonton/, 'dumplings'],
    ],
    others: 'dishes',
  },
  'starters and dishes > dishes > vegetarian dishes': {
    named: [
      [/tofu|tempeh|seitan|soy|wheat-based/, 'soy-products'],
      [/falafel/, 'fried-dishes'],
    ],
    others: 'dishes',
  },
  'starters and dishes > dishes': {
    named: [[/sushi|sashimi|maki|tartare|carpaccio/, 'raw-fish-dishes']],
    others: 'dishes',
  },
  'starters and dishes > pizzas, crepe and pies': { named: [[/pizza/, 'pizza-burgers']], others: 'dishes' },
  'starters and dishes > sandwiches': {
    named: [
      [/burger|hot-?dog|kebab|taco|fajita/, 'pizza-burgers'],
      [/raw|smoked salmon/, null],
    ],
    others: 'sandwiches',
  },
  'starters and dishes > savoury pastries and other starters': 'dishes',

  'fruits, vegetables, legumes and nuts > vegetables > vegetables, raw': vegetablesRaw,
  'fruits, vegetables, legumes and nuts > vegetables > vegetables, cooked': {
    named: [
      [/sauerkraut|pickled|gherkin/, 'pickled-vegetables'],
      [/canned|frozen/, 'canned-vegetables'],
      [/mushroom|cep\b|chanterelle|morel|truffle/, 'mushrooms'],
      [/(?<!brussels )sprout/, 'sprouts'],
      [/paste|puree|purée|concentrate|sauce|ratatouille|creamed|gratin|juice|with cream|mix/, null],
      [/pea\b|peas\b/, 'beans'],
      [/corn\b/, 'whole-grains'],
      [/chestnut/, 'nuts'],
    ],
    others: 'cooked-vegetables',
  },
  'fruits, vegetables, legumes and nuts > vegetables > vegetables, dried or dehydrated': 'dried-vegetables',
  'fruits, vegetables, legumes and nuts > vegetables': 'vegetables',
  'fruits, vegetables, legumes and nuts > potatoes and other tubers': {
    named: [
      [/fries|fried|chips|hash|duchess|noisette|croquette|rösti|rosti|pancake/, 'fried-dishes'],
      [/mashed|puree|purée|flakes/, 'ready-meals'],
      [/crisps/, 'chips-snacks'],
      [/flour|starch|tapioca/, 'flours-starches'],
      [/gratin|dauphin|stuffed|canned|salad|with /, null],
    ],
    others: 'tubers',
  },
  'fruits, vegetables, legumes and nuts > legumes > legumes, cooked': {
    named: [[/canned/, 'canned-vegetables']],
    others: 'beans',
  },
  'fruits, vegetables, legumes and nuts > legumes': {
    named: [
      [/sprout/, 'sprouts'],
      [/flour/, 'flours-starches'],
    ],
    others: 'beans',
  },
  'fruits, vegetables, legumes and nuts > fruits > fresh fruits': fruits,
  'fruits, vegetables, legumes and nuts > fruits > puréed fruits': 'canned-fruit',
  'fruits, vegetables, legumes and nuts > fruits > canned fruits': 'canned-fruit',
  'fruits, vegetables, legumes and nuts > fruits > dried fruits': 'dried-fruit',
  'fruits, vegetables, legumes and nuts > fruits': {
    named: [
      [/canned|syrup|jam|jelly|juice|cooked|steamed|fried|crisps|candied|flour/, null],
      [/carambola|star ?fruit/, 'star-fruit'],
    ],
    others: 'fruit',
  },
  'fruits, vegetables, legumes and nuts > nuts and seeds': {
    named: [
      [/flour|chestnut cream/, null],
      [/coconut milk|coconut cream|coconut water/, null],
      [/sprout/, 'sprouts'],
      [/^soybean/, 'beans'],
      [/seed|sesame|tahini|flax|linseed|chia/, 'seeds'],
      [
        /almond|walnut|hazelnut|cashew|pistachio|peanut|pecan|macadamia|brazil|chestnut|pine nut|coconut|nut\b|nuts\b/,
        'nuts',
      ],
    ],
    others: 'nuts-seeds',
  },

  'cereal products > pasta, rice and grains': {
    named: [
      [/gnocchi|couscous|durum wheat(?! semolina)/, 'grains'],
      [/soy.*(?:noodle|vermicelli)|(?:lens|rice-maize) based pasta/, 'noodles'],
      [/rice noodle/, 'plain-noodles'],
      [/^rice, (?:red|brown|wild|black|whole)|wild rice|whole ?grain rice/, 'whole-grains'],
      [/^rice.*(?:mix|brown|wild|complete|whole)|brown rice/, 'whole-grains'],
      [/^(?:basmati )?rice/, 'rice'],
      [/(?:pasta|noodle|spaghetti|vermicelli|macaroni).*(?:whole|buckwheat|soba)/, 'whole-grain-noodles'],
      [
        /(?:pasta|noodle|spaghetti|vermicelli|macaroni).*(?:flavou?r|gluten|egg|fresh|stuffed)|instant/,
        'noodles',
      ],
      [/pasta|noodle|spaghetti|vermicelli|macaroni/, 'plain-noodles'],
      [/flour|starch|semolina|polenta|tapioca/, 'flours-starches'],
      [
        /wheat|spelt|barley|oat|quinoa|millet|buckwheat|bulgur|rye|sorghum|amaranth|maize|corn|kamut|khorasan|teff/,
        'whole-grains',
      ],
    ],
    others: 'grains',
  },
  'cereal products > breads and similar': {
    named: [
      [/crumbs/, 'flours-starches'],
      [/filled|with ham|garlic butter/, null],
    ],
    others: 'bread',
  },
  'cereal products > savoury biscuits': {
    named: [[/(?<!prawn )cracker|breadstick|biscuit/, 'cookies-crackers']],
    others: 'chips-snacks',
  },

  ...meat({ raw: true }),
  ...meat({ raw: false }),
  'meat, egg and fish > delicatessen meat and similar > pâtés and terrines': {
    named: [
      liver,
      [/fish|salmon|vegetable/, null],
      // Most pâtés are made with liver.
      [/pâté|pate|terrine|mousse/, 'meat'],
    ],
    others: 'meat',
  },
  'meat, egg and fish > delicatessen meat and similar > quenelles': null,
  'meat, egg and fish > delicatessen meat and similar > rillettes': 'processed-meat',
  'meat, egg and fish > delicatessen meat and similar > delicatessen alternatives for vegetarian': {
    named: [[/tofu|soy/, 'soy-products']],
    others: null,
  },
  'meat, egg and fish > delicatessen meat and similar > other delicatessen': {
    named: [
      liver,
      [/tripe|andouill|head cheese|tongue|snout|feet|trotter/, 'offal'],
      [/dried|jerky/, 'dried-meat'],
      [
        /smoked|cured|bacon|salami|chorizo|sausage|black pudding|confit|preserved|ham\b|coppa|pancetta|mortadella/,
        'processed-meat',
      ],
    ],
    others: 'meat',
  },
  'meat, egg and fish > delicatessen meat and similar': { named: [liver], others: 'processed-meat' },
  'meat, egg and fish > other meat products': {
    named: [
      [/breaded|nugget|cordon bleu/, 'fried-dishes'],
      [/beef.*raw|raw.*beef/, 'raw-beef'],
      [/beef.*cooked|cooked.*beef/, 'cooked-beef'],
    ],
    others: 'meat',
  },
  'meat, egg and fish > fish, cooked': {
    named: [
      [/smoked/, 'smoked-fish'],
      [highMercury, 'high-mercury-fish'],
      [/dried|salted/, 'fish'],
      [/breaded|fritter/, 'fried-dishes'],
    ],
    others: 'cooked-fish',
  },
  'meat, egg and fish > fish, raw': {
    named: [
      [highMercury, 'high-mercury-fish'],
      [/roe/, 'fish-roe'],
    ],
    others: 'raw-fish',
  },
  'meat, egg and fish > seafood, cooked': seafood({ raw: false }),
  'meat, egg and fish > seafood, raw': seafood({ raw: true }),
  'meat, egg and fish > fish products': {
    named: [
      [/roe|caviar|tarama/, 'fish-roe'],
      [/surimi|fish cake|fish ball/, 'fish-paste'],
      [/cod liver/, 'fish-seafood'],
      [/breaded|nugget|finger|fried|fritter/, 'fried-dishes'],
      [/smoked/, 'smoked-fish'],
      [/crab|shrimp|prawn|lobster|crayfish/, 'crustaceans'],
      [/mussel|oyster|clam|scallop|squid|octopus/, 'fish-seafood'],
      [
        /(?:sardine|mackerel|tuna|salmon|anchov|herring|pilchard|sprat).*(?:canned|in oil|sauce)|canned/,
        'canned-fish',
      ],
      [/dried|salted/, 'fish'],
    ],
    others: 'fish-seafood',
  },
  'meat, egg and fish > eggs > eggs, cooked': {
    named: [[/soft-?boiled|poached/, 'raw-eggs']],
    others: 'cooked-eggs',
  },
  'meat, egg and fish > eggs > eggs, raw': 'raw-eggs',
  'meat, egg and fish > eggs > omelettes and other egg products': {
    named: [[/omelet/, 'cooked-eggs']],
    others: 'eggs',
  },
  'meat, egg and fish > meat substitute': 'soy-products',

  'milk and milk products > milk': {
    named: [
      [/\braw\b|unpasteuri/, 'unpasteurised-dairy'],
      [/flavou?red|chocolate/, 'flavoured-milk'],
    ],
    others: 'milk',
  },
  'milk and milk products > dairy products and similar > yoghurts': {
    named: [[/soy|coconut|almond|plant/, null]],
    others: 'yogurt',
  },
  'milk and milk products > dairy products and similar > fromages blanc': 'fresh-cheese',
  'milk and milk products > dairy products and similar > dairy desserts': 'cakes-pastries',
  'milk and milk products > dairy products and similar > other desserts': 'cakes-pastries',
  'milk and milk products > dairy products and similar > plant-based desserts': {
    named: [[/soy/, 'soy-products']],
    others: null,
  },
  // Cheese of raw milk is in the groups of the others; names say it where the table does.
  'milk and milk products > cheese and similar': {
    named: [
      [/raw milk|unpasteuri|roquefort/, 'unpasteurised-dairy'],
      [/plant-based|vegan/, null],
    ],
    others: 'cheese',
  },
  'milk and milk products > cheese and similar > soft cheeses': {
    named: [
      [/raw milk|unpasteuri/, 'unpasteurised-dairy'],
      [/pasteurised|industrial/, 'soft-cheese'],
    ],
    others: 'soft-cheese',
  },
  'milk and milk products > cheese and similar > blue cheeses': {
    named: [[/roquefort|raw milk/, 'unpasteurised-dairy']],
    others: 'soft-cheese',
  },
  'milk and milk products > cheese and similar > semihard cheeses': {
    named: [
      [/raw milk|reblochon/, 'unpasteurised-dairy'],
      [
        /morbier|vacherin|saint-?nectaire|tomme|tome|raclette|comt|beaufort|gruy[eè]re|abondance|cantal|salers|laguiole/,
        'cheese',
      ],
    ],
    others: 'hard-cheese',
  },
  'milk and milk products > cheese and similar > processed cheeses': 'processed-cheese',
  'milk and milk products > cheese and similar > uncured cheeses and similar': {
    named: [
      [/raw milk/, 'unpasteurised-dairy'],
      [/feta/, 'soft-cheese'],
    ],
    others: 'fresh-cheese',
  },
  'milk and milk products > cheese and similar > cheese alternatives for vegetarian': null,
  'milk and milk products > cream and similar': {
    named: [[/soy|plant|vegetable|coconut/, null]],
    others: 'cream',
  },

  'beverages > water': { named: [[/flavou?r/, null]], others: 'water' },
  'beverages > non-alcoholic beverages > juices': 'juices',
  'beverages > non-alcoholic beverages > nectars': 'juices',
  'beverages > non-alcoholic beverages > soft drinks': {
    named: [
      [/energy drink|sport/, 'energy-sports-drinks'],
      [/\bcola\b/, 'cola'],
      [/coconut water/, 'juices'],
      [/tea/, 'tea'],
      [/lemonade|carbonated|tonic|sparkling|soda|bitter/, 'sodas'],
    ],
    others: 'beverages',
  },
  'beverages > non-alcoholic beverages > dairy beverages': {
    named: [[/flavou?red milk/, 'flavoured-milk']],
    others: 'beverages',
  },
  'beverages > non-alcoholic beverages > plant-based drinks': 'plant-drinks',
  'beverages > non-alcoholic beverages > coffee, tea, cocoa beverages, etc. ready to drink': {
    named: [
      [/decaffeinated/, 'decaf-drinks'],
      [/coffee|cappuccino|espresso/, 'coffee'],
      [/infusion|herbal/, 'herbal-tea'],
      [/\btea\b/, 'tea'],
      [/cocoa|chocolate/, 'flavoured-milk'],
      [/chicory/, 'herbal-tea'],
    ],
    others: 'beverages',
  },
  'beverages > non-alcoholic beverages > beverages, to reconstitute': {
    named: [
      [/decaffeinated/, 'decaf-drinks'],
      [/coffee.*chicory|chicory.*coffee|^coffee|cappuccino/, 'coffee'],
      [/\btea\b/, 'tea'],
      [/cocoa|chocolate/, 'chocolate'],
      [/^syrup/, 'sugar-syrups'],
      [/chicory/, 'herbal-tea'],
    ],
    others: 'beverages',
  },
  'beverages > alcoholic beverages > wines': {
    named: [[/without alcohol|non-alcoholic|alcohol-free|0°/, null]],
    others: 'wine',
  },
  'beverages > alcoholic beverages > beers and ciders': {
    named: [
      [/without alcohol|non-alcoholic|alcohol-free|0°|<1/, null],
      [/beer/, 'beer'],
    ],
    others: 'alcohol',
  },
  'beverages > alcoholic beverages > liqueurs and spirits': 'spirits',
  'beverages > alcoholic beverages > cocktails': {
    named: [
      [/alcohol-free/, null],
      [/shandy|beer/, 'beer'],
    ],
    others: 'spirits',
  },

  'sugar and confectionery > sugars and honey': {
    named: [
      [/honey/, 'honey'],
      [/sugar|syrup|fructose|molasses/, 'sugar-syrups'],
    ],
    others: null,
  },
  'sugar and confectionery > chocolate and chocolate products': {
    named: [[/spread/, 'jams']],
    others: 'chocolate',
  },
  'sugar and confectionery > non-chocolate confectionery': 'candy-jelly',
  'sugar and confectionery > jam': 'jams',
  'sugar and confectionery > Viennese pastries': {
    named: [[/croissant|brioche|bread|bun/, 'bread']],
    others: 'cakes-pastries',
  },
  'sugar and confectionery > sweet biscuits': 'cookies-crackers',
  'sugar and confectionery > breakfast cereals': 'breakfast-cereals',
  'sugar and confectionery > cereal bars': 'cookies-crackers',
  'sugar and confectionery > cakes and pastry': 'cakes-pastries',

  'ice cream and sorbet': 'ice-cream',

  'fats and oils > butters': 'animal-fats',
  'fats and oils > vegetable oils': { named: [[/margarine/, 'margarine']], others: 'vegetable-oils' },
  'fats and oils > margarines': 'margarine',
  'fats and oils > fish oils': 'animal-fats',
  'fats and oils > other fats': {
    named: [[/lard|pork|chicken|duck|goose|beef|tallow/, 'animal-fats']],
    others: null,
  },

  'miscellaneous > sauces': {
    named: [
      [/soy sauce/, 'soy-sauces'],
      [/fish sauce|nuoc/, 'fish-sauces'],
    ],
    others: 'sauces',
  },
  'miscellaneous > sauces > dessert sauces': null,
  'miscellaneous > condiments': {
    named: [
      [/^vinegar/, 'vinegar'],
      [/^tapenade/, 'sauces'],
      [/gherkin|caper|pickle|olive|onion/, 'pickled-vegetables'],
      [/mustard|horseradish|wasabi|harissa|pesto|tapenade/, 'sauces'],
      [/miso/, 'fermented-pastes'],
    ],
    others: null,
  },
  'miscellaneous > cooking aids': {
    named: [[/broth|stock|bouillon|yeast|baking|gelatin/, 'stock-seasonings']],
    others: null,
  },
  'miscellaneous > salts': {
    named: [
      [/celery/, 'stock-seasonings'],
      [/potassium|low sodium|reduced/, 'salt-substitutes'],
      // White salt may be from the sea or from rock.
      [/igneous/, 'seasonings'],
      [/sea salt/, 'sea-salt'],
    ],
    others: 'salt',
  },
  'miscellaneous > spices': 'spices-herbs',
  'miscellaneous > herbs': { named: [[/garlic, fresh/, 'stem-vegetables']], others: 'spices-herbs' },
  'miscellaneous > seaweed': { named: [[/spirulina|chlorella/, null]], others: 'seaweed' },
  'miscellaneous > miscellaneous ingredients': {
    named: [
      [/bran|germ/, 'whole-grains'],
      [/gelatin|yeast|baking/, 'stock-seasonings'],
      [/starch|flour/, 'flours-starches'],
    ],
    others: null,
  },
};
