import { GRAPHQL_POST, REST_OPTIONS } from '@payloadcms/next/routes';
import { getPayload } from 'payload';
import config from '../../../../../payload.config.ts';
import { guardGraphql } from '../../../../endpoints/operations/guardRequest.ts';
import { withoutMemberCookies } from '../../../../endpoints/accounts/withoutMemberCookies.ts';

export const POST = withoutMemberCookies(guardGraphql(GRAPHQL_POST(config), () => getPayload({ config })));
export const OPTIONS = REST_OPTIONS(config);
