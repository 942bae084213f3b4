import { clientOf } from '../../helpers/client.ts';
import { hostileCalls, sampleOf } from '../../helpers/hostile/calls.ts';
import { runHostileCalls } from '../../helpers/hostile/run.ts';
import { createWorld } from '../../helpers/hostile/world.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

/** A small part of `npm run hostile`, which sends all of them. */
test('hostile calls to every route get an answer below 500, and every error has a code', async () => {
  const calls = sampleOf(hostileCalls(server.payload.config), 450);
  const world = await createWorld({ ...server, call: clientOf(server.url) });
  const { findings } = await runHostileCalls({ calls, url: server.url, world });
  expect(findings.filter(({ fault }) => fault !== 'accepted')).toEqual([]);
});
