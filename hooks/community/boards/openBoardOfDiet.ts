import type { CollectionAfterChangeHook } from 'payload';
import type { Diet } from '../../../payload-types.ts';
import { openBoard } from '../../../src/services/community/boards/openBoard.ts';

/** A diet has its board from the first moment on. */
export const openBoardOfDiet: CollectionAfterChangeHook<Diet> = async ({ doc, operation, req }) => {
  if (operation === 'create') await openBoard({ req, diet: doc.id });
  return doc;
};
