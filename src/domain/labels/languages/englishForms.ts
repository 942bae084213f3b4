import { makerNames, plantWords, toWordSet } from '../words/commonForms.ts';

/** What an additive is for. */
export const englishPurposes = toWordSet(`
  preservative antioxidant emulsifier stabilizer stabiliser thickener thickening agent gelling acidity regulator raising leavening colour color coloring colouring sweetener sequestrant humectant firming anticaking caking anti glazing enhancer bulking carrier foaming antifoaming processing aid treatment improver conditioner acid acidulant supplement
`);

/** How a thing was prepared, and which part of it was taken. In the form of `toSingular`. */
export const englishPreparations = toWordSet(`
  organic natural naturally dried dry dehydrated freeze fresh freshly frozen raw cooked precooked roasted
  toasted roast baked fried grilled smoked steamed blanched boiled cured ground whole chopped sliced diced
  minced crushed cracked rolled flaked shredded grated chunk piece bit flake granule granulated granular powder
  powdered puree pureed paste concentrate concentrated reconstituted evaporated condensed extract extracted
  juice essence enriched fortified unbleached bleached refined unrefined virgin extra pure purified filtered
  pasteurized pasteurised homogenized homogenised sterilized ultra uht skimmed cultured fermented aged
  hydrolyzed hydrolysed hydrogenated nonhydrogenated fractionated interesterified modified pregelatinized
  deodorized expeller pressed cold free range grass fed wild farmed seed peel skin skinless boneless kernel germ
  hull husk sprouted leaf white black brown red green yellow golden dark light sweet sour low reduced high full
  fat unsweetened sweetened unsalted salted plain blend blended mixed isolate isolated nonfat lowfat hulled
  dehulled shelled rehydrated strained partially stoneground fully defatted desiccated
`);

/** Words that join the names of a list. */
export const englishConnectives = toWordSet(`
  a an the and or of from in with as each contain containing contained product ingredient derived derivative source
`);

