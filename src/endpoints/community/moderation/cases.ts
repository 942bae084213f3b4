import type { Endpoint, PayloadRequest } from 'payload';
import { z } from 'zod';
import { batchActions, moderatorActionNames } from '../../../domain/community/moderation/actions.ts';
import { batchLimit, dayLimits, textLimits } from '../../../domain/community/moderation/caseStates.ts';
import { reasonNames } from '../../../domain/community/moderation/reasons.ts';
import { reportTarget } from '../../../domain/community/moderation/targets.ts';
import { answerAppeal, appeal } from '../../../services/community/moderation/cases/appeals.ts';
import { caseContext } from '../../../services/community/moderation/cases/caseContext.ts';
import { readCasePhoto } from '../../../services/community/moderation/cases/caseMeal.ts';
import { claimCase, releaseCase } from '../../../services/community/moderation/cases/claimCase.ts';
import { decideCases, type CaseResult } from '../../../services/community/moderation/cases/decideCases.ts';
import { decideCase } from '../../../services/community/moderation/cases/decideCase.ts';
import { openByStaff } from '../../../services/community/moderation/cases/openByStaff.ts';
import { undoAction } from '../../../services/community/moderation/cases/undoAction.ts';
import { Problem } from '../../../errors/problem.ts';
import { ownLog } from '../../../errors/quietLog.ts';
import { noteFault } from '../../../errors/requestFault.ts';
import { requestProblem } from '../../../services/operations/requestProblem.ts';
import { takesBody } from '../../operations/guard/bodyKinds.ts';
import { forModerators } from '../../operations/guard/callers.ts';
import { jsonOf } from '../../operations/jsonOf.ts';
import { requireModerator } from './requireModerator.ts';
import { statisticsEndpoint } from './statistics.ts';

const headers = { 'cache-control': 'private, no-store' };
const pictureHeaders = {
  'content-type': 'image/webp',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'",
};
const photoId = z.coerce.number().int().positive().max(2_147_483_647);
const version = z.int().positive();
const id = z.int().positive().max(2_147_483_647);
const note = z.string().max(textLimits.note).optional();
const reason = z.enum(reasonNames).optional();
const message = z.string().trim().min(1).max(textLimits.message).optional();

/** `POST /api/moderation-cases/open`: a moderator looks at something that nobody has reported, or again. */
const openBody = z.strictObject({ target: reportTarget });
/** `POST /api/moderation-cases/:id/claim`, also for more time. Without `version` it claims the case as it is now. */
const claimBody = z.strictObject({ version: version.optional() });
/** `POST /api/moderation-cases/:id/release` */
const releaseBody = z.strictObject({ version });
/** `POST /api/moderation-cases/:id/decide`. Sanctions need a reason; `mute` and `suspend` need days. */
const decideBody = z.strictObject({
  version,
  action: z.enum(moderatorActionNames),
  reason,
  note,
  message,
  days: z.int().min(1).max(dayLimits.named).optional(),
  keepOpen: z.boolean().optional(),
});
/** `POST /api/moderation-cases/decide`: one decision on several cases, each as it was when the moderator chose it. */
const batchBody = z.strictObject({
  cases: z.array(z.strictObject({ id, version })).min(1).max(batchLimit),
  action: z.enum(batchActions),
  reason,
  note,
  message,
});
/** `POST /api/moderation-cases/:id/undo` */
const undoBody = z.strictObject({ version, action: id, note });
/** `POST /api/moderation-cases/:id/answer-appeal` */
const answerBody = z.strictObject({ version, action: id, accept: z.boolean(), note });
/** `POST /api/moderation-cases/:id/appeal`, for the author; the ids are in `GET /api/moderation-actions/mine`. */
const appealBody = z.strictObject({ action: id, text: z.string().trim().min(1).max(textLimits.appeal) });

