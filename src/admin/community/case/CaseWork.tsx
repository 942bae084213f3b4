'use client';

import { Link } from '@payloadcms/ui';
import { useRouter } from 'next/navigation.js';
import { useEffect, useMemo, useRef, useState } from 'react';
import {
  historyTitles,
  kindOf,
  moderatorActions,
  type ModeratorAction,
} from '../../../domain/community/moderation/actions.ts';
import { appealStates, type CaseState } from '../../../domain/community/moderation/caseStates.ts';
import type { ContentState } from '../../../domain/community/contentStates.ts';
import { fillText } from '../../../domain/language.ts';
import { actionKeys, titleOfAction } from '../../../domain/community/moderation/desk/offeredActions.ts';
import { moderationReasons, type ReasonName } from '../../../domain/community/moderation/reasons.ts';
import type { ReportTarget } from '../../../domain/community/moderation/targets.ts';
import { consequences, keepHiddenConsequence, texts } from '../deskTexts.ts';
import { Keys, type DeskKey } from '../Keys.tsx';
import { ActionDialog, type Decision } from './ActionDialog.tsx';
import { Openings } from './Openings.tsx';
import type { OpeningRow, PastAction } from './rows.ts';
import { useCaseCalls, type CaseCalls } from './useCaseCalls.ts';

interface Props {
  readonly id: number;
  readonly version: number;
  readonly state: CaseState;
  readonly base: string;
  readonly next: number | null;
  readonly claim: { readonly by: string; readonly isMine: boolean; readonly until: string } | null;
  readonly actions: readonly ModeratorAction[];
  /** Of a text or a meal. */
  readonly contentState: ContentState | undefined;
  readonly likelyReason: ReasonName | undefined;
  readonly maximumDays: number;
  readonly history: readonly PastAction[];
  /** Of an anonymous text. */
  readonly openings: { readonly target: ReportTarget; readonly rows: readonly OpeningRow[] } | undefined;
}

