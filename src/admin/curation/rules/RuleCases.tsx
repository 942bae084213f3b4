import type { LocalizedText } from '../../../domain/language.ts';
import { caseOutcomes, type CaseOutcome } from '../../../domain/suitability/rules/cases/ruleCases.ts';
import { isDraft, textsIn, type Draft } from '../../../domain/suitability/rules/forms/formFields.ts';
import { outcomeNames } from '../../../domain/suitability/texts/outcomeNames.ts';
import { Disclosure } from '../../fields/Disclosure.tsx';
import { caseGroups, emptyCase, summaryOf } from './forms/caseFields.ts';
import type { InputShared } from './forms/FieldInput.tsx';
import { GroupedFields } from './forms/GroupedFields.tsx';
import type { RuleCaseResults } from './ruleCaseResults.ts';

type Parts = InputShared & { readonly results: RuleCaseResults };

/** The cases of a rule: forms to edit them, and what comes out for each. */
export function CasesOfRule({
  onChange,
  rule,
  ...parts
}: Parts & { readonly rule: Draft; readonly onChange: (cases: readonly unknown[]) => void }) {
  const { isReadOnly, results, say } = parts;
  const cases: readonly unknown[] = Array.isArray(rule['cases']) ? rule['cases'] : [];
  return (
    <section aria-label={say(texts.cases)} className="dc-cases">
      <h3>{`${say(texts.cases)} (${String(cases.length)})`}</h3>
      <p>{say(texts.about)}</p>
      {results.fault === undefined ? null : <p role="status">{say(results.fault)}</p>}
      <ol>
        {cases.map((one, at) => (
          <li key={at}>
            <OneCase
              draft={isDraft(one) ? one : emptyCase}
              found={results.failed.get(at)}
              onChange={(next) => {
                onChange(
                  next === undefined ? cases.filter((_, other) => other !== at) : cases.with(at, next),
                );
              }}
              {...parts}
            />
          </li>
        ))}
      </ol>
      {isReadOnly ? null : (
        <button
          className="btn btn--style-secondary btn--size-small"
          onClick={() => {
            onChange([...cases, emptyCase]);
          }}
          type="button"
        >
          {say(texts.add)}
        </button>
      )}
    </section>
  );
}

function OneCase({
  draft,
  found,
  onChange,
  ...parts
}: Parts & {
  readonly draft: Draft;
  /** What comes out instead; undefined: the case holds, or it did not run. */
  readonly found: CaseOutcome | undefined;
  /** Undefined removes the case. */
  readonly onChange: (draft: Draft | undefined) => void;
}) {
  const { isReadOnly, optionsOf, results, say } = parts;
  const { name, outcome } = draft;
  const summary = summaryOf(draft, {
    say,
    nameOf: (field, value) => {
      const option = optionsOf(field).find((one) => one.value === value);
      return option === undefined ? value : say(option.name);
    },
  });
  return (
    <Disclosure
      className="dc-case"
      summary={
        <>
          {typeof name === 'string' && name !== '' ? `${name}: ` : ''}
          {summary === '' ? say(texts.nothingKnown) : summary}
          {' → '}
          <strong>{outcomeName(outcome, say)}</strong>{' '}
          {found === undefined ? (
            results.hasRun && <span className="dc-badge dc-badge--encourage">{say(texts.holds)}</span>
          ) : (
            <span className="dc-badge dc-badge--avoid" role="status">
              {`${say(texts.found)}: ${say(outcomeNames[found])}`}
            </span>
          )}
        </>
      }
    >
      <div className="dc-case__fields">
        <label>
          {say(texts.outcome)}
          <select
            aria-label={say(texts.outcome)}
            disabled={isReadOnly}
            onChange={(event) => {
              onChange({ ...draft, outcome: event.target.value });
            }}
            value={typeof outcome === 'string' ? outcome : 'unknown'}
          >
            {caseOutcomes.map((one) => (
              <option key={one} value={one}>
                {say(outcomeNames[one])}
              </option>
            ))}
          </select>
        </label>
        <label>
          {say(texts.name)}
          <input
            disabled={isReadOnly}
            onChange={(event) => {
              const { name: _, ...others } = draft;
              onChange(event.target.value === '' ? others : { ...draft, name: event.target.value });
            }}
            type="text"
            value={typeof name === 'string' ? name : ''}
          />
        </label>
        {isReadOnly ? null : (
          <button
            className="btn btn--style-secondary btn--size-small"
            onClick={() => {
              onChange(undefined);
            }}
            type="button"
          >
            {say(texts.remove)}
          </button>
        )}
      </div>
      <GroupedFields
        draft={draft}
        groups={caseGroups}
        isReadOnly={isReadOnly}
        onChange={onChange}
        optionsOf={optionsOf}
        say={say}
      />
    </Disclosure>
  );
}

function outcomeName(outcome: unknown, say: Parts['say']): string {
  const known = caseOutcomes.find((one) => one === outcome);
  return known === undefined ? textsIn([outcome]).join('') : say(outcomeNames[known]);
}

const texts = {
  cases: { ko: '사례', en: 'Cases' },
  about: {
    ko: '사례는 식품의 사실과 이 규칙 하나의 결과입니다. 게시하려면 규칙마다 사례가 있어야 하고, 모두 맞아야 합니다.',
    en: 'A case is a food with the outcome of this one rule. To publish, each rule needs cases, and all of them must hold.',
  },
  found: { ko: '실제 결과', en: 'It comes out as' },
  outcome: { ko: '결과', en: 'Outcome' },
  holds: { ko: '맞음', en: 'Holds' },
  name: { ko: '이름', en: 'Name' },
  add: { ko: '사례 추가', en: 'Add a case' },
  remove: { ko: '사례 지우기', en: 'Remove the case' },
  nothingKnown: { ko: '아무것도 모르는 식품', en: 'A food of which nothing is known' },
} as const satisfies Record<string, LocalizedText>;
