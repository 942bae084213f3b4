import type { Endpoint, PayloadRequest } from 'payload';
import { z } from 'zod';
import { Problem } from '../../errors/problem.ts';
import { checkedBody } from '../../services/operations/input/checkedBody.ts';
import { discardDraft, saveDraft, showDraft, sign } from '../../services/suitability/drafts/editDraft.ts';
import { publishDraft } from '../../services/suitability/drafts/publishDraft.ts';
import { draftOfVersion, listVersions } from '../../services/suitability/drafts/ruleVersions.ts';
import { takesBody } from '../operations/guard/bodyKinds.ts';
import { forDietitians } from '../operations/guard/callers.ts';
import { requireDietitian } from '../operations/guard/requireDietitian.ts';
import { takes } from '../operations/guard/routeParameters.ts';
import { jsonOf } from '../operations/jsonOf.ts';
import { privateHeaders } from '../operations/privateHeaders.ts';

const largestVersion = 2_147_483_646;
const hash = z.string().min(1).max(64);
const saved = z.strictObject({
  ruleSet: z.record(z.string(), z.unknown()),
  hash: hash.nullish(),
  basedOnVersion: z.int().min(0).max(largestVersion).optional(),
});
const signed = z.strictObject({ hash });
const restored = z.strictObject({ hash: hash.nullish() });
const page = z.object({
  cursor: z.coerce.number().optional(),
  limit: z.coerce.number().default(20),
});

const withBody = { ...takesBody('object').custom, ...forDietitians };
const withoutParameters = { ...takes({}), ...forDietitians };

/** The draft of the rules of a diet: `GET`, `PUT`, `DELETE /api/diets/:id/draft`, `POST …/draft/sign`, `…/draft/publish`. */
const draftEndpoints: readonly Endpoint[] = [
  {
    path: '/:id/draft',
    method: 'get',
    custom: withoutParameters,
    handler: (req) => answer(req, showDraft),
  },
  {
    path: '/:id/draft',
    method: 'put',
    custom: withBody,
    handler: async (req) => {
      const body = checkedBody(await jsonOf(req), saved);
      return answer(req, (_, diet) => saveDraft(req, diet, body));
    },
  },
  {
    path: '/:id/draft',
    method: 'delete',
    custom: forDietitians,
    handler: (req) => answer(req, discardDraft),
  },
  {
    path: '/:id/draft/sign',
    method: 'post',
    custom: withBody,
    handler: async (req) => {
      const body = checkedBody(await jsonOf(req), signed);
      return answer(req, (_, diet) => sign(req, diet, body.hash));
    },
  },
  {
    path: '/:id/draft/publish',
    method: 'post',
    custom: forDietitians,
    handler: (req) => answer(req, async (_, diet) => ({ doc: await publishDraft(req, diet) })),
  },
];

/** `GET /api/diets/:id/versions?cursor=&limit=`: what each version of the rules changed; `POST …/versions/:version/draft`. */
const versionEndpoints: readonly Endpoint[] = [
  {
    path: '/:id/versions',
    method: 'get',
    custom: {
      ...takes({ cursor: { from: 1, to: largestVersion }, limit: { from: 1, to: 100 } }),
      ...forDietitians,
    },
    handler: (req) => {
      const { cursor, limit } = checkedBody(Object.fromEntries(req.searchParams), page);
      return answer(req, (_, diet) => listVersions(req, diet, { cursor, limit }));
    },
  },
  {
    path: '/:id/versions/:version/draft',
    method: 'post',
    custom: withBody,
    handler: async (req) => {
      const body = checkedBody((await jsonOf(req)) ?? {}, restored);
      const version = Number(req.routeParams?.['version']);
      if (!Number.isInteger(version) || version < 1 || version > largestVersion)
        throw new Problem('not_found');
      return answer(req, (_, diet) => draftOfVersion(req, diet, { version, hash: body.hash }));
    },
  },
];

export const ruleDraftEndpoints: Endpoint[] = [...draftEndpoints, ...versionEndpoints];

async function answer(
  req: PayloadRequest,
  work: (req: PayloadRequest, diet: number) => Promise<object>,
): Promise<Response> {
  requireDietitian(req);
  return Response.json(await work(req, Number(req.routeParams?.['id'])), { headers: privateHeaders });
}
