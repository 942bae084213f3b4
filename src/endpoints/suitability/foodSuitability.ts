import { addDataAndFileToRequest, type Endpoint } from 'payload';
import { isSerialId } from '../../domain/operations/requestShape.ts';
import { Problem } from '../../errors/problem.ts';
import { callerOfMember } from '../../services/operations/caller.ts';
import { judgeFood, scanBarcode, scanPhoto } from '../../services/suitability/foodSuitability.ts';
import { takesBody } from '../operations/guard/bodyKinds.ts';
import { toEndpoint, type HotRoute } from '../operations/hotRoute.ts';

/** `GET /api/foods/scan/:barcode` */
export const scanRoute: HotRoute = {
  collection: 'foods',
  path: '/scan/:barcode',
  parameters: {},
  handle: async ({ url, caller, payload }) => {
    const text = decodeURIComponent(url.pathname.split('/').at(-1) ?? '');
    return scanBarcode({ text, caller: await caller(), log: payload.logger });
  },
};

/** `GET /api/foods/:id/suitability?diets=&allergens=&amount=&unit=&date=` */
export const suitabilityRoute: HotRoute = {
  collection: 'foods',
  path: '/:id/suitability',
  parameters: {
    diets: 'list',
    allergens: 'list',
    profile: 'text',
    amount: 'text',
    unit: 'text',
    date: 'text',
  },
  handle: async ({ url, caller }) => {
    const id = url.pathname.split('/').at(-2) ?? '';
    if (!isSerialId(id)) throw new Problem('not_found');
    return judgeFood({ id: Number(id), caller: await caller(), parameters: url.searchParams });
  },
};

/** `POST /api/foods/scan`, multipart with the photo as `file` */
const scanPhotoEndpoint: Endpoint = {
  path: '/scan',
  method: 'post',
  ...takesBody('file'),
  handler: async (req) => {
    await addDataAndFileToRequest(req);
    const caller = req.user?.collection === 'users' ? await callerOfMember(req.user.id) : undefined;
    const answer = await scanPhoto({ file: req.file, caller, log: req.payload.logger });
    return Response.json(answer, { headers: { 'cache-control': 'private, no-store' } });
  },
};

export const suitabilityEndpoints: Endpoint[] = [
  ...[scanRoute, suitabilityRoute].map(toEndpoint),
  scanPhotoEndpoint,
];
