import { z } from 'zod';
import { textLimits } from '../../domain/community/moderation/caseStates.ts';
import type { LocalizedText } from '../../domain/language.ts';
import {
  appealByLink,
  suspensionDetails,
} from '../../services/community/moderation/cases/suspendedAppeal.ts';
import { appealTexts } from './pages/lawfulTexts.ts';
import { linkPage } from './pages/linkPage.ts';

const label: LocalizedText = { ko: '이의를 제기하는 이유', en: 'Why you appeal' };

/** `/api/users/appeal`: the page of the mail to a suspended member, and `POST` with `{token, text}`. */
export const appealPage = linkPage({
  path: '/appeal',
  texts: appealTexts,
  purpose: 'appeal',
  details: suspensionDetails,
  fields: (language) => [
    { name: 'text', type: 'textarea', label: label[language], maxLength: textLimits.appeal },
  ],
  body: z.strictObject({ token: z.string(), text: z.string().trim().min(1).max(textLimits.appeal) }),
  act: (req, { token, text }) => appealByLink(req, { token, text }),
});
