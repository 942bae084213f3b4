import type { CategoryMap, GroupMap, NamedCategory } from './categoryMap.ts';

/**
 * The food groups of the USDA. Descriptions begin with the kind of food ("Cheese, blue"), so most words are looked for
 * at the start. Baby foods and foods of one people are in no category: their groups hold everything.
 */

const raw = /\braw\b|\buncooked\b|\bunheated\b|\bunprepared\b/;
const cooked =
  /\bcooked\b|\bboiled\b|\broasted\b|\bbroiled\b|\bbraised\b|\bfried\b|\bgrilled\b|\bstewed\b|\bsimmered\b|\bbaked\b|\bmicrowaved\b|\bsteamed\b|\bsaut[eé]ed\b|\bstir-fried\b|\bheated\b|\brotisserie\b|\bpan-fried\b|\bsteamed\b|\bdrained\b/;

/** Where the description says raw or cooked; elsewhere the category above both. */
const rawOrCooked = (
  names: RegExp,
  slugs: { raw: string; cooked: string; neither: string },
): readonly NamedCategory[] => [
  [new RegExp(`(?=.*(?:${names.source}))(?=.*(?:${raw.source}))`), slugs.raw],
  [new RegExp(`(?=.*(?:${names.source}))(?=.*(?:${cooked.source}))`), slugs.cooked],
  [names, slugs.neither],
];

const offal =
  /heart|kidney|lungs?\b|tongue|spleen|stomach|chitterling|tripe|thymus|pancreas|brain|gizzard|variety meats|feet\b|\bears\b|\btail\b|giblet|mechanically separated/;
const organs: readonly NamedCategory[] = [
  [/\bliver\b/, 'liver'],
  [/giblet/, 'offal'],
  ...rawOrCooked(offal, { raw: 'raw-offal', cooked: 'cooked-offal', neither: 'offal' }),
];

const beef = { raw: 'raw-beef', cooked: 'cooked-beef', neither: 'beef' };
const pork = { raw: 'raw-pork', cooked: 'cooked-pork', neither: 'pork' };
const lamb = { raw: 'raw-lamb', cooked: 'cooked-lamb', neither: 'lamb-goat' };
const poultry = { raw: 'raw-poultry', cooked: 'cooked-poultry', neither: 'poultry' };
const chicken = { raw: 'raw-chicken', cooked: 'cooked-chicken', neither: 'chicken' };

const dairyAndEggs: GroupMap = {
  named: [
    [/substitute|imitation|non-?dairy|replacement|vegetable oil|filled|beverage|human|infant/, null],
    [/^egg.*(?:\braw\b)/, 'raw-eggs'],
    [/^egg.*(?:poached)/, 'raw-eggs'],
    [/^egg.*(?:hard-boiled|fried|omelet|scrambled|cooked)/, 'cooked-eggs'],
    [/^eggnog/, null],
    [/^egg/, 'eggs'],
    [/^butter/, 'animal-fats'],
    [
      /^cheese.*(?:process|cheese food|cheese spread|product)|^kraft velveeta|^kraft cheez whiz/,
      'processed-cheese',
    ],
    [/^cheese, (?:roquefort)/, 'unpasteurised-dairy'],
    [/^cheese, (?:brie|camembert|blue|feta|limburger|goat, soft|goat, semisoft)/, 'soft-cheese'],
    [
      /^cheese, (?:cottage|cream|ricotta|mozzarella|neufchatel|mexican, queso (?:fresco|blanco|cotija)|fresh|white, queso)/,
      'fresh-cheese',
    ],
    [
      /^cheese, (?:cheddar|colby|swiss|gouda|edam|parmesan|romano|provolone|gruyere|monterey|muenster|brick|fontina|tilsit|port de salut|caraway|cheshire|dry white|gjetost|goat, hard|cheddar or american)/,
      'hard-cheese',
    ],
    [/^cheese/, 'cheese'],
    [/^yogurt|^milk, buttermilk|^kefir/, 'yogurt'],
    [/frozen yogurt|ice cream/, 'ice-cream'],
    [/^milk, chocolate|^milk shakes|^milk, .*(?:malted)/, 'flavoured-milk'],
    [/^milk|^whey/, 'milk'],
    [/^cream|^sour cream/, 'cream'],
  ],
  others: null,
};

