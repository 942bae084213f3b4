import { getTranslation } from '@payloadcms/translations';
import {
  addDataAndFileToRequest,
  parseParams,
  type Collection,
  type Endpoint,
  type PayloadRequest,
} from 'payload';
import { z } from 'zod';
import { checkedQuery } from '../../services/operations/input/checkQuery.ts';
import { checkedInput } from '../../services/operations/input/strictInput.ts';
import { deleteMany, updateMany, type BulkResult } from '../../services/operations/bulk/changeEach.ts';
import type { BulkSelection } from '../../services/operations/bulk/bulkTargets.ts';
import { nobody } from '../../access/roles.ts';
import { Problem } from '../../errors/problem.ts';
import { ownLog } from '../../errors/quietLog.ts';
import { noteFault } from '../../errors/requestFault.ts';
import { requestProblem } from '../../services/operations/requestProblem.ts';
import { collectionOf } from './collectionOf.ts';

/**
 * `PATCH /api/<collection>?where=` and `DELETE /api/<collection>?where=`, instead of Payload's. Each document is
 * changed by the rules of a single call. The answer has the changed documents and, for each of the others, the error
 * that a single call would have got. Its status is the highest of these errors.
 */
export const bulkEndpoints: readonly Endpoint[] = [
  {
    path: '/',
    method: 'patch',
    handler: async (req) => {
      await addDataAndFileToRequest(req);
      const bulk = await bulkOf(req, 'update');
      const { config } = bulk.collection;
      if (config.disableBulkEdit) throw new Problem('forbidden');
      // Also when no document matches.
      await checkedInput(req.data, { collection: config, nobody, operation: 'update', id: undefined, req });
      return answer(
        bulk,
        'general:updatedCountSuccessfully',
        await updateMany({ ...bulk, data: { ...req.data } }),
      );
    },
  },
  {
    path: '/',
    method: 'delete',
    handler: async (req) => {
      const bulk = await bulkOf(req, 'delete');
      if (bulk.collection.config.disableBulkDelete) throw new Problem('forbidden');
      return answer(bulk, 'general:deletedCountSuccessfully', await deleteMany(bulk));
    },
  },
];

const bulkParameters = z.object({ confirm: z.literal('all').optional() });

async function bulkOf(req: PayloadRequest, operation: 'update' | 'delete') {
  const collection = collectionOf(req);
  if (collection.config.access[operation] === nobody) throw new Problem('forbidden');
  // The operation of a bulk call is a series of single ones, so its query passes no hook.
  const { depth, limit, populate, select, sort, trash, where } = await checkedQuery(parseParams(req.query), {
    collection: collection.config,
    operation,
    req,
  });
  const parameters = bulkParameters.safeParse(req.query);
  if (!parameters.success)
    throw new Problem('invalid_filter', { field: 'confirm', parameters: { path: 'confirm' } });
  const selection: BulkSelection = {
    where,
    limit,
    sort: [sort ?? []].flat(),
    trash: trash === true,
    confirm: parameters.data.confirm,
  };
  const shown = {
    ...(depth === undefined ? {} : { depth }),
    ...(populate === undefined ? {} : { populate }),
    ...(select === undefined ? {} : { select }),
  };
  return { req, collection, selection, shown };
}

function answer(
  { collection, req }: { collection: Collection; req: PayloadRequest },
  done: 'general:updatedCountSuccessfully' | 'general:deletedCountSuccessfully',
  { docs, failures }: BulkResult,
): Response {
  const { slug } = collection.config;
  const answers = failures.map(({ id, error }) => ({
    id,
    error,
    ...requestProblem({ error, req, collection: slug }),
  }));
  for (const { error, status } of answers) {
    if (status >= 500 && !noteFault(error))
      ownLog(req.payload.logger).error({ err: error }, 'a document of a bulk operation failed');
  }
  const errors = answers.map(({ id, body: { code, detail, field, status } }) => ({
    id,
    code,
    ...(field === undefined ? {} : { field }),
    status,
    message: detail,
    isPublic: true,
  }));
  const counts = { changed: docs.length, failed: errors.length };
  const [worst] = answers.toSorted((one, other) => other.status - one.status);
  if (worst === undefined) {
    const { plural, singular } = collection.config.labels;
    const label = getTranslation(docs.length === 1 ? singular : plural, req.i18n);
    return Response.json({ docs, errors, ...counts, message: req.t(done, { count: docs.length, label }) });
  }
  const { body, headers, status } = worst;
  return Response.json({ ...body, docs, errors, ...counts, message: body.detail }, { status, headers });
}
