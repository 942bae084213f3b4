'use client';

import { useTranslation } from '@payloadcms/ui';
import { useRouter } from 'next/navigation.js';
import { useEffect, useRef, useState } from 'react';
import { importStates, type ImportAction } from '../../../domain/imports/process/states.ts';
import { fillText } from '../../../domain/language.ts';
import { toLanguage } from '../../../i18n/language.ts';
import type { ShownImport } from '../../../services/imports/desk/shownImport.ts';
import { formatsFor } from '../../charts/formats.ts';
import { speaker } from '../../texts.ts';
import { AgainButton } from '../AgainButton.tsx';
import { actionTitles, consequences, texts } from '../importTexts.ts';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { ProgressOf } from './ProgressOf.tsx';
import { useImportCalls } from './useImportCalls.ts';
import { useProgress } from './useProgress.ts';

type Work = Pick<ShownImport, 'canAgain' | 'id' | 'state' | 'isMoving' | 'origin' | 'progress' | 'counts'> & {
  readonly base: string;
  readonly actions: readonly ImportAction[];
};

/** Asked before they are done. */
const asked = ['cancel', 'rollback', 'delete'] as const;
type AskedAction = (typeof asked)[number];
/** The next step of a way without surprises. */
const next: readonly ImportAction[] = ['start', 'resume'];

/** The state of an import, how far it is, and what can be done with it. */
export function ImportWork({ actions, base, ...work }: Work) {
  const { canAgain, counts, id, isMoving, origin, state } = work;
  const { i18n } = useTranslation();
  const language = toLanguage(i18n.language);
  const say = speaker(language);
  const { count } = formatsFor(language);
  const router = useRouter();
  const { call, fault, isBusy, url } = useImportCalls(id);
  const { progress, isLost } = useProgress({ ...work, url });
  const [asking, setAsking] = useState<AskedAction>();
  const alarm = useRef<HTMLParagraphElement>(null);

  useEffect(() => {
    if (fault !== undefined) alarm.current?.focus();
  }, [fault]);

  const run = async (action: ImportAction): Promise<void> => {
    setAsking(undefined);
    if (action !== 'delete') await call('POST', `/${action}`);
    else if ((await call('DELETE', '')) !== undefined) router.push(base);
  };
  const choose = (action: ImportAction): void => {
    if (isBusy) return;
    const mustAsk = asked.find((one) => one === action);
    if (mustAsk === undefined) void run(action);
    else setAsking(mustAsk);
  };
  const buttons = actions.filter((action) => action !== 'preview');
  const text = { rows: count(progress.rows) };
  return (
    <div className="dc-import-work">
      <p aria-live="polite" className="dc-imports__facts" role="status">
        <strong className={`dc-pill dc-pill--${state}`}>{say(importStates[state])}</strong>
        {state === 'queued' ? <span>{say(texts.waitsForTurn)}</span> : null}
        {state === 'running' || state === 'previewing' ? <span>{say(texts.goesOn)}</span> : null}
        {state === 'inspecting' ? <span>{say(texts.lookingAt)}</span> : null}
        {state === 'rolling-back' ? <span>{say(texts.takesBack)}</span> : null}
        {state === 'paused' ? (
          <span>{say(origin === 'command' ? texts.commandPaused : texts.isPaused)}</span>
        ) : null}
        {isLost ? <span className="dc-imports__alarm">{say(texts.connectionLost)}</span> : null}
      </p>
      {isMoving || state === 'paused' ? <ProgressOf progress={progress} state={state} /> : null}
      <p className="dc-imports__alarm" ref={alarm} role="alert" tabIndex={-1}>
        {fault}
      </p>
      {buttons.length === 0 && !canAgain ? null : (
        <p className="dc-buttons">
          {buttons.map((action) => (
            <button
              className={`dc-button${next.includes(action) ? ' dc-button--main' : ''}`}
              disabled={isBusy}
              key={action}
              onClick={() => {
                choose(action);
              }}
              type="button"
            >
              {say(actionTitles[action])}
            </button>
          ))}
          {canAgain ? <AgainButton base={base} id={id} /> : null}
        </p>
      )}
      {asking === undefined ? null : (
        <ConfirmDialog
          cancel={() => {
            setAsking(undefined);
          }}
          confirm={() => void run(asking)}
          text={fillText(
            say(
              asking === 'cancel' && ['running', 'paused'].includes(state) && progress.rows > 0
                ? consequences.cancelWritten
                : consequences[asking],
            ),
            { ...text, created: count(counts?.created ?? 0), updated: count(counts?.updated ?? 0) },
          )}
          title={say(actionTitles[asking])}
        />
      )}
    </div>
  );
}
