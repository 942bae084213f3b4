import { graceDays } from '../domain/accounts/consents.ts';
import type { Language } from '../domain/language.ts';
import type { MailTexts } from './mail.ts';

const greeting = { ko: '안녕하세요, 다이닝코치입니다.', en: 'Hello from DiningCoach,' };
const open = { ko: '다이닝코치 열기', en: 'Open DiningCoach' };
const grace = String(graceDays);

/** The mails about consents, guardians, exports, suspensions and erasures. */
export const lawfulTexts = {
  'account-suspended': {
    ko: {
      subject: '[다이닝코치] 계정에 관한 안내입니다',
      greeting: greeting.ko,
      paragraphs: [
        '커뮤니티 운영자의 결정으로 계정 이용이 정지되어 모든 기기에서 로그아웃되었습니다. 이유와 기간, 운영자가 남긴 글은 아래 버튼을 눌러 확인하실 수 있습니다.',
        '결정이 옳지 않다고 생각하시면 같은 곳에서 이의를 제기해 주세요. 다른 운영자가 다시 살펴봅니다. 이 링크는 {days}일 동안 사용할 수 있습니다.',
      ],
      button: '이유 보기와 이의 제기',
      closing: '작성하신 식사 기록은 그대로 보관됩니다.',
    },
    en: {
      subject: '[DiningCoach] About your account',
      greeting: greeting.en,
      paragraphs: [
        'A moderator of the community has suspended your account, and all devices are logged out. The button below shows why, for how long, and what the moderator wrote to you.',
        'If you think that this is wrong, you can appeal there. Another moderator looks at it again. The link works for {days} days.',
      ],
      button: 'See why, or appeal',
      closing: 'Your meal diary is kept as it is.',
    },
  },
  'health-data-withdrawn': {
    ko: {
      subject: '[다이닝코치] 동의를 철회하셨습니다',
      greeting: greeting.ko,
      paragraphs: [
        '요청하신 대로 동의를 철회했습니다. 지금부터 해당 정보를 사용하지 않습니다.',
        `정보는 ${grace}일 뒤에 완전히 삭제됩니다. 그 전에 앱에서 다시 동의하시면 모두 그대로 남습니다.`,
      ],
      button: open.ko,
      closing: '직접 철회하지 않으셨다면 비밀번호를 바꾸고 다시 동의해 주세요.',
    },
    en: {
      subject: '[DiningCoach] You have withdrawn a consent',
      greeting: greeting.en,
      paragraphs: [
        'As you asked, your consent is withdrawn. From now on we do not use the information it was about.',
        `It is erased for good in ${grace} days. If you agree again in the app before that, all of it stays.`,
      ],
      button: open.en,
      closing: 'If it was not you, change your password and agree again.',
    },
  },
  'health-data-erased': {
    ko: {
      subject: '[다이닝코치] 정보를 삭제했습니다',
      greeting: greeting.ko,
      paragraphs: [
        '동의가 없어 보관하던 정보를 완전히 삭제했습니다. 식사 기록과 계정은 그대로입니다.',
        '언제든지 앱에서 다시 동의하고 새로 입력할 수 있습니다.',
      ],
      button: open.ko,
      closing: '궁금한 점은 언제든지 문의해 주세요.',
    },
    en: {
      subject: '[DiningCoach] Your information is erased',
      greeting: greeting.en,
      paragraphs: [
        'We have erased for good what we may not keep without a consent. Your meal diary and your account stay.',
        'You can agree again in the app at any time, and enter it anew.',
      ],
      button: open.en,
      closing: 'Questions? Write to us at any time.',
    },
  },
  'guardian-needed': {
    ko: {
      subject: '[다이닝코치] 보호자의 동의가 필요합니다',
      greeting: greeting.ko,
      paragraphs: [
        '만 14세 미만이면 보호자가 동의해야 이 기능을 쓸 수 있습니다. 앱에서 보호자의 이메일을 알려 주세요.',
        `이미 입력한 정보는 ${grace}일 동안만 보관하며, 그동안 사용하지 않습니다. 보호자가 동의하면 그대로 남습니다.`,
      ],
      button: open.ko,
      closing: '다른 기능은 계속 쓸 수 있습니다.',
    },
    en: {
      subject: '[DiningCoach] A guardian must agree',
      greeting: greeting.en,
      paragraphs: [
        'Who is under 14 needs the agreement of a guardian for this part of DiningCoach. Please tell us in the app how to reach yours by e-mail.',
        `What you have entered is kept for ${grace} days and not used meanwhile. It stays when your guardian agrees.`,
      ],
      button: open.en,
      closing: 'Everything else keeps working.',
    },
  },
  'guardian-request': {
    ko: {
      subject: '[다이닝코치] 자녀의 이용 동의를 부탁드립니다',
      greeting: greeting.ko,
      paragraphs: [
        '만 14세 미만 회원이 법정대리인으로 이 주소를 알려 주었습니다. 아래에서 내용을 읽고 동의 여부를 정해 주세요.',
        '동의하시기 전에는 해당 정보를 보관하지 않습니다. 이 링크는 {days}일 동안 사용할 수 있습니다.',
      ],
      button: '내용 보기',
      closing: '아는 회원이 아니라면 이 메일을 무시하세요. 이 주소는 곧 삭제됩니다.',
    },
    en: {
      subject: '[DiningCoach] A child asks for your agreement',
      greeting: greeting.en,
      paragraphs: [
        'A member under 14 has named this address as that of a parent or guardian. Please read what it is about, and decide.',
        'Before you agree we keep nothing of it. The link works for {days} days.',
      ],
      button: 'Read and decide',
      closing: 'If you do not know who this is, ignore this mail. We forget your address soon.',
    },
  },
  'guardian-receipt': {
    ko: {
      subject: '[다이닝코치] 동의해 주셔서 감사합니다',
      greeting: greeting.ko,
      paragraphs: [
        '동의가 등록되었습니다. 이 메일을 보관해 주세요.',
        '자녀가 만 14세가 될 때까지 아래 버튼으로 언제든지 동의를 철회할 수 있습니다.',
      ],
      button: '동의 철회하기',
      closing: '궁금한 점은 언제든지 문의해 주세요.',
    },
    en: {
      subject: '[DiningCoach] Thank you for your agreement',
      greeting: greeting.en,
      paragraphs: [
        'Your agreement is recorded. Please keep this mail.',
        'Until the child is 14 you can withdraw it at any time with the button below.',
      ],
      button: 'Withdraw the agreement',
      closing: 'Questions? Write to us at any time.',
    },
  },
  'guardian-agreed': {
    ko: {
      subject: '[다이닝코치] 보호자가 동의했습니다',
      greeting: greeting.ko,
      paragraphs: ['보호자가 동의했습니다. 이제 모든 기능을 쓸 수 있습니다.'],
      button: open.ko,
      closing: '궁금한 점은 언제든지 문의해 주세요.',
    },
    en: {
      subject: '[DiningCoach] Your guardian has agreed',
      greeting: greeting.en,
      paragraphs: ['Your guardian has agreed. You can use everything now.'],
      button: open.en,
      closing: 'Questions? Write to us at any time.',
    },
  },
  'guardian-withdrawn': {
    ko: {
      subject: '[다이닝코치] 보호자가 동의를 철회했습니다',
      greeting: greeting.ko,
      paragraphs: [
        '보호자가 동의를 철회했습니다. 지금부터 해당 정보를 사용하지 않습니다.',
        `정보는 ${grace}일 뒤에 완전히 삭제됩니다. 그 전에 보호자가 다시 동의하면 모두 그대로 남습니다.`,
      ],
      button: open.ko,
      closing: '다른 기능은 계속 쓸 수 있습니다.',
    },
    en: {
      subject: '[DiningCoach] Your guardian has withdrawn the agreement',
      greeting: greeting.en,
      paragraphs: [
        'Your guardian has withdrawn the agreement. From now on we do not use the information it was about.',
        `It is erased for good in ${grace} days. If your guardian agrees again before that, all of it stays.`,
      ],
      button: open.en,
      closing: 'Everything else keeps working.',
    },
  },
  'export-ready': {
    ko: {
      subject: '[다이닝코치] 내보내기 파일이 준비되었습니다',
      greeting: greeting.ko,
      paragraphs: [
        '요청하신 내보내기 파일이 준비되었습니다. 아래 버튼이나 앱에서 내려받을 수 있습니다.',
        '파일은 만든 뒤 24시간 동안만 보관합니다. 이 링크는 한 번만 사용할 수 있습니다.',
      ],
      button: '내려받기',
      closing: '요청한 적이 없다면 비밀번호를 바꿔 주세요.',
    },
    en: {
      subject: '[DiningCoach] Your export is ready',
      greeting: greeting.en,
      paragraphs: [
        'The export that you asked for is ready. You can download it with the button below, or in the app.',
        'We keep the file for 24 hours after it was made. The link works once.',
      ],
      button: 'Download',
      closing: 'If you did not ask for it, please change your password.',
    },
  },
  'account-erased': {
    ko: {
      subject: '[다이닝코치] 계정이 삭제되었습니다',
      greeting: greeting.ko,
      paragraphs: [
        '계정과 모든 정보를 삭제했습니다. 이 메일을 보낸 뒤에는 이 주소도 남지 않습니다.',
        '익명으로 쓰신 글은 누가 썼는지 이제 아무도 알 수 없습니다. 함께 지우기로 하셨다면 나흘 안에 하나씩 지웁니다. 한꺼번에 사라지면 누구의 글인지 드러날 수 있기 때문입니다.',
        '그동안 함께해 주셔서 감사합니다.',
      ],
      button: '다이닝코치',
      closing: '언제든지 다시 가입하실 수 있습니다.',
    },
    en: {
      subject: '[DiningCoach] Your account is erased',
      greeting: greeting.en,
      paragraphs: [
        'Your account and all its data are erased. After this mail we do not have your address any more, either.',
        'Nobody can find out any more who wrote your anonymous texts. If you asked us to delete them, they go one by one within four days, because all at once would tell whose they were.',
        'Thank you for the time with us.',
      ],
      button: 'DiningCoach',
      closing: 'You are welcome back at any time.',
    },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, MailTexts>>>>;
