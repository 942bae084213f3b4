import { escapeHtml } from '../domain/html.ts';
import { fillText, type Language } from '../domain/language.ts';
import { lawfulTexts } from './lawfulTexts.ts';
import type { MailContent, MailTexts } from './mail.ts';

export const mailTemplates = [
  'confirm-email',
  'change-email',
  'email-change-requested',
  'unconfirmed-email-change',
  'email-changed',
  'email-taken',
  'password-changed',
  'sign-ins-changed',
  'reset-password',
  'reset-by-staff',
  'welcome',
  'health-data-withdrawn',
  'health-data-erased',
  'guardian-needed',
  'guardian-request',
  'guardian-receipt',
  'guardian-agreed',
  'guardian-withdrawn',
  'export-ready',
  'account-suspended',
  'account-erased',
  'notification-digest',
] as const;
export type MailTemplate = (typeof mailTemplates)[number];

/**
 * The texts contain no name and nothing about a person: locked screens show subjects, and many servers handle a mail.
 */
const mailTexts: Readonly<Record<MailTemplate, Readonly<Record<Language, MailTexts>>>> = {
  ...lawfulTexts,
  'notification-digest': {
    ko: {
      subject: '[다이닝코치] 읽지 않은 알림이 있습니다',
      greeting: '안녕하세요, 다이닝코치입니다.',
      paragraphs: ['아직 읽지 않은 알림이 있습니다.'],
      button: '알림 보기',
      closing: '이 메일은 알림 설정에 따라 보내 드립니다. 더 받지 않으려면 다음 주소를 열어 주세요:',
    },
    en: {
      subject: '[DiningCoach] You have unread notifications',
      greeting: 'Hello from DiningCoach,',
      paragraphs: ['There are notifications that you have not read yet.'],
      button: 'Open notifications',
      closing: 'You get this mail because of your notification settings. To get no more of them, open:',
    },
  },
  'confirm-email': {
    ko: {
      subject: '[다이닝코치] 이메일 주소를 확인해 주세요',
      greeting: '안녕하세요, 다이닝코치입니다.',
      paragraphs: [
        '가입해 주셔서 감사합니다. 아래 버튼을 눌러 이메일 주소를 확인해 주세요.',
        '이 링크는 {hours}시간 동안 사용할 수 있습니다.',
      ],
      button: '이메일 확인하기',
      closing: '가입한 적이 없다면 이 메일을 무시하셔도 됩니다.',
    },
    en: {
      subject: '[DiningCoach] Please confirm your e-mail address',
      greeting: 'Hello from DiningCoach,',
      paragraphs: [
        'Thank you for signing up. Please confirm your e-mail address with the button below.',
        'The link works for {hours} hours.',
      ],
      button: 'Confirm e-mail address',
      closing: 'If you did not sign up, you can ignore this mail.',
    },
  },
  'change-email': {
    ko: {
      subject: '[다이닝코치] 새 이메일 주소를 확인해 주세요',
      greeting: '안녕하세요, 다이닝코치입니다.',
      paragraphs: [
        '이 주소를 다이닝코치 계정의 새 이메일로 쓰겠다는 요청을 받았습니다. 아래 버튼을 눌러 확인해 주세요. 확인하기 전에는 아무것도 바뀌지 않습니다.',
        '이 링크는 {hours}시간 동안, 한 번만 사용할 수 있습니다.',
      ],
      button: '새 이메일 확인하기',
      closing: '요청한 적이 없다면 이 메일을 무시하셔도 됩니다.',
    },
    en: {
      subject: '[DiningCoach] Please confirm your new e-mail address',
      greeting: 'Hello from DiningCoach,',
      paragraphs: [
        'Somebody asked to use this address for a DiningCoach account. If it was you, confirm it with the button below. Until then nothing changes.',
        'The link works once, within {hours} hours.',
      ],
      button: 'Confirm new address',
      closing: 'If it was not you, you can ignore this mail.',
    },
  },
  'email-change-requested': {
    ko: {
      subject: '[다이닝코치] 이메일 변경 요청이 있었습니다',
      greeting: '안녕하세요, 다이닝코치입니다.',
      paragraphs: [
        '계정의 이메일을 다른 주소로 바꾸겠다는 요청을 받았습니다. 새 주소에서 확인하면 바뀝니다.',
        '직접 요청하셨다면 아무것도 하지 않으셔도 됩니다. 요청한 적이 없다면 지금 새 비밀번호를 정해 주세요. 그러면 이 요청은 취소됩니다.',
      ],
      button: '새 비밀번호 정하기',
      closing: '이메일이 바뀌면 이 주소로 다시 알려 드리며, 7일 동안 되돌릴 수 있습니다.',
    },
    en: {
      subject: '[DiningCoach] Somebody asked to change your e-mail address',
      greeting: 'Hello from DiningCoach,',
      paragraphs: [
        'Somebody asked to change the e-mail address of your account. It changes when the new address confirms it.',
        'If it was you, there is nothing to do here. If it was not you, please set a new password now. This cancels the request.',
      ],
      button: 'Set a new password',
      closing: 'If the address changes, we tell you here again, and you can undo it for 7 days.',
    },
  },
  'unconfirmed-email-change': {
    ko: {
      subject: '[다이닝코치] 이 주소로 가입한 계정에 이메일 변경 요청이 있었습니다',
      greeting: '안녕하세요, 다이닝코치입니다.',
      paragraphs: [
        '이 주소로 가입했지만 주소를 확인하지 않은 계정에서, 이메일을 다른 주소로 바꾸겠다는 요청을 받았습니다. 새 주소에서 확인하면 이 주소는 그 계정과 관계가 없어집니다.',
        '가입한 적이 없다면 누군가 주소를 잘못 적은 것이니 이 메일을 무시하셔도 됩니다. 회원님의 계정인데 요청한 적이 없다면 지금 로그인해서 비밀번호를 바꿔 주세요. 그러면 이 요청은 취소됩니다.',
      ],
      button: '다이닝코치 열기',
      closing: '확인하지 않은 주소로는 변경을 되돌릴 수 없습니다.',
    },
    en: {
      subject: '[DiningCoach] An account with this address asks for another one',
      greeting: 'Hello from DiningCoach,',
      paragraphs: [
        'Somebody signed up with this address, never confirmed it, and now asks to use another one. When the other address confirms it, this one has nothing to do with the account any more.',
        'If you did not sign up, somebody mistyped an address, and you can ignore this mail. If it is your account and you did not ask, please log in and change your password now. This cancels the request.',
      ],
      button: 'Open DiningCoach',
      closing: 'An address that was not confirmed cannot undo the change.',
    },
  },
  'email-changed': {
    ko: {
      subject: '[다이닝코치] 계정의 이메일이 변경되었습니다',
      greeting: '안녕하세요, 다이닝코치입니다.',
      paragraphs: [
        '계정의 이메일이 다른 주소로 바뀌었습니다. 이제 이 주소로는 로그인할 수 없습니다. 직접 바꾸셨다면 아무것도 하지 않으셔도 됩니다.',
        '바꾼 적이 없다면 {days}일 안에 아래 버튼을 눌러 되돌려 주세요. 이 주소가 다시 계정의 이메일이 되고, 모든 기기에서 로그아웃되며, 새 비밀번호를 정하는 메일을 보내 드립니다.',
      ],
      button: '이메일 변경 되돌리기',
      closing: '이 링크는 한 번만 사용할 수 있습니다.',
    },
    en: {
      subject: '[DiningCoach] The e-mail address of your account was changed',
      greeting: 'Hello from DiningCoach,',
      paragraphs: [
        'Your account has another e-mail address now. You cannot log in with this one any more. If you changed it, there is nothing to do.',
        'If you did not change it, undo it with the button below within {days} days. This address comes back, all devices are logged out, and we send you a mail to set a new password.',
      ],
      button: 'Undo the change',
      closing: 'The link works once.',
    },
  },
  'email-taken': {
    ko: {
      subject: '[다이닝코치] 이 이메일은 이미 계정에 쓰이고 있습니다',
      greeting: '안녕하세요, 다이닝코치입니다.',
      paragraphs: [
        '이 주소를 다른 다이닝코치 계정의 이메일로 쓰겠다는 요청을 받았습니다. 그런데 이 주소의 계정이 이미 있어서 아무것도 바꾸지 않았습니다.',
        '직접 요청하셨다면 이 주소로 바로 로그인하실 수 있습니다. 비밀번호가 생각나지 않으면 아래 버튼을 눌러 주세요.',
      ],
      button: '새 비밀번호 정하기',
      closing: '요청한 적이 없다면 이 메일을 무시하셔도 됩니다. 계정은 그대로입니다.',
    },
    en: {
      subject: '[DiningCoach] This address already has an account',
      greeting: 'Hello from DiningCoach,',
      paragraphs: [
        'Somebody asked to use this address for another DiningCoach account. It already has an account, so we changed nothing.',
        'If it was you, you can log in with this address. If you do not remember the password, use the button below.',
      ],
      button: 'Set a new password',
      closing: 'If it was not you, you can ignore this mail. Your account stays as it is.',
    },
  },
  'password-changed': {
    ko: {
      subject: '[다이닝코치] 비밀번호가 변경되었습니다',
      greeting: '안녕하세요, 다이닝코치입니다.',
      paragraphs: [
        '계정의 비밀번호가 방금 바뀌었습니다. 비밀번호를 바꾼 기기를 뺀 모든 기기에서 로그아웃되었습니다. 직접 바꾸셨다면 아무것도 하지 않으셔도 됩니다.',
        '바꾼 적이 없다면 지금 아래 버튼을 눌러 새 비밀번호를 정해 주세요.',
      ],
      button: '새 비밀번호 정하기',
      closing: '다이닝코치는 메일이나 전화로 비밀번호를 묻지 않습니다.',
    },
    en: {
      subject: '[DiningCoach] Your password was changed',
      greeting: 'Hello from DiningCoach,',
      paragraphs: [
        'The password of your account was changed a moment ago. All devices but the one that changed it are logged out. If it was you, there is nothing to do.',
        'If it was not you, set a new password now with the button below.',
      ],
      button: 'Set a new password',
      closing: 'We never ask for your password by mail or phone.',
    },
  },
  'sign-ins-changed': {
    ko: {
      subject: '[다이닝코치] 로그인 방법이 바뀌었습니다',
      greeting: '안녕하세요, 다이닝코치입니다.',
      paragraphs: [
        '계정에 다른 서비스의 로그인이 방금 연결되었거나 연결이 해제되었습니다. 직접 하셨다면 아무것도 하지 않으셔도 됩니다.',
        '한 적이 없다면 지금 아래 버튼을 눌러 새 비밀번호를 정하고, 앱에서 모르는 로그인의 연결을 해제해 주세요.',
      ],
      button: '새 비밀번호 정하기',
      closing: '다이닝코치는 메일이나 전화로 비밀번호를 묻지 않습니다.',
    },
    en: {
      subject: '[DiningCoach] Your ways to sign in have changed',
      greeting: 'Hello from DiningCoach,',
      paragraphs: [
        'A sign-in with another service was linked to your account or unlinked from it a moment ago. If it was you, there is nothing to do.',
        'If it was not you, set a new password now with the button below, and unlink the sign-in that you do not know in the app.',
      ],
      button: 'Set a new password',
      closing: 'We never ask for your password by mail or phone.',
    },
  },
  'reset-password': {
    ko: {
      subject: '[다이닝코치] 비밀번호 재설정 안내',
      greeting: '안녕하세요, 다이닝코치입니다.',
      paragraphs: [
        '비밀번호 재설정 요청을 받았습니다. 아래 버튼을 눌러 새 비밀번호를 정해 주세요.',
        '이 링크는 잠시 동안만, 한 번만 사용할 수 있습니다.',
      ],
      button: '비밀번호 재설정하기',
      closing: '요청한 적이 없다면 이 메일을 무시하세요. 비밀번호는 바뀌지 않습니다.',
    },
    en: {
      subject: '[DiningCoach] Set a new password',
      greeting: 'Hello from DiningCoach,',
      paragraphs: [
        'Somebody requested a new password for your account. Choose one with the button below.',
        'The link works once and only for a short time.',
      ],
      button: 'Set a new password',
      closing: 'If you did not request it, ignore this mail. Your password does not change.',
    },
  },
  'reset-by-staff': {
    ko: {
      subject: '[다이닝코치] 새 비밀번호를 정해 주세요',
      greeting: '안녕하세요, 다이닝코치입니다.',
      paragraphs: [
        '다이닝코치 직원이 회원님의 비밀번호 재설정을 요청했습니다. 도움을 요청하셨거나 계정을 보호하기 위해서입니다. 아래 버튼을 눌러 새 비밀번호를 정해 주세요.',
        '이 링크는 잠시 동안만, 한 번만 사용할 수 있습니다. 새 비밀번호를 정하기 전에는 지금 비밀번호를 그대로 쓸 수 있습니다.',
      ],
      button: '비밀번호 재설정하기',
      closing: '직원은 회원님의 비밀번호를 볼 수도 정할 수도 없으며, 묻지도 않습니다.',
    },
    en: {
      subject: '[DiningCoach] Please set a new password',
      greeting: 'Hello from DiningCoach,',
      paragraphs: [
        'Our staff asked for a new password for your account, because you asked for help or to protect your account. Choose one with the button below.',
        'The link works once and only for a short time. Until you set a new password, your present one works.',
      ],
      button: 'Set a new password',
      closing: 'Our staff can neither see nor set your password, and never ask for it.',
    },
  },
  welcome: {
    ko: {
      subject: '[다이닝코치] 환영합니다',
      greeting: '안녕하세요, 다이닝코치입니다.',
      paragraphs: ['이메일 주소가 확인되었습니다. 이제 음식을 검색하고 식단을 기록해 보세요.'],
      button: '다이닝코치 열기',
      closing: '궁금한 점은 언제든지 문의해 주세요.',
    },
    en: {
      subject: '[DiningCoach] Welcome',
      greeting: 'Hello from DiningCoach,',
      paragraphs: ['Your e-mail address is confirmed. You can now look up foods and keep your meal diary.'],
      button: 'Open DiningCoach',
      closing: 'Questions? Write to us at any time.',
    },
  },
};