const poultryProducts: GroupMap = {
  named: [
    [/meatless/, null],
    [
      /pate|bologna|frankfurter|sausage|luncheon|deli|\broll\b|bacon|salami|ham\b|pastrami|smoked|cured|canned/,
      'processed-meat',
    ],
    [/nugget|breaded|batter|tenders|patty|patties|fried, flour/, 'fried-dishes'],
    ...organs,
    ...rawOrCooked(/^chicken|^ruffed|cornish game hen/, chicken),
    ...rawOrCooked(
      /^(?:ground )?turkey|^duck|^goose|^pheasant|^quail|^squab|^ostrich|^emu|^guinea|^dove/,
      poultry,
    ),
  ],
  others: 'meat',
};

/** Dishes and other things among the vegetables. */
const otherThanVegetables: readonly NamedCategory[] = [
  [/juice|cocktail|beverage/, null],
  [/kimchi|^cabbage, kimchi/, 'kimchi'],
  [/pickle|sauerkraut|pickled|relish/, 'pickled-vegetables'],
  [/^seaweed|^kelp|^laver|^irishmoss|^agar/, 'seaweed'],
  [/catsup|ketchup|tomato products, canned, (?:sauce|paste|puree)|tomato (?:sauce|paste)/, 'sauces'],
  [/french[- ]fried|fries|hash brown|onion rings|tater|puffs/, 'fried-dishes'],
  [
    /salad|au gratin|scalloped|mashed|souffle|pancakes|stuffing|succotash|with sauce|in sauce|with butter|cheese sauce|creamed|candied|soup|pie mix|pudding|coleslaw/,
    null,
  ],
  [/^potato.*(?:flour)/, 'flours-starches'],
  [/chips/, null],
  [/^(?:potato|sweet potato|yam|taro|cassava|jerusalem-artichoke|mountain yam|arrowroot|tannier)/, 'tubers'],
  [/^yambean|^jicama/, 'root-vegetables'],
];

/** The groups of raw vegetables, by the first word. */
const leaves =
  /^(?:lettuce|spinach|kale|cabbage|chard|swiss chard|arugula|cress|watercress|endive|chicory, (?:greens|witloof)|collards|parsley|mustard greens|turnip greens|beet greens|dandelion|amaranth leaves|grape leaves|pumpkin leaves|sweet potato leaves|sorrel|dock|purslane|new zealand spinach|mustard spinach|radicchio|garden cress|vinespinach|coriander|cilantro|basil|brussels sprouts|pokeberry|borage|chrysanthemum|jute|radish leaves|taro leaves|lambsquarters|fireweed|cornsalad|mache|drumstick leaves|winged beans? leaves|cowpeas, leafy tips|balsam-pear \(bitter gourd\), leafy tips|eppaw|nopales)/;
const roots =
  /^(?:carrot|radish|turnip|beet|burdock|parsnip|rutabaga|salsify|celeriac|ginger root|lotus root|horseradish|waterchestnuts|chicory roots|wasabi|yambean|jicama|arrowhead)/;
const fruits =
  /^(?:tomato|pepper|peppers|cucumber|eggplant|squash|pumpkin|okra|gourd|chayote|balsam-pear|beans, snap|waxgourd|tomatillo|calabash|yardlong bean|winged bean)/;
const stems =
  /^(?:onion|garlic|leek|celery|asparagus|broccoli|cauliflower|artichoke|fennel|kohlrabi|bamboo shoots|scallion|shallot|chives|cardoon|rhubarb|hearts of palm|broccoli raab|banana flower|welsh onion|mountain)/;
const pulses =
  /^(?:peas|lima beans|edamame|cowpeas|pigeonpeas|broadbeans|soybeans, green|beans, (?:fava|pinto|navy|kidney)|hyacinth)/;

