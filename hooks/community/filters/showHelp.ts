import type { CollectionAfterOperationHook } from 'payload';
import { helpNotice } from '../../../src/services/community/filters/help.ts';

/** Adds a kind notice with telephone numbers to the answer for somebody who wrote in distress. */
export const showHelp: CollectionAfterOperationHook = ({ operation, req, result }) => {
  if (operation !== 'create' && operation !== 'update' && operation !== 'updateByID') return result;
  const notice = helpNotice(req);
  return notice === undefined ? result : { ...result, notice };
};
