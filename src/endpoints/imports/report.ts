import type { Endpoint, PayloadRequest } from 'payload';
import { z } from 'zod';
import { qualityFlagSlugs } from '../../domain/foods/quality.ts';
import { languages, type Language } from '../../domain/language.ts';
import { rowOutcomes } from '../../domain/imports/process/counts.ts';
import { reportModes } from '../../domain/imports/report/reportRow.ts';
import { rowIssueCodes } from '../../domain/imports/rows/rowIssues.ts';
import { ownLog } from '../../errors/quietLog.ts';
import { toLanguage } from '../../i18n/language.ts';
import { reportPage, reportStream } from '../../services/imports/process/report.ts';
import { checkedBody } from '../../services/operations/input/checkedBody.ts';
import { forDietitians } from '../operations/guard/callers.ts';
import { takes } from '../operations/guard/routeParameters.ts';
import { privateHeaders } from '../operations/privateHeaders.ts';
import { requireDietitian } from '../operations/guard/requireDietitian.ts';

const yesOrNo = z.enum(['true', 'false']).transform((text) => text === 'true');
const filter = z.strictObject({
  /** The run, as soon as there is one; before that the preview. */
  mode: z.enum(reportModes).optional(),
  outcome: z.enum(rowOutcomes).optional(),
  doubtful: yesOrNo.optional(),
  keptFields: yesOrNo.optional(),
  flag: z.enum(qualityFlagSlugs).optional(),
  issue: z.enum(rowIssueCodes).optional(),
});
const page = filter.extend({ cursor: z.string().optional(), limit: z.coerce.number().default(50) });
const file = filter.extend({ language: z.enum(languages).optional() });

const filterParameters = {
  mode: 'text',
  outcome: 'text',
  doubtful: 'text',
  keptFields: 'text',
  flag: 'text',
  issue: 'text',
} as const;

/** `GET /api/food-imports/:id/rows` and `/report.csv`: what becomes, or became, of the rows. */
export const reportEndpoints: readonly Endpoint[] = [
  {
    path: '/:id/rows',
    method: 'get',
    custom: {
      ...takes({ ...filterParameters, cursor: 'text', limit: { from: 1, to: 100 } }),
      ...forDietitians,
    },
    handler: async (req) => {
      requireDietitian(req);
      const query = checkedBody(parametersOf(req), page);
      return Response.json(await reportPage(req, { id: idOf(req), ...query }), { headers: privateHeaders });
    },
  },
  {
    path: '/:id/report.csv',
    method: 'get',
    custom: { ...takes({ ...filterParameters, language: 'text' }), ...forDietitians },
    handler: async (req) => {
      requireDietitian(req);
      const { language = callersLanguage(req), ...query } = checkedBody(parametersOf(req), file);
      const id = idOf(req);
      const body = await reportStream(req, {
        id,
        language,
        ...query,
        onError: (error) =>
          ownLog(req.payload.logger).error({ err: error }, 'the report of an import stopped with an error'),
      });
      return new Response(body, {
        headers: {
          ...privateHeaders,
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': `attachment; filename="import-${String(id)}.csv"`,
          'x-content-type-options': 'nosniff',
        },
      });
    },
  },
];

function parametersOf({ searchParams }: PayloadRequest): Record<string, string> {
  return Object.fromEntries(searchParams);
}

function callersLanguage(req: PayloadRequest): Language {
  return toLanguage(req.i18n.language);
}

function idOf(req: PayloadRequest): number {
  return Number(req.routeParams?.['id']);
}
