import { initI18n } from '@payloadcms/translations';
import type { CollectionBeforeOperationHook } from 'payload';
import { languageOfRequest } from '../../src/services/operations/callersLanguage.ts';

/**
 * Sets the language of Payload's own texts (reasons of invalid fields) to that of the caller. Payload knows the header,
 * but not the language that a member chose.
 */
export const speakCallersLanguage: CollectionBeforeOperationHook = async ({ args, req }) => {
  const language = languageOfRequest(req);
  if (req.payloadAPI === 'local' || req.i18n.language === language) return args;
  req.i18n = await initI18n({ config: req.payload.config.i18n, context: 'api', language });
  req.t = req.i18n.t;
  return args;
};
