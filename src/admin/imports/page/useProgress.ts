'use client';

import { useRouter } from 'next/navigation.js';
import { useEffect, useState } from 'react';
import { z } from 'zod';
import { shownProgress, type ShownProgress } from '../../../domain/imports/process/progress.ts';

const answer = z.object({ state: z.string(), progress: shownProgress });
const query = new URLSearchParams(
  ['state', 'origin', 'rowsDone', 'totalRows', 'rowsPerSecond', 'progress'].map((name) => [
    `select[${name}]`,
    'true',
  ]),
).toString();
const everyMs = 1_000;

/**
 * Asks for the progress of an import while it is at work, and reads the page again when its state has changed.
 *
 * @returns the progress, and whether the server answers.
 */
export function useProgress({
  url,
  state,
  isMoving,
  progress,
}: {
  url: string;
  state: string;
  isMoving: boolean;
  progress: ShownProgress;
}): { progress: ShownProgress; isLost: boolean } {
  const router = useRouter();
  const [latest, setLatest] = useState<{ state: string; progress: ShownProgress }>();
  const [isLost, setLost] = useState(false);

  useEffect(() => {
    if (!isMoving) return undefined;
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async (): Promise<void> => {
      try {
        const response = await fetch(`${url}?depth=0&${query}`, {
          credentials: 'include',
          signal: stop.signal,
        });
        const found = answer.safeParse(await response.json()).data;
        setLost(found === undefined && response.status >= 500);
        if (found !== undefined) setLatest(found);
        // Also when the import, or the session, is gone: the page says so.
        if (found?.state !== state && response.status < 500) router.refresh();
      } catch {
        if (!stop.signal.aborted) setLost(true);
      }
      if (!stop.signal.aborted) timer = setTimeout(() => void look(), everyMs);
    };
    timer = setTimeout(() => void look(), everyMs);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [isMoving, router, state, url]);
  return { progress: latest?.state === state ? latest.progress : progress, isLost: isMoving && isLost };
}
