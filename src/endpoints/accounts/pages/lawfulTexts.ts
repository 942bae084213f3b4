import type { LinkPageTexts } from './texts.ts';

export const guardianTexts: LinkPageTexts = {
  title: { ko: '자녀의 건강정보 처리 동의', en: 'Agreement to the use of your child\u2019s health data' },
  body: {
    ko: '만 14세 미만 회원이 식단, 질환, 알레르기를 입력하면 음식이 맞는지 알려 줍니다. 이 정보는 암호화하여 보관하고, 공유하지 않는 한 아무에게도 보이지 않습니다. 법정대리인으로서 동의하시면 아래 버튼을 눌러 주세요. 동의하지 않으시면 아무것도 하지 않으셔도 됩니다.',
    en: 'A member under 14 may enter diets, diseases and allergies, and is told which foods fit. We store this encrypted, and nobody sees it unless it is shared. If you agree as the parent or guardian, press the button. If you do not agree, you need not do anything.',
  },
  button: { ko: '법정대리인으로서 동의합니다', en: 'I agree as the parent or guardian' },
  done: {
    title: { ko: '동의가 등록되었습니다', en: 'Your agreement is recorded' },
    body: {
      ko: '언제든지 동의를 철회할 수 있는 링크를 메일로 보내 드렸습니다.',
      en: 'We have sent you a mail with a link to withdraw it at any time.',
    },
  },
};

export const guardianWithdrawTexts: LinkPageTexts = {
  title: { ko: '동의 철회', en: 'Withdraw your agreement' },
  body: {
    ko: '철회하시면 자녀의 건강정보를 바로 사용하지 않으며 7일 뒤에 삭제합니다. 계정과 식사 기록은 남습니다.',
    en: 'We stop using the health data of your child at once, and erase them after 7 days. The account and the meal diary stay.',
  },
  button: { ko: '동의를 철회합니다', en: 'Withdraw' },
  done: {
    title: { ko: '동의가 철회되었습니다', en: 'Your agreement is withdrawn' },
    body: {
      ko: '마음이 바뀌시면 자녀가 앱에서 다시 요청할 수 있습니다.',
      en: 'If you change your mind, your child can ask again in the app.',
    },
  },
};

/** The answer to its button is the file, so nothing comes after it. */
export const exportTexts: LinkPageTexts = {
  title: { ko: '내보내기 파일 내려받기', en: 'Download your export' },
  body: {
    ko: '파일에는 회원님의 모든 정보가 들어 있습니다. 이 링크는 한 번만 사용할 수 있으니 안전한 곳에 저장해 주세요.',
    en: 'The file contains everything about you. The link works once, so save the file in a safe place.',
  },
  button: { ko: '내려받기', en: 'Download' },
  done: { title: { ko: '', en: '' }, body: { ko: '', en: '' } },
};

export const unsubscribeTexts: LinkPageTexts = {
  title: { ko: '알림 메일 그만 받기', en: 'No more mails about notifications' },
  body: {
    ko: '아래 버튼을 누르면 읽지 않은 알림을 알려 드리는 메일을 더 보내지 않습니다. 계정에 관한 중요한 메일은 계속 보내 드립니다.',
    en: 'Press the button to get no more mails about unread notifications. You still get important mails about your account.',
  },
  button: { ko: '그만 받기', en: 'Stop these mails' },
  done: {
    title: { ko: '알림 메일을 더 보내지 않습니다', en: 'You get no more of these mails' },
    body: {
      ko: '앱의 알림 설정에서 언제든지 다시 받을 수 있습니다.',
      en: 'You can turn them on again in the notification settings of the app.',
    },
  },
};

export const appealTexts: LinkPageTexts = {
  title: { ko: '이용 정지에 대한 이의 제기', en: 'Appeal a suspension' },
  body: {
    ko: '결정이 옳지 않다고 생각하시면 그 이유를 적어 주세요. 이 결정을 하지 않은 다른 운영자가 다시 살펴봅니다.',
    en: 'If you think that this is wrong, please tell us why. A moderator who did not decide it looks at it again.',
  },
  dead: {
    ko: '이미 이의를 접수했거나 기간이 지난 링크입니다. 결과는 운영자가 살펴본 뒤 정해지며, 더 하실 말씀이 있으면 문의해 주세요.',
    en: 'We have your appeal already, or the time of the link is over. If you want to say more, please write to us.',
  },
  button: { ko: '이의 제기하기', en: 'Appeal' },
  done: {
    title: { ko: '이의를 접수했습니다', en: 'We have your appeal' },
    body: {
      ko: '다른 운영자가 살펴본 뒤 결정합니다. 받아들여지면 다시 로그인하실 수 있습니다.',
      en: 'Another moderator decides on it. If it is accepted, you can log in again.',
    },
  },
};
