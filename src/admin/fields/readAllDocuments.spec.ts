import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { readAllDocuments } from './readAllDocuments.ts';

const documents = Array.from({ length: 230 }, (_, at) => ({ id: at + 1 }));
let server: Server;

beforeAll(async () => {
  server = createServer((req, res) => {
    const { searchParams } = new URL(req.url ?? '', 'http://localhost');
    const [page, limit] = [Number(searchParams.get('page')), Number(searchParams.get('limit'))];
    const docs = documents.slice((page - 1) * limit, page * limit);
    res.end(JSON.stringify({ docs, hasNextPage: page * limit < documents.length, limit }));
  });
  server.listen(0);
  await once(server, 'listening');
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test('reads every page of a collection', async () => {
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/api/food-categories`;
  const { signal } = new AbortController();
  expect(await readAllDocuments({ url, document: z.object({ id: z.int() }), signal })).toEqual(documents);
});
