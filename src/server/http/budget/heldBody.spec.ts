import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { PassThrough, pipeline } from 'node:stream';
import { text } from 'node:stream/consumers';
import { holdBody } from './heldBody.ts';

/** The ways in which Next and Payload read the body of a request. */
const readers: Readonly<Record<string, (req: IncomingMessage) => Promise<string>>> = {
  'an iterator': (req) => text(req),
  'a pipe': (req) => text(pipeline(req, new PassThrough(), () => undefined)),
};

let server: Server;
let read: (req: IncomingMessage) => Promise<string>;

beforeAll(async () => {
  server = createServer((req, res) => {
    void (async () => {
      const { arrived, release } = holdBody(req, { maximumBytes: 1_000_000 });
      await arrived;
      release();
      res.end(String((await read(req)).length));
    })();
  });
  server.listen(0);
  await once(server, 'listening');
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test.each(
  Object.keys(readers).flatMap((reader) =>
    [1, 1_000, 70_000, 900_000].flatMap((size) => [1, 3].map((parts) => ({ reader, size, parts }))),
  ),
)('$reader gets a held body of $size bytes that comes in $parts parts', async ({ reader, size, parts }) => {
  read = readers[reader] ?? text;
  const socket = connect((server.address() as AddressInfo).port);
  socket.write(`POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: ${size}\r\n\r\n`);
  for (let sent = 0, part = 1; part <= parts; part += 1) {
    const end = Math.floor((size * part) / parts);
    await new Promise((written) => socket.write('a'.repeat(end - sent), written));
    sent = end;
  }
  expect((await text(socket)).split('\r\n\r\n')[1]).toBe(String(size));
});
