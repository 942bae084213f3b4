import { useAuth, useTranslation } from '@payloadcms/ui';
import { useState } from 'react';
import { fillText, type LocalizedText } from '../../../domain/language.ts';
import type { RuleSetFault } from '../../../domain/suitability/rules/ruleSetFault.ts';
import { ruleChanges } from '../../../domain/suitability/rules/sentences/ruleChanges.ts';
import type { RuleNames } from '../../../domain/suitability/rules/sentences/ruleSentence.ts';
import { toLanguage } from '../../../i18n/language.ts';
import { formatsFor } from '../../charts/formats.ts';
import { ConfirmDialog } from '../../controls/ConfirmDialog.tsx';
import { ChangeList } from './ChangeList.tsx';
import { placeOf } from './editedRules.ts';
import { texts } from './ruleTexts.ts';
import { signatureView, type DraftAnswer } from './ruleViews.ts';
import type { useRuleDraft } from './useRuleDraft.ts';

type Editing = ReturnType<typeof useRuleDraft>;

interface Question {
  readonly title: LocalizedText;
  readonly text: LocalizedText;
  readonly act: () => Promise<void>;
}

/** What judges now, what the draft is and changes, and what can be done with it. */
export function DraftPanel({
  editing,
  faults,
  isReady,
  names,
  view,
}: {
  readonly editing: Editing;
  readonly faults: readonly RuleSetFault[];
  /** Nothing but a signature is missing. */
  readonly isReady: boolean;
  readonly names: RuleNames;
  readonly view: DraftAnswer;
}) {
  const { content, isBusy, isChanged, message, say, theirs } = editing;
  const { user } = useAuth();
  const [question, setQuestion] = useState<Question>();
  const { draft, stored, version } = view;
  const isOwn = draft?.authors.some(({ id, isOpen }) => isOpen && id === user?.id) === true;
  const isOutdated = draft !== null && draft.basedOnVersion !== version;
  const isSettled = draft !== null && !isChanged && theirs === undefined;
  const present = theirs === undefined ? stored : (theirs.draft?.ruleSet ?? theirs.stored);
  const changes = ruleChanges(present ?? undefined, content, names);
  return (
    <section aria-labelledby="dc-rules-state" className="dc-panel dc-rules__state">
      <h2 id="dc-rules-state">{say(texts.title)}</h2>
      <State view={view} say={say} />
      {isOutdated ? (
        <p className="dc-rules__warning" role="alert">
          {fillText(say(texts.outdated), { base: draft.basedOnVersion, version })}{' '}
          <button
            className="dc-button"
            disabled={isBusy}
            onClick={() => {
              void editing.save(version);
            }}
            type="button"
          >
            {fillText(say(texts.rebase), { version })}
          </button>
        </p>
      ) : null}
      {theirs === undefined ? null : (
        <div className="dc-rules__warning" role="alert">
          <p>
            {theirs.draft === null
              ? say(texts.gone)
              : fillText(say(texts.theirs), { name: theirs.draft.changedBy.name })}
          </p>
          <p className="dc-buttons">
            <button className="dc-button" onClick={editing.takeTheirs} type="button">
              {say(texts.takeTheirs)}
            </button>
            <button
              className="dc-button"
              disabled={isBusy}
              onClick={() => {
                void editing.save();
              }}
              type="button"
            >
              {say(texts.keepMine)}
            </button>
          </p>
        </div>
      )}
      {draft === null && !isChanged ? null : (
        <>
          <h3>{say(texts.changes)}</h3>
          {changes.length === 0 ? <p>{say(texts.noChanges)}</p> : <ChangeList changes={changes} say={say} />}
        </>
      )}
      {faults.length === 0 ? null : (
        <>
          <h3>{say(texts.faults)}</h3>
          <ul>
            {faults.slice(0, 10).map((fault) => (
              <li key={fault.path.join('.')}>{`${placeOf(fault, { content, say })}: ${fault.text}`}</li>
            ))}
          </ul>
        </>
      )}
      <p className="dc-buttons">
        <button
          className="dc-button dc-button--main"
          disabled={isBusy || !isChanged || theirs !== undefined}
          onClick={() => {
            void editing.save();
          }}
          type="button"
        >
          {say(texts.save)}
        </button>
        <button
          className="dc-button"
          disabled={isBusy || !isSettled || isOwn || isOutdated || draft.signature !== null}
          onClick={() => {
            setQuestion({ title: texts.sign, text: texts.signText, act: editing.sign });
          }}
          type="button"
        >
          {say(texts.sign)}
        </button>
        <button
          className="dc-button"
          disabled={isBusy || !isSettled || isOutdated || draft.signature === null || !isReady}
          onClick={() => {
            setQuestion({ title: texts.publish, text: texts.publishText, act: editing.publish });
          }}
          type="button"
        >
          {say(texts.publish)}
        </button>
        <button
          className="dc-button"
          disabled={isBusy || (draft === null && !isChanged)}
          onClick={() => {
            setQuestion({ title: texts.discard, text: texts.discardText, act: editing.discard });
          }}
          type="button"
        >
          {say(texts.discard)}
        </button>
        {isChanged ? <span className="dc-badge dc-badge--caution">{say(texts.unsaved)}</span> : null}
      </p>
      {isSettled && isOwn && draft.signature === null ? <p>{say(texts.mustBeOther)}</p> : null}
      <p className={message?.isFault === true ? 'dc-rules__fault' : undefined} role="status">
        {message?.text}
      </p>
      {question === undefined ? null : (
        <ConfirmDialog
          cancel={() => {
            setQuestion(undefined);
          }}
          confirm={() => {
            setQuestion(undefined);
            void question.act();
          }}
          text={say(question.text)}
          title={say(question.title)}
        />
      )}
    </section>
  );
}

function State({
  say,
  view: { draft, stored, version },
}: {
  readonly view: DraftAnswer;
  readonly say: Editing['say'];
}) {
  const { i18n } = useTranslation();
  const { moment } = formatsFor(toLanguage(i18n.language));
  const at = (time: string) => moment(new Date(time));
  const signature = signatureView.safeParse(stored?.['signature']).data;
  const isPublished = stored?.['status'] === 'published';
  return (
    <>
      <p>
        {stored === null
          ? say(texts.none)
          : fillText(say(isPublished ? texts.published : texts.storedDraft), { version })}{' '}
        {!isPublished
          ? ''
          : signature === undefined
            ? say(texts.starter)
            : fillText(say(texts.signed), {
                writtenBy: signature.writtenBy.join(', '),
                signedBy: signature.signedBy,
                at: at(signature.signedAt),
              })}
      </p>
      {draft === null ? (
        <p>{say(texts.noDraft)}</p>
      ) : (
        <p className="dc-rules__draft">
          <strong>
            {fillText(say(texts.draft), { name: draft.changedBy.name, at: at(draft.changedAt) })}
          </strong>{' '}
          {draft.signature === null
            ? say(texts.draftUnsigned)
            : fillText(say(texts.draftSigned), { name: draft.signature.name, at: at(draft.signature.at) })}
        </p>
      )}
    </>
  );
}
