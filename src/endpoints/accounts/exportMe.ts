import type { Endpoint } from 'payload';
import { z } from 'zod';
import { ownLog } from '../../errors/quietLog.ts';
import { exportMember } from '../../services/accounts/exportMember.ts';
import { openExport } from '../../services/accounts/export/openExport.ts';
import { requestExport } from '../../services/accounts/export/requestExport.ts';
import { exportTexts } from './pages/lawfulTexts.ts';
import { linkPage } from './pages/linkPage.ts';
import { jsonStream } from '../../services/operations/jsonStream.ts';

/** `GET /api/users/me/export`: everything about the caller, as a file. */
const exportMeEndpoint: Endpoint = {
  path: '/me/export',
  method: 'get',
  handler: async (req) => {
    const members = await exportMember({ req });
    const body = jsonStream({
      members,
      onError: (error) => ownLog(req.payload.logger).error({ err: error }, 'an export stopped with an error'),
    });
    const name = `diningcoach-${members.exportedAt.slice(0, 10)}.json`;
    return new Response(body, {
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': `attachment; filename="${name}"`,
        'cache-control': 'private, no-store',
      },
    });
  },
};

/** `POST /api/users/me/export`: a job makes a file with everything about the caller, and a mail says when it is ready. */
const requestExportEndpoint: Endpoint = {
  path: '/me/export',
  method: 'post',
  handler: async (req) =>
    Response.json(
      { export: await requestExport({ req }) },
      { status: 202, headers: { 'cache-control': 'private, no-store' } },
    ),
};

/** `/api/users/export`: the page of the mailed link. Its button downloads the file. */
const downloadPage = linkPage({
  path: '/export',
  texts: exportTexts,
  purpose: 'export',
  body: z.strictObject({ token: z.string() }),
  act: async (req, { token }) =>
    new Response(await openExport(req, token), {
      headers: {
        'content-type': 'application/zip',
        'content-disposition': 'attachment; filename="diningcoach.zip"',
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
      },
    }),
});

export const exportEndpoints: readonly Endpoint[] = [
  exportMeEndpoint,
  requestExportEndpoint,
  ...downloadPage,
];
