'use client';

import { useRouter } from 'next/navigation.js';
import { useMemo } from 'react';
import { texts } from '../deskTexts.ts';
import { Keys, type DeskKey } from '../Keys.tsx';

/** The keys of the queue. They move the focus from row to row; Enter opens the row that has it. */
export function QueueKeys({ base, first }: { readonly base: string; readonly first: number | null }) {
  const router = useRouter();
  const keys = useMemo((): DeskKey[] => {
    const open = (): void => {
      if (first !== null) router.push(`${base}/${String(first)}`);
    };
    return [
      { key: 'J', does: texts.keyNext, run: () => moveBy(1) },
      { key: 'K', does: texts.keyPrevious, run: () => moveBy(-1) },
      { key: 'N', does: texts.keyFirst, run: open },
      {
        key: 'F',
        does: texts.keyFilter,
        run: () => document.querySelector<HTMLElement>('.dc-desk__filter select')?.focus(),
      },
    ];
  }, [base, first, router]);
  return <Keys keys={keys} />;
}

function moveBy(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('.dc-queue__open')];
  const at = rows.findIndex((row) => row === document.activeElement);
  const next = at === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step));
  rows[next]?.focus();
}