const dried = /\bdried\b|dehydrated|flakes|powder|freeze-dried|sun-dried/;
const kept = /\bcanned\b|\bfrozen\b/;
const vegetables: GroupMap = {
  named: [
    ...otherThanVegetables,
    [/^(?!brussels).*(?:sprouted|sprouts)/, 'sprouts'],
    [new RegExp(`^mushroom.*(?:${dried.source})|^fungi.*dried`), 'dried-vegetables'],
    [/^mushroom.*canned/, 'canned-vegetables'],
    [/^mushroom|^fungi/, 'mushrooms'],
    [kept, 'canned-vegetables'],
    [dried, 'dried-vegetables'],
    [new RegExp(`(?:${pulses.source})`), 'beans'],
    [/^corn/, 'whole-grains'],
    [
      new RegExp(
        `(?=.*(?:${cooked.source}))(?:${[leaves, roots, fruits, stems].map(({ source }) => source).join('|')})`,
      ),
      'cooked-vegetables',
    ],
    [leaves, 'leafy-vegetables'],
    [roots, 'root-vegetables'],
    [fruits, 'fruiting-vegetables'],
    [stems, 'stem-vegetables'],
  ],
  others: 'vegetables',
};

const fruit: GroupMap = {
  named: [
    [/carambola|starfruit/, 'star-fruit'],
    [/juice|nectar|beverage|drink/, 'juices'],
    [/^olives/, 'pickled-vegetables'],
    [/candied|pie filling/, null],
    [
      /\bcanned\b|applesauce|stewed|syrup|fruit cocktail|maraschino|sweetened, frozen|frozen, sweetened|\bcooked\b/,
      'canned-fruit',
    ],
    [/\bdried\b|dehydrated|^raisins|^prunes|dates|low-moisture/, 'dried-fruit'],
    [/^(?:orange|lemon|lime|grapefruit|tangerine|kumquat|clementine|pummelo|mandarin)/, 'citrus'],
    [
      /^(?:apple|pear|peach|nectarine|plum|apricot|cherr|quince|persimmon|loquat|crabapple|jujube|pitanga|sapote|mammy)/,
      'pome-stone-fruit',
    ],
    [
      /^(?:strawberr|raspberr|blackberr|blueberr|cranberr|currant|gooseberr|boysenberr|loganberr|mulberr|grape|elderberr|oheloberr|roselle|goji|acai|groundcherr|rowal)/,
      'berries-grapes',
    ],
    [
      /^(?:banana|pineapple|mango|papaya|guava|kiwifruit|litchi|longan|durian|passion|plantain|avocado|fig|pomegranate|jackfruit|breadfruit|cherimoya|soursop|sugar-?apple|custard-?apple|rambutan|tamarind|feijoa|prickly pear|acerola|java-plum|rose-apple|mangosteen|abiyuch|horned melon)/,
      'tropical-fruit',
    ],
    [/^(?:melon|watermelon|cantaloupe)/, 'melons'],
  ],
  others: 'fruit',
};

const seafood: GroupMap = {
  named: [
    [/^turtle|^frog/, null],
    [/roe|caviar/, 'fish-roe'],
    [/surimi|imitation|gefilte|alaska king crab, imitation/, 'fish-paste'],
    [/fish sticks|breaded|batter|fried/, 'fried-dishes'],
    [/^jellyfish|sea cucumber/, 'other-seafood'],
    ...rawOrCooked(/^crustaceans/, {
      raw: 'raw-crustaceans',
      cooked: 'cooked-crustaceans',
      neither: 'cooked-crustaceans',
    }),
    ...rawOrCooked(/^mollusks, (?:squid|octopus|cuttlefish)/, {
      raw: 'raw-cephalopods',
      cooked: 'cooked-cephalopods',
      neither: 'cephalopods',
    }),
    ...rawOrCooked(/^mollusks/, { raw: 'raw-shellfish', cooked: 'cooked-shellfish', neither: 'shellfish' }),
    [
      /swordfish|shark|tilefish|marlin|mackerel, king|roughy, orange|tuna.*(?:bluefin|yellowfin|fresh|white|albacore|bigeye)/,
      'high-mercury-fish',
    ],
    [/\bcanned\b/, 'canned-fish'],
    [/smoked|\blox\b/, 'smoked-fish'],
    [/\bdried\b/, 'dried-fish'],
    [/salted/, 'fish'],
    ...rawOrCooked(/^fish|^salmon|^tuna|^usda commodity/, {
      raw: 'raw-fish',
      cooked: 'cooked-fish',
      neither: 'fish',
    }),
  ],
  others: 'fish-seafood',
};