/**
 * Writes a mail.
 *
 * @param link the target of its button
 * @param hours how long the link works
 * @param lines further paragraphs, in the language of the mail
 * @param closingLink an address behind the last sentence
 */
export function writeMail({
  template,
  language,
  hours,
  days,
  link,
  lines = [],
  closingLink,
}: {
  template: MailTemplate;
  language: Language;
  link: string;
  hours?: number;
  days?: number;
  lines?: readonly string[];
  closingLink?: string;
}): MailContent {
  const { subject, greeting, paragraphs, button, closing } = mailTexts[template][language];
  const body = [...paragraphs.map((paragraph) => fillText(paragraph, { hours, days })), ...lines];
  return {
    subject,
    text:
      [greeting, ...body, `${button}: ${link}`, closing, ...[closingLink ?? []].flat()].join('\n\n') + '\n',
    html: htmlPage({
      language,
      title: subject,
      before: [greeting, ...body],
      link,
      button,
      after: closing,
      afterLink: closingLink,
    }),
  };
}

function htmlPage(content: {
  language: Language;
  title: string;
  before: readonly string[];
  link: string;
  button: string;
  after: string;
  afterLink: string | undefined;
}): string {
  const paragraph = (text: string) => `<p style="margin:0 0 16px">${escapeHtml(text)}</p>`;
  const link = escapeHtml(content.link);
  const smallLink = (href: string) =>
    `\n<p style="margin:0 0 16px;font-size:13px;word-break:break-all"><a href="${href}" style="color:#1d6b3c">${href}</a></p>`;
  return `<!doctype html>
<html lang="${content.language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(content.title)}</title></head>
<body style="margin:0;padding:24px;font-family:sans-serif;font-size:16px;line-height:1.5;color:#1b1b1b;background:#ffffff">
<div style="max-width:560px;margin:0 auto">
${content.before.map(paragraph).join('\n')}
<p style="margin:24px 0"><a href="${link}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:#1d6b3c;color:#ffffff;text-decoration:none">${escapeHtml(content.button)}</a></p>
<p style="margin:0 0 16px;font-size:13px;color:#555555;word-break:break-all">${link}</p>
${paragraph(content.after)}${content.afterLink === undefined ? '' : smallLink(escapeHtml(content.afterLink))}
</div>
</body>
</html>
`;
}
