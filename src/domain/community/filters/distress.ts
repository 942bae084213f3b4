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
  const korean = plain.replaceAll(/[\s.,~…]+/gu, '');
  if (selfHarm.test(korean) || selfHarmEn.test(plain)) return 'selfHarm';
  return eating.test(korean) || eatingEn.test(plain) ? 'eating' : undefined;
}

const selfHarm =
  /죽고싶|죽어버리고|죽어버릴|죽는게(?:나|낫)|살기싫|살고싶지않|사라지고싶|없어지고싶|자살(?:하고|하려|할|을생각|생각|시도|충동)|자해(?:했|하고|를|할|충동)|목숨을끊|극단적(?:인)?선택|손목을(?:긋|그)|유서/u;
const selfHarmEn =
  /\b(?:kill myself|want to die|wanna die|end my life|suicidal|suicide|hurt(?:ing)? myself|cut(?:ting)? myself|self[- ]harm|no reason to live|better off dead)\b/u;
const eating =
  /먹고토(?:하|해|했|함|할|합)|먹토(?!마)|씹뱉|씹고뱉|토해버|일부러토|억지로토|폭식(?:하고|했|이멈|을멈|증)|거식증|무쫄|초절식|며칠째굶|굶어서빼|프로아나|뼈말라|변비약(?:으로|먹고빼|다이어트)|이뇨제(?:로빼|다이어트)/u;
const eatingEn =
  /\b(?:make myself (?:throw up|sick|vomit)|purg(?:e|ed|ing)|bulimi[ac]|anorexi[ac]|binged|binge(?:ing)? eating|pro[- ]?ana|thinspo|starv(?:e|ing) myself|laxatives to lose)\b/u;

/** A telephone number that answers. */
export interface Helpline {
  readonly name: LocalizedText;
  readonly phone: string;
  readonly hours: LocalizedText;
}

const allDay = { ko: '24시간', en: 'day and night' } as const;
/** The numbers for South Korea; 109 replaced 1393 on 1 January 2024 (Ministry of Health and Welfare). */
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