const legumes: GroupMap = {
  named: [
    [/^beans, baked/, null],
    [/^peanut|^usda commodity, peanut/, 'nuts'],
    [/soy sauce|tamari/, 'soy-sauces'],
    [/^miso/, 'fermented-pastes'],
    [/milk|silk.*(?:plain|vanilla|chocolate|beverage)/, 'plant-drinks'],
    [/yogurt/, 'soy-products'],
    [/hummus/, 'sauces'],
    [/falafel/, 'fried-dishes'],
    [/soy flour|soy meal|chickpea flour|carob flour|peanut flour|flour/, 'flours-starches'],
    [
      /^tofu|tempeh|natto|okara|soy protein|meat extender|^vege|veggie|meatless|^bacon|^sausage|vitasoy|worthington|morningstar|loma linda|gardenburger|house foods|mori-nu|vegetarian|burger/,
      'soy-products',
    ],
    [/chili|refried|baked|pork|frankfurter|sauce|soup/, null],
    [/\bcanned\b/, 'canned-vegetables'],
    [/noodle|papad|carob/, null],
    [
      /^(?:beans|lentils|peas|chickpeas|cowpeas|mung|mungo|lupins|pigeon|soybeans|broadbeans|yardlong|winged|hyacinth|mothbeans|lima)/,
      'beans',
    ],
  ],
  others: 'legumes',
};

const baked: GroupMap = {
  named: [
    [/leavening/, 'stock-seasonings'],
    [/^bread crumbs/, 'flours-starches'],
    [
      /stuffing|croutons|pie crust|phyllo|puff pastry|ice cream cone|dry mix|taco shell|tostada|\bdough\b/,
      null,
    ],
    [
      /^cookie|cracker|wafer|graham|biscotti|animal|fortune|ladyfinger|shortbread|gingersnap|fig bar|granola|\bbar\b|keebler|pretzel/,
      'cookies-crackers',
    ],
    [
      /cake|\bpie\b|doughnut|donut|muffins?,? (?!english)|danish|eclair|pastry|sweet roll|waffle|pancake|french toast|brownie|strudel|cream puff|toaster|cinnamon roll|cobbler|crumpet/,
      'cakes-pastries',
    ],
    [
      /bread|bagel|\brolls?\b|\bbuns?\b|english muffin|tortilla|pita|croissant|toast|biscuit|naan|focaccia|melba|zwieback|matzo/,
      'bread',
    ],
  ],
  others: null,
};

const sweets: GroupMap = {
  named: [
    [/sweetener|^sugar substitute|topping|frosting|pectin|flan|dry mix/, null],
    [
      /ice cream|frozen yogurt|sherbet|frozen novelt|popsicle|sorbet|ice-? ?pop|fudgsicle|creamsicle|italian ice|gelato|klondike/,
      'ice-cream',
    ],
    [/^honey/, 'honey'],
    [/^(?:jam|jellies|marmalade|fruit butters|preserves)|chocolate-flavored hazelnut spread/, 'jams'],
    [/^(?:sugar|sugars|syrup|syrups|molasses)(?!.*chocolate)/, 'sugar-syrups'],
    [/^pudding|^custard|^dessert|tapioca|mousse|rennin|egg custard/, 'cakes-pastries'],
    [
      /^gelatin|gum\b|gumdrop|hard candy|marshmallow|jellybean|caramels?$|taffy|gummy|skittles|starburst|^candies, (?:hard|jelly|gum|marsh|caramels|butterscotch|licorice|nougat|toffee|sugar|jellybeans|taffy|fruit)/,
      'candy-jelly',
    ],
    [
      /^candies.*(?:chocolate|snickers|m&m|milky way|twix|kit kat|reese|butterfinger|cocoa|hershey|nestle|mars)|chocolate|^cocoa/,
      'chocolate',
    ],
    [/^candies/, 'snacks-sweets'],
  ],
  others: null,
};

const grains: GroupMap = {
  named: [
    [/^rice.*(?:flour|bran)/, null],
    [/^rice, (?:brown|wild)|^wild rice/, 'whole-grains'],
    [/^rice, white|^rice, /, 'rice'],
    [
      /^rice noodles|^noodles, (?:japanese, somen|chinese, cellophane|egg|flat)|^(?:pasta|spaghetti|macaroni|noodles)(?!.*(?:whole|soba|protein|vegetable|spinach|gluten|corn|homemade, made with))/,
      'plain-noodles',
    ],
    [/^(?:pasta|spaghetti|macaroni|noodles).*(?:whole|soba)/, 'whole-grain-noodles'],
    [/^(?:pasta|spaghetti|macaroni|noodles)/, 'noodles'],
    [/flour|starch|cornmeal|semolina|masa|tapioca/, 'flours-starches'],
    [/vital wheat gluten|couscous|corn bran|hominy/, null],
    [
      /^(?:barley|oat|quinoa|millet|buckwheat|bulgur|rye|wheat|sorghum|spelt|teff|triticale|amaranth|corn|kamut|wheat bran|wheat germ)/,
      'whole-grains',
    ],
  ],
  others: 'grains',
};