/** Other words that say how, how much, where from and what for. They are in the form of `toSingular`. */
export const englishFillers: ReadonlySet<string> = new Set([
  ...englishPreparations,
  ...englishConnectives,
  ...toWordSet(`
  e i illegible unreadable qt excess heating ready smoky kit step sachet pouch resealable reseal purchase recycle
  sleeve for by to on at no only other made using use used artificial artificially chunky extractive pulp pomace
  infusion distilled carbonated sparkling stabilized winterized certified nongmo gmo non genetically fair trade
  caught sustainably sourced local total minimum min max maximum less than more least up approximately about
  percent per content equivalent proportion variable varying amount trace quantity added including include
  included such based colored coloured flavour freshness protect promote maintain retain preserve prevent
  quality texture taste spoilage mold inhibitor nutrient vitamin mineral leave root stem rind zest sprout flower
  petal fruit berry hot mild spicy young baby mini large small fine finely coarse coarsely thick thin soft hard
  crisp crispy crunchy creamy rich premium select selected choice real traditional original classic style type
  variety kind mix assorted combination base sodium calorie sugar lightly instant quick usa us eu uk france
  italy spain germany canada australia mexico china india thailand vietnam brazil peru chile ecuador imported
  domestic origin grown state country california hawaii mediterranean american european italian french one two
  three four five six following these this it its which may also same any both either all g mg mcg ml oz lb kg l
  iu dl ppm serving pack portion contents facility ins prepared preparation coated coating filled topped topping
  center centre layer part parts outer inner top bottom above absent active additional address adjust adjusting
  africa african after against ageing agglomerated aging air alaska alaskan alkali alkalised alkalized allergen
  alliance alpine although alway am amazonian amorphous andean anhydrous another antibiotic anticake appearance
  applewood approved approx are area argentina argentine argentinian arizona artifical artifically artisan
  artisanal asc asia asian assist asterisk atlantic attention australian austria austrian authentic autumn
  average avg bag baking bangladesh barbecued basic batch batched be beaten because beechwood been before being
  belgian belgium below beside best better between bio bioactive bioavailable biodynamic bittersweet blown body
  boiling bold bolivia bolivian bottle bottled box braised brand brazilian britain british broiled browning
  buffered bulgaria cage cambodia can canadian carbohydrate carefully caribbean carolina carton caution
  certification charbroiled chargrilled cherrywood chewy chiefly children chilean chilled chinese circle
  clarified clear close closed clumping co colombia colombian colorado com commercially company complete
  completely concentration conditioned conflict consist consistency consisting consume consumed consumer
  container contribute control controlling conventional cooking cool cooled cored corp corsican could count
  crafted crimped crinkle crisped crispiness crispness croatia crosscut crystal crystalline crystallised
  crystallized cuban cubed cup curing customer cut daily day decaffeinated decolorised decolorized decolourised
  deepfried degermed degerminated dehydrate dehydrating delay delicious deluxe denmark denote denoted deshelled
  designed dessicated deveined dice did dihydrate diluted dilution disc discoloration discolouration disk
  dispersible distributed distribution do done dosage dose double dozen drained drum drying during dusted dutch
  dv east eastern eat eaten eco ecuadorian edible egypt egyptian eight elemental eleven email encapsulated
  england english enhance enhanced enjoy ensure ensuring entirely environment equal equipment essentially
  ethical ethically ethiopia ethiopian europe even evenly every everyday except exclude excluding exclusively
  expiry extruded factory fairtrade fancy fao farm farmhouse farming fashioned fatfree fd&c fda fermentation
  fermenting few finemilled finest finland fire firmness first fished fishing flaky flame flash flashfried
  flattened flavorful flavourful florida flourish flowing fluffy flushed foam food foodstuff formed formulated
  fortification found freezing fruitwood frying further gently ghana ghanaian giant gmbh gourmet grade grainless
  gram granulate granulating granulation greater greece greek grilling grinding gross grower growing growth
  guatemala had halal halved hand handcrafted handmade handpicked hardwood harvest harvested has hatchery have
  having hawaiian heat heated heavily heirloom help helping heritage hi highlighted highly himalaya himalayan
  holland homemade homestyle homogenization hondura hormone hour housemade however http humanely hungarian
  hungary husked hydrated hydration hydrolysate hydrolyzate hydrous hygienically iceland icelandic idaho
  identical if importer improve improved improving inactive inc indian indicate indicated indigenous
  individually indochinese indonesia indonesian inedible info information inhibit insoluble intake integrity
  intended into iowa iran ireland irish irradiated is israel israeli jamaican japan japanese jar jarred juicy
  julienne julienned jumbo just kansa keep keeping kenya kenyan keto kettle kibbled kiln kilo kilogram kneaded
  korea korean kosher label labeling labelling laminated lanka lean lebanese lesser level lid life lighter line
  lite liter litre llc long look lot ltd lyophilised lyophilized machine madagascan madagascar main maine mainly
  major make malaysia manufacture manufactured manufacturer manufacturing many marked mashed massachusett
  material mechanically medium mellow michigan microencapsulated microfiltered microgram micronised micronized
  micropulverized microwave microwaveable microwaved mid milled milligram milliliter millilitre milling
  minimally minimise minimize minnesota minor minute mixture moderately moisture molded monohydrate
  monounsaturated montana month moroccan morocco mostly moulded must myanmar native natrual nature nebraska need
  net netherland new nicaragua nigeria nigerian nine nongenetically nordic north northeast northern northwest
  norway norwegian nosalt notice nrv nutrition nutritional nutritious nutritive oakwood occurring ohio old once
  ontario onto open opened opening optional oregon otherwise ounce our out oven over oxidation pacific packaged
  packaging packed packet pakistan palatability paleo pan panfried parbaked parboiled parcooked pareve parfried
  partly parve passover pasteurisation pasteurization pasture pastured pc pcs peeled pennsylvania percentage
  permitted persian peruvian phenylketonuric philippine phone picked pickling pink pitted place poached poland
  polyunsaturate polyunsaturated popped portugal portuguese pouch pound powdery pre prebaked precut
  predominantly prefried preground premise preparing present preserved preserving preshredded presoaked pressing
  prewashed primarily primary prime principally procedure process processed produced production proportional
  provide provided providing province puffed pulverised pulverized purple quartered quebec queensland quickly
  rainforest raised rancidity rapidly ratio rbgh rbst rda rdi reach read recipe recommended reconstitute
  reconstitution reduce reducedfat reducing reduction refer refered reference refrigerate refrigerated region
  regional registered regular reheated rehydrate rehydration remove removed rennetless respectively responsible
  responsibly retard retarding retention ribbon rinsed ripe ripened ripening roasting robust romania rotisserie
  roughly round royal rspo russia russian sachet saturated sauteed sautéed scandinavian scored scotland scottish
  seared season seasonal seasoned second secondary see semisweet separated separation serbia serve served
  settling seven several shade shaped shaved shaving shelf short should sicilian sieved sifted signature
  simmered simple singapore site size slice slightly slow slowly smoking smooth so soaked solely soluble some
  south southeast southern southwest spanish special specially spray sprayed spring spun squeezed sri stabilise
  stabilised stability stabilize standard standardised standardized statement steam steaming sterilisation
  sterilization stewed sticking still stirfried stone storage store stored strip subsp sufficient sugarfree
  suggestion suitable summer sun sundried super superior supreme sustain sustainable sweden swedish switzerland
  symbol synthetic tablespoon tack tahitian taiwan tangy tap tartness tasmania tasmanian tasty tbsp teaspoon tel
  ten tender texa thai that their then therefore they thickly thinly third though through throughout tightly
  tinned toasting traceable trademark traditionally trawl tray treated trimmed triple tropical tub tunisia
  turkish tuscan twelve twice uganda ukraine unblanched unbromated uncooked uncured under underlined underripe
  undiluted undrained undyed unenriched unfiltered unflavored unflavoured unhulled unirradiated unit unless
  unmodified unpackaged unpeeled unpitted unripe unroasted unsaturated unseasoned unshelled unsmoked
  unstandardised unstandardized untreated unwashed usda utz vacuum value varied vary vermont very via victoria
  vietnamese vine viscosity visit vol volume wale warning was washed washington we website week weight well
  welsh were west western when whenever where wherea while whipped whiteness will wisconsin within would wrapper
  wt www year yet york you your zealand zone matter cane seeded produce dipped glazed nothing else tree formula
  code absorber marinated culturing advice dietary curly mould handled handling tumbled drizzled sprinkled
  studded layered stuffed wrapped bundle assortment edition limited homely hearty favourite favorite taster
  sharer
`),
]);

/** A thing that is a flavour, imitated or left out is not certain to be in the food. */
export const englishFlavours = toWordSet(
  'flavor flavour flavored flavoured flavoring flavouring aroma taste style type essence',
);
export const englishImitations = toWordSet(
  'substitute alternative replacer replacement imitation analogue analog style',
);

/** Every English word of this file. */
export const englishGrammarWords: readonly string[] = [
  ...[englishPurposes, englishFillers, makerNames, englishFlavours, englishImitations, plantWords].flatMap(
    (words) => [...words],
  ),
];
