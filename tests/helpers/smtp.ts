import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface TestMailServer {
  readonly url: string;
  /** Accepted mails with the recipients of their envelopes. */
  readonly received: { readonly mail: ParsedMail; readonly to: readonly string[] }[];
  close(): Promise<void>;
}

/**
 * Starts a local mail server that accepts every mail.
 *
 * @param refuse the answer to a recipient that it does not accept: `550 5.1.1 unknown`
 * @param hasUtf8 whether it offers SMTPUTF8
 */
export async function startMailServer({
  refuse = () => undefined,
  hasUtf8 = true,
}: { refuse?: (address: string) => string | undefined; hasUtf8?: boolean } = {}): Promise<TestMailServer> {
  const received: TestMailServer['received'] = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    hideSMTPUTF8: !hasUtf8,
    onRcptTo: ({ address }, _, done) => {
      const refusal = refuse(address);
      if (refusal === undefined) done();
      else done(Object.assign(new Error(refusal.slice(4)), { responseCode: Number(refusal.slice(0, 3)) }));
    },
    onData: (stream, session, done) => {
      simpleParser(stream).then((mail) => {
        received.push({ mail, to: session.envelope.rcptTo.map(({ address }) => address) });
        done();
      }, done);
    },
  });
  server.on('error', () => undefined);
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const { port } = listening.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${String(port)}`,
    received,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Starts a server that accepts connections and never answers. */
export async function startSilentServer(): Promise<{
  url: string;
  calls: () => number;
  close(): Promise<void>;
}> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    sockets.push(socket);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${String(port)}`,
    calls: () => sockets.length,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
