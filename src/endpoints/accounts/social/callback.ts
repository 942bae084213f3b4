import type { Endpoint, PayloadRequest } from 'payload';
import type { LocalizedText } from '../../../domain/language.ts';
import { Problem } from '../../../errors/problem.ts';
import { finishAtProvider } from '../../../services/accounts/social/finishAtProvider.ts';
import { isReachedByHttps } from '../../../services/accounts/social/providerSettings.ts';
import { languageOfRequest } from '../../../services/operations/callersLanguage.ts';
import { requestProblem } from '../../../services/operations/requestProblem.ts';
import { takesBody } from '../../operations/guard/bodyKinds.ts';
import { withoutLogin } from '../../operations/guard/loginCalls.ts';
import { takesAnyParameters } from '../../operations/guard/routeParameters.ts';
import { accountPage } from '../pages/accountPage.ts';
import { wantsPage } from '../pages/wantsPage.ts';
import { browserOf } from './browserCookie.ts';
import { privateHeaders } from './privateHeaders.ts';

/** `GET /api/auth/:provider/callback`: the browser comes back from the provider. */
export const callbackEndpoint: Endpoint = {
  path: '/auth/:provider/callback',
  method: 'get',
  custom: { ...takesAnyParameters, ...withoutLogin },
  handler: (req) => finish(req, req.searchParams),
};

/** `POST /api/auth/:provider/callback`: the same with a form, as Apple does it. */
export const callbackFormEndpoint: Endpoint = {
  path: '/auth/:provider/callback',
  method: 'post',
  custom: { ...takesBody('foreign-form').custom, ...withoutLogin },
  handler: async (req) => finish(req, new URLSearchParams(await req.text?.())),
};

async function finish(req: PayloadRequest, answer: URLSearchParams): Promise<Response> {
  const provider = String(req.routeParams?.['provider']);
  try {
    const browser = browserOf(req.headers, { provider, isHttps: isReachedByHttps() });
    const { address, code } = await finishAtProvider({ req, provider, answer, browser });
    return address === undefined
      ? Response.json({ code }, { headers: privateHeaders })
      : new Response(null, { status: 303, headers: { ...privateHeaders, location: address } });
  } catch (error) {
    if (!(error instanceof Problem) || !wantsPage(req.headers)) throw error;
    // A person sits in front of it, who has no use for JSON.
    const language = languageOfRequest(req);
    const { body, headers, status } = requestProblem({ error, req });
    const { 'content-type': _, 'content-language': __, 'cache-control': ___, ...others } = headers;
    const [title, ...lines] = [refusal[language], body.title, howToGoOn[language]];
    return accountPage({ language, title, body: lines, status, headers: others });
  }
}

const refusal: LocalizedText = { ko: '로그인하지 못했습니다', en: 'You are not signed in' };
const howToGoOn: LocalizedText = {
  ko: '이 창을 닫고 앱으로 돌아가 주세요.',
  en: 'Please close this window and go back to the app.',
};
