import type { Endpoint, PayloadRequest } from 'payload';
import { canonicalJson } from '../../domain/operations/canonicalJson.ts';
import {
  createImport,
  fullSettings,
  uploadSettings,
  type UploadSettings,
} from '../../services/imports/process/createImport.ts';
import { receiveForm, type ReceivedForm } from '../../services/imports/upload/receiveForm.ts';
import { checkedBody } from '../../services/operations/input/checkedBody.ts';
import { answerUnderKey, keyOf } from '../operations/guard/answerOnce.ts';
import { takesBody } from '../operations/guard/bodyKinds.ts';
import { forDietitians } from '../operations/guard/callers.ts';
import { parseJsonObject } from '../operations/guard/readBody.ts';
import { answerWithImport } from './answerWithImport.ts';
import { requireDietitian } from '../operations/guard/requireDietitian.ts';

/**
 * `POST /api/food-imports`: a form with 1 to 8 parts `file` and, if wanted, `_payload` with `{preset?, mapping?,
 * matchBy?}`. Both files of a pair go into one import.
 */
export const uploadEndpoint: Endpoint = {
  path: '/',
  method: 'post',
  custom: { ...takesBody('stream').custom, ...forDietitians },
  handler: async (req) => {
    const staff = requireDietitian(req);
    const key = keyOf(req.headers);
    const form = await receiveForm(req);
    const outcome = { isKept: false };
    try {
      const settings = settingsOf(form);
      const create = async () => {
        const id = await createImport(req, { files: form.files, settings: fullSettings(settings) });
        outcome.isKept = true;
        return answerWithImport(req, id, 201);
      };
      return key === undefined
        ? await create()
        : await answerUnderKey({
            key,
            headers: req.headers,
            payload: req.payload,
            owner: { collection: 'staff', id: staff },
            content: contentOf(req, form, settings),
            answersWithDocument: true,
            answer: create,
          });
    } finally {
      if (!outcome.isKept) await form.discard();
    }
  },
};

function settingsOf({ text }: ReceivedForm): UploadSettings {
  return text === undefined ? {} : checkedBody(parseJsonObject(text, '_payload'), uploadSettings);
}

function contentOf(req: PayloadRequest, { files }: ReceivedForm, settings: UploadSettings): string {
  return canonicalJson([req.pathname, files.map(({ name, sha256 }) => [name, sha256]), settings]);
}
