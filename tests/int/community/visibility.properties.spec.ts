import fc from 'fast-check';
import { createLocalReq, type PayloadRequest } from 'payload';
import { signUp } from '../../helpers/accounts.ts';
import { startTestPayload, type TestPayload } from '../../helpers/payload.ts';

/**
 * Whatever members and moderators do, in any order and at once: every list, every document and every page of likes shows a
 * reader what the model says, and while something changes nothing that is invisible before and after.
 */
let server: TestPayload;
let board: number;

beforeAll(async () => {
  server = await startTestPayload();
  board = await insert('boards', { name: '저염', name_en: 'Low salt', slug: 'board-of-properties' });
});
afterAll(() => server.stop());

async function insert(table: string, values: Readonly<Record<string, unknown>>): Promise<number> {
  const names = Object.keys(values);
  const { rows } = await server.pool.query<{ id: number }>(
    `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((_, at) => `$${String(at + 1)}`).join(', ')}) RETURNING id`,
    Object.values(values),
  );
  return rows[0]?.id ?? 0;
}

const people = [0, 1, 2] as const;
type Person = (typeof people)[number];

/** A document of the story. `owner`: undefined for an anonymous one. */
interface Item {
  readonly collection: 'posts' | 'comments' | 'meal-diaries';
  readonly table: string;
  readonly id: number;
  readonly owner: Person | undefined;
  /** The place in the list of what it is a comment on. */
  readonly thread?: number;
}

interface World {
  readonly users: readonly number[];
  readonly members: readonly number[];
  readonly items: readonly Item[];
}

interface Model {
  readonly blocks: ReadonlySet<string>;
  readonly hidden: ReadonlySet<number>;
  readonly trashed: ReadonlySet<number>;
  readonly private: ReadonlySet<number>;
  readonly suspended: ReadonlySet<Person>;
  readonly erased: ReadonlySet<Person>;
}

const empty: Model = {
  blocks: new Set(),
  hidden: new Set(),
  trashed: new Set(),
  private: new Set(),
  suspended: new Set(),
  erased: new Set(),
};

type Step =
  | { readonly kind: 'block'; readonly by: Person; readonly of: Person; readonly isOn: boolean }
  | { readonly kind: 'hidden' | 'trashed' | 'private'; readonly item: number; readonly isOn: boolean }
  | { readonly kind: 'suspended'; readonly person: Person; readonly isOn: boolean }
  | { readonly kind: 'erased'; readonly person: Person };

async function makeWorld(): Promise<World> {
  const users = await Promise.all(people.map(async () => (await signUp(server.payload)).id));
  const members = await Promise.all(
    users.map(async (user) => {
      const { rows } = await server.pool.query<{ id: number }>('SELECT id FROM members WHERE user_id = $1', [
        user,
      ]);
      return rows[0]?.id ?? 0;
    }),
  );
  const items: Item[] = [];
  const add = async (item: Omit<Item, 'id'>, values: object) => {
    const user_id = item.owner === undefined ? null : users[item.owner];
    items.push({ ...item, id: await insert(item.table, { user_id, ...values }) });
  };
  const text = { board_id: board, content: '{}' };
  const meal = { date: '2026-03-01', meal_type: 'snack', items: '[]', is_public: true };
  await add({ collection: 'posts', table: 'posts', owner: 0 }, text);
  await add({ collection: 'posts', table: 'posts', owner: undefined }, text);
  await add({ collection: 'meal-diaries', table: 'meal_diaries', owner: 0 }, meal);
  await add({ collection: 'meal-diaries', table: 'meal_diaries', owner: 1 }, meal);
  for (const [thread, field] of [
    [0, 'post_id'],
    [1, 'post_id'],
    [2, 'diary_id'],
  ] as const)
    for (const owner of [1, undefined] as const)
      await add(
        { collection: 'comments', table: 'comments', owner, thread },
        { [field]: items[thread]?.id, text: 'hello' },
      );
  return { users, members, items };
}

