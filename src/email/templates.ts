import { escapeHtml } from '../domain/html.ts';
import { fillText, type Language } from '../domain/language.ts';
import type { MailContent } from './mail.ts';

export const mailTemplates = ['confirm-email', 'reset-password', 'welcome'] as const;
export type MailTemplate = (typeof mailTemplates)[number];

interface MailTexts {
  readonly subject: string;
  readonly greeting: string;
  readonly paragraphs: readonly string[];
  readonly button: string;
  readonly closing: string;
}

/**
 * The texts contain no name and nothing about a person: locked screens show subjects, and many servers handle a mail.
 */
const mailTexts: Readonly<Record<MailTemplate, Readonly<Record<Language, MailTexts>>>> = {
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
 * @param hours how long the link of a confirmation is valid
 */
export function writeMail({
  template,
  language,
  hours,
  link,
}: {
  template: MailTemplate;
  language: Language;
  link: string;
  hours?: number;
}): MailContent {
  const { subject, greeting, paragraphs, button, closing } = mailTexts[template][language];
  const body = paragraphs.map((paragraph) => fillText(paragraph, { hours }));
  return {
    subject,
    text: [greeting, ...body, `${button}: ${link}`, closing].join('\n\n') + '\n',
    html: htmlPage({
      language,
      title: subject,
      before: [greeting, ...body],
      link,
      button,
      after: closing,
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
}): string {
  const paragraph = (text: string) => `<p style="margin:0 0 16px">${escapeHtml(text)}</p>`;
  const link = escapeHtml(content.link);
  return `<!doctype html>
<html lang="${content.language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(content.title)}</title></head>
<body style="margin:0;padding:24px;font-family:sans-serif;font-size:16px;line-height:1.5;color:#1b1b1b;background:#ffffff">
<div style="max-width:560px;margin:0 auto">
${content.before.map(paragraph).join('\n')}
<p style="margin:24px 0"><a href="${link}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:#1d6b3c;color:#ffffff;text-decoration:none">${escapeHtml(content.button)}</a></p>
<p style="margin:0 0 16px;font-size:13px;color:#555555;word-break:break-all">${link}</p>
${paragraph(content.after)}
</div>
</body>
</html>
`;
}
