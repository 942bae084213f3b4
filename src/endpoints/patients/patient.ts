import type { Endpoint, PayloadRequest } from 'payload';
import { z } from 'zod';
import { careLimit } from '../../domain/patients/careEntries.ts';
import { isStorableText } from '../../domain/foods/text.ts';
import { writeCareEntry, type NewCareEntry } from '../../services/patients/careEntries.ts';
import {
  readPatientMeals,
  readPatientProfile,
  summarisePatientMeals,
} from '../../services/patients/patient.ts';
import { checkedBody } from '../../services/operations/input/checkedBody.ts';
import { takesBody } from '../operations/guard/bodyKinds.ts';
import { forDietitians } from '../operations/guard/callers.ts';
import { takes } from '../operations/guard/routeParameters.ts';
import { jsonOf } from '../operations/jsonOf.ts';
import { privateHeaders } from '../operations/privateHeaders.ts';
import { requirePatientsDietitian } from './requirePatientsDietitian.ts';

const note = z.strictObject({ text: z.string().trim().min(1).max(2_000).refine(isStorableText) });
const limit = careLimit.safeExtend({ until: z.iso.date() });

/**
 * What a dietitian reads of a member who shares it, and writes for them:
 *
 * - `GET /api/sharings/:id/profile` → `{profile}`;
 * - `GET /api/sharings/:id/diaries?cursor=&limit=` → `{docs, nextCursor}`;
 * - `GET /api/sharings/:id/summary?from=&to=&by=` as `/api/meal-diaries/summary`;
 * - `POST /api/sharings/:id/notes` `{text}`, `POST /api/sharings/:id/limits` `{nutrient, max, per, reason, until}` → `{doc}`.
 */
export const patientEndpoints: readonly Endpoint[] = [
  {
    path: '/:id/profile',
    method: 'get',
    custom: forDietitians,
    handler: async (req) => answer({ profile: await readPatientProfile(req, ofCaller(req)) }),
  },
  {
    path: '/:id/diaries',
    method: 'get',
    custom: { ...takes({ cursor: 'text', limit: { from: 1, to: 100 } }), ...forDietitians },
    handler: async (req) => {
      const { searchParams } = req;
      return answer(
        await readPatientMeals(req, {
          ...ofCaller(req),
          cursor: searchParams.get('cursor'),
          limit: Number(searchParams.get('limit') ?? 20),
        }),
      );
    },
  },
  {
    path: '/:id/summary',
    method: 'get',
    custom: { ...takes({ from: 'text', to: 'text', by: 'text' }), ...forDietitians },
    handler: async (req) => {
      const { searchParams } = req;
      const [from, to, by] = [searchParams.get('from'), searchParams.get('to'), searchParams.get('by')];
      return answer(await summarisePatientMeals(req, { ...ofCaller(req), from, to, by }));
    },
  },
  {
    path: '/:id/notes',
    method: 'post',
    custom: { ...takesBody(note).custom, ...forDietitians },
    handler: async (req) => {
      const { text } = checkedBody(await jsonOf(req), note);
      return write(req, { kind: 'note', text });
    },
  },
  {
    path: '/:id/limits',
    method: 'post',
    custom: { ...takesBody(limit).custom, ...forDietitians },
    handler: async (req) => {
      const { until, ...rest } = checkedBody(await jsonOf(req), limit);
      return write(req, { kind: 'limit', limit: rest, until });
    },
  },
];

async function write(req: PayloadRequest, entry: NewCareEntry): Promise<Response> {
  const staff = requirePatientsDietitian(req);
  const doc = await writeCareEntry(req, { sharing: Number(req.routeParams?.['id']), staff, entry });
  return answer({ doc }, 201);
}

function ofCaller(req: PayloadRequest): { sharing: number; staff: number } {
  return { staff: requirePatientsDietitian(req).id, sharing: Number(req.routeParams?.['id']) };
}

function answer(body: object, status = 200): Response {
  return Response.json(body, { status, headers: privateHeaders });
}