const served: GroupMap = {
  named: [
    [/shake|cocoa|coffee|drink|beverage|pudding|peanuts/, null],
    [
      /pizza|burger|whopper|big mac|quarter pounder|taco|burrito|hot ?dog|corndog|enchilada|chimichanga|nachos|quesadilla|calzone|fajita|big n' tasty|mcdouble/,
      'pizza-burgers',
    ],
    [
      /sandwich|croissant|submarine|\bsub\b|\bwrap\b|mcmuffin|biscuit,? with|mcgriddles|mcrib|filet-o-fish|bagel/,
      'sandwiches',
    ],
    [
      /fried chicken|chicken, breaded|nuggets|mcnuggets|french fr|steak fries|fried potato|potato, french|onion rings|hash ?brown|tenders|crispy|chicken strips|popcorn chicken|clams, breaded|shrimp, breaded|fish fillet, battered|hushpuppies|fish, fried|catfish/,
      'fried-dishes',
    ],
    [/salad|coleslaw/, 'salads'],
    [/sundae|ice cream|mcflurry|frozen/, 'ice-cream'],
    [/spaghetti|lasagna|macaroni|lo mein|fettuccine|ravioli|noodle/, 'noodle-dishes'],
    [/fried rice|rice/, 'rice-dishes'],
    [/soup/, 'soups'],
    [/pancakes|french toast sticks|brownie|cookie|danish|pie\b|cinnamon/, null],
    [/steak|ribs/, 'grilled-dishes'],
  ],
  others: null,
};

