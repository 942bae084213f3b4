import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import express, { type RequestHandler } from 'express';
import { drainUnread } from './drainUnread.ts';
import { createHttpServer } from './httpServer.ts';

/** More than the buffers of sockets and streams hold: without a reader the sender is stopped. */
const bodyBytes = 20 * 1024 * 1024;

/** How our handlers stop reading a request. */
const readers: [string, RequestHandler][] = [
  ['never reads', (_, res) => void res.status(413).end()],
  [
    'pauses the stream from its own listener',
    (req, res) => {
      req.on('data', () => {
        req.pause();
        if (!res.headersSent) res.status(413).end();
      });
    },
  ],
  [
    'cancels its web stream, which destroys the request',
    async (req, res) => {
      const { socket } = req;
      const reader = (Readable.toWeb(req) as ReadableStream<Uint8Array>).getReader();
      await reader.read();
      if (!socket.isPaused()) await once(socket, 'pause'); // The sender has filled the stream by then.
      await reader.cancel();
      res.status(413).end();
    },
  ],
];

test.each(readers)('a connection serves its next request after a handler that %s', async (_, reader) => {
  const app = express();
  app.use(drainUnread);
  app.post('/upload', reader);
  app.get('/next', (__, res) => void res.set('connection', 'close').send('served'));
  const server = createHttpServer(app);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.write(
    `POST /upload HTTP/1.1\r\nhost: localhost\r\ncontent-length: ${String(bodyBytes)}\r\n\r\n${'x'.repeat(bodyBytes)}`,
  );
  socket.write('GET /next HTTP/1.1\r\nhost: localhost\r\n\r\n');

  const answers = Buffer.concat(await socket.toArray()).toString();
  server.close();
  expect(answers).toMatch(/^HTTP\/1\.1 413 /);
  expect(answers).toMatch(/served$/);
});
