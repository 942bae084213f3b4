import type { Endpoint, PayloadRequest } from 'payload';
import { z } from 'zod';
import { languageNames, languages, type Language } from '../../../domain/language.ts';
import type { MailedTokenPurpose } from '../../../domain/accounts/credentials/mailedTokens.ts';
import { Problem } from '../../../errors/problem.ts';
import { requireMailedToken } from '../../../services/accounts/mailedTokens.ts';
import { languageOfRequest } from '../../../services/operations/callersLanguage.ts';
import { requestProblem } from '../../../services/operations/requestProblem.ts';
import { withoutLogin } from '../../operations/guard/loginCalls.ts';
import { takesForm } from '../../operations/guard/bodyKinds.ts';
import { refusesWith } from '../../operations/guard/problemAnswers.ts';
import { takes } from '../../operations/guard/routeParameters.ts';
import { jsonOf } from '../../operations/jsonOf.ts';
import { accountPage, type PageField, type PageLink } from './accountPage.ts';
import { deadLinkTexts, forgotPasswordTexts, type LinkPageTexts } from './texts.ts';
import { wantsPage } from './wantsPage.ts';

/** What every form of a page sends besides its own fields: the language that the reader chose. */
const common = z.looseObject({ lang: z.enum(languages).optional() });

export interface LinkPage<Body extends z.ZodObject> {
  /** `/confirm-email`, below the collection. */
  readonly path: string;
  /** Where its form goes, where it is not the path of the page. */
  readonly formPath?: string;
  readonly texts: LinkPageTexts;
  /** What the token in its link is for. A page without a token needs none. */
  readonly purpose?: MailedTokenPurpose;
  /** Whether the page of a used link is shown again, because its button does no harm a second time. */
  readonly isRepeatable?: boolean;
  /** What the form sends, and what an app sends as JSON. */
  readonly body: Body;
  /** Further paragraphs, about what the token is for. */
  readonly details?: (req: PayloadRequest, token: string, language: Language) => Promise<readonly string[]>;
  /** The inputs of the form, besides the token. */
  readonly fields?: (language: Language) => readonly PageField[];
  /** Does what the button says. It may answer by itself: with a file. */
  readonly act: (req: PayloadRequest, body: z.output<Body>) => Promise<unknown>;
}

/**
 * The page of a link in a mail. GET shows it and changes nothing, because programs that check mails open links. POST does
 * what its button says: for the form of the page, and as JSON for an app that the link opened. A browser gets a page as
 * the answer, a program JSON.
 */
export function linkPage<Body extends z.ZodObject>(page: LinkPage<Body>): Endpoint[] {
  const refused = refusesWith((error, req) => {
    const sent = { token: req.searchParams.get('token') ?? '' };
    return refusal(error, { page, req, language: languageOf(req, req.searchParams.get('lang')), sent });
  });
  return [
    {
      path: page.path,
      method: 'get',
      custom: {
        ...takes({ ...(page.purpose === undefined ? {} : { token: 'text' }), lang: 'text' }),
        ...withoutLogin,
        ...refused,
      },
      handler: (req) => showPage(page, req),
    },
    {
      path: page.formPath ?? page.path,
      method: 'post',
      custom: { ...takesForm(page.body.extend(common.shape)).custom, ...withoutLogin, ...refused },
      handler: async (req) => submit(page, { req, json: await jsonOf(req) }),
    },
  ];
}

async function showPage<Body extends z.ZodObject>(
  page: LinkPage<Body>,
  req: PayloadRequest,
): Promise<Response> {
  const language = languageOf(req, req.searchParams.get('lang'));
  const token = req.searchParams.get('token') ?? '';
  let details: readonly string[] | undefined;
  try {
    const { isRepeatable = false, purpose } = page;
    if (purpose !== undefined) await requireMailedToken(req, { token, purpose, mayBeUsed: isRepeatable });
    details = await page.details?.(req, token, language);
  } catch (error) {
    return refusal(error, { page, req, language, sent: { token } });
  }
  return formPage(page, { language, sent: { token }, details: details ?? [] });
}

