import {
  REST_DELETE,
  REST_GET,
  REST_OPTIONS,
  REST_PATCH,
  REST_POST,
  REST_PUT,
} from '@payloadcms/next/routes';
import { getPayload } from 'payload';
import config from '../../../../../payload.config.ts';
import { guardRest } from '../../../../endpoints/operations/guard/guardRequest.ts';
import type { RouteHandler } from '../../../../endpoints/operations/guard/problemAnswers.ts';
import { withoutMemberCookies } from '../../../../endpoints/accounts/withoutMemberCookies.ts';

interface Context {
  readonly params: Promise<{ slug?: string[] }>;
}

const safe = (handler: RouteHandler<Context>): RouteHandler<Context> =>
  withoutMemberCookies(guardRest(handler, () => getPayload({ config })));

export const GET = safe(REST_GET(config));
export const POST = safe(REST_POST(config));
export const PATCH = safe(REST_PATCH(config));
export const PUT = safe(REST_PUT(config));
export const DELETE = safe(REST_DELETE(config));
export const OPTIONS = REST_OPTIONS(config);