export const usdaCategories: CategoryMap = {
  'Dairy and Egg Products': dairyAndEggs,
  'Spices and Herbs': {
    named: [
      [/^vinegar/, 'vinegar'],
      [/^salt/, 'salt'],
      [/^mustard, prepared|^horseradish, prepared/, 'sauces'],
      [/^capers/, 'pickled-vegetables'],
      [/seasoning mix|^seasoning/, 'stock-seasonings'],
      [/^spices|fresh|dried/, 'spices-herbs'],
    ],
    others: null,
  },
  'Baby Foods': null,
  'Fats and Oils': {
    named: [
      [/imitation|substitute/, null],
      [/^fish oil|^fat,|\blard\b|tallow|^butter|^animal fat/, 'animal-fats'],
      [/^shortening|^margarine|spread/, 'margarine'],
      [/dressing|mayonnaise|sandwich spread/, 'sauces'],
      [/^oil|^vegetable oil|\boil\b/, 'vegetable-oils'],
    ],
    others: null,
  },
  'Poultry Products': poultryProducts,
  'Soups, Sauces, and Gravies': {
    named: [
      [/stock|bouillon|broth|consomme/, 'stock-seasonings'],
      [/^soy sauce/, 'soy-sauces'],
      [/^fish sauce|sauce, fish/, 'fish-sauces'],
      [/^soup|soup\b/, 'soups'],
      [/sauce|^gravy|^dip|salsa|dressing|guacamole/, 'sauces'],
    ],
    others: null,
  },
  'Sausages and Luncheon Meats': {
    named: [
      [/meatless|vegetarian/, null],
      [/liver|braunschweiger|pate/, 'liver'],
      [/jerky|beef sticks/, 'dried-meat'],
    ],
    others: 'processed-meat',
  },
  'Breakfast Cereals': 'breakfast-cereals',
  'Fruits and Fruit Juices': fruit,
  'Pork Products': {
    named: [
      ...organs,
      ...rawOrCooked(/^pork, fresh/, pork),
      [/cured|\bham\b|bacon|canned|smoked|salt pork|deli|sausage/, 'processed-meat'],
      ...rawOrCooked(/./, pork),
    ],
    others: 'pork',
  },
  'Vegetables and Vegetable Products': vegetables,
  'Nut and Seed Products': {
    named: [
      [/coconut water/, 'juices'],
      [/coconut milk|coconut cream/, 'plant-drinks'],
      [/^seeds/, 'seeds'],
      [/^nuts|butter|almond paste/, 'nuts'],
    ],
    others: 'nuts-seeds',
  },
  'Beef Products': {
    named: [
      [
        /cured|corned|\bdried\b|jerky|pastrami|breakfast strips|smoked|canned|luncheon|sausage/,
        'processed-meat',
      ],
      ...organs,
      ...rawOrCooked(/./, beef),
    ],
    others: 'beef',
  },
  Beverages: {
    named: [
      [/non-?alcoholic/, null],
      [/^alcoholic.*\bbeer\b/, 'beer'],
      [/rice \(sake\)|\bsake\b/, 'rice-wine'],
      [/^alcoholic beverage.*wine|^wine/, 'wine'],
      [/^alcoholic beverage/, 'spirits'],
      [/decaffeinated/, 'decaf-drinks'],
      [/coffee substitute|chicory/, 'herbal-tea'],
      [/^(?:beverages, )?coffee/, 'coffee'],
      [/tea.*(?:herb|chamomile|hibiscus)/, 'herbal-tea'],
      [/^(?:beverages, )?tea\b|green tea|iced tea/, 'tea'],
      [
        /energy drink|red bull|monster|rockstar|sports drink|gatorade|powerade|amp\b|full throttle/,
        'energy-sports-drinks',
      ],
      [/^(?!.*other than cola).*(?:carbonated.*\bcola\b|zevia, cola)/, 'cola'],
      [
        /^(?:beverages, )?water(?!.*(?:sweetened|syrup|flavor))|^beverages.*(?:spring|mineral) (?:bottled )?water|dasani/,
        'water',
      ],
      [
        /(?:carbonated|soft drink).*(?:pepper|contains? caffeine|\bwith caffeine)|dr pepper|mountain dew/,
        'soft-drinks',
      ],
      [/carbonated|soft drink|club soda|tonic water|ginger ale|root beer/, 'sodas'],
      [/(?:almond|rice|soy|oat|hemp) ?milk|rice drink/, 'plant-drinks'],
      [
        /juice drink|juice cocktail|fruit punch|lemonade|limeade|orange drink|cranberry|fruit juice/,
        'juices',
      ],
      [/chocolate milk|milkshake|malted.*milk/, 'flavoured-milk'],
      [/protein|ensure|slimfast|nutritional|meal/, 'ready-meals'],
    ],
    others: 'beverages',
  },
  'Finfish and Shellfish Products': seafood,
  'Legumes and Legume Products': legumes,
  'Lamb, Veal, and Game Products': {
    named: [
      ...organs,
      ...rawOrCooked(/^veal|beefalo|bison|buffalo/, beef),
      ...rawOrCooked(/boar/, pork),
      ...rawOrCooked(/^lamb|^game meat|^goat|^new zealand|^elk|^deer/, lamb),
    ],
    others: 'meat',
  },
  'Baked Products': baked,
  Sweets: sweets,
  'Cereal Grains and Pasta': grains,
  'Fast Foods': served,
  'Restaurant Foods': served,
  'Meals, Entrees, and Side Dishes': {
    named: [
      [/pizza|burrito|taco|corn ?dog/, 'pizza-burgers'],
      [/sandwich|hot pockets|lean pockets/, 'sandwiches'],
      [/ravioli|pasta|spaghetti|lasagna|macaroni|noodle|beefaroni|tortellini/, 'noodle-dishes'],
      [/potsticker|wonton|dumpling|egg roll/, 'dumplings'],
      [/\brice\b/, 'rice-dishes'],
      [/stew|chili/, 'stews'],
    ],
    others: 'ready-meals',
  },
  Snacks: {
    named: [
      [/jerky|beef sticks|meat-based/, 'dried-meat'],
      [/trail mix|candy|fruit leather|farley|sunkist/, null],
      [/granola|\bbars?\b|rice krispies treats/, 'cookies-crackers'],
      [
        /chips|pretzel|popcorn|puffs|twists|crisped|pork skins|rice cakes|rice crackers|corn-based|potato sticks|cakes, |corn cakes|plantain/,
        'chips-snacks',
      ],
    ],
    others: 'snacks-sweets',
  },
  'American Indian/Alaska Native Foods': null,
};
