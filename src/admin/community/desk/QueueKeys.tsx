'use client';

import { useRouter } from 'next/navigation.js';
import { useMemo } from 'react';
import { batchActions } from '../../../domain/community/moderation/actions.ts';
import { actionKeys } from '../../../domain/community/moderation/desk/offeredActions.ts';
import { batchButton, batchTitles } from './batch.ts';
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
        key: 'S',
        does: texts.keyPick,
        run: () => {
          const row = document.activeElement?.closest('li');
          row?.querySelector<HTMLInputElement>('.dc-queue__pick:enabled')?.click();
        },
      },
      ...batchActions.map((action) => ({
        key: actionKeys[action] ?? '',
        does: batchTitles[action],
        run: () => document.getElementById(batchButton(action))?.click(),
      })),
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
  const at = rows.findIndex((row) => row.closest('li') === document.activeElement?.closest('li'));
  const next = at === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step));
  rows[next]?.focus();
}
