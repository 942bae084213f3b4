import { GRAPHQL_POST, REST_OPTIONS } from '@payloadcms/next/routes';
import { getPayload } from 'payload';
import config from '../../../../../payload.config.ts';
import { guardGraphql, guardRest } from '../../../../endpoints/operations/guard/guardRequest.ts';
import { withoutMemberCookies } from '../../../../endpoints/accounts/withoutMemberCookies.ts';
import { Problem } from '../../../../errors/problem.ts';

const payload = () => getPayload({ config });
const onlyPost = guardRest(() => Promise.reject(new Problem('method_not_allowed')), payload);

/**
 * Makes the schema from the configuration of the running Payload, as REST does. The one that Next has bundled here has a
 * second copy of each hook, whose errors the hook `answerProblem` of the running one does not know.
 */
async function answerGraphql(request: Request): Promise<Response> {
  const { config: running } = await payload();
  return GRAPHQL_POST(Promise.resolve(running))(request);
}

export const POST = withoutMemberCookies(guardGraphql(answerGraphql, payload));
export const OPTIONS = REST_OPTIONS(config);
export const GET = onlyPost;
export const PUT = onlyPost;
export const PATCH = onlyPost;
export const DELETE = onlyPost;
