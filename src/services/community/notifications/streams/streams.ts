import { notificationsChannel } from '../../../../database/community/notifications/announce.ts';
import { countUnread, readStream } from '../../../../database/community/notifications/inbox.ts';
import { placeNotifications } from '../../../../database/community/notifications/stream.ts';
import { listen } from '../../../../database/listen.ts';
import { inPoolTransaction } from '../../../../database/pool.ts';
import { publicPool } from '../../../../database/publicPool.ts';
import {
  eventText,
  heartbeatText,
  openingText,
  type ServerEvent,
} from '../../../../domain/community/notifications/serverEvents.ts';
import type { Language } from '../../../../domain/language.ts';
import { databaseUrl, env } from '../../../../env.ts';
import { Problem, rateLimited } from '../../../../errors/problem.ts';
import { runOn } from '../../../../queue/runSql.ts';
import { endedSessionsChannel, liveSessions } from '../../../accounts/sessions/liveSessions.ts';
import { notificationReader } from '../notificationReader.ts';
import { shownNotification } from '../shownNotification.ts';

/** Where the text of a stream goes. */
export interface Sink {
  /** @returns false when the client does not read what it gets; the stream is closed then. */
  readonly write: (text: string) => boolean;
  readonly end: () => void;
}

export interface StreamRequest {
  readonly user: number;
  readonly session: string;
  readonly language: Language;
  /** The last event that the client got on its last connection. */
  readonly lastEventId: number | undefined;
  readonly sink: Sink;
}

/** The open streams of a process. */
export interface Streams {
  /**
   * Opens a stream, as soon as its session is known to be alive. The newest ones of a login and of a member stay: a
   * device that lost its connection opens another one long before the server notices.
   *
   * @returns what to call when the client is gone.
   * @throws {Problem} `rate_limited` when too many are open, `authentication_required` when the session has ended.
   */
  readonly open: (request: StreamRequest) => Promise<() => void>;
  /** Ends all streams, because the process stops. Their clients connect again. */
  readonly stop: () => Promise<void>;
}

/** Why the server ends a stream. After `logged-out` a client should not connect again. */
type EndReason = 'logged-out' | 'replaced' | 'server-stops';

interface Stream extends StreamRequest {
  state: 'checked' | 'open' | 'closed';
  /** The place of the last notification that was sent; undefined before the first ones are read. */
  position: number | undefined;
  /** What the client was told last. */
  unread: number | undefined;
}

const heartbeatMs = 20_000;
/** Sessions are also looked up, because they expire by time. */
const sessionCheckMs = 60_000;
/** After a failed statement, and when a writer holds a notification. */
const againMs = 1_000;
const streamsPerSession = 4;
const streamsPerMember = 12;
/** A client that was away for long gets its notifications in such portions. */
const batchSize = 100;
/** Members whose notifications are read at once, each with a connection of the pool for short statements. */
const readersAtOnce = 2;

