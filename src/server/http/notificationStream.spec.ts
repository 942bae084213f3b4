import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import express from 'express';
import { createHttpServer } from './httpServer.ts';
import { sinkOf } from './notificationStream.ts';

const event = `event: x\ndata: ${'x'.repeat(16_384)}\n\n`;
/** More than the buffers of the kernel take for a client that does not read. */
const mostEvents = 2_000;

test('a client that does not read is given up, and its connection is closed', async () => {
  let written = 0;
  const app = express();
  let answered: (outcome: { isGivenUp: boolean; isClosed: Promise<unknown> }) => void;
  const outcome = new Promise<{ isGivenUp: boolean; isClosed: Promise<unknown> }>((resolve) => {
    answered = resolve;
  });
  app.get('/stream', (req, res) => {
    const sink = sinkOf(req, res);
    const next = (): void => {
      written += 1;
      const isGivenUp = !sink.write(event);
      if (!isGivenUp && written < mostEvents) {
        setImmediate(next);
        return;
      }
      const isClosed = once(res, 'close');
      sink.end();
      answered({ isGivenUp, isClosed });
    };
    next();
  });
  const server = createHttpServer(app);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
  try {
    client.pause();
    client.write('GET /stream HTTP/1.1\r\nHost: localhost\r\n\r\n');
    const { isClosed, isGivenUp } = await outcome;
    expect(isGivenUp).toBe(true);
    await isClosed;
  } finally {
    client.destroy();
    server.close();
  }
});
