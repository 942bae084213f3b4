import { createFairQueue, type Place, type QueueLimits } from './fairQueue.ts';

const generous = { atOnce: 3, atOncePerClient: 3, waiting: 1_000, waitingPerClient: 1_000 };

/** A queue that remembers the order in which works began. */
function watchedQueue(limits: Partial<QueueLimits> = {}) {
  const queue = createFairQueue({ ...generous, ...limits });
  const begun: string[] = [];
  const take = (client: string, name = client): Place => {
    const place = queue.take(client);
    if (place === undefined) throw new Error(`${name} was refused`);
    void place.turn.then(() => begun.push(name));
    return place;
  };
  return { begun, take, tryToTake: queue.take };
}

/** Promises that are settled already tell their listeners first. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('runs as many works as allowed, and the others in the order in which they came', async () => {
  const { begun, take } = watchedQueue();
  const places = ['a', 'b', 'c', 'd', 'e'].map((name) => take(name));
  await settle();
  expect(begun).toEqual(['a', 'b', 'c']);
  places[1]?.leave();
  await settle();
  expect(begun).toEqual(['a', 'b', 'c', 'd']);
  places[0]?.leave();
  await settle();
  expect(begun).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test('a client with hundreds of works leaves places free for others', async () => {
  const { begun, take } = watchedQueue({ atOncePerClient: 2 });
  for (let work = 0; work < 300; work += 1) take('loud');
  take('quiet');
  await settle();
  expect(begun).toEqual(['loud', 'loud', 'quiet']);
});

test('clients take turns, however many works one of them sent before', async () => {
  const { begun, take } = watchedQueue({ atOnce: 1 });
  const first = take('loud', 'loud 0');
  const waiting = [
    take('loud', 'loud 1'),
    take('loud', 'loud 2'),
    take('loud', 'loud 3'),
    take('quiet', 'quiet 1'),
    take('third', 'third 1'),
    take('quiet', 'quiet 2'),
  ];
  const inTurn = [first, waiting[0], waiting[3], waiting[4], waiting[1], waiting[5], waiting[2]];
  for (const place of inTurn) {
    await settle();
    place?.leave();
  }
  expect(begun).toEqual(['loud 0', 'loud 1', 'quiet 1', 'third 1', 'loud 2', 'quiet 2', 'loud 3']);
});

test('a work that leaves while it waits is never begun, and makes room in the queue', async () => {
  const { begun, take, tryToTake } = watchedQueue({ atOnce: 1, waiting: 1 });
  const running = take('a');
  const gone = take('b');
  expect(tryToTake('c')).toBeUndefined();
  gone.leave();
  take('c');
  running.leave();
  await settle();
  expect(begun).toEqual(['a', 'c']);
});

test('leaving twice frees one place', async () => {
  const { begun, take } = watchedQueue({ atOnce: 1 });
  const place = take('a');
  ['b', 'c', 'd'].forEach((name) => take(name));
  place.leave();
  place.leave();
  await settle();
  expect(begun).toEqual(['a', 'b']);
});

test('refuses what exceeds the queue: of one client, and of all', () => {
  const { take, tryToTake } = watchedQueue({ atOnce: 1, waiting: 3, waitingPerClient: 2 });
  ['a', 'a', 'a'].forEach((name) => take(name));
  expect(tryToTake('a')).toBeUndefined();
  take('b');
  expect(tryToTake('c')).toBeUndefined();
});

test('a place that is free is given although the queue is full of a client that has its share', async () => {
  const { begun, take } = watchedQueue({ atOnce: 2, atOncePerClient: 1, waiting: 1 });
  take('a');
  take('a');
  take('b');
  await settle();
  expect(begun).toEqual(['a', 'b']);
});
