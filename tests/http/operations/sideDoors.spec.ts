import { createLocalReq, type FieldAccess, type PayloadRequest } from 'payload';
import type { Staff } from '../../../payload-types.ts';
import { createStaff, signUpAndLogIn, type TestMember } from '../../helpers/accounts.ts';
import { clientOf } from '../../helpers/client.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';
import { pathsOf, type FieldPath } from '../../helpers/sideDoors/paths.ts';

const roles = ['anonymous', 'member', 'other member', 'moderator', 'dietitian', 'admin'] as const;
type Role = (typeof roles)[number];

let server: TestServer;
let call: ReturnType<typeof clientOf>;
let member: TestMember;
let other: TestMember;
const tokens = new Map<Role, string | undefined>();
const requests = new Map<Role, PayloadRequest>();

beforeAll(async () => {
  server = await startTestServer();
  call = clientOf(server.url);
  member = await signUpAndLogIn({ payload: server.payload, call });
  other = await signUpAndLogIn({ payload: server.payload, call });
  tokens.set('anonymous', undefined).set('member', member.token).set('other member', other.token);
  requests.set('anonymous', await createLocalReq({}, server.payload));
  for (const [role, { id }] of [['member', member] as const, ['other member', other] as const])
    requests.set(role, await requestOf('users', id));
  for (const role of ['moderator', 'dietitian', 'admin'] as const satisfies Staff['role'][]) {
    const { email, id, password } = await createStaff(server.payload, role);
    tokens.set(role, (await call('/api/staff/login', { json: { email, password } })).body.token);
    requests.set(role, await requestOf('staff', id));
  }
});

afterAll(() => server.stop());

async function requestOf(collection: 'users' | 'staff', id: number): Promise<PayloadRequest> {
  const user = await server.payload.findByID({ collection, id, depth: 0 });
  return createLocalReq({ user: { ...user, collection } as never }, server.payload);
}

const requestFor = (role: Role) => requests.get(role) ?? expect.fail();

describe('a field that the caller may not read', () => {
  const operators =
    'equals not_equals in not_in exists greater_than greater_than_equal less_than less_than_equal like not_like contains near within intersects all'.split(
      ' ',
    );
  const values: readonly unknown[] = ['a', '1', 'true', '2026-11-30', null, [1]];
  /** What no caller ever filters, sorts or selects by, wherever it is. */
  const secrets = /^(hash|salt|sessions|reset.*|.*token.*|sealed|usernameKey)$/i;

  test('is in no filter, order, selection or list of values, by any path, spelling and operator', async () => {
    const { readerOf } = await import('../../../src/services/operations/input/queryFields.ts');
    const { readFilter } = await import('../../../src/domain/operations/query/where.ts');
    const { readSort } = await import('../../../src/domain/operations/query/sort.ts');
    const { selectFault } = await import('../../../src/domain/operations/query/select.ts');
    const { config } = server.payload;
    const hits: string[] = [];
    const tried = { closed: 0, open: 0, paths: 0 };
    for (const collection of config.collections) {
      const paths = pathsOf(config, collection, 3);
      for (const role of roles) {
        const req = requestFor(role);
        const fields = (await readerOf(req)).fieldsOf(collection).documents;
        for (const path of paths) {
          tried.paths += 1;
          if (await isReadable(path, req)) {
            tried.open += 1;
            continue;
          }
          const [dotted, underscored] = [path.names.join('.'), path.names.join('__')];
          const nested = path.names.reduceRight<unknown>((value, name) => ({ [name]: value }), true);
          const report = (isHit: boolean, what: string) => {
            tried.closed += 1;
            if (isHit) hits.push(`${role}: ${collection.slug} ${what}`);
          };
          for (const spelling of new Set([dotted, underscored]))
            for (const operator of operators)
              for (const value of [
                values[tried.closed % values.length],
                values[(tried.closed + 1) % values.length],
              ]) {
                const filters = [
                  { [spelling]: { [operator]: value } },
                  { or: [{ AND: [{ [spelling]: { [operator]: value } }] }] },
                  path.names.reduceRight<object>((inner, name) => ({ [name]: inner }), { [operator]: value }),
                ];
                const filter = filters[tried.closed % filters.length];
                report(readFilter(filter, fields).fault === undefined, `where ${JSON.stringify(filter)}`);
              }
          for (const sort of [dotted, underscored, `-${dotted}`, `id,-${underscored}`, ['id', dotted]])
            report(
              'keys' in readSort(sort, fields, { followsRelations: true }),
              `sort ${JSON.stringify(sort)}`,
            );
          for (const select of [nested, { [dotted]: true }])
            // A sealed field is read whole.
            report(
              !isComputed(path) && selectFault(select, fields) === undefined,
              `select ${JSON.stringify(select)}`,
            );
        }
      }
    }
    process.stdout.write(`${JSON.stringify(tried)} ${hits.length}\n`);
    expect(hits).toEqual([]);
    expect(tried.open).toBeGreaterThan(500);
  });

  /** By the live configuration, written a second time: what the query gate must find by itself. */
  async function isReadable({ collection, entered, fields, names }: FieldPath, req: PayloadRequest) {
    if (names.some((name) => secrets.test(name))) return false;
    if (entered.some(({ auth }) => Boolean(auth))) return false;
    for (const { access } of entered) if ((await access.read({ req })) === false) return false;
    for (const field of fields) {
      if (('hidden' in field && field.hidden) || isVirtual(field)) return false;
      const read = field.access?.read as FieldAccess | undefined;
      if (read !== undefined && !(await read({ req, doc: { id: 0 } }))) return false;
    }
    return collection.slug !== '';
  }

  const isVirtual = (field: FieldPath['fields'][number]) => 'virtual' in field && Boolean(field.virtual);
  const isComputed = ({ fields }: FieldPath) => fields.some(isVirtual);
});
