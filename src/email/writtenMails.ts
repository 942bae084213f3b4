import { open, opendir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { normalEmail } from '../domain/accounts/credentials/email.ts';
import { env } from '../env.ts';

/** Without a mail server, mails are files. They are kept for a week, as a mailbox of the people who develop. */
const keptDays = 7;
/** The headers of our mails are shorter. */
const headerBytes = 8_192;

/** The folder of the mails that are written as files. */
export function mailFolder(): string {
  return join(env().dataDir, 'mail');
}

/** Removes the written mails to some addresses. */
export async function removeMailsTo(addresses: readonly string[], signal: AbortSignal): Promise<void> {
  const wanted = new Set<string | undefined>(addresses.map(normalEmail));
  for await (const path of writtenMails()) {
    signal.throwIfAborted();
    if (wanted.has(recipientOf(await readHeaders(path)))) await rm(path, { force: true });
  }
}

/** Removes the written mails that are older than a week. */
export async function removeOldMails(signal: AbortSignal): Promise<void> {
  const oldest = Date.now() - keptDays * 86_400_000;
  for await (const path of writtenMails()) {
    signal.throwIfAborted();
    const file = await stat(path).catch(() => undefined);
    if (file !== undefined && file.mtimeMs < oldest) await rm(path, { force: true });
  }
}

async function* writtenMails(): AsyncGenerator<string, undefined> {
  const folder = mailFolder();
  const entries = await opendir(folder).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  for await (const entry of entries) if (entry.isFile()) yield join(folder, entry.name);
  return undefined;
}

async function readHeaders(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headerBytes), 0, headerBytes, 0);
    return buffer.toString('utf8', 0, bytesRead).split('\r\n\r\n')[0] ?? '';
  } finally {
    await file.close();
  }
}

/** Every mail of ours has one recipient. */
function recipientOf(headers: string): string | undefined {
  const [, value] = /^To:((?:.|\r\n[ \t])*)$/im.exec(headers) ?? [];
  return value === undefined ? undefined : normalEmail(value.replace(/[\s<>]/g, ''));
}
