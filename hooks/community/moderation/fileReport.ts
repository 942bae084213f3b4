import type { CollectionBeforeValidateHook } from 'payload';
import type { Report } from '../../../payload-types.ts';
import { prepareReport } from '../../../src/services/community/moderation/reports/prepareReport.ts';

/** Checks a new report, and finds its case and its weight. */
export const fileReport: CollectionBeforeValidateHook<Report> = async ({ data = {}, operation, req }) =>
  operation === 'create' ? prepareReport({ req, data }) : data;
