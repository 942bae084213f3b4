import type { CollectionBeforeOperationHook } from 'payload';
import { isList, withMark } from './markList.ts';

/** Lets lists contain the member's own photos only. Photos of shared meals come with their meals. */
export const listOwnPhotos: CollectionBeforeOperationHook = (call) =>
  isList(call) ? withMark(call, 'ownPhotosOnly') : call.args;
