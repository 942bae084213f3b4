import type { CollectionAfterOperationHook } from 'payload';
import { withTargets } from '../../../src/services/community/moderation/reports/showTargets.ts';

/** Shows what reports are about. */
export const showReportTargets: CollectionAfterOperationHook<'reports'> = async ({
  operation,
  req,
  result,
}) => {
  switch (operation) {
    case 'find':
      return { ...result, docs: await withTargets(req, 'reports', result.docs) };
    case 'create':
    case 'findByID':
      return (await withTargets(req, 'reports', [result]))[0] ?? result;
    default:
      return result;
  }
};

/** Shows what cases are about. */
export const showCaseTargets: CollectionAfterOperationHook<'moderation-cases'> = async ({
  operation,
  req,
  result,
}) => {
  switch (operation) {
    case 'find':
      return { ...result, docs: await withTargets(req, 'moderation-cases', result.docs) };
    case 'findByID':
      return (await withTargets(req, 'moderation-cases', [result]))[0] ?? result;
    default:
      return result;
  }
};
