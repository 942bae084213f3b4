'use client';

import { useState, type SyntheticEvent } from 'react';
import { openingStateTitles } from '../../../domain/community/anonymity/openings.ts';
import { fillText, type LocalizedText } from '../../../domain/language.ts';
import type { ReportTarget } from '../../../domain/community/moderation/targets.ts';
import { texts } from '../deskTexts.ts';
import type { OpeningRow } from './rows.ts';
import type { CaseCalls } from './useCaseCalls.ts';

/** Who wrote an anonymous text: one moderator asks, a second one agrees, and both may see it for a day. */
export function Openings({
  calls,
  rows,
  target,
}: {
  readonly calls: CaseCalls;
  readonly rows: readonly OpeningRow[];
  readonly target: ReportTarget;
}) {
  const { isBusy, openingStep, say, showAuthor } = calls;
  const isRunning = rows.some(({ state }) => state === 'asked' || state === 'agreed');
  return (
    <section className="dc-panel">
      <h2>{say(texts.opening)}</h2>
      <p className="dc-desk__note">{say(texts.openingHint)}</p>
      <ul className="dc-list">
        {rows.map(({ answer, askedAt, askedBy, id, isMine, mayRead, reason, state, until }) => (
          <li key={id}>
            <p>
              <span className="dc-pill">{say(openingStateTitles[state])}</span> {reason}
            </p>
            {answer === null || answer === '' ? null : <p className="dc-quoted">{answer}</p>}
            <p className="dc-desk__note">
              <span>{`${say(texts.askedBy)}: ${askedBy}, ${askedAt}`}</span>
              <span>{fillText(say(texts.untilTime), { time: until })}</span>
            </p>
            {state === 'asked' && !isMine ? (
              <p className="dc-buttons">
                <button
                  className="dc-button dc-button--heavy"
                  disabled={isBusy}
                  onClick={() => void openingStep(`/${String(id)}/agree`, undefined, texts.agreed)}
                  type="button"
                >
                  {say(texts.agree)}
                </button>
              </p>
            ) : null}
            {state === 'asked' ? (
              <ReasonForm
                button={isMine ? texts.takeBack : texts.refuse}
                calls={calls}
                label={texts.refuseReason}
                send={(text) => openingStep(`/${String(id)}/refuse`, { reason: text }, texts.refused)}
              />
            ) : null}
            {state === 'agreed' && mayRead ? (
              <button
                className="dc-button"
                disabled={isBusy}
                onClick={() => void showAuthor(id)}
                type="button"
              >
                {say(texts.showAuthor)}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      {isRunning ? null : (
        <ReasonForm
          button={texts.ask}
          calls={calls}
          label={texts.openingReason}
          send={(reason) => openingStep('', { target, reason }, texts.asked)}
        />
      )}
    </section>
  );
}

function ReasonForm({
  button,
  calls: { isBusy, say },
  label,
  send,
}: {
  readonly button: LocalizedText;
  readonly calls: CaseCalls;
  readonly label: LocalizedText;
  readonly send: (reason: string) => Promise<boolean>;
}) {
  const [reason, setReason] = useState('');
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (reason.trim() === '') return;
    void send(reason.trim()).then((isDone) => {
      if (isDone) setReason('');
    });
  };
  return (
    <form onSubmit={submit}>
      <label className="dc-desk__field">
        {say(label)}
        <textarea
          onChange={(event) => {
            setReason(event.target.value);
          }}
          required
          rows={2}
          value={reason}
        />
      </label>
      <button className="dc-button" disabled={isBusy} type="submit">
        {say(button)}
      </button>
    </form>
  );
}
