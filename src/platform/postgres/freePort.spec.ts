import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { checkPort, findFreePort, isPortFree } from './freePort.ts';

async function listen(host?: string): Promise<{ server: Server; port: number }> {
  const server = createServer();
  server.listen({ port: 0, host });
  await once(server, 'listening');
  return { server, port: (server.address() as AddressInfo).port };
}

describe('checkPort', () => {
  it.each([undefined, '127.0.0.1'])('refuses a port that is in use (listening on %s)', async (host) => {
    const { server, port } = await listen(host);
    await expect(checkPort(port)).rejects.toThrow(`Port ${String(port)} is in use`);
    server.close();
    await once(server, 'close');
    await expect(checkPort(port)).resolves.toBeUndefined();
  });
});

describe('findFreePort', () => {
  it('skips a port that is in use, and starts elsewhere for another folder', async () => {
    const port = await findFreePort('/one');
    expect(await findFreePort('/one')).toBe(port);
    const server = createServer().listen(port, '127.0.0.1');
    await once(server, 'listening');
    expect(await isPortFree(port, '127.0.0.1')).toBe(false);
    expect(await findFreePort('/one')).not.toBe(port);
    expect(await findFreePort('/another')).not.toBe(port);
    server.close();
  });
});
