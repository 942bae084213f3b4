import type { Endpoint } from 'payload';
import { importAgain } from '../../services/imports/process/importAgain.ts';
import { forDietitians } from '../operations/guard/callers.ts';
import { requireDietitian } from '../operations/guard/requireDietitian.ts';
import { answerWithImport } from './answerWithImport.ts';

/** `POST /api/food-imports/:id/again`: a new import of the files of one that has ended. */
export const againEndpoint: Endpoint = {
  path: '/:id/again',
  method: 'post',
  custom: forDietitians,
  handler: async (req) => {
    requireDietitian(req);
    const id = await importAgain(req, Number(req.routeParams?.['id']));
    return answerWithImport(req, id, 201);
  },
};
