import { languages, type Language } from '../domain/language.ts';
import { mailTemplates, writeMail } from './templates.ts';

const all = mailTemplates.flatMap((template) => languages.map((language) => ({ template, language })));

test.each(all)(
  '$template in $language contains the link as text and as HTML, in one language only',
  ({ template, language }) => {
    const link = 'https://example.com/a?token=x&y="<script>';
    const { subject, text, html } = writeMail({ template, language, link, hours: 72 });
    expect(subject).toMatch(/^\[.+\] .+$/);
    expect(/[가-힣]/.test(subject)).toBe(language === 'ko');
    expect(/[가-힣]/.test(text)).toBe(language === 'ko');
    expect(text).toContain(link);
    expect(text + html).not.toContain('{');
    expect(html).toContain('href="https://example.com/a?token=x&amp;y=&quot;&lt;script&gt;"');
    expect(html).not.toContain('<script>');
  },
);

test('a confirmation mail states how long its link is valid', () => {
  const mail = (language: Language) =>
    writeMail({ template: 'confirm-email', language, link: 'x', hours: 72 }).text;
  expect(mail('ko')).toContain('72시간');
  expect(mail('en')).toContain('72 hours');
});
