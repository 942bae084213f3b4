import type { Endpoint } from 'payload';
import { z } from 'zod';
import { consentNames, consentPurposes, currentVersion } from '../../domain/accounts/consents.ts';
import type { LocalizedText } from '../../domain/language.ts';
import { Problem } from '../../errors/problem.ts';
import { consentTexts } from '../../i18n/consentTexts.ts';
import { languageOfRequest } from '../../services/operations/callersLanguage.ts';
import { withoutLogin } from '../operations/guard/loginCalls.ts';
import { accountPage } from './pages/accountPage.ts';

const versionLabel: LocalizedText = { ko: '버전', en: 'Version' };

/** `GET /api/consents`: what a sign-up asks for: the purposes, the current versions, and where the texts are. */
export const consentListEndpoint: Endpoint = {
  path: '/consents',
  method: 'get',
  custom: withoutLogin,
  handler: (req) => {
    const language = languageOfRequest(req);
    const docs = consentNames.map((purpose) => ({
      purpose,
      title: consentTexts[purpose][language].title,
      version: currentVersion(purpose),
      required: consentPurposes[purpose].isRequired,
      text: `/api/consents/${purpose}`,
    }));
    return Response.json({ docs });
  },
};

/** `GET /api/consents/:purpose`: the current text, as a page. */
export const consentTextEndpoint: Endpoint = {
  path: '/consents/:purpose',
  method: 'get',
  custom: withoutLogin,
  handler: (req) => {
    const purpose = z.enum(consentNames).safeParse(req.routeParams?.['purpose']);
    if (!purpose.success) throw new Problem('not_found');
    const language = languageOfRequest(req);
    const { title, paragraphs } = consentTexts[purpose.data][language];
    const version = `${versionLabel[language]} ${currentVersion(purpose.data)}`;
    return accountPage({ language, title, body: [...paragraphs, version] });
  },
};
