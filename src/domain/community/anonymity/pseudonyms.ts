import type { Language } from '../../language.ts';

/** Words that hurt nobody and name no disease, in Korean (as it is stored) and English. */
const adjectives: readonly (readonly [ko: string, en: string])[] = [
  ['조용한', 'quiet'],
  ['느긋한', 'easygoing'],
  ['다정한', 'kind'],
  ['씩씩한', 'brave'],
  ['명랑한', 'merry'],
  ['포근한', 'cosy'],
  ['반짝이는', 'sparkling'],
  ['졸린', 'sleepy'],
  ['든든한', 'steady'],
  ['상냥한', 'gentle'],
  ['영리한', 'clever'],
  ['부지런한', 'diligent'],
  ['호기심많은', 'curious'],
  ['차분한', 'calm'],
  ['수줍은', 'shy'],
  ['즐거운', 'joyful'],
  ['날쌘', 'swift'],
  ['노래하는', 'singing'],
  ['춤추는', 'dancing'],
  ['꿈꾸는', 'dreaming'],
  ['웃는', 'smiling'],
  ['산책하는', 'strolling'],
  ['여행하는', 'travelling'],
  ['책읽는', 'reading'],
  ['휘파람부는', 'whistling'],
  ['새벽의', 'dawn'],
  ['한낮의', 'noon'],
  ['저녁의', 'evening'],
  ['봄날의', 'spring'],
  ['여름의', 'summer'],
  ['가을의', 'autumn'],
  ['겨울의', 'winter'],
  ['초록빛', 'green'],
  ['하늘빛', 'azure'],
  ['은빛', 'silver'],
  ['금빛', 'golden'],
  ['보랏빛', 'violet'],
  ['살굿빛', 'apricot'],
  ['숲속의', 'forest'],
  ['바닷가의', 'seaside'],
  ['언덕의', 'hilltop'],
  ['강가의', 'riverside'],
  ['들판의', 'meadow'],
  ['구름위의', 'cloudy'],
  ['별빛의', 'starlit'],
  ['달빛의', 'moonlit'],
  ['햇살의', 'sunny'],
  ['이슬맺힌', 'dewy'],
  ['눈내린', 'snowy'],
  ['바람부는', 'breezy'],
  ['정직한', 'honest'],
  ['너그러운', 'generous'],
  ['기발한', 'witty'],
  ['용감한', 'bold'],
  ['평화로운', 'peaceful'],
  ['활기찬', 'lively'],
  ['믿음직한', 'trusty'],
  ['따뜻한', 'warm'],
  ['시원한', 'cool'],
  ['맑은', 'clear'],
  ['깊은', 'deep'],
  ['새로운', 'new'],
  ['귀여운', 'cute'],
  ['우아한', 'graceful'],
];

const animals: readonly (readonly [ko: string, en: string])[] = [
  ['너구리', 'raccoon'],
  ['다람쥐', 'squirrel'],
  ['고양이', 'cat'],
  ['강아지', 'puppy'],
  ['토끼', 'rabbit'],
  ['사슴', 'deer'],
  ['여우', 'fox'],
  ['수달', 'otter'],
  ['고슴도치', 'hedgehog'],
  ['부엉이', 'owl'],
  ['참새', 'sparrow'],
  ['까치', 'magpie'],
  ['제비', 'swallow'],
  ['두루미', 'crane'],
  ['오리', 'duck'],
  ['거위', 'goose'],
  ['펭귄', 'penguin'],
  ['갈매기', 'gull'],
  ['앵무새', 'parrot'],
  ['공작', 'peacock'],
  ['백조', 'swan'],
  ['독수리', 'eagle'],
  ['비둘기', 'dove'],
  ['꾀꼬리', 'oriole'],
  ['거북이', 'turtle'],
  ['개구리', 'frog'],
  ['도롱뇽', 'newt'],
  ['돌고래', 'dolphin'],
  ['고래', 'whale'],
  ['물개', 'seal'],
  ['해마', 'seahorse'],
  ['불가사리', 'starfish'],
  ['나비', 'butterfly'],
  ['잠자리', 'dragonfly'],
  ['반딧불이', 'firefly'],
  ['무당벌레', 'ladybird'],
  ['꿀벌', 'bee'],
  ['달팽이', 'snail'],
  ['귀뚜라미', 'cricket'],
  ['코알라', 'koala'],
  ['판다', 'panda'],
  ['캥거루', 'kangaroo'],
  ['기린', 'giraffe'],
  ['얼룩말', 'zebra'],
  ['코끼리', 'elephant'],
  ['사자', 'lion'],
  ['호랑이', 'tiger'],
  ['표범', 'leopard'],
  ['치타', 'cheetah'],
  ['늑대', 'wolf'],
  ['낙타', 'camel'],
  ['알파카', 'alpaca'],
  ['망아지', 'foal'],
  ['송아지', 'calf'],
  ['염소', 'goat'],
  ['어린양', 'lamb'],
  ['햄스터', 'hamster'],
  ['비버', 'beaver'],
  ['미어캣', 'meerkat'],
  ['나무늘보', 'sloth'],
  ['족제비', 'weasel'],
  ['오소리', 'badger'],
  ['두더지', 'mole'],
  ['박새', 'titmouse'],
];

const numbers = 99;

/** The number of different names. */
export const pseudonymCount = adjectives.length * animals.length * numbers;

/** The name of a number, which is a keyed hash. It is stored in Korean. */
export function pseudonymOf(hash: bigint): string {
  const at = Number(hash % BigInt(pseudonymCount));
  const [adjective] = pick(adjectives, Math.floor(at / numbers / animals.length));
  const [animal] = pick(animals, Math.floor(at / numbers) % animals.length);
  return `${adjective} ${animal} ${String((at % numbers) + 1)}`;
}

const englishWords = new Map([...adjectives, ...animals]);

/** A stored name in the language of the reader. Words that are no longer in the lists stay as they are. */
export function pseudonymIn(language: Language, name: string): string {
  if (language === 'ko') return name;
  return name
    .split(' ')
    .map((word) => englishWords.get(word) ?? word)
    .join(' ');
}

/** The words of the lists, for tests. */
export const pseudonymWords = { adjectives, animals };

function pick<Item>(list: readonly Item[], at: number): Item {
  const item = list[at];
  if (item === undefined) throw new RangeError('No such word.');
  return item;
}
