import type { LocalizedText } from '../../language.ts';
import { visible } from './foldText.ts';

/** What a text tells about its author that somebody should answer kindly. */
export type Distress = 'selfHarm' | 'eating';

/**
 * Finds words of people who may want to die, hurt themselves, or whose eating hurts them. The text appears as ever: its
 * author gets a notice with the numbers of people who listen.
 */
export function distressIn(text: string): Distress | undefined {
  const plain = visible(text);
  const korean = plain.replaceAll(/[\s.,~…]+/gu, ' ');
  if (selfHarm.some((pattern) => pattern.test(korean)) || selfHarmEn.test(plain)) return 'selfHarm';
  return eating.test(korean) || eatingEn.test(plain) ? 'eating' : undefined;
}

/** Korean is written with and without blanks, so one may be behind each syllable of a pattern. */
function withBlanks(pattern: string): RegExp {
  return new RegExp(pattern.replaceAll(/[가-힣](?=[가-힣(])|(?<=[가-힣])\)\??(?=[가-힣(])/gu, '$& ?'), 'u');
}

/** Dishes end with 죽, other words with 자, 살기 and 유서: only the word itself counts where a blank divides it. */
const selfHarm = [
  withBlanks('(?<!닭|전복|호박|팥|깨|잣|콩|쌀|흰|야채|채소|버섯|고기|굴|참치)죽고싶'),
  withBlanks('죽어버리고|죽어버릴|죽는게(?:나|낫)|살고싶지않|사라지고싶|없어지고싶'),
  withBlanks('(?<![가-힣])살기싫'),
  withBlanks('(?:너무|정말|진짜|그만|더는|더이상)살기싫'),
  /(?:자살|(?<![가-힣])자 살) ?(?:하고|하려|할|을 ?생각|생각|시도|충동)/u,
  /살자 ?(?:하고 ?싶|시도|충동)/u,
  withBlanks('자해(?:했|하고|를|할|충동)|목숨을끊|극단적(?:인)?선택|손목을(?:긋|그)'),
  withBlanks('(?<![가-힣])유서(?:를|도|까지)?(?:쓰|썼|써|남기|남겼|적)'),
  withBlanks('뛰어내리(?:고싶|려고|고만)|뛰어내릴까|다끝내고싶|인생(?:을)?끝내고싶'),
  withBlanks('(?:더이상|더는|내가|제가)살이유가없|살아갈이유가없|왜사는지모르'),
];
const selfHarmEn =
  /\b(?:kill myself|want to die|wanna die|end my life|suicidal|suicide|hurt(?:ing)? myself|cut(?:ting)? myself|self[- ]harm|no reason to live|better off dead)\b/u;
const eating = withBlanks(
  '먹고토(?:하|해|했|함|할|합)|먹토(?! ?마)|씹뱉|씹고뱉|토해버|일부러토|억지로토|폭식(?:하고|했|이멈|을멈|증)|거식증|무쫄|초절식|며칠째굶|굶어서빼|프로아나|뼈말라|변비약(?:으로|먹고빼|다이어트)|이뇨제(?:로빼|다이어트)',
);
const eatingEn =
  /\b(?:make myself (?:throw up|sick|vomit)|purg(?:e|ed|ing)|bulimi[ac]|anorexi[ac]|binged|binge(?:ing)? eating|pro[- ]?ana|thinspo|starv(?:e|ing) myself|laxatives to lose)\b/u;

/** A telephone number that answers. */
export interface Helpline {
  readonly name: LocalizedText;
  readonly phone: string;
  readonly hours: LocalizedText;
}

const allDay = { ko: '24시간', en: 'day and night' } as const;
/**
 * The numbers for South Korea: 109 replaced 1393 on 1 January 2024, and 1577-0199 and 1388 go on (Ministry of Health and
 * Welfare, 15 December 2023). The mental health centres answer 1577-0199 on all days, day and night.
 */
const lines = {
  suicide: { name: { ko: '자살예방 상담전화', en: 'Suicide prevention line' }, phone: '109', hours: allDay },
  crisis: {
    name: { ko: '정신건강 위기상담전화', en: 'Mental health crisis line' },
    phone: '1577-0199',
    hours: allDay,
  },
  youth: { name: { ko: '청소년 상담전화', en: 'Youth line' }, phone: '1388', hours: allDay },
} as const satisfies Record<string, Helpline>;

/** What the author of such a text reads, beside the answer that it was stored. */
export const helpFor: Readonly<
  Record<Distress, { readonly text: LocalizedText; readonly lines: readonly Helpline[] }>
> = {
  selfHarm: {
    text: {
      ko: '많이 힘드시죠. 혼자 견디지 않으셔도 됩니다. 지금 전화하면 이야기를 들어 줄 사람이 있습니다. 위급하면 112나 119로 연락해 주세요.',
      en: 'This sounds very hard. You do not have to bear it alone: someone will listen if you call now. In an emergency call 112 or 119.',
    },
    lines: [lines.suicide, lines.crisis, lines.youth],
  },
  eating: {
    text: {
      ko: '먹는 일로 많이 지치셨겠어요. 의지가 약해서가 아닙니다. 편하게 이야기할 수 있는 곳이 있습니다.',
      en: 'Eating seems to wear you out. It is no lack of will. There are people with whom you can talk about it.',
    },
    lines: [lines.crisis, lines.youth, lines.suicide],
  },
};
