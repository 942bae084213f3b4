import type { CollectionAfterReadHook } from 'payload';
import { z } from 'zod';
import {
  actionsIn,
  importOrigins,
  importStateNames,
  isMoving,
} from '../../src/domain/imports/process/states.ts';
import { secondsLeft } from '../../src/domain/imports/process/progress.ts';

const amount = z.number().nullish();
const shown = z.looseObject({
  state: z.enum(importStateNames).optional(),
  origin: z.enum(importOrigins).optional(),
  rowsDone: amount,
  totalRows: amount,
  rowsPerSecond: amount,
  created: amount,
  updated: amount,
});

/** Shows how far an import is, and what can be done with it. */
export const showProgress: CollectionAfterReadHook = ({ doc }) => {
  const { state, origin, rowsDone, totalRows, rowsPerSecond, created, updated } = shown.parse(doc);
  if (state === undefined) return doc as unknown;
  const rows = rowsDone ?? 0;
  const total = totalRows ?? null;
  const progress = {
    rows,
    totalRows: total,
    rowsPerSecond: rowsPerSecond ?? null,
    secondsLeft: isMoving(state) ? secondsLeft({ rows, total, rowsPerSecond: rowsPerSecond ?? null }) : null,
  };
  return {
    ...(doc as object),
    progress,
    actions: actionsIn(state, origin),
    changesNothing: state === 'done' && created === 0 && updated === 0,
  };
};