async function submit<Body extends z.ZodObject>(
  page: LinkPage<Body>,
  { req, json }: { req: PayloadRequest; json: unknown },
): Promise<Response> {
  const { lang, ...sent } = common.parse(json);
  const language = languageOf(req, lang ?? null);
  try {
    const answer = await page.act(req, page.body.parse(sent));
    if (answer instanceof Response) return answer;
  } catch (error) {
    return refusal(error, { page, req, language, sent });
  }
  const { body, title } = page.texts.done;
  return wantsPage(req.headers)
    ? accountPage({ language, title: title[language], body: [body[language]] })
    : Response.json({ message: title[language] }, { headers: { 'cache-control': 'no-store' } });
}

function formPage<Body extends z.ZodObject>(
  { path, formPath = path, texts, fields, purpose }: LinkPage<Body>,
  {
    language,
    sent,
    details = [],
    ...answer
  }: {
    language: Language;
    details?: readonly string[];
    sent: Readonly<Record<string, unknown>>;
    error?: string;
    status?: number;
    headers?: Readonly<Record<string, string>>;
  },
): Response {
  const token = typeof sent['token'] === 'string' ? sent['token'] : '';
  return accountPage({
    language,
    title: texts.title[language],
    body: [...details, texts.body[language]],
    form: {
      // Relative to the address of the page, so it needs to know no prefix. The token stays out of it.
      action: formPath.slice(1),
      fields: [
        ...(purpose === undefined ? [] : [{ name: 'token', type: 'hidden', value: token } as const]),
        { name: 'lang', type: 'hidden', value: language },
        ...(fields?.(language) ?? []),
      ],
      button: texts.button[language],
    },
    links: otherLanguages({ path, language, token: purpose === undefined ? undefined : token }),
    ...answer,
  });
}

/** The answer to a link or a form that was refused: the form again, where another try can succeed. */
function refusal<Body extends z.ZodObject>(
  error: unknown,
  {
    page,
    req,
    language,
    sent,
  }: {
    page: LinkPage<Body>;
    req: Pick<PayloadRequest, 'headers' | 'payload' | 'user'>;
    language: Language;
    sent: Readonly<Record<string, unknown>>;
  },
): Response {
  if (!wantsPage(req.headers)) throw error;
  const { body, headers, status } = requestProblem({ error, req, collection: 'users', language });
  if (status >= 500) throw error;
  const { 'content-type': _, ...others } = headers;
  if (error instanceof Problem && error.code === 'invalid_token')
    return accountPage({
      language,
      title: deadLinkTexts.title[language],
      body: [(page.texts.dead ?? deadLinkTexts.body)[language]],
      links:
        page.purpose === 'reset'
          ? [{ href: `forgot-password?lang=${language}`, text: forgotPasswordTexts.title[language] }]
          : [],
      status,
      headers: others,
    });
  const answer = { language, error: body.title, status, headers: others };
  // A form without its token would fail again.
  return page.purpose !== undefined && (sent['token'] ?? '') === ''
    ? accountPage({ title: page.texts.title[language], body: [], ...answer })
    : formPage(page, { sent, ...answer });
}

function languageOf(req: Pick<PayloadRequest, 'headers' | 'user'>, chosen: string | null): Language {
  return languages.find((language) => language === chosen) ?? languageOfRequest(req);
}

function otherLanguages({
  path,
  language,
  token,
}: {
  path: string;
  language: Language;
  token: string | undefined;
}): PageLink[] {
  return languages
    .filter((other) => other !== language)
    .map((other) => {
      const query = new URLSearchParams({ ...(token === undefined ? {} : { token }), lang: other });
      return { href: `${path.slice(1)}?${query.toString()}`, text: languageNames[other], language: other };
    });
}