/** What a moderator does with a case: claim it, decide, take back, answer an appeal. */
export function CaseWork(props: Props) {
  const { actions, base, claim, contentState, history, id, likelyReason, maximumDays } = props;
  const { next, openings, state } = props;
  const calls = useCaseCalls(props);
  const { isBusy, outcome, say, step } = calls;
  const router = useRouter();
  const status = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<{ action: ModeratorAction; version: number | undefined }>();

  // The result gets the focus: what had it may be gone, and the next steps stand beside it.
  useEffect(() => {
    if (outcome !== undefined) status.current?.focus();
  }, [outcome]);

  const titleOf = (action: ModeratorAction) => titleOfAction(action, contentState);
  const isTheirs = claim !== null && !claim.isMine;
  const canDecide = !isTheirs && state !== 'resolved';
  const last = history.find(isUndoable);

  const take = () => step('claim', {}, { success: say(texts.claimed) });
  const claimOrRelease = (): void => {
    if (isBusy || !canDecide) return;
    void (claim?.isMine === true ? step('release', {}, { success: say(texts.released) }) : take());
  };
  // Whoever begins to decide has the case first, so that nobody else begins, too.
  const choose = async (action: ModeratorAction): Promise<void> => {
    if (isBusy || !canDecide) return;
    if (claim?.isMine === true) {
      setChosen({ action, version: undefined });
      return;
    }
    const version = await take();
    if (version !== undefined) setChosen({ action, version });
  };
  const decide = async (
    { action, version }: { action: ModeratorAction; version: number | undefined },
    decision: Decision,
  ) => {
    setChosen(undefined);
    const success = `${say(texts.done)}: ${say(titleOf(action))}`;
    await step(
      'decide',
      { action, ...decision },
      { success, ...(version === undefined ? {} : { at: version }) },
    );
  };
  const undo = (action: number): void => {
    if (!isBusy) void step('undo', { action }, { success: say(texts.taken) });
  };

  const keys = useKeysOf({ actions, choose, claimOrRelease, next, base, last, undo, router });
  return (
    <div className="dc-case-page__work">
      <div aria-live="polite" className="dc-outcome" ref={status} role="status" tabIndex={-1}>
        {outcome === undefined ? null : (
          <>
            <p className={outcome.isFault ? 'dc-desk__alarm' : 'dc-outcome__done'}>{outcome.text}</p>
            {outcome.action === undefined ? null : (
              <p className="dc-buttons">
                {next === null ? (
                  <span>{say(texts.noNext)}</span>
                ) : (
                  <Link
                    className="dc-button dc-button--main"
                    href={`${base}/${String(next)}`}
                    prefetch={false}
                  >
                    {say(texts.nextCase)}
                  </Link>
                )}
                <UndoButton action={outcome.action} calls={calls} undo={undo} />
              </p>
            )}
          </>
        )}
      </div>
      <section className="dc-panel">
        <h2>{say(texts.work)}</h2>
        <p>
          {claim === null
            ? say(state === 'resolved' ? texts.resolvedHint : texts.free)
            : `${say(claim.isMine ? texts.isYours : texts.isTheirs)}${claim.isMine ? '' : `: ${claim.by}`} (${fillText(say(texts.untilTime), { time: claim.until })})`}
        </p>
        {canDecide ? (
          <>
            <p className="dc-buttons">
              <button className="dc-button" disabled={isBusy} onClick={claimOrRelease} type="button">
                {say(claim === null ? texts.claim : texts.release)} <kbd>C</kbd>
              </button>
              {claim === null ? null : (
                <button className="dc-button" disabled={isBusy} onClick={() => void take()} type="button">
                  {say(texts.moreTime)}
                </button>
              )}
            </p>
            {(['content', 'author', 'board'] as const).map((about) => {
              const ofKind = actions.filter((action) => kindOf(action).about === about);
              if (ofKind.length === 0) return null;
              const title = { content: texts.ofContent, author: texts.ofAuthor, board: texts.ofBoard }[about];
              return (
                <div aria-label={say(title)} className="dc-buttons" key={about} role="group">
                  <span aria-hidden="true">{say(title)}</span>
                  {ofKind.map((action) => (
                    <button
                      className="dc-button"
                      disabled={isBusy}
                      key={action}
                      onClick={() => void choose(action)}
                      type="button"
                    >
                      {say(titleOf(action))}{' '}
                      {actionKeys[action] === undefined ? null : <kbd>{actionKeys[action]}</kbd>}
                    </button>
                  ))}
                </div>
              );
            })}
          </>
        ) : null}
        <p className="dc-buttons">
          {next === null ? null : (
            <Link href={`${base}/${String(next)}`} prefetch={false}>
              {say(texts.nextCase)}
            </Link>
          )}
          <Link href={base} prefetch={false}>
            {say(texts.back)}
          </Link>
        </p>
      </section>
      {history
        .filter(({ appeal }) => appeal?.state === 'open')
        .map((action) => (
          <AppealPanel action={action} calls={calls} canAnswer={claim?.isMine === true} key={action.id} />
        ))}
      {openings === undefined ? null : <Openings calls={calls} {...openings} />}
      <section className="dc-panel">
        <h2>{say(texts.history)}</h2>
        {history.length === 0 ? <p>{say(texts.noHistory)}</p> : null}
        <ol className="dc-list">
          {history.map((action) => (
            <HistoryRow action={action} calls={calls} canUndo={!isTheirs} key={action.id} undo={undo} />
          ))}
        </ol>
      </section>
      <Keys keys={keys} />
      {chosen === undefined ? null : (
        <ActionDialog
          action={chosen.action}
          cancel={() => {
            setChosen(undefined);
          }}
          consequence={
            chosen.action === 'hide' && contentState === 'hidden'
              ? keepHiddenConsequence
              : consequences[chosen.action]
          }
          decide={(decision) => void decide(chosen, decision)}
          key={`${String(id)}:${chosen.action}`}
          likelyReason={likelyReason}
          maximumDays={maximumDays}
          title={say(titleOf(chosen.action))}
        />
      )}
    </div>
  );
}

function isUndoable({ isUndone, kind }: PastAction): boolean {
  return !isUndone && kind !== 'undo' && kind !== 'keep';
}

