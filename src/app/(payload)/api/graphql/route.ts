import { GRAPHQL_POST, REST_OPTIONS } from '@payloadcms/next/routes';
import { getPayload } from 'payload';
import config from '../../../../../payload.config.ts';
import { guardGraphql, guardRest } from '../../../../endpoints/operations/guard/guardRequest.ts';
import { withoutMemberCookies } from '../../../../endpoints/accounts/withoutMemberCookies.ts';
import { Problem } from '../../../../errors/problem.ts';

const payload = () => getPayload({ config });
const onlyPost = guardRest(() => Promise.reject(new Problem('method_not_allowed')), payload);

export const POST = withoutMemberCookies(guardGraphql(GRAPHQL_POST(config), payload));
export const OPTIONS = REST_OPTIONS(config);
export const GET = onlyPost;
export const PUT = onlyPost;
export const PATCH = onlyPost;
export const DELETE = onlyPost;