/** One connection listens for all streams. */
function createStreams(url: string): Streams {
  const streamsOf = new Map<number, Set<Stream>>();
  /** Members about whom something was announced. */
  const waiting = new Set<number>();
  const busy = new Set<number>();
  let isStopped = false;

  const listener = listen({
    databaseUrl: url,
    name: 'diningcoach-streams-listener',
    channels: [notificationsChannel, endedSessionsChannel],
    onNotification: (payload, channel) => {
      if (channel === notificationsChannel) wake(Number(payload));
      else for (const stream of all()) if (stream.session === payload) end(stream, 'logged-out');
    },
    // What was announced while nobody listened is found by looking.
    onConnected: () => {
      void checkSessions();
      for (const user of streamsOf.keys()) wake(user);
    },
    // It tries again. Whoever uses the database meanwhile reports the fault.
    onFault: () => undefined,
  });
  const timers = [
    setInterval(() => {
      for (const stream of all()) if (stream.state === 'open') send(stream, heartbeatText);
    }, heartbeatMs).unref(),
    setInterval(() => void checkSessions(), sessionCheckMs).unref(),
  ];

  function all(): Stream[] {
    return [...streamsOf.values()].flatMap((streams) => [...streams]);
  }

  function remove(stream: Stream): void {
    stream.state = 'closed';
    const ofUser = streamsOf.get(stream.user);
    ofUser?.delete(stream);
    if (ofUser?.size === 0) streamsOf.delete(stream.user);
  }

  function send(stream: Stream, text: string): void {
    if (stream.state === 'closed' || stream.sink.write(text)) return;
    remove(stream);
    stream.sink.end();
  }

  function sendEvent(stream: Stream, event: ServerEvent): void {
    send(stream, eventText(event));
  }

  function end(stream: Stream, reason: EndReason): void {
    // A stream whose session is being checked has written nothing: it becomes a refusal.
    const wasOpen = stream.state === 'open';
    if (wasOpen) sendEvent(stream, { event: 'end', data: { reason } });
    remove(stream);
    if (wasOpen) stream.sink.end();
  }

  async function checkSessions(): Promise<void> {
    const streams = all();
    if (streams.length === 0) return;
    try {
      const live = await liveSessions(streams.map(({ session }) => session));
      for (const stream of streams) if (!live.has(stream.session)) end(stream, 'logged-out');
    } catch {
      // The database does not answer. It is asked again when the listener has its connection back, and by the timer.
    }
  }

  /** Something about a member has changed. Quick changes are looked at once. */
  function wake(user: number): void {
    if (!streamsOf.has(user)) return;
    waiting.add(user);
    void work();
  }

  async function work(): Promise<void> {
    if (busy.size >= readersAtOnce) return;
    const user = [...waiting].find((one) => !busy.has(one));
    if (user === undefined) return;
    waiting.delete(user);
    busy.add(user);
    const isDone = await deliver(user).catch(() => false);
    busy.delete(user);
    if (!isDone)
      setTimeout(() => {
        wake(user);
      }, againMs).unref();
    void work();
  }

  /** Sends the streams of a member what is new. @returns false when there is more, which a writer still holds. */
  async function deliver(user: number): Promise<boolean> {
    const reader = notificationReader(user);
    const run = runOn(publicPool());
    const { isComplete, last } = await inPoolTransaction(publicPool(), (client) =>
      placeNotifications(runOn(client), reader),
    );
    const streams = [...(streamsOf.get(user) ?? [])].filter(({ state }) => state === 'open');
    const begun = streams.filter(({ position }) => position === undefined);
    for (const stream of begun) stream.position = Math.min(stream.lastEventId ?? last, last);
    const isBehind = ({ position = last, state }: Stream) => state === 'open' && position < last;
    for (let behind = streams.filter(isBehind); behind.length > 0; behind = behind.filter(isBehind)) {
      const after = Math.min(...behind.map(({ position = last }) => position));
      const rows = await readStream(run, { reader, after, until: last, limit: batchSize });
      for (const stream of behind) {
        const { language, position = last } = stream;
        for (const row of rows)
          if (row.position > position)
            sendEvent(stream, {
              id: row.position,
              event: 'notification',
              data: shownNotification(row, language),
            });
        const reached = rows.length < batchSize ? last : (rows.at(-1)?.position ?? last);
        stream.position = Math.max(position, reached);
      }
    }
    const unread = await countUnread(run, reader);
    for (const stream of streams) {
      if (stream.unread === unread) continue;
      stream.unread = unread;
      // At the beginning it also says where the stream stands, for a client that gets no notification before its next one.
      const id = begun.includes(stream) && stream.position !== undefined ? { id: stream.position } : {};
      sendEvent(stream, { ...id, event: 'unread', data: { unread } });
    }
    return isComplete;
  }

  /** The older streams of a login and of a member that give way to a new one. */
  function replacedBy({ session, user }: Stream): Set<Stream> {
    const ofMember = [...(streamsOf.get(user) ?? [])];
    const ofSession = ofMember.filter((stream) => stream.session === session);
    return new Set([...ofSession.slice(0, -streamsPerSession), ...ofMember.slice(0, -streamsPerMember)]);
  }

  return {
    open: async (request) => {
      const quota = env().BUDGET_STREAMS;
      if (isStopped) throw new Problem('busy');
      if (all().length >= quota) throw rateLimited({ seconds: 30, policy: { name: 'streams', quota } });
      const stream: Stream = { ...request, state: 'checked', position: undefined, unread: undefined };
      streamsOf.set(stream.user, (streamsOf.get(stream.user) ?? new Set()).add(stream));
      try {
        await listener.connect();
        // From here on, its end is announced to this process. It may have ended before.
        await checkSession(stream);
      } catch (error) {
        remove(stream);
        throw error;
      }
      for (const replaced of replacedBy(stream)) end(replaced, 'replaced');
      stream.state = 'open';
      send(stream, openingText);
      wake(stream.user);
      return () => {
        remove(stream);
      };
    },
    stop: async () => {
      isStopped = true;
      for (const timer of timers) clearInterval(timer);
      for (const stream of all()) end(stream, 'server-stops');
      await listener.close();
    },
  };
}

async function checkSession(stream: Stream): Promise<void> {
  const live = await liveSessions([stream.session]);
  if (!live.has(stream.session) || stream.state === 'closed') throw new Problem('authentication_required');
}

let current: Streams | undefined;

/** The streams of this process. */
export function openStreams(): Streams {
  const url = databaseUrl();
  if (url === undefined) throw new Error('DATABASE_URL is not set');
  current ??= createStreams(url);
  return current;
}

/** Ends all streams of this process, because it stops. */
export async function stopStreams(): Promise<void> {
  const streams = current;
  current = undefined;
  await streams?.stop();
}