function isVisible(reader: Person, at: number, world: World, model: Model): boolean {
  const item = world.items[at];
  if (item === undefined) return false;
  const { owner, thread } = item;
  const isErased = owner !== undefined && model.erased.has(owner);
  if (item.collection === 'meal-diaries' && isErased) return false;
  if (item.collection === 'comments' && thread !== undefined && !isVisible(reader, thread, world, model))
    return false;
  if (owner === reader) return true;
  if (model.hidden.has(at) || model.trashed.has(at) || model.private.has(at)) return false;
  if (owner === undefined || isErased) return true;
  return (
    !model.suspended.has(owner) &&
    !model.blocks.has(`${String(reader)}>${String(owner)}`) &&
    !model.blocks.has(`${String(owner)}>${String(reader)}`)
  );
}

/** What a step changes: two steps with the same key do not run at once. */
const keyOf = (step: Step): string =>
  step.kind === 'block'
    ? `${step.by}>${step.of}`
    : 'item' in step
      ? `${step.kind}:${step.item}`
      : `person:${step.person}`;

function withOne<Value>(values: ReadonlySet<Value>, value: Value, isOn: boolean): ReadonlySet<Value> {
  const others = [...values].filter((one) => one !== value);
  return new Set(isOn ? [...others, value] : others);
}

function after(model: Model, step: Step, { items }: World): Model {
  switch (step.kind) {
    case 'block':
      return { ...model, blocks: withOne(model.blocks, `${step.by}>${step.of}`, step.isOn) };
    case 'suspended':
      return { ...model, suspended: withOne(model.suspended, step.person, step.isOn) };
    case 'erased': {
      // What a suspended member wrote stays hidden.
      const own = items.flatMap(({ owner }, at) =>
        owner === step.person && model.suspended.has(step.person) ? [at] : [],
      );
      return {
        ...model,
        erased: withOne(model.erased, step.person, true),
        suspended: withOne(model.suspended, step.person, false),
        hidden: new Set([...model.hidden, ...own]),
      };
    }
    default:
      return { ...model, [step.kind]: withOne(model[step.kind], step.item, step.isOn) };
  }
}

async function carryOut(step: Step, { users, members, items }: World): Promise<void> {
  const { react } = await import('../../../src/services/community/reactions/react.ts');
  const { setContentState } = await import('../../../src/services/community/moderation/setContentState.ts');
  const item = 'item' in step ? items[step.item] : undefined;
  switch (step.kind) {
    case 'block':
      await react(await requestOf(users[step.by]), {
        reaction: { kind: 'block', target: { collection: 'members', id: members[step.of] ?? 0 } },
        isWanted: step.isOn,
      });
      break;
    case 'hidden':
      if (item !== undefined)
        await setContentState(await createLocalReq({}, server.payload), {
          target: { relationTo: item.collection, value: item.id },
          state: step.isOn ? 'hidden' : 'published',
        });
      break;
    case 'trashed':
      await server.pool.query(`UPDATE ${item?.table ?? ''} SET deleted_at = $2 WHERE id = $1`, [
        item?.id,
        step.isOn ? new Date() : null,
      ]);
      break;
    case 'private':
      await server.pool.query('UPDATE meal_diaries SET is_public = $2 WHERE id = $1', [item?.id, !step.isOn]);
      break;
    case 'suspended':
      await server.pool.query('UPDATE users SET suspended = $2 WHERE id = $1', [
        users[step.person],
        step.isOn,
      ]);
      break;
    case 'erased':
      await server.payload.delete({ collection: 'users', id: users[step.person] ?? 0 });
  }
}

async function requestOf(user: number | undefined): Promise<PayloadRequest> {
  const account = await server.payload.findByID({ collection: 'users', id: user ?? 0 });
  return createLocalReq({ user: account }, server.payload);
}

/** What a reader gets in lists, as places in the list of items. */
async function listedFor(reader: Person, { users, items }: World): Promise<number[]> {
  const { user } = await requestOf(users[reader]);
  const find = async (collection: Item['collection'], change: Partial<PayloadRequest> = {}) => {
    const ids = items.filter((item) => item.collection === collection).map(({ id }) => id);
    const { docs } = await server.payload.find({
      collection,
      where: { id: { in: ids } },
      limit: 50,
      depth: 0,
      overrideAccess: false,
      req: await createLocalReq({ ...(user === null ? {} : { user }), req: change }, server.payload),
    });
    return items.flatMap((item, at) =>
      item.collection === collection && docs.some(({ id }) => id === item.id) ? [at] : [],
    );
  };
  const shared = {
    payloadAPI: 'REST',
    query: { scope: 'shared' },
    routeParams: { collection: 'meal-diaries' },
  } as const;
  return [...(await find('posts')), ...(await find('comments')), ...(await find('meal-diaries', shared))];
}

