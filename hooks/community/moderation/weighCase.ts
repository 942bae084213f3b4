import type { CollectionAfterChangeHook } from 'payload';
import type { Report } from '../../../payload-types.ts';
import { weighReport } from '../../../src/services/community/moderation/reports/weighReport.ts';

/** Adds a new report to the weight of its case, which may hide the target. */
export const weighCase: CollectionAfterChangeHook<Report> = async ({ doc, operation, req }) => {
  if (operation === 'create') await weighReport(req, doc.id);
  return doc;
};
