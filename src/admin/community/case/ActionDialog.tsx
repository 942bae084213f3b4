'use client';

import { useTranslation } from '@payloadcms/ui';
import { useEffect, useId, useRef, useState, type SyntheticEvent } from 'react';
import { isTold, kindOf, type ModeratorAction } from '../../../domain/community/moderation/actions.ts';
import { textLimits } from '../../../domain/community/moderation/caseStates.ts';
import { isHeavy } from '../../../domain/community/moderation/desk/offeredActions.ts';
import {
  moderationReasons,
  reasonNames,
  type ReasonName,
} from '../../../domain/community/moderation/reasons.ts';
import { languageNames, languages, type LocalizedText } from '../../../domain/language.ts';
import { speaker } from '../../texts.ts';
import { texts } from '../deskTexts.ts';

/** What the dialog asks for, as the endpoint takes it. */
export interface Decision {
  readonly reason?: ReasonName;
  readonly note?: string;
  readonly message?: string;
  readonly days?: number;
  readonly keepOpen?: true;
}

const usualDays = 7;
const otherDays = [1, 3, 7, 14, 30];

/** Asks for what an action needs: a reason with the text that the author reads, days, a note; heavy ones ask once more. */
export function ActionDialog({
  action,
  cancel,
  consequence,
  decide,
  isOfSeveral = false,
  likelyReason,
  maximumDays,
  title,
}: {
  readonly action: ModeratorAction;
  /** How the action is called here, and what it does. */
  readonly title: string;
  readonly consequence: LocalizedText;
  /** Several cases at once: nothing follows. */
  readonly isOfSeveral?: boolean;
  readonly cancel: () => void;
  readonly decide: (decision: Decision) => void;
  readonly likelyReason: ReasonName | undefined;
  readonly maximumDays: number;
}) {
  const { i18n } = useTranslation();
  const say = speaker(i18n.language);
  const ids = { title: useId(), days: useId(), hint: useId() };
  const dialog = useRef<HTMLDialogElement>(null);
  const submit = useRef<HTMLButtonElement>(null);
  const [reason, setReason] = useState<ReasonName>(likelyReason ?? 'other');
  const [days, setDays] = useState(String(usualDays));
  const [note, setNote] = useState('');
  const [message, setMessage] = useState('');
  const [keepsOpen, setKeepsOpen] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const { isSanction = false, needsDays = false } = kindOf(action);

  // A light action is one more key away. A heavy one begins with its reason, and its last question gets the focus.
  useEffect(() => {
    const element = dialog.current;
    if (element !== null && !element.open) element.showModal();
    if (!isHeavy(action) || isAsked) submit.current?.focus();
  }, [action, isAsked]);

  const send = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (isHeavy(action) && !isAsked) {
      setAsked(true);
      return;
    }
    const [text, words] = [note.trim(), message.trim()];
    decide({
      ...(isSanction ? { reason } : {}),
      ...(needsDays ? { days: Number(days) } : {}),
      ...(text === '' ? {} : { note: text }),
      ...(words === '' ? {} : { message: words }),
      ...(keepsOpen ? { keepOpen: true } : {}),
    });
  };
  return (
    <dialog aria-labelledby={ids.title} className="dc-dialog" onClose={cancel} ref={dialog}>
      <form onSubmit={send}>
        <h2 id={ids.title}>{title}</h2>
        <p>{say(consequence)}</p>
        {isSanction ? (
          <>
            <label className="dc-desk__field">
              {say(texts.reason)}
              <select
                onChange={(event) => {
                  setReason(reasonNames.find((name) => name === event.target.value) ?? 'other');
                }}
                value={reason}
              >
                {reasonNames.map((name) => (
                  <option key={name} value={name}>
                    {say(moderationReasons[name].title)}
                  </option>
                ))}
              </select>
            </label>
            <div className="dc-dialog__text">
              <strong>{say(texts.theyRead)}</strong>
              {languages.map((language) => (
                <p key={language} lang={language}>
                  <small>{languageNames[language]}</small> {moderationReasons[reason].text[language]}
                </p>
              ))}
            </div>
          </>
        ) : null}
        {needsDays ? (
          <label className="dc-desk__field">
            {say(texts.forDays)}
            <input
              list={ids.days}
              max={maximumDays}
              min={1}
              onChange={(event) => {
                setDays(event.target.value);
              }}
              required
              step={1}
              type="number"
              value={days}
            />
            <datalist id={ids.days}>
              {otherDays.map((value) => (
                <option key={value} value={value} />
              ))}
            </datalist>
          </label>
        ) : null}
        {isTold(action) ? (
          <label className="dc-desk__field">
            {say(texts.message)}
            <textarea
              aria-describedby={ids.hint}
              maxLength={textLimits.message}
              onChange={(event) => {
                setMessage(event.target.value);
              }}
              rows={2}
              value={message}
            />
            <small id={ids.hint}>{say(texts.messageHint)}</small>
          </label>
        ) : null}
        <label className="dc-desk__field">
          {say(texts.note)}
          <textarea
            maxLength={textLimits.note}
            onChange={(event) => {
              setNote(event.target.value);
            }}
            rows={2}
            value={note}
          />
        </label>
        {isOfSeveral ? null : (
          <label className="dc-desk__check">
            <input
              checked={keepsOpen}
              onChange={(event) => {
                setKeepsOpen(event.target.checked);
              }}
              type="checkbox"
            />{' '}
            {say(texts.keepOpen)}
          </label>
        )}
        {isAsked ? (
          <p className="dc-desk__alarm" role="alert">
            {say(texts.really)}
          </p>
        ) : null}
        <p className="dc-buttons">
          <button
            className={`dc-button ${isHeavy(action) ? 'dc-button--heavy' : 'dc-button--main'}`}
            ref={submit}
            type="submit"
          >
            {isAsked ? say(texts.yes) : title}
          </button>
          <button className="dc-button" onClick={() => dialog.current?.close()} type="button">
            {say(texts.cancel)}
          </button>
        </p>
      </form>
    </dialog>
  );
}