/** What a reader gets by id. */
async function readBy(reader: Person, { users, items }: World): Promise<number[]> {
  const { user } = await requestOf(users[reader]);
  const single: number[] = [];
  for (const [at, { collection, id }] of items.entries()) {
    const document = await server.payload.findByID({
      collection,
      id,
      depth: 0,
      disableErrors: true,
      overrideAccess: false,
      req: await createLocalReq(user === null ? {} : { user }, server.payload),
    });
    if (document !== null) single.push(at);
  }
  return single;
}

const person = fc.constantFrom(...people);
const place = fc.integer({ min: 0, max: 9 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc
    .record({ kind: fc.constant('block' as const), by: person, of: person, isOn: fc.boolean() })
    .filter(({ by, of }) => by !== of),
  fc.record({
    kind: fc.constantFrom('hidden' as const, 'trashed' as const),
    item: place,
    isOn: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('private' as const), item: fc.constantFrom(2, 3), isOn: fc.boolean() }),
  fc.record({ kind: fc.constant('suspended' as const), person: fc.constantFrom(0, 1), isOn: fc.boolean() }),
  // The reader in the end is person 2, who stays.
  fc.record({ kind: fc.constant('erased' as const), person: fc.constant(0 as const) }),
);

test('no reader sees what they must not, in any interleaving', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }),
      async (story) => {
        const world = await makeWorld();
        let model = empty;
        for (const batch of story) {
          const steps = batch.filter(
            (one, at) =>
              batch.findIndex((other) => keyOf(other) === keyOf(one)) === at &&
              !(('person' in one && model.erased.has(one.person)) || touchesErased(one, model, world)) &&
              !(one.kind === 'erased' && batch.length > 1),
          );
          const next = steps.reduce((before, one) => after(before, one, world), model);
          const reader =
            model.suspended.has(1) || next.suspended.has(1) ? 2 : (((steps.length % 2) + 1) as Person);
          const [seen] = await Promise.all([
            listedFor(reader, world),
            ...steps.map((one) => carryOut(one, world)),
          ]);
          for (const at of seen) {
            const mayBe = subsetsOf(steps).some((done) =>
              isVisible(
                reader,
                at,
                world,
                done.reduce((before, one) => after(before, one, world), model),
              ),
            );
            expect({ at, mayBe, steps }).toEqual({ at, mayBe: true, steps });
          }
          model = next;
          for (const one of model.suspended.has(1) ? ([2] as const) : ([1, 2] as const)) {
            const expected = world.items.flatMap((_, at) => (isVisible(one, at, world, model) ? [at] : []));
            const isInTrash = (at: number) => model.trashed.has(at);
            // A list of shared meals has those of others only.
            const isListed = (at: number) =>
              !(world.items[at]?.owner === one && world.items[at].collection === 'meal-diaries');
            const live = expected.filter((at) => !isInTrash(at));
            const listed = (await listedFor(one, world)).sort();
            expect({ one, steps, listed }).toEqual({ one, steps, listed: live.filter(isListed).sort() });
            const single = (await readBy(one, world)).sort();
            expect({ one, steps, single }).toEqual({ one, steps, single: live.sort() });
          }
        }
      },
    ),
    { numRuns: 5, endOnFailure: true },
  );
}, 120_000);

/** What may have happened when somebody reads while the steps run. */
function subsetsOf<Value>([first, ...rest]: readonly Value[]): Value[][] {
  if (first === undefined) return [[]];
  return subsetsOf(rest).flatMap((subset) => [subset, [first, ...subset]]);
}

function touchesErased(step: Step, { erased }: Model, { items }: World): boolean {
  if (step.kind === 'block') return erased.has(step.by) || erased.has(step.of);
  const owner = 'item' in step ? items[step.item]?.owner : undefined;
  return (
    owner !== undefined &&
    erased.has(owner) &&
    items['item' in step ? step.item : 0]?.collection === 'meal-diaries'
  );
}
