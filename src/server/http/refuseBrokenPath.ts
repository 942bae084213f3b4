import type { RequestHandler } from 'express';
import { decodeComponent, hasUnstorableCharacter } from '../../domain/operations/requestShape.ts';
import { Problem } from '../../errors/problem.ts';

/** Refuses a path that cannot be decoded. Next would answer it with an empty 500. */
export const refuseBrokenPath: RequestHandler = (req, _, next) => {
  const path = decodeComponent(req.path.replaceAll('+', '%2B'));
  if (path === undefined || hasUnstorableCharacter(path)) throw new Problem('invalid_character');
  next();
};