function useKeysOf({
  actions,
  base,
  choose,
  claimOrRelease,
  last,
  next,
  router,
  undo,
}: {
  actions: readonly ModeratorAction[];
  base: string;
  choose: (action: ModeratorAction) => Promise<void>;
  claimOrRelease: () => void;
  last: PastAction | undefined;
  next: number | null;
  router: ReturnType<typeof useRouter>;
  undo: (action: number) => void;
}): readonly DeskKey[] {
  return useMemo(
    () => [
      { key: 'C', does: texts.keyClaim, run: claimOrRelease },
      ...actions.flatMap((action): DeskKey[] => {
        const key = actionKeys[action];
        return key === undefined
          ? []
          : [{ key, does: moderatorActions[action].title, run: () => void choose(action) }];
      }),
      {
        key: 'U',
        does: texts.keyUndo,
        run: () => {
          if (last !== undefined) undo(last.id);
        },
      },
      {
        key: 'N',
        does: texts.nextCase,
        run: () => {
          router.push(next === null ? base : `${base}/${String(next)}`);
        },
      },
      {
        key: 'Q',
        does: texts.back,
        run: () => {
          router.push(base);
        },
      },
    ],
    [actions, base, choose, claimOrRelease, last, next, router, undo],
  );
}

function UndoButton({
  action,
  calls: { isBusy, say },
  undo,
  about,
}: {
  readonly action: number;
  readonly calls: CaseCalls;
  readonly undo: (action: number) => void;
  readonly about?: string;
}) {
  return (
    <button
      aria-label={about === undefined ? say(texts.undo) : `${say(texts.undo)}: ${about}`}
      className="dc-button"
      disabled={isBusy}
      onClick={() => {
        undo(action);
      }}
      type="button"
    >
      {say(texts.undo)}
    </button>
  );
}

function HistoryRow({
  action,
  calls,
  canUndo,
  undo,
}: {
  readonly action: PastAction;
  readonly calls: CaseCalls;
  readonly canUndo: boolean;
  readonly undo: (action: number) => void;
}) {
  const { say } = calls;
  const { appeal, at, by, days, id, isAutomatic, isUndone, kind, message, note, reason, until } = action;
  return (
    <li>
      <p>
        <strong>{say(historyTitles[kind])}</strong>
        {days === null ? '' : ` · ${String(days)} ${say(texts.days)}`}
        {until === null ? '' : ` (${fillText(say(texts.untilTime), { time: until })})`}
        {reason === null ? '' : ` · ${say(moderationReasons[reason].title)}`}
        {isUndone ? ` · ${say(texts.undone)}` : ''}
      </p>
      {message === null ? null : (
        <p className="dc-quoted">
          {say(texts.messageSent)}: {message}
        </p>
      )}
      {note === null || note === '' ? null : <p className="dc-quoted">{note}</p>}
      <p className="dc-desk__note">
        <span>{isAutomatic ? say(texts.automatic) : by}</span>
        <time>{at}</time>
        {appeal === null ? null : <span>{`${say(texts.appeal)}: ${say(appealStates[appeal.state])}`}</span>}
      </p>
      {canUndo && isUndoable(action) ? (
        <UndoButton about={say(historyTitles[kind])} action={id} calls={calls} undo={undo} />
      ) : null}
    </li>
  );
}

/** The author's words about a decision, and the answer of another moderator. */
function AppealPanel({
  action: { appeal, id, kind },
  calls: { isBusy, say, step },
  canAnswer,
}: {
  readonly action: PastAction;
  readonly calls: CaseCalls;
  readonly canAnswer: boolean;
}) {
  const [note, setNote] = useState('');
  const answer = (accept: boolean): void => {
    const text = note.trim();
    void step(
      'answer-appeal',
      { action: id, accept, ...(text === '' ? {} : { note: text }) },
      { success: say(accept ? texts.accepted : texts.rejected) },
    );
  };
  return (
    <section className="dc-panel dc-panel--appeal">
      <h2>{say(texts.appeal)}</h2>
      <p>{`${say(texts.appealAbout)}: ${say(historyTitles[kind])}`}</p>
      <p className="dc-quoted">{appeal?.text}</p>
      {canAnswer ? (
        <>
          <label className="dc-desk__field">
            {say(texts.note)}
            <textarea
              maxLength={1_000}
              onChange={(event) => {
                setNote(event.target.value);
              }}
              rows={2}
              value={note}
            />
          </label>
          <p className="dc-buttons">
            <button className="dc-button" disabled={isBusy} onClick={() => answer(true)} type="button">
              {say(texts.accept)}
            </button>
            <button className="dc-button" disabled={isBusy} onClick={() => answer(false)} type="button">
              {say(texts.reject)}
            </button>
          </p>
        </>
      ) : null}
    </section>
  );
}
