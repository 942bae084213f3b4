import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import type { Mail } from '../../../src/email/mail.ts';
import { RecipientRefused, sendMail, UnsendableMail } from '../../../src/email/transport.ts';
import { startMailServer, startSilentServer } from '../../helpers/smtp.ts';

let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'diningcoach-mail-'));
  Object.assign(process.env, { DATA_DIR: dataDir, MAIL_FROM: 'DiningCoach <hello@diningcoach.example>' });
  delete process.env['SMTP_URL'];
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));
afterAll(() => {
  delete process.env['SMTP_URL'];
});

const mail: Mail = {
  id: '0b7e5a0c-1111-4222-8333-444455556666',
  to: 'someone@example.com',
  language: 'ko',
  subject: '[다이닝코치] 이메일 주소를 확인해 주세요',
  text: '안녕하세요 👋\n',
  html: '<p>안녕하세요 👋</p>',
};

test('without a mail server each mail is a file that only this user can read', async () => {
  await sendMail(mail);
  await sendMail({ ...mail, text: 'the second attempt\n' });
  const folder = join(dataDir, 'mail');
  expect(await readdir(folder)).toEqual([`${mail.id}.eml`]);
  const path = join(folder, `${mail.id}.eml`);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  const parsed = await simpleParser(await readFile(path));
  expect(parsed).toMatchObject({ subject: mail.subject, text: 'the second attempt\n', html: mail.html });
  expect(parsed.messageId).toBe(`<${mail.id}@diningcoach.example>`);
  expect(parsed.headers.get('auto-submitted')).toBe('auto-generated');
});

test('a mail server receives text and HTML for one recipient', async () => {
  const server = await startMailServer();
  try {
    process.env['SMTP_URL'] = server.url;
    await sendMail(mail);
    expect(server.received).toHaveLength(1);
    const [{ mail: parsed, to } = { mail: undefined, to: [] }] = server.received;
    expect(to).toEqual([mail.to]);
    expect(parsed).toMatchObject({ subject: mail.subject, messageId: `<${mail.id}@diningcoach.example>` });
    expect(parsed?.text?.trim()).toBe(mail.text.trim());
    expect(await readdir(dataDir)).toEqual([]);
  } finally {
    await server.close();
  }
});

describe('an address with Korean letters', () => {
  test('is reached through a server that offers SMTPUTF8; the domain alone needs no such server', async () => {
    for (const [to, hasUtf8] of [
      ['사용자@예시.한국', true],
      ['someone@예시.한국', false],
    ] as const) {
      const server = await startMailServer({ hasUtf8 });
      try {
        process.env['SMTP_URL'] = server.url;
        await sendMail({ ...mail, to });
        expect(server.received.map((one) => one.to)).toEqual([[to]]);
      } finally {
        await server.close();
      }
    }
  });

  test.each([
    '500 5.5.2 bad UTF-8 syntax',
    '501 5.1.3 Bad recipient address syntax',
    '553 5.6.7 SMTPUTF8 needed',
  ])(
    'is refused for good by a server without it that answers %j, so that no job tries it for a day',
    async (answer) => {
      const server = await startMailServer({
        hasUtf8: false,
        refuse: (address) => (/^[\0-\x7f]+$/.test(address) ? undefined : answer),
      });
      try {
        process.env['SMTP_URL'] = server.url;
        await expect(sendMail({ ...mail, to: '사용자@example.com' })).rejects.toThrow(RecipientRefused);
        expect(server.received).toEqual([]);
      } finally {
        await server.close();
      }
    },
  );

  test('may be over the limit of today: such a refusal is no end', async () => {
    const server = await startMailServer({ refuse: () => '452 4.2.2 over quota' });
    try {
      process.env['SMTP_URL'] = server.url;
      await expect(sendMail({ ...mail, to: '사용자@example.com' })).rejects.not.toThrow(RecipientRefused);
    } finally {
      await server.close();
    }
  });
});

test.each([
  'a@example.com, b@example.com',
  'a@example.com\r\nBcc: b@example.com',
  'a@example.com\0',
  '"a" <a@example.com>',
  'a@example.com b@example.com',
  '',
  `${'a'.repeat(300)}@example.com`,
])('the recipient %j is refused', async (to) => {
  await expect(sendMail({ ...mail, to })).rejects.toThrow(UnsendableMail);
});

test.each(['', '../../etc/passwd', 'a b', 'a\r\nBcc: b@example.com', 'x'.repeat(101)])(
  'the id %j is refused',
  async (id) => {
    await expect(sendMail({ ...mail, id })).rejects.toThrow(UnsendableMail);
  },
);

test('a subject with line breaks does not add headers', async () => {
  const server = await startMailServer();
  try {
    process.env['SMTP_URL'] = server.url;
    await sendMail({ ...mail, subject: 'Hello\r\nBcc: b@example.com\r\n\r\nbody' });
    expect(server.received[0]?.to).toEqual([mail.to]);
    expect(server.received[0]?.mail.bcc).toBeUndefined();
    expect(server.received[0]?.mail.headers.has('bcc')).toBe(false);
  } finally {
    await server.close();
  }
});

test('sending to a server that never answers ends after the timeout or by a signal', async () => {
  const server = await startSilentServer();
  try {
    process.env['SMTP_URL'] = server.url;
    process.env['SMTP_TIMEOUT_MS'] = '200';
    await expect(sendMail(mail)).rejects.toThrow();
    process.env['SMTP_TIMEOUT_MS'] = '60000';
    const controller = new AbortController();
    const sending = sendMail(mail, controller.signal);
    setImmediate(() => controller.abort());
    await expect(sending).rejects.toThrow();
  } finally {
    delete process.env['SMTP_TIMEOUT_MS'];
    await server.close();
  }
});