/** What moderators do with a case. Each answer has the case with its new version. */
export const caseEndpoints: Endpoint[] = [
  statisticsEndpoint,
  {
    path: '/open',
    method: 'post',
    custom: { ...takesBody(openBody).custom, ...forModerators },
    handler: async (req) => {
      requireModerator(req);
      const { target } = openBody.parse(await jsonOf(req));
      return answerWithCase(req, await openByStaff(req, target), { status: 201 });
    },
  },
  {
    path: '/decide',
    method: 'post',
    custom: { ...takesBody(batchBody).custom, ...forModerators },
    handler: async (req) => {
      const moderator = requireModerator(req);
      const { cases, ...decision } = batchBody.parse(await jsonOf(req));
      const results = await decideCases(req, { cases, moderator, decision });
      return Response.json({ results: results.map((result) => shownResult(req, result)) }, { headers });
    },
  },
  {
    path: '/:id/context',
    method: 'get',
    custom: forModerators,
    handler: async (req) => {
      requireModerator(req);
      return Response.json(await caseContext(req, idOf(req)), { headers });
    },
  },
  {
    path: '/:id/photos/:photo',
    method: 'get',
    custom: forModerators,
    handler: async (req) => {
      requireModerator(req);
      const photo = photoId.safeParse(req.routeParams?.['photo']);
      if (!photo.success) throw new Problem('not_found');
      const data = await readCasePhoto(req, { caseId: idOf(req), photo: photo.data });
      return new Response(data, { headers: { ...headers, ...pictureHeaders } });
    },
  },
  {
    path: '/:id/claim',
    method: 'post',
    custom: { ...takesBody(claimBody).custom, ...forModerators },
    handler: async (req) => {
      const moderator = requireModerator(req);
      const body = claimBody.parse((await jsonOf(req)) ?? {});
      await claimCase(req, { id: idOf(req), moderator, version: body.version });
      return answerWithCase(req, idOf(req));
    },
  },
  {
    path: '/:id/release',
    method: 'post',
    custom: { ...takesBody(releaseBody).custom, ...forModerators },
    handler: async (req) => {
      const moderator = requireModerator(req);
      const body = releaseBody.parse(await jsonOf(req));
      await releaseCase(req, { id: idOf(req), moderator, version: body.version });
      return answerWithCase(req, idOf(req));
    },
  },
  {
    path: '/:id/decide',
    method: 'post',
    custom: { ...takesBody(decideBody).custom, ...forModerators },
    handler: async (req) => {
      const moderator = requireModerator(req);
      const decision = decideBody.parse(await jsonOf(req));
      const action = await decideCase(req, { id: idOf(req), moderator, decision });
      return answerWithCase(req, idOf(req), { action });
    },
  },
  {
    path: '/:id/undo',
    method: 'post',
    custom: { ...takesBody(undoBody).custom, ...forModerators },
    handler: async (req) => {
      const moderator = requireModerator(req);
      const body = undoBody.parse(await jsonOf(req));
      const action = await undoAction(req, { id: idOf(req), moderator, ...body });
      return answerWithCase(req, idOf(req), { action });
    },
  },
  {
    path: '/:id/answer-appeal',
    method: 'post',
    custom: { ...takesBody(answerBody).custom, ...forModerators },
    handler: async (req) => {
      const moderator = requireModerator(req);
      const body = answerBody.parse(await jsonOf(req));
      const action = await answerAppeal(req, { id: idOf(req), moderator, ...body });
      return answerWithCase(req, idOf(req), { action });
    },
  },
  {
    path: '/:id/appeal',
    method: 'post',
    ...takesBody(appealBody),
    handler: async (req) => {
      const body = appealBody.parse(await jsonOf(req));
      await appeal(req, { id: idOf(req), ...body });
      return Response.json({ appealed: body.action }, { status: 202, headers });
    },
  },
];

/** What became of one case of several. A refused one has the error that a single call would have got. */
function shownResult(req: PayloadRequest, result: CaseResult): object {
  if ('action' in result) return { ...result, done: true };
  const { error, id: refused } = result;
  const { body, status: code } = requestProblem({ error, req, collection: 'moderation-cases' });
  if (code >= 500 && !noteFault(error))
    ownLog(req.payload.logger).error({ err: error }, 'a case of several was not decided');
  return { id: refused, done: false, status: code, code: body.code, message: body.detail };
}

function idOf(req: PayloadRequest): number {
  return Number(req.routeParams?.['id']);
}

async function answerWithCase(
  req: PayloadRequest,
  id: number,
  { status = 200, action }: { status?: number; action?: number } = {},
): Promise<Response> {
  const doc = await req.payload.findByID({
    collection: 'moderation-cases',
    id,
    depth: 0,
    overrideAccess: false,
    req,
  });
  return Response.json({ doc, ...(action === undefined ? {} : { action }) }, { status, headers });
}
