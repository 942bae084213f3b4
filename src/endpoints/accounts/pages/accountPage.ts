import { createHash } from 'node:crypto';
import { escapeHtml } from '../../../domain/html.ts';
import type { Language } from '../../../domain/language.ts';

export interface PageField {
  readonly name: string;
  readonly type: 'hidden' | 'password' | 'email' | 'text' | 'textarea';
  readonly maxLength?: number;
  readonly value?: string;
  /** The label that people read. A hidden field has none. */
  readonly label?: string;
  /** A short text below the input. */
  readonly hint?: string;
  /** So that password managers and phones offer the right value: `new-password`, `email`. */
  readonly autocomplete?: string;
}

export interface PageForm {
  /** Where the form is sent by POST: a path of ours. */
  readonly action: string;
  readonly fields: readonly PageField[];
  readonly button: string;
}

/** A link below the text: to the app, or to the same page in the other language. */
export interface PageLink {
  readonly href: string;
  readonly text: string;
  /** The language of the text, where it is not that of the page. */
  readonly language?: Language;
}

/**
 * A small page for the links of our mails. It has no script, loads nothing, is stored nowhere, and tells no other site
 * its address, which contains the token. Only its form changes anything: programs that check mails open links, but send
 * no forms.
 *
 * @param input.body the paragraphs, as plain text
 * @param input.error what was wrong with the last try; screen readers read it first
 */
export function accountPage({
  language,
  title,
  body,
  form,
  error,
  links = [],
  status = 200,
  headers = {},
}: {
  language: Language;
  title: string;
  body: readonly string[];
  form?: PageForm | undefined;
  error?: string | undefined;
  links?: readonly PageLink[];
  status?: number;
  headers?: Readonly<Record<string, string>>;
}): Response {
  const html = `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)} · DiningCoach</title>
<style>${style}</style>
</head>
<body>
<main>
<p class="brand">${brand[language]}</p>
<h1>${escapeHtml(title)}</h1>
${error === undefined ? '' : `<p class="error" role="alert">${escapeHtml(error)}</p>`}
${body.map((text) => `<p>${escapeHtml(text)}</p>`).join('\n')}
${form === undefined ? '' : formHtml(form)}
${links.map(linkHtml).join('\n')}
</main>
</body>
</html>
`;
  return new Response(html, {
    status,
    headers: {
      ...headers,
      'content-type': 'text/html; charset=utf-8',
      'content-language': language,
      'content-security-policy': policy,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
    },
  });
}

const brand: Readonly<Record<Language, string>> = { ko: '다이닝코치', en: 'DiningCoach' };

function formHtml({ action, fields, button }: PageForm): string {
  return `<form method="post" action="${escapeHtml(action)}">
${fields.map(fieldHtml).join('\n')}
<button type="submit">${escapeHtml(button)}</button>
</form>`;
}

function fieldHtml({ name, type, value, label, hint, autocomplete, maxLength }: PageField): string {
  const isArea = type === 'textarea';
  const typed = isArea ? { rows: '6' } : { type, value };
  const attributes = Object.entries({ name, ...typed, autocomplete, maxlength: maxLength?.toString() })
    .flatMap(([key, text]) => (text === undefined ? [] : [`${key}="${escapeHtml(text)}"`]))
    .join(' ');
  if (type === 'hidden') return `<input ${attributes}>`;
  const hintId = `${name}-hint`;
  const describedBy = hint === undefined ? '' : ` aria-describedby="${escapeHtml(hintId)}"`;
  const input = isArea
    ? `<textarea ${attributes} required${describedBy}>${escapeHtml(value ?? '')}</textarea>`
    : `<input ${attributes} required${describedBy}>`;
  return [
    `<label>${escapeHtml(label ?? name)}${input}</label>`,
    ...(hint === undefined ? [] : [`<p class="hint" id="${escapeHtml(hintId)}">${escapeHtml(hint)}</p>`]),
  ].join('\n');
}

function linkHtml({ href, text, language }: PageLink): string {
  const lang = language === undefined ? '' : ` lang="${language}" hreflang="${language}"`;
  return `<p class="link"><a href="${escapeHtml(href)}"${lang}>${escapeHtml(text)}</a></p>`;
}

const style = `
:root{color-scheme:light dark}
body{margin:0;padding:24px 16px;font:16px/1.6 system-ui,sans-serif;color:#1b1b1b;background:#f4f6f4;word-break:keep-all;overflow-wrap:anywhere}
main{max-width:26rem;margin:6vh auto 0;padding:24px;border-radius:12px;background:#fff}
h1{margin:0 0 16px;font-size:1.4rem;line-height:1.3}
p{margin:0 0 16px}
label{display:block;margin:0 0 8px;font-weight:600}
input,textarea{display:block;box-sizing:border-box;width:100%;margin:6px 0 0;padding:12px;border:1px solid #767676;border-radius:8px;font:inherit;color:inherit;background:transparent}
button{display:block;width:100%;margin:20px 0 0;padding:13px 20px;border:0;border-radius:8px;font:inherit;font-weight:600;color:#fff;background:#1d6b3c;cursor:pointer}
:focus-visible{outline:3px solid #7bb894;outline-offset:2px}
a{color:#1d6b3c}
.brand{margin:0 0 8px;font-weight:700;color:#1d6b3c}
.hint{margin:6px 0 16px;font-size:.875rem;color:#595959}
.link{margin:20px 0 0}
.error{padding:10px 14px;border-radius:8px;color:#8a1212;background:#fdeaea}
@media (prefers-color-scheme:dark){
body{color:#ececec;background:#161916}
main{background:#212621}
.brand,a{color:#86cfa2}
.hint{color:#b5b5b5}
.error{color:#ffc9c9;background:#4a1f1f}
}
`;

const styleHash = createHash('sha256').update(style).digest('base64');
const policy = [
  "default-src 'none'",
  `style-src 'sha256-${styleHash}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');
