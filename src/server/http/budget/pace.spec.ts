import { createPace, type Priority } from './pace.ts';

/** A pace whose clock the test moves. */
function paced() {
  let time = 10_000;
  const pace = createPace(() => time);
  /** A call that somebody else waits for. Others give way to it for a second. */
  const search = (): void => {
    const visit = pace.enter({ address: 'reader', caller: 'reader' });
    visit.begin('urgent');
    visit.answer({ isRefusal: false });
    visit.leave();
  };
  /** Sends calls at once, which work 99 ms each, one after the other. @returns the delays of their answers */
  const callsAtOnce = (
    count: number,
    {
      client = 'sender',
      login = '',
      isRefusal = false,
      priority = 'yields',
    }: { client?: string; login?: string; isRefusal?: boolean; priority?: Priority } = {},
  ): number[] => {
    const visits = Array.from({ length: count }, () =>
      pace.enter({ address: client, caller: client + login }),
    );
    const delays = visits.map((visit) => {
      visit.begin(priority);
      time += 99;
      return visit.answer({ isRefusal });
    });
    for (const visit of visits) visit.leave();
    return delays;
  };
  const mostOf = (...calls: Parameters<typeof callsAtOnce>) => Math.max(...callsAtOnce(...calls));
  return { callsAtOnce, mostOf, search };
}

test('the answers to calls at once wait while somebody searches, when their client is 2 s ahead of its pace', () => {
  const { callsAtOnce, search } = paced();
  search();
  // Each takes 300 ms of the client's time, of which 99 ms go by.
  expect(callsAtOnce(10)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 109]);
  search();
  expect(callsAtOnce(7)).toEqual([310, 511, 712, 913, 1_114, 1_315, 1_516]);
});

test('no answer waits longer than two seconds', () => {
  const { callsAtOnce } = paced();
  expect(callsAtOnce(100, { priority: 'urgent', isRefusal: true }).at(-1)).toBe(2_000);
});

test('no answer waits when nobody searches', () => {
  expect(paced().mostOf(100)).toBe(0);
});

test('a client that sends one call after the other never waits', () => {
  const { mostOf, search } = paced();
  for (let call = 0; call < 100; call += 1) {
    search();
    expect(mostOf(1)).toBe(0);
  }
});

test('an app with six calls at once does not wait', () => {
  const { mostOf, search } = paced();
  for (let screen = 0; screen < 100; screen += 1) {
    search();
    // A call takes 100 ms of the client's time, of which 99 ms go by.
    expect(mostOf(6)).toBe(0);
  }
});

test('each login behind an address has a pace of its own, but refusals count by address', () => {
  const { mostOf, search } = paced();
  search();
  expect(mostOf(10, { login: 'a' })).toBeGreaterThan(0);
  search();
  expect(mostOf(10, { login: 'a', isRefusal: true })).toBe(109);
  search();
  expect(mostOf(2, { login: 'b' })).toBe(0);
  search();
  expect(mostOf(10, { login: 'b', isRefusal: true })).toBeGreaterThan(1_000);
});

test('other clients do not wait', () => {
  const { mostOf, search } = paced();
  search();
  expect(mostOf(10)).toBeGreaterThan(0);
  search();
  expect(mostOf(2, { client: 'other' })).toBe(0);
});

test('a client that has rested does not wait', () => {
  const { callsAtOnce, mostOf, search } = paced();
  search();
  callsAtOnce(10);
  callsAtOnce(40, { client: 'other' });
  search();
  expect(mostOf(8)).toBe(0);
});

test.each<[priority: Priority, isRefusal: boolean, waits: boolean]>([
  ['yields', false, true],
  ['yields', true, true],
  ['free', false, false],
  ['free', true, true],
  ['urgent', false, false],
  ['urgent', true, true],
])('the answer to a call of the priority %s (refused: %s) may wait: %s', (priority, isRefusal, waits) => {
  const { mostOf, search } = paced();
  search();
  expect(mostOf(10, { priority, isRefusal }) > 0).toBe(waits);
});
