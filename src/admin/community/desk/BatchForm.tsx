'use client';

import { Link } from '@payloadcms/ui';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { z } from 'zod';
import {
  batchActions,
  moderatorActions,
  type BatchAction,
} from '../../../domain/community/moderation/actions.ts';
import { dayLimits } from '../../../domain/community/moderation/caseStates.ts';
import { actionKeys } from '../../../domain/community/moderation/desk/offeredActions.ts';
import { fillText } from '../../../domain/language.ts';
import { ActionDialog, type Decision } from '../case/ActionDialog.tsx';
import { consequences, texts } from '../deskTexts.ts';
import { useDeskCalls } from '../useDeskCalls.ts';
import { batchButton } from './batch.ts';

const results = z.object({
  results: z.array(
    z.union([
      z.object({ id: z.int(), done: z.literal(true) }),
      z.object({ id: z.int(), done: z.literal(false), message: z.string() }),
    ]),
  ),
});
type Result = z.infer<typeof results>['results'][number];

interface Pick {
  readonly id: number;
  readonly version: number;
}

/** The cases of a page of the queue, of which several are decided at once: one action, one reason. */
export function BatchForm({ base, children }: { readonly base: string; readonly children: ReactNode }) {
  const { isBusy, outcome, refresh, say, send } = useDeskCalls();
  const list = useRef<HTMLDivElement>(null);
  const all = useRef<HTMLInputElement>(null);
  const status = useRef<HTMLDivElement>(null);
  const [count, setCount] = useState(0);
  const [chosen, setChosen] = useState<BatchAction>();
  const [decided, setDecided] = useState<readonly Result[]>();

  useEffect(() => {
    if (decided !== undefined || outcome !== undefined) status.current?.focus();
  }, [decided, outcome]);

  const boxes = (): HTMLInputElement[] => [
    ...(list.current?.querySelectorAll<HTMLInputElement>('.dc-queue__pick:enabled') ?? []),
  ];
  const countPicked = (): void => {
    const picked = boxes().map(({ checked }) => checked);
    setCount(picked.filter(Boolean).length);
    if (all.current !== null) all.current.checked = picked.length > 0 && picked.every(Boolean);
  };
  const pickAll = (isPicked: boolean): void => {
    for (const box of boxes()) box.checked = isPicked;
    countPicked();
  };
  const decide = async (action: BatchAction, decision: Decision): Promise<void> => {
    setChosen(undefined);
    const cases = boxes()
      .filter(({ checked }) => checked)
      .map(({ dataset, value }): Pick => ({ id: Number(value), version: Number(dataset['version']) }));
    const sent = await send('POST', '/moderation-cases/decide', { cases, action, ...decision });
    if (sent === undefined) return;
    setDecided(results.parse(sent).results);
    pickAll(false);
    refresh();
  };
  const refused = decided?.flatMap((one) => (one.done ? [] : [one])) ?? [];
  const done = (decided?.length ?? 0) - refused.length;
  return (
    <div onChange={countPicked} ref={list}>
      <div aria-live="polite" className="dc-outcome" ref={status} role="status" tabIndex={-1}>
        {outcome === undefined ? null : <p className="dc-desk__alarm">{outcome.text}</p>}
        {done === 0 ? null : (
          <p className="dc-outcome__done">{fillText(say(texts.batchDone), { count: done })}</p>
        )}
        {refused.length === 0 ? null : (
          <>
            <p className="dc-desk__alarm">{fillText(say(texts.batchRefused), { count: refused.length })}</p>
            <ul className="dc-list">
              {refused.map(({ id, message }) => (
                <li key={id}>
                  <Link href={`${base}/${String(id)}`} prefetch={false}>
                    {`${say(texts.caseName)} #${String(id)}`}
                  </Link>
                  : {message}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <div aria-label={say(texts.batch)} className="dc-buttons dc-batch" role="group">
        <label className="dc-desk__check">
          <input
            onChange={(event) => {
              pickAll(event.target.checked);
            }}
            ref={all}
            type="checkbox"
          />{' '}
          {say(texts.pickAll)}
        </label>
        <span>{fillText(say(texts.picked), { count })}</span>
        {batchActions.map((action) => (
          <button
            className="dc-button"
            disabled={isBusy || count === 0}
            id={batchButton(action)}
            key={action}
            onClick={() => {
              setChosen(action);
            }}
            type="button"
          >
            {say(moderatorActions[action].title)} <kbd>{actionKeys[action]}</kbd>
          </button>
        ))}
      </div>
      {children}
      {chosen === undefined ? null : (
        <ActionDialog
          action={chosen}
          cancel={() => {
            setChosen(undefined);
          }}
          consequence={consequences[chosen]}
          decide={(decision) => void decide(chosen, decision)}
          isOfSeveral
          key={chosen}
          likelyReason={undefined}
          maximumDays={dayLimits.named}
          title={`${say(moderatorActions[chosen].title)}: ${fillText(say(texts.picked), { count })}`}
        />
      )}
    </div>
  );
}
