import type { PayloadRequest } from 'payload';
import webPush from 'web-push';
import { z } from 'zod';
import { countUnread } from '../../../../database/community/notifications/inbox.ts';
import {
  deleteDevice,
  markPushed,
  noteDelivery,
  noteFailure,
  readDevices,
  readUnpushed,
  type PushDevice,
} from '../../../../database/community/notifications/pushes.ts';
import { readMemberLanguage } from '../../../../database/community/notifications/language.ts';
import { notificationText } from '../../../../domain/community/notifications/texts.ts';
import { runIn } from '../../../../queue/runSql.ts';
import { toLanguage } from '../../../../i18n/language.ts';
import { notificationReader } from '../notificationReader.ts';
import { ForbiddenEndpoint } from './lookUpPublic.ts';
import { postPush } from './postPush.ts';
import { vapidDetails } from './vapid.ts';

/** A push service keeps a push for a device that is off for a day. */
const keptSeconds = 86_400;
/** A device is given up to which no push could be delivered for so long. */
const givenUpAfterHours = 24;

/** Some devices could not be reached. Another attempt may succeed. */
class DevicesUnreachable extends Error {
  override readonly name = 'DevicesUnreachable';
}

/**
 * Tells the devices of a member what is new: one push about all of it, that replaces the one before. A device that does
 * not exist any more is deleted, and one whose push service asks to wait gets nothing before that. It reads everything again, so nothing is told that the member has read or may not see.
 *
 * @throws {DevicesUnreachable} when a device could not be reached; the next attempt is about such devices only.
 */
export async function sendPushes({
  req,
  user,
  signal,
}: {
  req: PayloadRequest;
  user: number;
  signal: AbortSignal;
}): Promise<void> {
  const run = runIn(req);
  const devices = await readDevices(run, user);
  const reader = notificationReader(user);
  const news = await readUnpushed(run, reader);
  const unread = await countUnread(run, reader);
  const waiting = news.length > 0 ? devices : devices.filter(({ is_failing }) => is_failing);
  const [newest] = news;
  if (waiting.length === 0 || unread === 0) return;
  const language = toLanguage(await readMemberLanguage(run, user));
  const body =
    newest === undefined || news.length > 1
      ? severalTexts[language](unread)
      : notificationText({ ...newest, language });
  const payload = JSON.stringify({ title: titles[language], body, tag: 'notifications', unread });
  let unreachable = 0;
  for (const device of waiting) {
    signal.throwIfAborted();
    if (device.is_paused) {
      unreachable += 1;
      await noteFailure(run, { device: device.id, hours: givenUpAfterHours, pause: undefined });
      continue;
    }
    const { outcome, pause } = await send({ device, payload, signal });
    if (outcome === 'gone') await deleteDevice(run, device.id);
    else if (outcome === 'delivered') await noteDelivery(run, device.id);
    else {
      unreachable += 1;
      await noteFailure(run, { device: device.id, hours: givenUpAfterHours, pause });
    }
  }
  await markPushed(
    run,
    news.map(({ id }) => id),
  );
  if (unreachable > 0) throw new DevicesUnreachable(`${String(unreachable)} devices could not be reached.`);
}

const titles = { ko: '다이닝코치', en: 'DiningCoach' } as const;
const severalTexts = {
  ko: (unread: number) => `읽지 않은 알림이 ${String(unread)}개 있습니다.`,
  en: (unread: number) => `Unread notifications: ${String(unread)}.`,
} as const;

const requestShape = z.object({
  headers: z.record(z.string(), z.coerce.string()),
  body: z.instanceof(Buffer),
});

interface Sent {
  readonly outcome: 'delivered' | 'gone' | 'failed';
  /** Seconds for which the push service wants no further push for the device. */
  readonly pause?: number | undefined;
}

async function send({
  device: { auth, endpoint, p256dh },
  payload,
  signal,
}: {
  device: PushDevice;
  payload: string;
  signal: AbortSignal;
}): Promise<Sent> {
  const request = requestShape.parse(
    webPush.generateRequestDetails({ endpoint, keys: { auth, p256dh } }, payload, {
      vapidDetails: vapidDetails(),
      TTL: keptSeconds,
      // A push that waits for a device is replaced by the next one.
      topic: 'notifications',
      contentEncoding: 'aes128gcm',
    }),
  );
  try {
    const { status, retryAfter } = await postPush({ endpoint, ...request, signal });
    if (status >= 200 && status < 300) return { outcome: 'delivered' };
    return status === 404 || status === 410 ? { outcome: 'gone' } : { outcome: 'failed', pause: retryAfter };
  } catch (error) {
    signal.throwIfAborted();
    return { outcome: error instanceof ForbiddenEndpoint ? 'gone' : 'failed' };
  }
}
