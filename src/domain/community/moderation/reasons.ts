import type { LocalizedText } from '../../language.ts';

/** A reason for a report and for a decision: one list, so that both can be compared. */
export interface ModerationReason {
  /** What a reporter and a moderator choose. */
  readonly title: LocalizedText;
  /** What the author reads when a moderator decides for this reason. */
  readonly text: LocalizedText;
  /** What it adds to the weight of a report: how much harm a delay may do. */
  readonly urgency: 0 | 1 | 2 | 3;
}

/** All reasons, in the order in which people see them. */
export const moderationReasons = {
  spam: {
    title: { ko: '광고·도배', en: 'Advertising or spam' },
    text: {
      ko: '광고이거나 같은 내용이 되풀이됩니다. 이 게시판은 서로의 경험을 나누는 곳이에요.',
      en: 'It advertises, or it repeats the same text. The boards are for experience of one’s own.',
    },
    urgency: 0,
  },
  misinformation: {
    title: { ko: '위험한 건강 정보', en: 'Dangerous health advice' },
    text: {
      ko: '치료를 대신한다고 하거나 건강을 해칠 수 있는 조언입니다. 치료와 약은 의료진과 상의해야 해요.',
      en: 'It claims to replace a treatment, or its advice can do harm. Treatment and medicine belong to a doctor.',
    },
    urgency: 2,
  },
  eatingDisorder: {
    title: { ko: '극단적 절식·구토 조장', en: 'Encourages to starve or purge' },
    text: {
      ko: '극단적으로 굶거나 토하는 것을 권하는 내용입니다. 어려움이 있다면 혼자 견디지 말고 전문가의 도움을 받아 주세요.',
      en: 'It encourages others to starve or purge. If you struggle with it yourself, please do not stay alone with it.',
    },
    urgency: 2,
  },
  selfHarm: {
    title: { ko: '자해·자살', en: 'Self-harm or suicide' },
    text: {
      ko: '자해나 자살에 관한 내용이라 가렸습니다. 당신을 벌하려는 것이 아니에요. 자살예방 상담전화 109는 24시간 열려 있습니다.',
      en: 'We hid it because it is about self-harm or suicide. This is no punishment. In Korea you can call 109 at any hour.',
    },
    urgency: 3,
  },
  harassment: {
    title: { ko: '괴롭힘·욕설', en: 'Harassment or insults' },
    text: {
      ko: '다른 회원을 공격하거나 모욕합니다. 의견이 달라도 사람은 존중해 주세요.',
      en: 'It attacks or insults somebody. Please respect people, also when you disagree.',
    },
    urgency: 1,
  },
  hate: {
    title: { ko: '혐오·차별', en: 'Hatred or discrimination' },
    text: {
      ko: '질병, 장애, 출신, 성별, 종교 등을 이유로 사람을 비하합니다.',
      en: 'It degrades people for an illness, a disability, their origin, sex or religion.',
    },
    urgency: 1,
  },
  privacy: {
    title: { ko: '개인정보 노출', en: 'Somebody’s personal data' },
    text: {
      ko: '다른 사람의 이름, 연락처, 병력 같은 개인정보가 들어 있습니다.',
      en: 'It has personal data of somebody else, such as a name, a number or an illness.',
    },
    urgency: 2,
  },
  sexual: {
    title: { ko: '선정적인 내용', en: 'Sexual content' },
    text: {
      ko: '이 공간에 맞지 않는 선정적인 내용입니다.',
      en: 'It is sexual content, which has no place here.',
    },
    urgency: 1,
  },
  violence: {
    title: { ko: '폭력·잔혹한 내용', en: 'Violence or cruelty' },
    text: { ko: '폭력적이거나 잔혹한 내용입니다.', en: 'It is violent or cruel.' },
    urgency: 1,
  },
  impersonation: {
    title: { ko: '사칭', en: 'Impersonation' },
    text: {
      ko: '다른 사람이나 영양사·의료진인 것처럼 글을 썼습니다.',
      en: 'It pretends to come from somebody else, or from a dietitian or doctor.',
    },
    urgency: 1,
  },
  copyright: {
    title: { ko: '저작권 침해', en: 'Breach of copyright' },
    text: {
      ko: '다른 사람의 글이나 사진을 허락 없이 올렸습니다.',
      en: 'It shows a text or a picture of somebody else without permission.',
    },
    urgency: 0,
  },
  offTopic: {
    title: { ko: '주제와 맞지 않음', en: 'Off topic' },
    text: {
      ko: '게시판의 주제와 맞지 않습니다. 알맞은 게시판에 다시 올려 주세요.',
      en: 'It does not belong to this board. You are welcome to post it in another one.',
    },
    urgency: 0,
  },
  other: {
    title: { ko: '기타', en: 'Something else' },
    text: { ko: '커뮤니티 이용 규칙에 맞지 않습니다.', en: 'It breaks the rules of the community.' },
    urgency: 0,
  },
} as const satisfies Record<string, ModerationReason>;

export type ReasonName = keyof typeof moderationReasons;

export const reasonNames = Object.keys(moderationReasons) as [ReasonName, ...ReasonName[]];
