import type { Endpoint, PayloadRequest } from 'payload';
import { z } from 'zod';
import { importSettings, type ImportSettings } from '../../domain/imports/settings/settings.ts';
import { actOnImport } from '../../services/imports/process/act.ts';
import { checkedBody } from '../../services/operations/input/checkedBody.ts';
import { takesBody } from '../operations/guard/bodyKinds.ts';
import { forDietitians } from '../operations/guard/callers.ts';
import { jsonOf } from '../operations/jsonOf.ts';
import { privateHeaders } from '../operations/privateHeaders.ts';
import { requireDietitian } from '../operations/guard/requireDietitian.ts';

const previewBody = z.strictObject({ settings: importSettings.optional() });
const nothing = ['start', 'pause', 'resume', 'cancel', 'rollback'] as const;

/**
 * `POST /api/food-imports/:id/preview` with `{settings?}`, and `/start`, `/pause`, `/resume`, `/cancel`, `/rollback`. The
 * work follows in the worker; the answer has the state in which it waits.
 */
export const actionEndpoints: readonly Endpoint[] = [
  {
    path: '/:id/preview',
    method: 'post',
    custom: { ...takesBody('object').custom, ...forDietitians },
    handler: async (req) => {
      const { settings } = checkedBody((await jsonOf(req)) ?? {}, previewBody);
      return act(req, 'preview', settings);
    },
  },
  ...nothing.map((action): Endpoint => ({
    path: `/:id/${action}`,
    method: 'post',
    custom: forDietitians,
    handler: (req) => act(req, action),
  })),
];

async function act(
  req: PayloadRequest,
  action: 'preview' | (typeof nothing)[number],
  settings?: ImportSettings,
): Promise<Response> {
  requireDietitian(req);
  const id = Number(req.routeParams?.['id']);
  const state = await actOnImport(req, { id, action, ...(settings === undefined ? {} : { settings }) });
  return Response.json({ id, state }, { status: 202, headers: privateHeaders });
}
