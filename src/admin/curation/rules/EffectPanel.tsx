import { useTranslation } from '@payloadcms/ui';
import { useState } from 'react';
import { fillText, type LocalizedText } from '../../../domain/language.ts';
import type { Verdict } from '../../../domain/suitability/facts/facts.ts';
import type { Draft } from '../../../domain/suitability/rules/forms/formFields.ts';
import { outcomeNames } from '../../../domain/suitability/texts/outcomeNames.ts';
import { toLanguage } from '../../../i18n/language.ts';
import { BarTable } from '../../charts/BarTable.tsx';
import { formatsFor } from '../../charts/formats.ts';
import { readLines } from './readLines.ts';
import { texts } from './ruleTexts.ts';
import { effectLine, problem, type EffectAnswer } from './ruleViews.ts';
import type { Message, useRuleDraft } from './useRuleDraft.ts';

type Say = (text: LocalizedText) => string;

/** How the verdicts of the catalogue would change: a quick sample, or all foods with progress. */
export function EffectPanel({
  content,
  say,
  send,
}: {
  readonly content: Draft;
  readonly say: Say;
  readonly send: ReturnType<typeof useRuleDraft>['send'];
}) {
  const { i18n } = useTranslation();
  const { count } = formatsFor(toLanguage(i18n.language));
  const [effect, setEffect] = useState<EffectAnswer>();
  const [state, setState] = useState<Message>();
  const [isBusy, setBusy] = useState(false);
  const ask = async (mode: 'sample' | 'exact'): Promise<void> => {
    setBusy(true);
    setState({ text: say(texts.loading), isFault: false });
    try {
      const response = await send('POST', 'draft/effect', { mode, ruleSet: content });
      if (!response.ok) {
        const refused = problem.safeParse(await response.json()).data;
        setState({ text: refused?.detail ?? refused?.title ?? say(texts.failed), isFault: true });
        return;
      }
      for await (const line of readLines(response)) {
        const read = effectLine.parse(line);
        if ('error' in read) throw new Error(read.error.code);
        if ('effect' in read) {
          setEffect(read.effect);
          setState(undefined);
        } else {
          const { done, total } = read.progress;
          const text = fillText(say(texts.counting), { done: count(done), total: count(total) });
          setState({ text, isFault: false });
        }
      }
    } catch {
      setState({ text: say(texts.failed), isFault: true });
    } finally {
      setBusy(false);
    }
  };
  return (
    <section aria-labelledby="dc-rules-effect" className="dc-panel">
      <h2 id="dc-rules-effect">{say(texts.effect)}</h2>
      <p>{say(texts.effectAbout)}</p>
      <p className="dc-buttons">
        {(['sample', 'exact'] as const).map((mode) => (
          <button
            className="dc-button"
            disabled={isBusy}
            key={mode}
            onClick={() => {
              void ask(mode);
            }}
            type="button"
          >
            {say(texts[mode])}
          </button>
        ))}
      </p>
      <p className={state?.isFault === true ? 'dc-rules__fault' : undefined} role="status">
        {state?.text}
      </p>
      {effect === undefined ? null : <Effect count={count} effect={effect} say={say} />}
    </section>
  );
}

function Effect({
  count,
  effect: { byCategory, changes, examples, foods, judged, mode, warning },
  say,
}: {
  readonly effect: EffectAnswer;
  readonly count: (value: number) => string;
  readonly say: Say;
}) {
  const step = ({ from, to }: { from: Verdict; to: Verdict }) =>
    `${say(outcomeNames[from])} → ${say(outcomeNames[to])}`;
  const changed = changes.filter(({ from, to }) => from !== to).toSorted((a, b) => b.foods - a.foods);
  const most = Math.max(1, ...changed.map((one) => one.foods));
  const kinds = byCategory
    .map((kind) => ({ ...kind, changed: kind.changes.reduce((sum, one) => sum + one.foods, 0) }))
    .filter((kind) => kind.changed > 0);
  const mostOfKind = Math.max(1, ...kinds.map((kind) => kind.changed));
  return (
    <>
      <p>
        {fillText(say(mode === 'sample' ? texts.ofSample : texts.ofAll), {
          judged: count(judged),
          foods: count(foods),
        })}
      </p>
      {warning === null ? null : (
        <p className="dc-rules__warning" role="alert">
          {fillText(say(texts.empties), {
            before: count(warning.suitableBefore),
            after: count(warning.suitableAfter),
          })}
        </p>
      )}
      {changed.length === 0 ? (
        <p>{say(texts.unchanged)}</p>
      ) : (
        <>
          <h3>{say(texts.verdictsChanged)}</h3>
          <BarTable
            bars={changed.map((one) => ({
              label: step(one),
              share: one.foods / most,
              figure: count(one.foods),
            }))}
            name={say(texts.verdictsChanged)}
          />
          <h3>{say(texts.byCategory)}</h3>
          <BarTable
            bars={kinds.map((kind) => ({
              label: kind.name === null ? say(texts.withoutCategory) : say(kind.name),
              share: kind.changed / mostOfKind,
              figure: `${count(kind.changed)} / ${count(kind.foods)}`,
            }))}
            name={say(texts.byCategory)}
          />
          <h3>{say(texts.examples)}</h3>
          <dl className="dc-rules__examples">
            {examples.map((one) => (
              <div key={step(one)}>
                <dt>{step(one)}</dt>
                <dd>
                  {one.foods.map(({ id, name }, at) => (
                    <span key={id}>
                      {at === 0 ? '' : ', '}
                      <a href={`/admin/collections/foods/${String(id)}`}>{name}</a>
                    </span>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </>
  );
}
